import '@vscode/codicons/dist/codicon.css';
import './panel.css';
import type {Explanation, RootView} from '../../server/src/host/protocol.ts';
import type {ToPage} from '../src/panel/messages.ts';
import {h, icon} from './elements.ts';
import {explanationSection} from './explanation.ts';
import {focusCell, matrix} from './matrix.ts';
import {outcomeCards} from './outcomes.ts';
import {host, keyOf, type PageData, type PageState, send} from './page.ts';
import {patchChildren} from './patch.ts';
import {emptyPage} from './words.ts';

const app = document.querySelector('#app') as HTMLElement;
let data: PageData = {roots: [], documents: [], state: 'reading'};
let explanation: Explanation | null = null;
let problem = '';
let state: PageState = {root: '', filter: '', open: true, ...host.getState()};
let rows = matrix.rowsAtOnce;
/** The cell of the matrix that the tab key leads to. */
let cell = '';

window.addEventListener('message', ({data: message}: MessageEvent<ToPage>) => {
	if (message.type === 'data') {
		data = message;
		problem = '';
	} else if (message.type === 'explanation') {
		explanation = message.explanation;
		if (message.focus && explanation !== null) show(explanation);
	} else {
		problem = message.message;
	}
	draw();
	if (message.type === 'explanation' && message.focus) document.querySelector<HTMLElement>('#explanation')?.focus();
});

function change(next: Partial<PageState>): void {
	state = {...state, ...next};
	host.setState(state);
	draw();
}

/** The system and catalogue that are chosen; the first where that one is gone. */
function chosen(): RootView | undefined {
	return data.roots.find(root => keyOf(root) === state.root) ?? data.roots[0];
}

/** Shows another system; an explanation that is still to come must not lead back. */
function choose(root: string): void {
	explanation = null;
	send({type: 'forget'});
	change({root});
}

/** Chooses the system that an explanation is about, where another one is on the screen. */
function show(about: Explanation): void {
	const now = chosen();
	if (now !== undefined && isAbout(about, now)) return;
	const fitting = data.roots.find(root => isAbout(about, root));
	if (fitting !== undefined) change({root: keyOf(fitting)});
}

/** A section speaks to every catalogue of its system, an outcome or criterion belongs to one. */
function isAbout({root, id}: Explanation, view: RootView): boolean {
	return (
		root === view.uri &&
		(id === '' ||
			view.outcomes.some(outcome => outcome.id === id || outcome.criteria.some(criterion => criterion.id === id)))
	);
}

/** Draws what is new; what is on the screen and stays keeps its focus, its scroll position and its cursor. */
function draw(): void {
	const root = chosen();
	const inMatrix = document.activeElement?.closest('.matrix') !== null;
	app.setAttribute('aria-busy', String(data.state === 'reading'));
	patchChildren(
		app,
		h(
			'div',
			{},
			problem === '' ? undefined : h('p', {role: 'alert', class: 'problem', id: 'problem'}, problem),
			root === undefined
				? emptyPage(data.state, 'No quality documents were found in this workspace.', send)
				: page(root),
			// A section of a text that belongs to none of the systems.
			explanation === null || explanation.id !== '' || data.roots.some(({uri}) => uri === explanation?.root)
				? undefined
				: explanationSection(explanation),
		),
	);
	// The cell that had the focus may be gone.
	if (inMatrix && document.activeElement?.closest('.matrix') === null) focusCell();
}

function page(root: RootView): HTMLElement[] {
	const own = data.documents.filter(document => document.root === root.uri);
	const speaking = own.filter(({cells}) => root.outcomes.some(({id}) => id in cells));
	const documents = (state.open && speaking.length > 0 ? speaking : own).filter(document =>
		matches(document.id, document.title, document.path),
	);
	return [
		header(root),
		h('p', {class: 'quiet', id: 'disclaimer'}, root.disclaimer),
		outcomeCards(root),
		...(explanation === null || !isAbout(explanation, root) ? [] : [explanationSection(explanation)]),
		h(
			'section',
			{id: 'documents', 'aria-labelledby': 'matrix-title'},
			h('h2', {id: 'matrix-title'}, 'Documents and outcomes'),
			filterBar(speaking.length, own.length),
			matrix(root, documents, {
				rows,
				cell,
				more() {
					rows += matrix.rowsAtOnce;
					draw();
				},
				moved(to) {
					cell = to;
				},
			}),
		),
	];
}

function header(root: RootView): HTMLElement {
	return h(
		'header',
		{id: 'head'},
		h('h1', {}, root.name),
		h(
			'p',
			{class: 'verdict', role: 'status'},
			`${root.covered} of ${root.counted} outcomes covered. Criteria: ${root.counts}. ${root.verdict}`,
		),
		data.roots.length < 2
			? undefined
			: h(
					'select',
					{
						id: 'root',
						'aria-label': 'Quality management system',
						onchange: event => choose((event.target as HTMLSelectElement).value),
					},
					data.roots.map(other =>
						h('option', {value: keyOf(other), 'data-key': keyOf(other), selected: other === root}, nameOf(other)),
					),
				),
		h(
			'div',
			{class: 'actions', role: 'group', 'aria-label': 'Export'},
			(['html', 'markdown', 'csv', 'json'] as const).map(format =>
				h(
					'button',
					{class: 'secondary', onclick: () => send({type: 'export', root: root.uri, format})},
					icon('export'),
					` ${format === 'markdown' ? 'Markdown' : format.toUpperCase()}`,
				),
			),
		),
	);
}

/** The name of a system, with its catalogue where it has several. */
function nameOf(root: RootView): string {
	return data.roots.some(other => other !== root && other.uri === root.uri)
		? `${root.name}: ${root.catalog}`
		: root.name;
}

function filterBar(speaking: number, all: number): HTMLElement {
	const input = h('input', {
		id: 'filter',
		type: 'search',
		placeholder: 'Filter by id, title or path',
		'aria-label': 'Filter documents',
		oninput: event => {
			change({filter: (event.target as HTMLInputElement).value});
		},
	});
	input.value = state.filter;
	return h(
		'div',
		{class: 'filter'},
		input,
		h(
			'label',
			{},
			h('input', {
				id: 'open',
				type: 'checkbox',
				checked: state.open && speaking > 0,
				// Where no document speaks to an outcome yet, an empty table would hide that there are documents.
				disabled: speaking === 0,
				onchange: event => change({open: (event.target as HTMLInputElement).checked}),
			}),
			` Only documents that speak to an outcome (${speaking} of ${all})`,
		),
	);
}

function matches(...texts: readonly string[]): boolean {
	const wanted = state.filter.toLowerCase();
	return wanted === '' || texts.some(text => text.toLowerCase().includes(wanted));
}

send({type: 'ready'});
