import {isMet, isOpen} from '../core/coverage/states.ts';
import {reportMark} from '../core/model/discover.ts';
import {gapReason} from './gap.ts';
import {encodedPath, escapeMarkdown, linkTarget} from './markdownText.ts';
import {under} from './place.ts';
import type {CriterionResult, OutcomeResult, PlaceResult, Result} from './result.ts';
import {visible} from './terminal.ts';
import {countLine, criterionStateWords, flagWords, outcomeStateWords, percent, verdictWords} from './words.ts';

const header = [
	'catalogue',
	'outcome',
	'outcome title',
	'outcome state',
	'criterion',
	'criterion title',
	'level',
	'criterion state',
	'grade',
	'answer',
	'likelihood',
	'document',
	'line',
	'section',
	'phrases',
	'missing',
	'flags',
	'clauses',
];

/** One row for each place of each criterion, possible places where it is to be read, and one for each criterion without any: RFC 4180, UTF-8, CRLF. */
export function csvReport(results: readonly Result[]): string {
	const rows = results.flatMap(result =>
		result.catalogs.flatMap(catalog =>
			catalog.outcomes.flatMap(outcome =>
				outcome.criteria.flatMap(criterion => csvRows(result, catalog.id, outcome, criterion)),
			),
		),
	);
	return [header, ...rows].map(row => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvRows(result: Result, catalog: string, outcome: OutcomeResult, criterion: CriterionResult): string[][] {
	const start = [
		catalog,
		outcome.qualified,
		outcome.title,
		outcomeStateWords[outcome.state],
		criterion.id,
		criterion.title,
		criterion.level,
		criterionStateWords[criterion.state],
	];
	const flags = criterion.flags.map(flag => flagWords[flag]).join('; ');
	const clauses = criterion.clauses.map(({number}) => number).join('; ');
	const places =
		criterion.state === 'to-read' ? criterion.candidates.filter(({answer}) => answer === 'possible') : criterion.places;
	if (places.length === 0) return [[...start, '', '', '', '', '', '', '', '', flags, clauses]];
	return places.map(place => [
		...start,
		place.grade,
		place.answer,
		place.likelihood.toFixed(3),
		under(result.root, place.path),
		String(place.line),
		place.section,
		place.phrases.join('; '),
		place.missing.join('; '),
		flags,
		clauses,
	]);
}

/** Documents against outcomes, one row for each document of the QMS: RFC 4180, UTF-8, CRLF. An empty cell shows nothing. */
export function matrixCsv(results: readonly Result[]): string {
	const outcomes = [
		...new Set(
			results.flatMap(result => result.catalogs.flatMap(catalog => catalog.outcomes.map(outcome => outcome.qualified))),
		),
	];
	const rows = results.flatMap(result =>
		result.documents
			.filter(document => document.qms)
			.map(document => [
				document.id ?? '',
				document.title,
				document.kind,
				document.status ?? '',
				under(result.root, document.path),
				...outcomes.map(id =>
					matrixWords(
						result.catalogs.flatMap(catalog => catalog.outcomes).find(outcome => outcome.qualified === id),
						document.path,
					),
				),
			]),
	);
	return [['document', 'title', 'kind', 'status', 'file', ...outcomes], ...rows]
		.map(row => `${row.map(csvCell).join(',')}\r\n`)
		.join('');
}

/** What a document shows of an outcome, in words; '' for nothing. A claim is the document's own: what another one claims is no claim of this one. */
export function matrixWords(
	outcome: OutcomeResult | undefined,
	path: string,
): '' | 'shown and claimed' | 'shown' | 'not effective' | 'claimed only' {
	const spoken = (outcome?.criteria ?? []).flatMap(({state, places}) =>
		places.filter(place => place.path === path).map(({claimed}) => ({state, claimed})),
	);
	const shown = spoken.filter(({state}) => isMet(state));
	if (shown.some(({state, claimed}) => claimed || state === 'attested')) return 'shown and claimed';
	if (shown.length > 0) return 'shown';
	if (spoken.some(({state}) => state === 'pending')) return 'not effective';
	return spoken.some(({state}) => state === 'claimed') ? 'claimed only' : '';
}

/**
 * A text that a spreadsheet would take for a formula gets a leading apostrophe; documents are not to be trusted with one.
 * Blanks and quotation marks before the sign do not keep a spreadsheet from it, nor does a sign of double width. Where
 * semicolons part the cells, as in many countries, what follows one would begin a cell as well.
 */
function csvCell(text: string): string {
	const shown = visible(text);
	const plain = /^["'\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(shown) ? `'${shown}` : shown;
	return /[",;\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export interface MarkdownOptions {
	/** What stands before a path in a link, such as the address of a commit's files; '' for links within the repository. */
	readonly linkBase: string;
}

/** The matrix as a Markdown page: a table of outcomes, then the open criteria. */
export function coverageMarkdown(results: readonly Result[], options: MarkdownOptions = {linkBase: ''}): string {
	return `${reportMark}\n\n${coverageSections(results, options)}`;
}

/** The same as a part of another page. */
export function coverageSections(results: readonly Result[], options: MarkdownOptions): string {
	return results.map(result => `${rootMarkdown(result, options).join('\n')}\n`).join('\n');
}

function rootMarkdown(result: Result, options: MarkdownOptions): string[] {
	const lines: string[] = [];
	for (const catalog of result.catalogs) {
		const shown = percent(result.summary.met, result.summary.applicable);
		lines.push(
			`## Coverage of ${escapeMarkdown(catalog.title)}`,
			'',
			`${verdictWords[catalog.verdict]}${shown === undefined ? '' : ` ${result.summary.met} of ${result.summary.applicable} criteria are shown (${shown} %): ${countLine(result.summary.states)}.`}`,
			'',
			'| Outcome | State | Criteria | Where |',
			'| --- | --- | ---: | --- |',
			...catalog.outcomes.map(
				outcome =>
					`| ${outcome.qualified} ${escapeMarkdown(outcome.title)} | ${outcomeStateWords[outcome.state]} | ${outcome.met}/${outcome.applicable} | ${whereMarkdown(result, outcome, options)} |`,
			),
			'',
			...openMarkdown(result, catalog.outcomes, options),
			`*${escapeMarkdown(catalog.disclaimer)}*`,
		);
	}
	return lines;
}

const mostPlaces = 3;

function whereMarkdown(result: Result, outcome: OutcomeResult, options: MarkdownOptions): string {
	const links = outcome.where
		.slice(0, mostPlaces)
		.map(({path, line, section}) => linkMarkdown(under(result.repositoryRoot, path), line, section, options));
	const more = outcome.where.length - links.length;
	return [...links, ...(more > 0 ? [`${more} more`] : [])].join('<br>');
}

function openMarkdown(result: Result, outcomes: readonly OutcomeResult[], options: MarkdownOptions): string[] {
	const open = outcomes.flatMap(outcome =>
		outcome.criteria.filter(each => each.level !== 'good' && isOpen(each.state)),
	);
	if (open.length === 0) return [];
	const link = (place: PlaceResult): string =>
		linkMarkdown(under(result.repositoryRoot, place.path), place.line, place.section, options);
	const line = (criterion: CriterionResult, where: string): string =>
		`- **${criterion.id}** ${escapeMarkdown(criterion.title)}: ${criterionStateWords[criterion.state]}; ${where}`;
	const unread = open.filter(({state}) => state === 'to-read');
	const others = open.filter(({state}) => state !== 'to-read');
	return [
		...listMarkdown(
			'### Open criteria',
			others.map(criterion => {
				const [place] = criterion.places;
				const [part] = criterion.inPart;
				if (place !== undefined) return line(criterion, `see ${link(place)}`);
				return line(
					criterion,
					part === undefined ? escapeMarkdown(gapReason(criterion)) : `shown in part, see ${link(part)}`,
				);
			}),
		),
		...listMarkdown(
			'### To be read',
			unread.map(criterion =>
				line(
					criterion,
					criterion.candidates
						.filter(({answer}) => answer === 'possible')
						.slice(0, mostPlaces)
						.map(link)
						.join(', '),
				),
			),
		),
	];
}

const listMarkdown = (title: string, lines: readonly string[]): string[] =>
	lines.length === 0 ? [] : [title, '', ...lines, ''];

/** A link to a line, from the repository's top, with the section's heading behind it. */
export function linkMarkdown(path: string, line: number, section: string, {linkBase}: MarkdownOptions): string {
	return `[${escapeMarkdown(`${path}:${line}`)}](${linkTarget(linkBase)}${encodedPath(path)}#L${line})${section === '' ? '' : ` ${escapeMarkdown(section)}`}`;
}
