import {join, resolve} from 'node:path';
import {htmlReport} from '../../report/html/page.ts';
import {jsonReport} from '../../report/json.ts';
import {csvReport} from '../../report/matrix-tables.ts';
import {outcomeStateWords, verdictWords} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import {linkBase, type Host} from '../host.ts';
import {mapsOf} from '../maps.ts';
import {writeWhole} from '../output.ts';
import {UsageProblem} from '../problem.ts';
import {startProgress} from '../progress.ts';
import {openForResults} from '../results.ts';

/** `report`: the auditor's pack in a folder. Returns 0; what is open is in the pack. */
export async function report(args: Arguments, host: Host): Promise<number> {
	const [folder, ...paths] = args.paths;
	if (folder === undefined) throw new UsageProblem('report needs a folder to write to.', 'Name one: qms-lens report audit-pack');
	const progress = startProgress(host, false);
	const opened = await openForResults({...args, paths}, host, progress);
	progress.end();
	const results = opened.map(each => each.result);
	const files: readonly (readonly [name: string, text: string])[] = [
		['index.html', htmlReport(results, {linkBase: linkBase(host), maps: mapsOf(opened.map(each => each.open))})],
		['report.json', jsonReport(results)],
		['coverage.csv', csvReport(results)],
	];
	for (const [name, text] of files) writeWhole(resolve(host.cwd, folder, name), text, join(folder, name));
	const lines = results.flatMap(result => result.catalogs.map(catalog => {
		const open = catalog.outcomes.filter(outcome => outcome.state !== 'covered' && outcome.state !== 'not-applicable').map(outcome => `${outcome.qualified} ${outcomeStateWords[outcome.state]}`);
		return `${result.root === '.' ? '' : `${result.root}: `}${verdictWords[catalog.verdict]}${open.length > 0 ? ` ${open.join('; ')}.` : ''}`;
	}));
	await host.stdout.write([...files.map(([name]) => join(folder, name)), ...lines].map(line => `${line}\n`).join(''));
	return 0;
}
