import type {CriterionState, OutcomeState} from '../../core/coverage/coverage.ts';
import {stateMarks} from '../coverage-text.ts';
import {under} from '../place.ts';
import type {DocumentResult, PlaceResult, Result} from '../result.ts';
import {criterionStateWords, outcomeStateWords} from '../words.ts';
import {h, raw, escape, type Child, type Html} from './element.ts';

export interface HtmlOptions {
	/** What stands before a path in a link; '' for no links, as the pack is read away from its repository. */
	readonly linkBase: string;
	/** The map of the processes as SVG, by root as the result names it. */
	readonly maps: ReadonlyMap<string, string>;
}

/** One result on the page; ids of several are told apart by `prefix`. */
export interface Section {
	readonly result: Result;
	readonly prefix: string;
	readonly options: HtmlOptions;
}

const outcomeTone: Readonly<Record<OutcomeState, string>> = {
	'covered': 'good', 'evidenced-not-claimed': 'good', 'partially-covered': 'part', 'claimed-not-evidenced': 'bad', 'planned': 'plan', 'not-applicable': 'soft', 'gap': 'bad',
};

const criterionTone: Readonly<Record<CriterionState, string>> = {
	'covered': 'good', 'attested': 'good', 'evidenced': 'good', 'pending': 'part', 'thin': 'part', 'claimed': 'bad', 'planned': 'plan', 'gap': 'bad', 'not-applicable': 'soft',
};

const criterionMarks: Readonly<Record<CriterionState, string>> = {
	'covered': '●', 'attested': '●', 'evidenced': '◕', 'pending': '◑', 'thin': '◑', 'claimed': '◔', 'planned': '◌', 'gap': '○', 'not-applicable': '–',
};

/** A state as mark and words: never by colour alone. */
export function outcomeBadge(state: OutcomeState): Html {
	return h('span', {class: `state ${outcomeTone[state]}`}, h('span', {'aria-hidden': 'true'}, `${stateMarks[state]} `), outcomeStateWords[state]);
}

export function criterionBadge(state: CriterionState): Html {
	return h('span', {class: `state ${criterionTone[state]}`}, h('span', {'aria-hidden': 'true'}, `${criterionMarks[state]} `), criterionStateWords[state]);
}

/** A document by its id and title, with the section and line of a place. */
export function placeName(section: Section, {path, line, section: heading}: Pick<PlaceResult, 'path' | 'line' | 'section'>): Html {
	const document = section.result.documents.find(each => each.path === path);
	const name = [document?.id, document?.title === '' ? undefined : document?.title].filter(Boolean).join(' ') || path;
	return h('span', {}, name, heading === '' ? '' : `, ${heading}`, ' ', h('span', {class: 'soft small'}, '(', fileLink(section, path, line), ')'));
}

/** A file, with the line where one is meant: linked where the reader can follow, else in words. */
export function fileLink({result, options}: Section, path: string, line?: number): Child {
	const text = line === undefined ? path : `${path}:${line}`;
	if (options.linkBase === '') return text;
	return h('a', {href: `${options.linkBase}${under(result.repositoryRoot, path).split('/').map(part => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD'))).join('/')}${line === undefined ? '' : `#L${line}`}`}, text);
}

/** A sentence with the words that counted marked, longer ones before the shorter ones within them. */
export function quoted({quote, phrases}: Pick<PlaceResult, 'quote' | 'phrases'>): Html {
	const wanted = [...phrases].filter(phrase => phrase.length > 1 && phrase !== quote).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
	const parts: string[] = [];
	for (let at = 0; at < quote.length;) {
		const found = wanted.find(phrase => quote.startsWith(phrase, at));
		if (found === undefined) {
			parts.push(escape(quote[at] ?? ''));
			at++;
		} else {
			parts.push(`<mark>${escape(found)}</mark>`);
			at += found.length;
		}
	}
	return h('blockquote', {}, raw(parts.join('')));
}

export function table(caption: string, heads: readonly Child[], rows: readonly (readonly Html[])[], className = ''): Html {
	return h('div', {class: 'wide', role: 'region', 'aria-label': caption, tabindex: 0}, h('table', {class: className === '' ? undefined : className},
		h('caption', {}, caption),
		h('thead', {}, h('tr', {}, heads)),
		h('tbody', {}, rows.map(row => h('tr', {}, row))),
	));
}

export const head = (text: string, className?: string): Html => h('th', {scope: 'col', class: className}, text);
export const cell = (className: string | undefined, ...children: readonly Child[]): Html => h('td', {class: className}, ...children);

export function reviewIsOverdue({reviewNext}: DocumentResult, {today}: Result): boolean {
	return reviewNext !== undefined && reviewNext < today;
}
