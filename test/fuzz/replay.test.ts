import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {FuzzCase} from './cases.ts';
import {check} from './checks.ts';

const folder = path.join(import.meta.dirname, '..', 'fixtures', 'fuzz');

describe('cases that break what is not careful', () => {
	for (const name of readdirSync(folder).filter(each => each.startsWith('workspaces-')))
		it(name, () => check(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as FuzzCase));
});
