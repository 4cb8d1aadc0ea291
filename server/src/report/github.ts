import type {Severity} from '../core/finding/finding.ts';
import {under, worstFirst} from './place.ts';
import type {FindingResult, Result} from './result.ts';
import {visible} from './terminal.ts';
import {counted} from './words.ts';

/** GitHub shows ten annotations of each kind for a step and drops the others without a word. */
const mostOfAKind = 10;

const kinds = {error: 'error', warning: 'warning', information: 'notice', hint: 'notice'} as const satisfies Record<
	Severity,
	string
>;

/**
 * Workflow commands that GitHub Actions turns into annotations on the changed files. Of each kind at most ten are
 * written, the worst first; where there are more, the tenth says how many.
 */
export function githubReport(results: readonly Result[]): string {
	const findings = results.flatMap(result =>
		result.findings.map(finding => ({...finding, path: under(result.repositoryRoot, finding.path)})),
	);
	const lines: string[] = [];
	for (const kind of ['error', 'warning', 'notice'] as const) {
		const own = worstFirst(findings.filter(finding => kinds[finding.severity] === kind));
		const shown = own.length > mostOfAKind ? own.slice(0, mostOfAKind - 1) : own;
		lines.push(...shown.map(finding => command(kind, finding)));
		const rest = own.slice(shown.length);
		if (rest.length > 0)
			lines.push(
				`::${kind} title=QMS Lens::${data(`${counted(rest.length, 'more finding')} of this kind in ${counted(new Set(rest.map(finding => finding.path)).size, 'file')}; the log and the other reports list them all.`)}`,
			);
	}
	return lines.map(line => `${line}\n`).join('');
}

function command(kind: string, finding: FindingResult): string {
	const oneLine = finding.line === finding.endLine;
	const properties = [
		`file=${property(finding.path)}`,
		`line=${finding.line}`,
		`endLine=${finding.endLine}`,
		// GitHub refuses columns on an annotation of several lines.
		...(oneLine ? [`col=${finding.column}`, `endColumn=${finding.endColumn}`] : []),
		`title=${property(finding.rule)}`,
	];
	return `::${kind} ${properties.join(',')}::${data(visible(finding.message))}`;
}

function data(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
	return data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
