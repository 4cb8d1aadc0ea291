import type {CellView, DocumentView, OutcomeView, RootView} from '../../server/src/host/protocol.ts';
import {h, stateIcon, stateName} from './elements.ts';
import {send} from './page.ts';

const rowsAtOnce = 200;

export interface MatrixState {
	/** How many rows are drawn. */
	readonly rows: number;
	/** The key of the cell that the tab key leads to; the first where it is gone. */
	readonly cell: string;
	readonly more: () => void;
	readonly moved: (cell: string) => void;
}

/** The matrix of documents and outcomes. Arrow keys move between cells, Enter goes to the source. */
export function matrix(
	root: RootView,
	documents: readonly DocumentView[],
	{rows, cell: tabbed, more, moved}: MatrixState,
): HTMLElement {
	const table = h(
		'table',
		{'aria-rowcount': documents.length + 1},
		h('caption', {class: 'hidden'}, `What each of ${documents.length} documents brings to each outcome`),
		h(
			'thead',
			{},
			h(
				'tr',
				{},
				h('th', {scope: 'col', class: 'corner'}, 'Document'),
				root.outcomes.map(outcome =>
					h(
						'th',
						{scope: 'col', 'data-key': outcome.id, title: `${outcome.qualified} ${outcome.title}`},
						h('abbr', {title: outcome.title}, outcome.qualified),
						h('span', {class: 'hidden'}, ` ${outcome.title}`),
					),
				),
			),
		),
		h(
			'tbody',
			{onkeydown: event => move(event as KeyboardEvent, moved)},
			documents.slice(0, rows).map(document => row(root.outcomes, document)),
		),
	);
	const buttons = [...table.querySelectorAll<HTMLElement>('tbody button')];
	const first = buttons.find(button => button.dataset['cell'] === tabbed) ?? buttons[0];
	if (first !== undefined) first.tabIndex = 0;
	return h(
		'div',
		{},
		h('div', {class: 'matrix', role: 'region', tabindex: 0, 'aria-label': 'Matrix of documents and outcomes'}, table),
		legend(),
		documents.length > rows
			? h(
					'button',
					{id: 'more', class: 'secondary', onclick: more},
					`Show ${Math.min(rowsAtOnce, documents.length - rows)} more`,
				)
			: undefined,
	);
}

/** Gives the focus to the cell that the tab key leads to. */
export function focusCell(): void {
	document.querySelector<HTMLElement>('.matrix tbody button[tabindex="0"]')?.focus({preventScroll: true});
}

matrix.rowsAtOnce = rowsAtOnce;

/** What the signs of the cells mean. */
function legend(): HTMLElement {
	return h(
		'p',
		{class: 'legend quiet'},
		['covered', 'evidenced', 'pending', 'claimed'].map(state =>
			h('span', {}, stateIcon(state), ` ${stateName(state)}`),
		),
	);
}

function row(outcomes: readonly OutcomeView[], document: DocumentView): HTMLElement {
	const name = document.id === '' ? document.title : `${document.id} ${document.title}`;
	return h(
		'tr',
		{'data-key': document.uri},
		h(
			'th',
			{scope: 'row', title: document.path},
			h(
				'button',
				{
					class: 'link',
					tabindex: -1,
					'data-cell': document.uri,
					onclick: () => send({type: 'goTo', uri: document.uri, range: start}),
				},
				name,
			),
		),
		outcomes.map(outcome => cell(outcome, document, name)),
	);
}

const start = {start: {line: 0, character: 0}, end: {line: 0, character: 0}};

function cell(outcome: OutcomeView, document: DocumentView, name: string): HTMLElement {
	const view: CellView | undefined = document.cells[outcome.id];
	if (view === undefined) return h('td', {'data-key': outcome.id}, h('span', {class: 'hidden'}, 'nothing'));
	const criteria = view.criteria.join(', ');
	return h(
		'td',
		{'data-key': outcome.id},
		h(
			'button',
			{
				class: 'cell',
				tabindex: -1,
				'data-cell': `${document.uri} ${outcome.id}`,
				title: `${outcome.qualified} ${stateName(view.state)}\n${criteria}`,
				'aria-label': `${name}, ${outcome.qualified} ${outcome.title}: ${stateName(view.state)} (${criteria}). Go to the section`,
				onclick: () => send({type: 'goTo', uri: document.uri, range: view.range}),
			},
			stateIcon(view.state),
		),
	);
}

/** Moves the focus over the cells of the table that hold a button; only one of them is in the tab order. */
function move(event: KeyboardEvent, moved: MatrixState['moved']): void {
	const from = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>('td, th') : null;
	const line = from?.parentElement;
	if (from === null || !(line instanceof HTMLTableRowElement)) return;
	const to = neighbour(event.key, line, from.cellIndex);
	const button = to?.querySelector('button');
	if (button === null || button === undefined) return;
	event.preventDefault();
	line
		.closest('tbody')
		?.querySelectorAll('button[tabindex="0"]')
		.forEach(other => other.setAttribute('tabindex', '-1'));
	button.tabIndex = 0;
	moved(button.dataset['cell'] ?? '');
	button.focus();
}

function neighbour(key: string, line: HTMLTableRowElement, column: number): Element | undefined {
	const has = (cell: Element | undefined): boolean => cell?.querySelector('button') !== null && cell !== undefined;
	const cells = [...line.cells];
	if (key === 'ArrowRight') return cells.slice(column + 1).find(has);
	if (key === 'ArrowLeft') return cells.slice(0, column).reverse().find(has);
	if (key === 'Home') return cells.find(has);
	if (key === 'End') return cells.reverse().find(has);
	const rows = [...(line.parentElement?.children ?? [])] as HTMLTableRowElement[];
	const at = rows.indexOf(line);
	const there = key === 'ArrowDown' ? rows.slice(at + 1) : key === 'ArrowUp' ? rows.slice(0, at).reverse() : [];
	return there.map(other => other.cells[column]).find(has) ?? there[0]?.cells[0];
}
