import type {Severity} from '../core/finding/finding.ts';
import {differenceLines} from './difference-text.ts';
import {coverageRemarks, coverageTable} from './coverage-text.ts';
import {under} from './place.ts';
import type {FindingResult, Result, Difference} from './result.ts';
import {pad, painter, visible, width, wrap, type Paint, type Style, type TextOptions} from './terminal.ts';
import {counted, countLine, percent, severityWords, verdictWords} from './words.ts';

export interface CheckTextOptions extends TextOptions {
	/** Findings alone. */
	readonly quiet: boolean;
}

const severityStyles: Readonly<Record<Severity, Style>> = {
	error: 'red',
	warning: 'yellow',
	information: 'blue',
	hint: 'dim',
};

/** What a person reads in a terminal: findings by file, the coverage table, and what it comes to. Ends with a newline unless empty. */
export function textReport(results: readonly Result[], options: CheckTextOptions): string {
	const parts = results.map(result => {
		const heading = results.length > 1 ? [...rule(result, options), ''] : [];
		return [...heading, ...rootText(result, options)].join('\n');
	});
	return parts
		.filter(part => part !== '')
		.map(part => `${part}\n`)
		.join('\n');
}

function rule(result: Result, {width: columns, color}: TextOptions): string[] {
	const name = visible(result.organization === '' ? result.root : `${result.organization}: ${result.root}`);
	return [painter(color)('bold', `── ${name} ${'─'.repeat(Math.max(2, Math.min(columns, 100) - width(name) - 4))}`)];
}

function rootText(result: Result, options: CheckTextOptions): string[] {
	const paint = painter(options.color);
	if (options.quiet) return findingLines(result, result.findings, options, paint).slice(0, -1);
	if (result.difference !== undefined) return changeText(result, result.difference, options, paint);
	const lines = findingLines(result, result.findings, options, paint);
	for (const catalog of result.catalogs) {
		lines.push(...coverageTable(result, catalog, options), '');
		const remarks = coverageRemarks(catalog, options);
		if (remarks.length > 0) lines.push(...remarks, '');
	}
	return [...lines, ...closing(result, options, paint)];
}

/** The difference instead of the whole: what changed, then what the change causes, touches and puts right. */
function changeText(result: Result, difference: Difference, options: TextOptions, paint: Paint): string[] {
	const titled = (title: string, findings: readonly FindingResult[]): string[] =>
		findings.length === 0 ? [] : [paint('bold', title), '', ...findingLines(result, findings, options, paint)];
	return [
		...differenceLines(result, difference, options),
		'',
		...titled('New findings', result.findings),
		...titled('On changed lines, there before', difference.touched),
		...titled('Fixed', difference.fixed),
		...closing(result, options, paint),
	];
}

function findingLines(result: Result, shown: readonly FindingResult[], options: TextOptions, paint: Paint): string[] {
	const byPath = new Map<string, FindingResult[]>();
	for (const finding of shown) byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
	const lines: string[] = [];
	for (const [path, findings] of byPath) {
		lines.push(paint('bold', visible(under(result.root, path))));
		const place = Math.max(...findings.map(finding => `${finding.line}:${finding.column}`.length));
		for (const finding of findings) lines.push(...findingText(finding, place, options, paint));
		lines.push('');
	}
	return lines;
}

/**
 * `line:column  severity  message  rule`, the message wrapped in its column, the rule beside its last line where it
 * fits. On a narrow terminal message and rule stand below.
 */
function findingText(finding: FindingResult, placeColumns: number, options: TextOptions, paint: Paint): string[] {
	const place = pad(`${finding.line}:${finding.column}`, placeColumns, 'left');
	const severity = pad(severityWords[finding.severity], 7);
	const indent = 2 + placeColumns + 2 + 7 + 2;
	const room = options.width - indent;
	if (room < 30)
		return [
			`  ${paint('dim', place)}  ${paint(severityStyles[finding.severity], severityWords[finding.severity])}`,
			...wrap(visible(finding.message), options.width - 4).map(line => `    ${line}`),
			`    ${paint('dim', finding.rule)}`,
		];
	const text = wrap(visible(finding.message), room);
	const last = text.at(-1) ?? '';
	const fits = width(last) + 2 + finding.rule.length <= room;
	const lines = text.map((line, index) => {
		const start =
			index === 0
				? `  ${paint('dim', place)}  ${paint(severityStyles[finding.severity], severity)}  `
				: ' '.repeat(indent);
		const end = index === text.length - 1 && fits ? `  ${paint('dim', finding.rule)}` : '';
		return start + line + end;
	});
	return fits ? lines : [...lines, ' '.repeat(indent) + paint('dim', finding.rule)];
}

function closing(result: Result, options: TextOptions, paint: Paint): string[] {
	const {summary} = result;
	const shown = percent(summary.met, summary.applicable);
	const files = new Set(result.findings.map(finding => finding.path)).size;
	const counts = [
		counted(summary.errors, 'error'),
		counted(summary.warnings, 'warning'),
		counted(summary.notes, 'note'),
	].join(', ');
	const left = summary.skipped > 0 ? `, ${counted(summary.skipped, 'other')} skipped (--list-files says why)` : '';
	const verdicts = result.catalogs.map(catalog => verdictWords[catalog.verdict]);
	const gates = result.gates.filter(gate => !gate.passed);
	const known = result.baseline === undefined ? [] : baselineSentences(result.baseline);
	return [
		...(shown === undefined || result.difference !== undefined
			? []
			: [
					`${summary.met} of ${summary.applicable} criteria are shown (${shown} %): ${countLine(summary.states)}. ${[...new Set(verdicts)].join(' ')}`,
				]),
		`${counted(summary.files, 'document')} checked${left}: ${summary.errors + summary.warnings + summary.notes === 0 ? 'no findings' : `${counts} in ${counted(files, 'file')}`}.`,
		...known,
	]
		.flatMap(line => wrap(line, options.width))
		.concat(
			gates.flatMap(gate =>
				wrap(`Gate missed: ${visible(gate.message)}`, options.width).map(line => paint('red', line)),
			),
		)
		.concat(
			[...new Set(result.catalogs.map(catalog => catalog.disclaimer))].flatMap(line =>
				wrap(line, options.width).map(each => paint('dim', each)),
			),
		);
}

function baselineSentences({knownFindings, fixed}: NonNullable<Result['baseline']>): string[] {
	return [
		...(knownFindings.length > 0 ? [`${counted(knownFindings.length, 'finding')} of the baseline not shown.`] : []),
		...(fixed.length > 0
			? [
					`${counted(fixed.length, 'finding')} of the baseline ${fixed.length === 1 ? 'is' : 'are'} fixed; --write-baseline takes ${fixed.length === 1 ? 'it' : 'them'} out.`,
				]
			: []),
	];
}
