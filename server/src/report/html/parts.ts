import {criterionLooks, isOpen as isOpenState, outcomeLooks, outcomeStates} from '../../core/coverage/states.ts';
import type {CriterionState, OutcomeState, StateLook} from '../../core/coverage/states.ts';
import {encodedPath} from '../markdownText.ts';
import {under} from '../place.ts';
import type {CriterionResult, DocumentResult, OutcomeResult, PlaceResult, Result} from '../result.ts';
import {h, raw, escape, type Child, type Html} from './element.ts';
import {marksIn} from './marks.ts';

/** A flow between two processes or parties, in words. */
export interface MapFlow {
	readonly from: string;
	readonly to: string;
	readonly name: string;
	/** False where only one side names it, or an end is missing. */
	readonly matched: boolean;
}

export interface ProcessMap {
	readonly svg: string;
	readonly flows: readonly MapFlow[];
}

export interface HtmlOptions {
	/** What stands before a path in a link; '' for no links, as the pack is read away from its repository. */
	readonly linkBase: string;
	/** The map of the processes, by root as the result names it. */
	readonly maps: ReadonlyMap<string, ProcessMap>;
}

/** One result on the page; ids of several are told apart by `prefix`. */
export interface Section {
	readonly result: Result;
	readonly prefix: string;
	/** What tells it from the others; undefined where it is the only one. */
	readonly name: string | undefined;
	readonly options: HtmlOptions;
}

/** From the worst to the best; an outcome that does not apply is last. */
export const worstStates: readonly OutcomeState[] = [
	...outcomeStates.filter(state => state !== 'not-applicable').reverse(),
	'not-applicable',
];

/** A criterion that an auditor would ask for and that is not shown. */
export const isOpen = ({level, state}: CriterionResult): boolean => level !== 'good' && isOpenState(state);

export const outcomeAnchor = ({prefix}: Pick<Section, 'prefix'>, {id}: Pick<OutcomeResult, 'id'>): string =>
	`${prefix}${id}`;

/** A mark for the eye; its words stand beside it or are read out. */
const mark = (sign: string): Html => h('span', {'aria-hidden': 'true'}, `${sign} `);

/** A state as mark and words: never by colour alone. */
export function outcomeBadge(state: OutcomeState): Html {
	return badge(outcomeLooks[state]);
}

export function criterionBadge(state: CriterionState): Html {
	return badge(criterionLooks[state]);
}

const badge = ({tone, mark: sign, words}: StateLook): Html => h('span', {class: `state ${tone}`}, mark(sign), words);

export const idOf = (id: string): Html => h('span', {class: 'id'}, id);
/** Ids one after the other, none of them broken at the end of a line. */
export const idList = (ids: readonly string[]): Child =>
	ids.map((id, index) => [h('span', {class: 'keep'}, `${id}${index < ids.length - 1 ? ',' : ''}`), ' ']);
export const tag = (text: string): Html => h('span', {class: 'tag'}, text);

/** A document by its id and title; its path where it has neither. */
export function documentName({result}: Section, path: string): string {
	const document = result.documents.find(each => each.path === path);
	return [document?.id, document?.title === '' ? undefined : document?.title].filter(Boolean).join(' ') || path;
}

/** A document by its id and title, with the section and line of a place. */
export function placeName(
	section: Section,
	{path, line, section: heading}: Pick<PlaceResult, 'path' | 'line' | 'section'>,
): Html {
	return h(
		'span',
		{},
		documentName(section, path),
		heading === '' ? '' : ` › ${heading}`,
		' ',
		h('span', {class: 'soft small path'}, '(', fileLink(section, path, line), ')'),
	);
}

/** A file, with the line where one is meant: linked where the reader can follow, else in words. */
export function fileLink({result, options}: Section, path: string, line?: number): Child {
	const text = line === undefined ? path : `${path}:${line}`;
	if (options.linkBase === '') return text;
	return h(
		'a',
		{
			href: `${options.linkBase}${encodedPath(under(result.repositoryRoot, path))}${line === undefined ? '' : `#L${line}`}`,
		},
		text,
	);
}

/** A sentence with the words that counted marked, the longer before the shorter ones within them. */
export function quoted({quote, phrases}: Pick<PlaceResult, 'quote' | 'phrases'>): Html {
	let at = 0;
	const parts = marksIn(quote, phrases).map(({start, end}) => {
		const part = `${escape(quote.slice(at, start))}<mark>${escape(quote.slice(start, end))}</mark>`;
		at = end;
		return part;
	});
	return h('blockquote', {}, raw(parts.join('') + escape(quote.slice(at))));
}

/** A column's heading; `spoken` is what a narrow screen says before the cell, where the heading itself is an abbreviation. */
export interface Head {
	readonly text: string;
	readonly className: string | undefined;
	readonly spoken: string | undefined;
}

/** A cell of a table; the one that names its row is its head. */
export interface Cell {
	readonly row: boolean;
	readonly className: string | undefined;
	readonly children: readonly Child[];
}

/**
 * A table that scrolls in its own frame where it is wide, and whose rows become cards on a narrow screen, each cell with
 * its column's heading before it. The roles say what `display: block` would take away.
 */
export function table(
	caption: string,
	heads: readonly Head[],
	rows: readonly (readonly Cell[])[],
	className = '',
): Html {
	const cellHtml = ({row, className: own, children}: Cell, column: number): Html =>
		row
			? h('th', {scope: 'row', role: 'rowheader', class: own}, ...children)
			: h('td', {role: 'cell', class: own, 'data-head': heads[column]?.spoken ?? heads[column]?.text}, ...children);
	return h(
		'div',
		{class: 'wide', role: 'region', 'aria-label': caption, tabindex: 0},
		h(
			'table',
			{role: 'table', class: className === '' ? undefined : className},
			h('caption', {}, caption),
			h(
				'thead',
				{role: 'rowgroup'},
				h(
					'tr',
					{role: 'row'},
					heads.map(each =>
						h('th', {scope: 'col', role: 'columnheader', class: each.className, title: each.spoken}, each.text),
					),
				),
			),
			h(
				'tbody',
				{role: 'rowgroup'},
				rows.map(row => h('tr', {role: 'row'}, row.map(cellHtml))),
			),
		),
	);
}

export const head = (text: string, className?: string, spoken?: string): Head => ({text, className, spoken});
export const rowHead = (className: string | undefined, ...children: readonly Child[]): Cell => ({
	row: true,
	className,
	children,
});
export const cell = (className: string | undefined, ...children: readonly Child[]): Cell => ({
	row: false,
	className,
	children,
});

/** Clause numbers with the name of the standard before them; nothing where a criterion rests on none. */
export function clauseText({clauses}: Pick<CriterionResult, 'clauses'>): Child {
	return clauses.length === 0
		? ''
		: h(
				'span',
				{class: 'clauses'},
				`ISO 9001 ${clauses.length === 1 ? 'clause' : 'clauses'} `,
				clauses.map(({number, title}, index) => [
					h('span', {class: 'keep', title: title === '' ? undefined : title}, number),
					index < clauses.length - 1 ? ', ' : '',
				]),
			);
}

export function reviewIsOverdue({reviewNext}: DocumentResult, {today}: Result): boolean {
	return reviewNext !== undefined && reviewNext < today;
}
