import {join, resolve} from 'node:path';
import {isRepository} from '../../node/repository.ts';
import {workTreeOf} from '../../node/work-tree.ts';
import {nameOf} from '../../report/html/cover.ts';
import {htmlReport} from '../../report/html/page.ts';
import {jsonReport} from '../../report/json.ts';
import {csvReport, matrixCsv} from '../../report/matrix-tables.ts';
import {isReadable} from '../../node/paths.ts';
import type {Result} from '../../report/result.ts';
import {counted, outcomeStateWords, verdictWords} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import {complainOfFailures} from '../failed.ts';
import {linkBase, type Host} from '../host.ts';
import {mapsOf} from '../maps.ts';
import {writeFolder} from '../write.ts';
import {UsageProblem} from '../problem.ts';
import {startProgress} from '../progress.ts';
import type {OpenRoot} from '../roots.ts';
import {openForResults} from '../results.ts';

/** The result without what differs from run to run: the pack of one state is the same on every machine. */
const lasting = (result: Result): Result => ({...result, summary: {...result.summary, durationMs: 0}});

/** `report`: the auditor's pack in a folder. Returns 0; what is open is in the pack. */
export async function report(args: Arguments, host: Host): Promise<number> {
	const [folder, ...paths] = args.paths;
	if (folder === undefined)
		throw new UsageProblem('report needs a folder to write to.', 'Name one: qms-lens report audit-pack');
	const progress = startProgress(host, false);
	const read = await openForResults({...args, paths}, host, progress);
	const opened = read.filter(({open}) => open.around !== true);
	progress.end();
	const results = await Promise.all(opened.map(withChanges));
	const maps = mapsOf(opened.map(each => each.open));
	const files: readonly (readonly [name: string, text: string])[] = [
		['index.html', htmlReport(results, {linkBase: linkBase(host), maps})],
		['report.json', jsonReport(results.map(lasting))],
		['matrix.csv', matrixCsv(results)],
		['coverage.csv', csvReport(results)],
		...[...maps.values()].map(({svg}, index) => [maps.size === 1 ? 'map.svg' : `map-${index + 1}.svg`, svg] as const),
	];
	const place = resolve(host.cwd, folder);
	writeFolder(
		place,
		files.map(([name, text]) => ({path: join(place, name), text, shown: join(folder, name)})),
		folder,
		host.cwd,
	);
	const lines = results.flatMap(result =>
		result.catalogs.map(catalog => {
			const open = catalog.outcomes
				.filter(outcome => outcome.state !== 'covered' && outcome.state !== 'not-applicable')
				.map(outcome => `${outcome.qualified} ${outcomeStateWords[outcome.state]}`);
			return `${nameOf(result)}${results.length > 1 ? ` (${result.root})` : ''}: ${verdictWords[catalog.verdict]}${open.length > 0 ? ` ${open.join('; ')}.` : ''}`;
		}),
	);
	await host.stdout.write([...files.map(([name]) => join(folder, name)), ...lines].map(line => `${line}\n`).join(''));
	const changed = results.reduce((sum, {commit}) => sum + (commit?.changed ?? 0), 0);
	if (changed > 0)
		await host.stderr.write(
			`${counted(changed, 'document')} ${changed === 1 ? 'is' : 'are'} not as in the commit that the pack names, and the pack says so. Commit first, and anybody can make it again.\n`,
		);
	return (await complainOfFailures(results, host)) ? 2 : 0;
}

/** The result with the number of documents that its commit does not hold as they were read. */
async function withChanges({open, result}: {readonly open: OpenRoot; readonly result: Result}): Promise<Result> {
	if (result.commit === undefined || !isRepository(open.repository)) return result;
	const read = [...result.documents.filter(document => document.qms).map(({path}) => path), open.configPath];
	const tree = await workTreeOf(open.repository, open.request.root, read);
	const changed = tree.changed.length + tree.deleted.filter(isReadable).length;
	return changed === 0 ? result : {...result, commit: {...result.commit, changed}};
}
