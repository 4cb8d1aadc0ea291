import type {CatalogResult, Result} from '../result.ts';
import {counted, criterionStateWords, outcomeStateWords, percent, verdictWords} from '../words.ts';
import {h, raw, render, type Child, type Html} from './element.ts';
import {matrixTable, openTable, outcomeArticle, overviewTable} from './outcomes.ts';
import {type HtmlOptions, type Section} from './parts.ts';
import {applicabilityTable, documentRegister, findingsTable} from './registers.ts';
import {style} from './style.ts';

/**
 * The auditor's page: one file without scripts, fonts or images from elsewhere, to be read in any browser, light or dark,
 * and to be printed. Text of documents stands in it only as text.
 */
export function htmlReport(results: readonly Result[], options: HtmlOptions): string {
	const [first] = results;
	const name = results.map(nameOf).join(', ');
	const sections = results.map((result, index) => ({result, options, prefix: results.length > 1 ? `r${index + 1}-` : ''}));
	return `<!doctype html>\n${render(h('html', {lang: 'en'},
		h('head', {},
			h('meta', {charset: 'utf-8'}),
			h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
			h('meta', {'http-equiv': 'Content-Security-Policy', content: 'default-src \'none\'; style-src \'unsafe-inline\''}),
			h('meta', {name: 'generator', content: `${first?.tool.name ?? ''} ${first?.tool.version ?? ''}`}),
			h('title', {}, `${name}: documented coverage`),
			raw(`<style>${style}</style>`),
		),
		h('body', {},
			h('a', {class: 'skip', href: '#main'}, 'To the content'),
			sections.map((section, index) => [
				pageHead(section),
				h('main', {id: index === 0 ? 'main' : undefined}, contents(section).map(part => partHtml(section, part))),
			] as Child),
			h('footer', {}, h('p', {}, `Made by ${first?.tool.name ?? ''} ${first?.tool.version ?? ''} from the documents alone. ${[...new Set(results.flatMap(result => result.catalogs.map(catalog => catalog.disclaimer)))].join(' ')}`)),
		),
	))}\n`;
}

function nameOf(result: Result): string {
	return result.organization === '' ? (result.root === '.' ? 'Quality management system' : result.root) : result.organization;
}

function pageHead({result, prefix, ...rest}: Section): Html {
	const shown = percent(result.summary.met, result.summary.applicable);
	return h('header', {},
		h('h1', {}, `${nameOf(result)}: documented coverage of the expected outcomes`),
		result.catalogs.map(catalog => h('p', {}, h('strong', {}, verdictWords[catalog.verdict]), shown === undefined ? '' : ` ${result.summary.met} of ${result.summary.applicable} criteria are shown (${shown} %).`)),
		h('p', {class: 'note'}, [...new Set(result.catalogs.map(catalog => catalog.disclaimer))].join(' ')),
		h('dl', {class: 'facts'}, factsOf(result).flatMap(([term, value]) => [h('dt', {}, term), h('dd', {}, value)])),
		h('nav', {'aria-label': 'Contents'}, h('ul', {}, contents({result, prefix, ...rest}).map(({id, title}) => h('li', {}, h('a', {href: `#${prefix}${id}`}, title))))),
	);
}

function factsOf(result: Result): [string, string][] {
	return [
		['Judged by', result.catalogs.map(catalog => `${catalog.title} (${catalog.id} ${catalog.version}, edition ${catalog.edition})`).join('; ')],
		...(result.commit === undefined ? [] : [['Source', `commit ${result.commit.hash} of ${result.commit.date}`] as [string, string]]),
		['Review dates compared with', result.today],
		['Documents', `${counted(result.summary.files, 'document')} of the system read`],
	];
}

interface Part {
	readonly id: string;
	readonly title: string;
	readonly body: (section: Section) => Child;
}

const forCatalogs = (body: (section: Section, catalog: CatalogResult) => Child) => (section: Section): Child => section.result.catalogs.map(catalog => body(section, catalog));

function contents({result, options}: Section): Part[] {
	const map = options.maps.get(result.root);
	return [
		{id: 'overview', title: 'Overview', body: forCatalogs(overviewTable)},
		{id: 'matrix', title: 'Matrix', body: forCatalogs(matrixTable)},
		{id: 'outcomes', title: 'Outcomes and their evidence', body: forCatalogs((section, catalog) => catalog.outcomes.map(outcome => outcomeArticle(section, outcome)))},
		{id: 'open', title: 'Open criteria', body: forCatalogs(openTable)},
		{id: 'applicability', title: 'Statement of applicability', body: forCatalogs((section, catalog) => applicabilityTable(section.result, catalog))},
		{id: 'register', title: 'Document register', body: documentRegister},
		...(map === undefined ? [] : [{id: 'map', title: 'Interaction of processes', body: () => h('div', {class: 'wide', role: 'region', 'aria-label': 'Map of the processes', tabindex: 0}, raw(map))}]),
		{id: 'findings', title: 'Findings', body: findingsTable},
		{id: 'reading', title: 'How to read this', body: readingGuide},
	];
}

function partHtml(section: Section, {id, title, body}: Part): Html {
	return h('section', {'aria-labelledby': `${section.prefix}${id}`}, h('h2', {id: `${section.prefix}${id}`, class: id === 'overview' ? 'first' : undefined}, title), body(section));
}

function readingGuide({result}: Section): Child {
	const terms: [string, string][] = [
		[outcomeStateWords.covered, 'The documents show the criteria that matter, and their authors claim them.'],
		[outcomeStateWords['evidenced-not-claimed'], 'The text shows them; nobody has confirmed it by a claim yet.'],
		[outcomeStateWords['partially-covered'], 'Some of the criteria are shown.'],
		[outcomeStateWords['claimed-not-evidenced'], 'A document claims the outcome; its text does not show it.'],
		[outcomeStateWords.gap, 'No document was found that shows it. That is a question to the organization, not an answer.'],
		[criterionStateWords.thin, 'A way of working is described, but who, when, how or with which record is open.'],
		[criterionStateWords.pending, 'It is shown in a document that is not effective yet, or no longer.'],
		['mentioned, described, specified', 'The grade of a section: the topic comes up; a way of working is told; it is told with the particulars that the criterion asks for.'],
	];
	const boundaries = result.catalogs.flatMap(catalog => catalog.boundaries);
	return [
		h('dl', {class: 'facts'}, terms.flatMap(([term, meaning]) => [h('dt', {}, term), h('dd', {}, meaning)])),
		boundaries.map(boundary => h('p', {}, `${boundary.id} ${boundary.title}: ${boundary.state === 'respected' ? 'the documents keep to it.' : `${counted(boundary.findings, 'sentence')} of the documents overstep it, see the findings.`}`)),
		result.catalogs.some(catalog => catalog.assumedEffective) ? h('p', {}, 'No document states a status, so all were taken as effective.') : '',
	];
}
