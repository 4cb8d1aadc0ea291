import {htmlReport} from '../../report/html/page.ts';
import {jsonReportPieces} from '../../report/json.ts';
import {coverageMarkdown, csvReport} from '../../report/matrix-tables.ts';
import {matrixText} from '../../report/matrix-text.ts';
import type {Arguments} from '../args.ts';
import {complainOfFailures} from '../failed.ts';
import type {FormatOf} from '../formats.ts';
import {linkBase, type Host} from '../host.ts';
import {mapsOf} from '../maps.ts';
import {deliver, type Layout, type Report} from '../output.ts';
import {complainOfSettings} from '../misconfigured.ts';
import {startProgress} from '../progress.ts';
import {openForResults} from '../results.ts';

/** `coverage`: the matrix. Returns 2 where the configuration is wrong, 1 where a gate is missed, else 0. */
export async function coverage(args: Arguments, host: Host): Promise<number> {
	const progress = startProgress(host, false);
	const opened = await openForResults(args, host, progress);
	const results = opened.map(each => each.result);
	progress.end();
	const maps = (): ReturnType<typeof mapsOf> => mapsOf(opened.map(each => each.open));
	const render: Readonly<Record<FormatOf<'coverage'>, (layout: Layout) => Report>> = {
		text: layout => matrixText(results, layout),
		json: () => jsonReportPieces(results),
		markdown: () => coverageMarkdown(results, {linkBase: linkBase(host)}),
		html: () => htmlReport(results, {linkBase: linkBase(host), maps: maps()}),
		csv: () => csvReport(results),
	};
	const whole = await deliver(host, args.outputs, args.color, (format, layout) =>
		render[format as FormatOf<'coverage'>](layout),
	);
	if ((await complainOfFailures(results, host)) || !whole) return 2;
	if (
		await complainOfSettings(
			opened.map(each => each.open),
			host,
		)
	)
		return 2;
	return results.some(result => result.gates.some(gate => !gate.passed)) ? 1 : 0;
}
