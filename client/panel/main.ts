import '@vscode/codicons/dist/codicon.css';
import './panel.css';
import type {Explanation} from '../../server/src/lsp/protocol.ts';
import type {ToPage} from '../src/panel/messages.ts';
import {h, icon} from './elements.ts';
import {explanationSection} from './explanation.ts';
import {matrix} from './matrix.ts';
import {outcomeCards} from './outcomes.ts';
import {host, type PageData, type PageState, send} from './page.ts';

const app = document.querySelector('#app') as HTMLElement;
let data: PageData = {roots: [], documents: [], ready: false};
let explanation: Explanation | null = null;
let state: PageState = host.getState() ?? {root: '', filter: '', open: true};
let rows = matrix.rowsAtOnce;

window.addEventListener('message', ({data: message}: MessageEvent<ToPage>) => {
	if (message.type === 'data') {
		data = message;
		draw();
	} else if (message.type === 'explanation') {
		explanation = message.explanation;
		draw();
		if (message.focus) document.querySelector<HTMLElement>('#explanation')?.focus();
	} else {
		announce(message.message);
	}
});

function change(next: Partial<PageState>): void {
	state = {...state, ...next};
	host.setState(state);
	draw();
}

/** Draws everything again and gives the focus back to where it was. */
function draw(): void {
	const focused = document.activeElement?.id;
	const root = data.roots.find(({uri}) => uri === state.root) ?? data.roots[0];
	app.setAttribute('aria-busy', String(!data.ready));
	if (root === undefined) {
		app.replaceChildren(h('p', {class: 'quiet'}, data.ready ? 'No quality documents were found in this workspace.' : 'Reading the documents…'));
		return;
	}
	const own = data.documents.filter(document => document.root === root.uri);
	const speaking = own.filter(({cells}) => Object.keys(cells).length > 0);
	const documents = (state.open ? speaking : own).filter(document => matches(document.id, document.title, document.path));
	app.replaceChildren(
		header(root.uri),
		h('p', {class: 'quiet'}, root.disclaimer),
		outcomeCards(root),
		explanation === null ? h('span', {}) : explanationSection(explanation, root.uri),
		h('section', {'aria-labelledby': 'matrix-title'},
			h('h2', {id: 'matrix-title'}, 'Documents and outcomes'),
			filterBar(speaking.length, own.length),
			matrix(root, documents, rows, () => {
				rows += matrix.rowsAtOnce;
				draw();
			})),
	);
	if (focused !== undefined && focused !== '') document.querySelector<HTMLElement>(`#${focused}`)?.focus();
}

function header(uri: string): HTMLElement {
	const root = data.roots.find(other => other.uri === uri);
	return h('header', {},
		h('h1', {}, root?.name ?? ''),
		h('p', {class: 'verdict', role: 'status'}, `${root?.covered ?? 0} of ${root?.counted ?? 0} outcomes covered. ${root?.verdict ?? ''}`),
		data.roots.length < 2 ? undefined : h('select', {id: 'root', 'aria-label': 'Quality management system', onchange: event => change({root: (event.target as HTMLSelectElement).value})},
			data.roots.map(other => h('option', {value: other.uri, selected: other.uri === uri}, other.name))),
		h('div', {class: 'actions', role: 'group', 'aria-label': 'Export'}, (['html', 'markdown', 'csv', 'json'] as const).map(format =>
			h('button', {class: 'secondary', onclick: () => send({type: 'export', root: uri, format})}, icon('export'), ` ${format === 'markdown' ? 'Markdown' : format.toUpperCase()}`))),
	);
}

function filterBar(speaking: number, all: number): HTMLElement {
	const input = h('input', {id: 'filter', type: 'search', placeholder: 'Filter by id, title or path', 'aria-label': 'Filter documents', value: state.filter, oninput: event => {
		change({filter: (event.target as HTMLInputElement).value});
	}});
	return h('div', {class: 'filter'}, input,
		h('label', {}, h('input', {id: 'open', type: 'checkbox', checked: state.open, onchange: event => change({open: (event.target as HTMLInputElement).checked})}), ` Only documents that speak to an outcome (${speaking} of ${all})`));
}

function matches(...texts: readonly string[]): boolean {
	const wanted = state.filter.toLowerCase();
	return wanted === '' || texts.some(text => text.toLowerCase().includes(wanted));
}

function announce(message: string): void {
	app.prepend(h('p', {role: 'alert', class: 'problem'}, message));
}

send({type: 'ready'});
