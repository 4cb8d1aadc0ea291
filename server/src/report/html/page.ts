import {outcomeLooks} from '../../core/coverage/states.ts';
import type {CatalogResult, Result} from '../result.ts';
import {changedSince, counted, criterionStateWords, outcomeStateWords} from '../words.ts';
import {claimsPart, notesTable} from './claims.ts';
import {readingsPart} from './readings.ts';
import {criteriaCounts} from './counts.ts';
import {cover, nameOf} from './cover.ts';
import {documentedTable} from './documented.ts';
import {h, raw, render, type Child, type Html} from './element.ts';
import {matrixTable, openList, outcomeArticle} from './outcomes.ts';
import {outcomeAnchor, type HtmlOptions, type Section} from './parts.ts';
import {applicabilityTable, documentRegister, findingsTable, mapPart} from './registers.ts';
import {style} from './style.ts';
import {factsList, outcomesTable, summary} from './summary.ts';

/**
 * The auditor's page: one file without scripts, fonts or images from elsewhere, to be read in any browser, light or dark,
 * and to be printed. Text of documents stands in it only as text. The same results give the same page.
 */
export function htmlReport(results: readonly Result[], options: HtmlOptions): string {
	const [first] = results;
	// Two systems of one organization have its name between them.
	const name = [...new Set(results.map(nameOf))].join(', ');
	const sections = results.map(
		(result, index): Section => ({
			result,
			options,
			prefix: results.length > 1 ? `r${index + 1}-` : '',
			name: results.length > 1 ? toldApart(result, results) : undefined,
		}),
	);
	return `<!doctype html>\n${render(
		h(
			'html',
			{lang: 'en'},
			h(
				'head',
				{},
				h('meta', {charset: 'utf-8'}),
				h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
				h('meta', {'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'"}),
				h('meta', {name: 'generator', content: `${first?.tool.name ?? ''} ${first?.tool.version ?? ''}`}),
				h('title', {}, `${name}: documented coverage`),
				raw(`<style>${style}</style>`),
			),
			h(
				'body',
				{},
				h('a', {class: 'skip', href: '#main'}, 'To the content'),
				h(
					'header',
					{class: 'top'},
					h('p', {class: 'eyebrow'}, 'Documented coverage of the expected outcomes'),
					h('h1', {}, name),
					h('p', {class: 'soft'}, sourceText(results)),
					sections.map(section => [
						section.name === undefined ? '' : h('p', {class: 'eyebrow'}, section.name),
						cover(section.result),
					]),
				),
				h(
					'div',
					{class: 'frame'},
					h('nav', {class: 'toc', 'aria-label': 'Contents'}, sections.map(contentsOf)),
					h(
						'main',
						{id: 'main'},
						sections.map((section, index) =>
							parts(section).map((part, at) => partHtml(section, part, index + at === 0)),
						),
					),
				),
				h(
					'footer',
					{},
					h(
						'p',
						{},
						`Made by ${first?.tool.name ?? ''} ${first?.tool.version ?? ''} from the documents alone. ${[...new Set(results.flatMap(result => result.catalogs.map(catalog => catalog.disclaimer)))].join(' ')}`,
					),
				),
			),
		),
	)}\n`;
}

/** The name of a system beside others; with its place where two have the same. */
function toldApart(result: Result, results: readonly Result[]): string {
	const name = nameOf(result);
	return results.filter(each => nameOf(each) === name).length > 1 ? `${name} (${result.repositoryRoot})` : name;
}

/** What was read, and when: the commit where there is one, else the day. */
function sourceText(results: readonly Result[]): string {
	const catalogs = [
		...new Set(
			results.flatMap(result => result.catalogs.map(catalog => `${catalog.title}, edition ${catalog.edition}`)),
		),
	];
	const commits = [
		...new Set(
			results.flatMap(result =>
				result.commit === undefined
					? []
					: [`commit ${result.commit.hash.slice(0, 10)} of ${result.commit.date}${changedSince(result.commit)}`],
			),
		),
	];
	return [...catalogs, ...(commits.length > 0 ? commits : [`as of ${results[0]?.today ?? ''}`])].join(' · ');
}

interface Part {
	readonly id: string;
	readonly title: string;
	readonly body: (section: Section) => Child;
	/** On paper it needs no page of its own. */
	readonly short?: boolean;
}

/** Parts that are wider than high, printed on a page turned sideways. */
const across: readonly string[] = ['matrix', 'register', 'map'];

const forCatalogs =
	(body: (section: Section, catalog: CatalogResult) => Child) =>
	(section: Section): Child =>
		section.result.catalogs.map(catalog => body(section, catalog));

