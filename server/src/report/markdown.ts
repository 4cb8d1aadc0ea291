import {reportMark} from '../core/model/discover.ts';
import type {Severity} from '../core/finding/finding.ts';
import {isUnchanged} from './difference.ts';
import {
	byPath,
	causeSentence,
	criterionStep,
	findingsSentence,
	leftSentence,
	netSentence,
	outcomeMeaning,
	outcomeStep,
	ownChanges,
	placesLead,
	readingsSentence,
	shownSentence,
	worseFirst,
} from './difference-words.ts';
import {failureSentences} from './failures.ts';
import {issuesUrl} from './issues.ts';
import {colon, escapeMarkdown} from './markdownText.ts';
import {coverageSections, linkMarkdown, type MarkdownOptions} from './matrix-tables.ts';
import {under, worstFirst} from './place.ts';
import type {FindingResult, Result, CriterionChange, Difference, Direction, OutcomeChange} from './result.ts';
import {counted, severityWords} from './words.ts';

/** More rows than this make a comment that nobody reads, and that GitHub may refuse. */
const mostRows = 50;

const marks: Readonly<Record<Direction, string>> = {worse: '🔻', better: '🔺', other: '▪️'};
const severityMarks: Readonly<Record<Severity, string>> = {error: '🔴', warning: '🟠', information: '🔵', hint: '⚪'};

/** A page for a step summary or a comment: what the change did where there is an earlier state, else the whole. */
export function markdownReport(results: readonly Result[], options: MarkdownOptions): string {
	const sections = results.map(result => {
		const title =
			result.organization === '' ? (result.root === '.' ? '' : `: ${result.root}`) : `: ${result.organization}`;
		const body =
			result.difference === undefined ? wholeLines(result, options) : changeLines(result, result.difference, options);
		return [`## QMS Lens${escapeMarkdown(title)}`, '', ...failureLines(result), ...body]
			.map(line => `${line}\n`)
			.join('');
	});
	return `${reportMark}\n\n${sections.join('\n')}`;
}

/** A page that leaves something out says so before anything else. */
function failureLines({failures, repositoryRoot}: Result): string[] {
	if (failures.length === 0) return [];
	return [
		...failureSentences(failures, repositoryRoot).map(line => `- ⚠️ ${escapeMarkdown(line)}`),
		'',
		`That is a mistake in QMS Lens, not in the documents; [please report it](${issuesUrl}).`,
		'',
	];
}

function wholeLines(result: Result, options: MarkdownOptions): string[] {
	return [
		...findingTable('Findings', result, result.findings, options),
		...gateLines(result),
		...baselineLines(result),
		coverageSections([result], options).trimEnd(),
	];
}

function changeLines(result: Result, difference: Difference, options: MarkdownOptions): string[] {
	const headlines = headlinesOf(difference);
	return [
		...headlines.flatMap(line => [`**${escapeMarkdown(line)}**`, '']),
		`${isUnchanged(difference) ? 'This change leaves coverage and findings as they were. ' : ''}${[netSentence(difference), shownSentence(difference), findingsSentence(difference)].filter(text => text !== '').join(' ')}`,
		'',
		...causeLines(result, difference),
		...leftLines(result, difference),
		...outcomeTable(difference.outcomes),
		...criterionList(result, ownChanges(difference), options),
		...findingTable('New findings', result, result.findings, options),
		...findingTable('On changed lines, there before', result, difference.touched, undefined),
		...findingTable('Fixed', result, difference.fixed, undefined),
		...questionLines(result, difference, options),
		...gateLines(result),
		...baselineLines(result),
		`*Compared with ${escapeMarkdown(difference.since)} at ${difference.commit.slice(0, 8)}. ${escapeMarkdown(result.catalogs[0]?.disclaimer ?? '')}*`,
	];
}

/** What changed several criteria at once, and which. */
function causeLines({repositoryRoot}: Result, {causes}: Difference): string[] {
	if (causes.length === 0) return [];
	return [
		...causes.map(cause => {
			const sentence = causeSentence(cause, path => under(repositoryRoot, path));
			const mark = marks[cause.worse > 0 ? 'worse' : cause.better > 0 ? 'better' : 'other'];
			return `- ${mark} ${escapeMarkdown(sentence)} They are: ${escapeMarkdown(cause.criteria.join(', '))}`;
		}),
		'',
	];
}

function leftLines(result: Result, difference: Difference): string[] {
	const sentence = leftSentence(difference, path => under(result.repositoryRoot, path));
	return sentence === '' ? [] : [escapeMarkdown(sentence), ''];
}

/** What a reviewer has to know first: outcomes that changed for somebody, else how many criteria are worse off. */
function headlinesOf({outcomes, criteria}: Difference): string[] {
	const meanings = outcomes.map(outcomeMeaning).filter(line => line !== '');
	const worse = criteria.filter(change => change.direction === 'worse').length;
	return meanings.length > 0 || worse === 0
		? meanings
		: [`${counted(worse, 'criterion is', 'criteria are')} shown less well after this change.`];
}

function outcomeTable(changes: readonly OutcomeChange[]): string[] {
	if (changes.length === 0) return [];
	return [
		'| | Outcome | Before → after |',
		'| --- | --- | --- |',
		...worseFirst(changes).map(
			change =>
				`| ${marks[change.direction]} | ${change.qualified} ${escapeMarkdown(change.title)} | ${outcomeStep(change)} |`,
		),
		'',
	];
}

