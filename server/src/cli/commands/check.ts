import {resolve} from 'node:path';
import type {Severity} from '../../core/finding/finding.ts';
import {severities} from '../../core/finding/finding.ts';
import {agentReport} from '../../report/agent.ts';
import {writeBaseline} from '../../report/baseline.ts';
import {githubReport} from '../../report/github.ts';
import {gitlabReport} from '../../report/gitlab.ts';
import {htmlReport} from '../../report/html/page.ts';
import {jsonReportPieces} from '../../report/json.ts';
import {junitReport} from '../../report/junit.ts';
import {markdownReport} from '../../report/markdown.ts';
import type {Result} from '../../report/result.ts';
import {sarifReport} from '../../report/sarif.ts';
import {textReport} from '../../report/text.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import {startFixing} from '../fixing.ts';
import {complainOfFailures} from '../failed.ts';
import type {FormatOf} from '../formats.ts';
import {linkBase, type Host} from '../host.ts';
import {filesJson, filesText} from '../list-files.ts';
import {mapsOf} from '../maps.ts';
import {deliver, type Layout, type Report} from '../output.ts';
import {writeWhole} from '../write.ts';
import {complainOfSettings} from '../misconfigured.ts';
import {startProgress} from '../progress.ts';
import {openForResults} from '../results.ts';
import type {Memory} from '../roots.ts';
import {watchCheck} from '../watch.ts';

/** `check`: reads, judges, reports. Returns the exit code: 0 fine, 1 findings or a gate missed, 2 the configuration is wrong. */
export async function check(args: Arguments, host: Host): Promise<number> {
	return args.watch ? watchCheck(args, host, checkOnce) : checkOnce(args, host);
}

async function checkOnce(args: Arguments, host: Host, memory?: Memory): Promise<number> {
	const progress = startProgress(host, args.quiet);
	const fixer = args.fix ? startFixing() : undefined;
	const opened = await openForResults(args, host, progress, memory, fixer && (open => fixer.fix(open)));
	if (fixer !== undefined) {
		progress.end();
		const code = await fixer.finish(args, host);
		if (args.dryRun) {
			const failed = await complainOfFailures(
				opened.map(each => each.result),
				host,
			);
			return failed ? 2 : args.failOn.includes('never') ? 0 : code;
		}
	}
	const results = opened.map(each => each.result);
	progress.end();
	if (args.listFiles) {
		await deliver(host, args.outputs, args.color, (format, layout) =>
			format === 'json' ? filesJson(results) : filesText(results, layout),
		);
		return (await complainOfFailures(results, host)) ? 2 : 0;
	}
	if (args.writeBaseline !== undefined) {
		writeWhole(
			{path: resolve(host.cwd, args.writeBaseline), text: writeBaseline(results), shown: args.writeBaseline},
			host.cwd,
		);
		await host.stdout.write(
			`${counted(
				results.reduce((sum, result) => sum + result.findings.length, 0),
				'finding',
			)} written to ${args.writeBaseline}.\n`,
		);
		return (await complainOfFailures(results, host)) ? 2 : 0;
	}
	const render: Readonly<Record<FormatOf<'check'>, (layout: Layout) => Report>> = {
		text: layout => textReport(results, {...layout, quiet: args.quiet}),
		json: () => jsonReportPieces(results),
		sarif: () => sarifReport(results),
		junit: () => junitReport(results),
		github: () => githubReport(results),
		gitlab: () => gitlabReport(results),
		markdown: () => markdownReport(results, {linkBase: linkBase(host)}),
		html: () => htmlReport(results, {linkBase: linkBase(host), maps: mapsOf(opened.map(each => each.open))}),
		agent: () => agentReport(results),
	};
	const whole = await deliver(host, args.outputs, args.color, (format, layout) =>
		render[format as FormatOf<'check'>](layout),
	);
	if ((await complainOfFailures(results, host)) || !whole) return 2;
	if (args.failOn.includes('never')) return 0;
	if (
		await complainOfSettings(
			opened.map(each => each.open),
			host,
		)
	)
		return 2;
	return results.some(result => fails(result, args)) ? 1 : 0;
}

/** Whether a result is to end the run with 1: a finding at or above the level, or a gate that was missed. */
export function fails(result: Result, {failOn}: Pick<Arguments, 'failOn'>): boolean {
	return (
		result.gates.some(gate => !gate.passed) ||
		result.findings.some(finding => failing(failOn).includes(finding.severity))
	);
}

function failing(failOn: Arguments['failOn']): readonly Severity[] {
	const least = severities.findLastIndex(severity => failOn.includes(severity));
	return severities.slice(0, least < 0 ? 1 : least + 1);
}