function parts({result, options}: Section): Part[] {
	const map = options.maps.get(result.root);
	const {open} = criteriaCounts(result.catalogs);
	return [
		{id: 'summary', title: 'Summary', body: section => [summary(section), forCatalogs(outcomesTable)(section)]},
		{
			id: 'open',
			title: open === 0 ? 'Open criteria' : `Open criteria (${open})`,
			body: forCatalogs(openList),
			short: open === 0,
		},
		{id: 'matrix', title: 'Matrix', body: forCatalogs(matrixTable)},
		{
			id: 'outcomes',
			title: 'Outcomes and their evidence',
			body: forCatalogs((section, catalog) => catalog.outcomes.map(outcome => outcomeArticle(section, outcome))),
		},
		{
			id: 'applicability',
			title: 'Applicability (4.3)',
			body: forCatalogs((section, catalog) => applicabilityTable(section.result, catalog)),
		},
		{id: 'documented', title: 'Documented information', body: forCatalogs(documentedTable)},
		{id: 'notes', title: 'Notes and boundaries', body: forCatalogs(notesTable), short: true},
		{id: 'claims', title: 'Claims and attestations', body: claimsPart},
		...(result.readings.length === 0 ? [] : [{id: 'readings', title: 'Readings', body: readingsPart}]),
		{id: 'register', title: 'Document register', body: documentRegister},
		...(map === undefined ? [] : [{id: 'map', title: 'Interaction of processes', body: () => mapPart(map)}]),
		{id: 'findings', title: 'Findings', body: findingsTable},
		{id: 'reading', title: 'Source and words', body: readingGuide},
	];
}

function partHtml(section: Section, {id, title, body, short = false}: Part, first: boolean): Html {
	const anchor = `${section.prefix}${id}`;
	return h(
		'section',
		{'aria-labelledby': anchor, class: across.includes(id) ? 'across' : undefined},
		h(
			'h2',
			{id: anchor, class: first ? 'first' : short ? 'short' : undefined},
			section.name === undefined ? title : `${section.name}: ${title}`,
		),
		body(section),
	);
}

function contentsOf(section: Section): Child {
	const outcomes = section.result.catalogs.flatMap(catalog => catalog.outcomes);
	return [
		section.name === undefined ? '' : h('p', {}, section.name),
		h(
			'ul',
			{},
			parts(section).map(({id, title}) =>
				h(
					'li',
					{},
					h('a', {href: `#${section.prefix}${id}`}, title),
					id !== 'outcomes'
						? ''
						: h(
								'ul',
								{class: 'sub'},
								outcomes.map(outcome =>
									h(
										'li',
										{},
										h(
											'a',
											{href: `#${outcomeAnchor(section, outcome)}`},
											h(
												'span',
												{class: outcomeLooks[outcome.state].tone, 'aria-hidden': 'true'},
												`${outcomeLooks[outcome.state].mark} `,
											),
											`${outcome.qualified} ${outcome.short}`,
											h('span', {class: 'unseen'}, `, ${outcomeStateWords[outcome.state]}`),
										),
									),
								),
							),
				),
			),
		),
	];
}

function readingGuide(section: Section): Child {
	const {result} = section;
	const terms: [string, string][] = [
		[outcomeStateWords.covered, 'The documents show the criteria that matter, and their authors claim them.'],
		[outcomeStateWords['evidenced-not-claimed'], 'The text shows them; nobody has confirmed it by a claim yet.'],
		[outcomeStateWords['partially-covered'], 'Some of the criteria are shown.'],
		[outcomeStateWords['claimed-not-evidenced'], 'A document claims the outcome; its text does not show it.'],
		[
			outcomeStateWords.gap,
			'No document was found that shows it. That is a question to the organization, not an answer.',
		],
		[
			outcomeStateWords['to-read'],
			'Places were found that may show it. That is a question to a reader: neither evidence nor a gap.',
		],
		[criterionStateWords.pending, 'It is shown in a document that is not effective yet, or no longer.'],
		[
			'mentioned, described, specified',
			'The grade of a section: the topic comes up; a way of working is described; it is described with the particulars that the criterion asks for.',
		],
		[
			'mandatory, expected, core',
			'Without a mandatory criterion the outcome is not addressed; an expected one is what an auditor would ask for; without a core one the outcome is a gap, whatever else is shown.',
		],
		['marked words', 'What counted in a quoted sentence. A list of words alone counts for nothing.'],
	];
	return [
		factsList(section),
		h('h3', {}, 'Words'),
		h(
			'dl',
			{class: 'facts'},
			terms.flatMap(([term, meaning]) => [h('dt', {}, term), h('dd', {}, meaning)]),
		),
		result.catalogs.some(catalog => catalog.assumedEffective)
			? h('p', {}, 'No document states a status, so all were taken as effective.')
			: '',
		result.unreadable.length > 0
			? h(
					'p',
					{},
					`${counted(result.unreadable.length, 'file')} could not be read: ${result.unreadable.map(each => each.path).join(', ')}.`,
				)
			: '',
	];
}
