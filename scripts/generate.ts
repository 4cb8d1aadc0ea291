// Writes every generated file from the objects it describes: node scripts/generate.ts [--check]
// With --check nothing is written; a file that differs fails and names the command to run.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {catalogFile} from './generate/catalog.ts';
import {rulesIndex} from './generate/rules.ts';

/** A generated file: its path from the repository root and its whole text. */
export interface Generated {
	readonly path: string;
	readonly text: string;
}

const root = join(import.meta.dirname, '..');
const checkOnly = process.argv.includes('--check');

function generateAll(): Generated[] {
	return [catalogFile(root), rulesIndex(root)];
}

function textOf(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}

let stale = 0;
for (const {path, text} of generateAll()) {
	const file = join(root, path);
	if (textOf(file) === text) continue;
	if (checkOnly) {
		console.error(`${path} is out of date; run: npm run generate`);
		stale++;
	} else {
		mkdirSync(dirname(file), {recursive: true});
		writeFileSync(file, text);
		console.log(`wrote ${path}`);
	}
}
process.exitCode = stale > 0 ? 1 : 0;
