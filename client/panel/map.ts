import './map.css';
import type {LocationView, MapView} from '../../server/src/host/protocol.ts';
import type {FromAnyPage, FromMapPage, ToMapPage} from '../src/panel/messages.ts';
import {h} from './elements.ts';
import {emptyPage, newProcess} from './words.ts';

interface Host {
	postMessage(message: FromMapPage | FromAnyPage): void;
	getState(): {readonly root: string} | undefined;
	setState(state: {readonly root: string}): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const app = document.querySelector('#app') as HTMLElement;
let maps: readonly MapView[] = [];
let root = host.getState()?.root ?? '';
let drawn: MapView | undefined;

window.addEventListener('message', ({data}: MessageEvent<ToMapPage>) => {
	({maps} = data);
	choose(data.root ?? root);
	app.setAttribute('aria-busy', String(data.state === 'reading'));
	draw(data);
});

function choose(wanted: string): void {
	root = maps.find(map => map.root === wanted)?.root ?? maps[0]?.root ?? wanted;
	host.setState({root});
}

/** Draws anew only what is not on the screen already, and comes back to where one was. */
function draw({state, documents}: Pick<ToMapPage, 'state' | 'documents'>): void {
	const map = maps.find(each => each.root === root);
	if (map === undefined) {
		drawn = undefined;
		app.replaceChildren(
			emptyPage(
				state,
				'There is no process in YAML to draw: a file with kind: process, an id, and inputs and outputs that say where from and where to.',
				message => host.postMessage(message),
				...(documents > 0 ? [newProcess] : []),
			),
		);
		return;
	}
	if (
		drawn?.svg === map.svg &&
		drawn.title === map.title &&
		drawn.summary === map.summary &&
		document.querySelectorAll('option').length === (maps.length > 1 ? maps.length : 0)
	) {
		drawn = map;
		return;
	}
	drawn = map;
	const before = document.querySelector('.map');
	const [left, top] = [before?.scrollLeft ?? 0, before?.scrollTop ?? 0];
	const focused =
		document.activeElement?.id !== ''
			? `#${document.activeElement?.id ?? ''}`
			: `a[href=${JSON.stringify(document.activeElement.getAttribute('href') ?? '')}]`;
	app.replaceChildren(head(map), picture(map));
	document.querySelector('.map')?.scrollTo(left, top);
	if (focused !== '#') document.querySelector<HTMLElement | SVGElement>(focused)?.focus({preventScroll: true});
}

function head(map: MapView): HTMLElement {
	return h(
		'header',
		{},
		h('h1', {}, map.title),
		h('p', {class: 'verdict', role: 'status'}, map.summary),
		h(
			'div',
			{class: 'actions'},
			maps.length < 2
				? undefined
				: h(
						'select',
						{
							id: 'root',
							'aria-label': 'Quality management system',
							onchange: event => {
								choose((event.target as HTMLSelectElement).value);
								draw({state: 'ready', documents: 0});
							},
						},
						maps.map(other => h('option', {value: other.root, selected: other.root === map.root}, other.name)),
					),
			h(
				'button',
				{
					id: 'copy',
					class: 'secondary',
					onclick: () => host.postMessage({type: 'copy', mermaid: (drawn ?? map).mermaid}),
				},
				'Copy as Mermaid',
			),
			h(
				'button',
				{id: 'save', class: 'secondary', onclick: () => host.postMessage({type: 'save', root: map.root})},
				'Save as SVG…',
			),
		),
	);
}

/** The picture of the server, with links that open the source. It is parsed as XML, and nothing in it can run. */
function picture(map: MapView): HTMLElement {
	const parsed = new DOMParser().parseFromString(map.svg, 'image/svg+xml').documentElement;
	const svg = document.importNode(parsed, true);
	svg.addEventListener('click', event => {
		const link = event.target instanceof Element ? event.target.closest('a') : null;
		const place = placeOf(link?.getAttribute('href') ?? '');
		if (link === null) return;
		event.preventDefault();
		event.stopPropagation();
		if (place !== undefined) host.postMessage({type: 'goTo', ...place});
	});
	for (const type of ['pointerover', 'focusin'] as const)
		svg.addEventListener(type, event =>
			point(svg, event.target instanceof Element ? event.target.closest('.node') : null),
		);
	for (const type of ['pointerleave', 'focusout'] as const) svg.addEventListener(type, () => point(svg, null));
	return h(
		'div',
		{class: 'map', role: 'region', tabindex: 0, 'aria-label': 'Map of the processes; links lead to their source'},
		svg,
	);
}

function placeOf(link: string): LocationView | undefined {
	const place = drawn?.places[link];
	return place === undefined ? undefined : {uri: place.uri, range: place.range};
}

/** Leaves only the flows of the process that is pointed at. */
function point(svg: Element, node: Element | null): void {
	const own = node === null ? undefined : [...node.classList].find(name => /^n\d+$/.test(name));
	for (const part of svg.querySelectorAll('.flow, .label'))
		part.classList.toggle('away', own !== undefined && !part.classList.contains(own));
}

host.postMessage({type: 'ready'});