function criterionList(result: Result, changes: readonly CriterionChange[], options: MarkdownOptions): string[] {
	if (changes.length === 0) return [];
	const groups = new Map<string, CriterionChange[]>();
	for (const change of worseFirst(changes)) {
		const key = [
			change.direction,
			outcomeOf(change),
			escapeMarkdown(criterionStep(change)),
			placesMarkdown(result, change, options),
		].join('\n');
		groups.set(key, [...(groups.get(key) ?? []), change]);
	}
	return [
		'### Criteria',
		'',
		...shorten(
			[...groups.values()].flatMap(group => groupLines(result, group, options)),
			'more criteria changed',
		),
		'',
	];
}

/** Fewer than this are told one by one. */
const fewest = 3;

const outcomeOf = ({id}: CriterionChange): string => id.slice(0, id.indexOf('.'));

/** Criteria of one outcome that took the same step at the same places share a line. */
function groupLines(result: Result, group: readonly CriterionChange[], options: MarkdownOptions): string[] {
	const [first] = group;
	if (first === undefined || group.length < fewest)
		return group.map(
			change =>
				`- ${marks[change.direction]} **${change.id}** ${escapeMarkdown(change.title)}${colon} ${escapeMarkdown(criterionStep(change))}${placesMarkdown(result, change, options)}`,
		);
	const titles = group.map(change => escapeMarkdown(change.title)).join('; ');
	return [
		`- ${marks[first.direction]} **${outcomeOf(first)}**, ${counted(group.length, 'criterion', 'criteria')}: ${escapeMarkdown(criterionStep(first))}${placesMarkdown(result, first, options)}. They are: ${titles}`,
	];
}

function placesMarkdown(result: Result, change: CriterionChange, options: MarkdownOptions): string {
	const places = byPath(change.places).map(({path, gone, places: [first, ...more]}) => {
		const full = under(result.repositoryRoot, path);
		if (gone || first === undefined) return `${escapeMarkdown(full)}, which is gone`;
		return `${linkMarkdown(full, first.line, first.section, options)}${more.length > 0 ? ` and ${counted(more.length, 'more section')}` : ''}`;
	});
	return places.length === 0 ? '' : `; ${placesLead(change)} in ${places.join('; ')}`;
}

/** Without `links` the table is folded away and its places, which may be gone, are plain. */
function findingTable(
	title: string,
	result: Result,
	findings: readonly FindingResult[],
	links: MarkdownOptions | undefined,
): string[] {
	if (findings.length === 0) return [];
	const rows = worstFirst(findings).map(
		finding =>
			`| ${severityMarks[finding.severity]} ${severityWords[finding.severity]} | ${placeMarkdown(result, finding, links)} | ${escapeMarkdown(finding.message)} [${finding.rule}](${finding.url}) |`,
	);
	const table = ['| | Where | Finding |', '| --- | --- | --- |', ...rows.slice(0, mostRows), ''];
	const more = rows.length > mostRows ? [`${counted(rows.length - mostRows, 'more finding')} not shown.`, ''] : [];
	if (links === undefined)
		return ['<details>', `<summary>${title} (${findings.length})</summary>`, '', ...table, ...more, '</details>', ''];
	return [`### ${title} (${findings.length})`, '', ...table, ...more];
}

function placeMarkdown(result: Result, finding: FindingResult, links: MarkdownOptions | undefined): string {
	const path = under(result.repositoryRoot, finding.path);
	return links === undefined ? escapeMarkdown(`${path}:${finding.line}`) : linkMarkdown(path, finding.line, '', links);
}

/** What the change leaves to be read, folded. */
function questionLines(result: Result, difference: Difference, options: MarkdownOptions): string[] {
	const sentence = readingsSentence(difference);
	if (sentence === '') return [];
	const rows = difference.questions.map(({criterion, title, path, line, section, why}) => {
		const place = linkMarkdown(under(result.repositoryRoot, path), line, section, options);
		return `- ${place}${colon} ${criterion} ${escapeMarkdown(title)}${why === 'stale' ? ', changed since it was read' : why === 'disagree' ? ', read differently' : ''}`;
	});
	if (rows.length === 0) return [escapeMarkdown(sentence), ''];
	return [
		'<details>',
		`<summary>${escapeMarkdown(sentence)}</summary>`,
		'',
		...shorten(rows, 'more'),
		'',
		'</details>',
		'',
	];
}

function gateLines({gates}: Result): string[] {
	const missed = gates.filter(gate => !gate.passed);
	return missed.length === 0
		? []
		: ['### Gates missed', '', ...missed.map(gate => `- ${escapeMarkdown(gate.message)}`), ''];
}

function baselineLines({baseline}: Result): string[] {
	if (baseline === undefined) return [];
	const fixed =
		baseline.fixed.length > 0
			? ` ${counted(baseline.fixed.length, 'finding')} of it fixed: write it anew so that it shrinks.`
			: '';
	return [`${counted(baseline.knownFindings.length, 'finding')} of the baseline not shown.${fixed}`, ''];
}

function shorten(lines: readonly string[], what: string): string[] {
	return lines.length <= mostRows ? [...lines] : [...lines.slice(0, mostRows), `- ${lines.length - mostRows} ${what}.`];
}
