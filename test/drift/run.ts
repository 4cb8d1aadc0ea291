// Shows what a change does to whole repositories: `npm run drift [-- --folder DIR] [-- --update]`.
// They are not part of this project: --folder or QMS_WIDE names the folder that holds them, else ../shared/eval/wide.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {differenceText} from './difference.ts';
import {countsOf, type DriftSnapshot, type RepositoryCounts} from './snapshot.ts';

const {values} = parseArgs({options: {folder: {type: 'string'}, update: {type: 'boolean', default: false}}});
const folder = path.resolve(values.folder ?? process.env['QMS_WIDE'] ?? path.join('..', 'shared', 'eval', 'wide'));
const kept = path.join(import.meta.dirname, 'wide.json');

if (existsSync(folder)) await compare();
else console.log('No repositories found: name their folder with --folder or QMS_WIDE. Nothing was compared.');

async function compare(): Promise<void> {
	const now: Record<string, RepositoryCounts> = {};
	for (const entry of readdirSync(folder, {withFileTypes: true}).toSorted((a, b) => (a.name < b.name ? -1 : 1)))
		if (entry.isDirectory()) now[entry.name] = await countsOf(path.join(folder, entry.name));
	const before = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as DriftSnapshot) : {};
	const lines = differenceText(before, now);
	if (lines.length > 0) console.log(lines.join('\n'));
	if (values.update) {
		writeFileSync(kept, `${JSON.stringify(now, undefined, '\t')}\n`);
		console.log(`\nThe snapshot of ${Object.keys(now).length} repositories is renewed.`);
	} else if (lines.length > 0) {
		console.log('\nWhere this is meant, renew the snapshot with: npm run drift -- --update');
		process.exitCode = 1;
	} else {
		console.log(`${Object.keys(now).length} repositories say what they said before.`);
	}
}
