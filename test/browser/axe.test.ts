import assert from 'node:assert/strict';
import {join} from 'node:path';
import axe from 'axe-core';
import {build} from 'esbuild';
import {loadFiles} from '../../server/src/node/load.ts';
import {
	methods,
	type DocumentView,
	type Explanation,
	type MapView,
	type RootView,
} from '../../server/src/host/protocol.ts';
import {openEditor} from '../lsp/editor.ts';
import {hasChromium, type LonelyPage, openLonely} from './page.ts';
import {themes} from './themes.ts';

const root = join(import.meta.dirname, '../..');

/** What the server says of the sample with gaps: every state is in it. */
async function told(): Promise<{panel: object; explanation: Explanation; maps: readonly MapView[]}> {
	const {texts} = await loadFiles(join(root, 'samples/acme-valves-gaps'));
	const files = Object.fromEntries(texts.map(({path, text}) => [path, text]));
	const editor = await openEditor({files});
	try {
		const roots = await editor.request<readonly RootView[]>(methods.outcomes, {});
		const documents = await editor.request<readonly DocumentView[]>(methods.documents, {});
		const explanation = await editor.request<Explanation>(methods.explain, {id: 'EO-9', uri: roots[0]?.uri});
		const maps = await editor.request<readonly MapView[]>(methods.maps, {alone: false});
		return {panel: {type: 'data', roots, documents, state: 'ready'}, explanation, maps};
	} finally {
		await editor.stop();
	}
}

/** The script and style of a page, bundled as they ship. */
async function bundled(name: 'main' | 'map'): Promise<{script: string; style: string}> {
	const {outputFiles} = await build({
		entryPoints: [join(root, `client/panel/${name}.ts`)],
		bundle: true,
		write: false,
		outdir: join(root, '.cache/test/panel'),
		format: 'iife',
		loader: {'.ttf': 'dataurl'},
	});
	const textOf = (ending: string): string => outputFiles.find(({path}) => path.endsWith(ending))?.text ?? '';
	return {script: textOf('.js'), style: textOf('.css')};
}

interface Violation {
	readonly id: string;
	readonly nodes: readonly {readonly html: string; readonly failureSummary: string}[];
}

describe('pages of the editor, for everybody', function () {
	this.timeout(120_000);
	let lonely: LonelyPage;
	let said: Awaited<ReturnType<typeof told>>;
	const pages = new Map<string, Awaited<ReturnType<typeof bundled>>>();
	before(async function () {
		if (!hasChromium) this.skip();
		lonely = await openLonely({width: 900, height: 900});
		said = await told();
		for (const name of ['main', 'map'] as const) pages.set(name, await bundled(name));
	});
	after(() => lonely?.close());

	/** Opens a page in a theme, as a webview would, and tells it `messages`. */
	async function show(name: 'main' | 'map', theme: keyof typeof themes, messages: readonly object[]): Promise<void> {
		const {className, colors} = themes[theme];
		const variables = Object.entries(colors)
			.map(([key, value]) => `--vscode-${key}:${value}`)
			.join(';');
		const {script = '', style = ''} = pages.get(name) ?? {};
		const {page} = lonely;
		await page.setContent(
			`<!doctype html><html lang="en" style="${variables};--vscode-font-family:sans-serif;--vscode-font-size:13px;--vscode-font-weight:normal;--vscode-editor-font-family:monospace"><head><title>Page</title><style>${style}</style></head><body class="${className}"><main id="app"></main></body></html>`,
		);
		await page.evaluate(() => {
			Object.assign(globalThis, {
				acquireVsCodeApi: () => ({postMessage: () => undefined, getState: () => undefined, setState: () => undefined}),
			});
		});
		await page.addScriptTag({content: script});
		for (const message of messages)
			await page.evaluate(data => {
				window.dispatchEvent(new MessageEvent('message', {data}));
			}, message);
		await page.waitForSelector('#app h1');
	}

	async function violations(): Promise<string[]> {
		await lonely.page.addScriptTag({content: axe.source});
		const found = await lonely.page.evaluate(
			async () =>
				(
					await (
						globalThis as unknown as {
							axe: {run(root: Document, options: object): Promise<{violations: readonly Violation[]}>};
						}
					).axe.run(document, {resultTypes: ['violations']})
				).violations,
		);
		return found.flatMap(({id, nodes}) =>
			nodes.slice(0, 3).map(({html, failureSummary}) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
		);
	}

	const explained = (): object[] => [said.panel, {type: 'explanation', explanation: said.explanation, focus: false}];

	for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
		it(`panel and explanation, ${theme}`, async () => {
			await show('main', theme, explained());
			assert.equal(await lonely.page.locator('#explanation').count(), 1);
			assert.deepEqual(await violations(), []);
		});
		it(`map, ${theme}`, async () => {
			await show('map', theme, [{type: 'maps', maps: said.maps, documents: 3, state: 'ready'}]);
			assert.ok((await lonely.page.locator('svg a').count()) > 3);
			assert.deepEqual(await violations(), []);
		});
	}

	it('say what helps where there is nothing to show', async () => {
		await show('main', 'light', [{type: 'data', roots: [], documents: [], state: 'ready'}]);
		assert.equal(await lonely.page.locator('button').innerText(), 'Create a Quality Management System…');
		assert.deepEqual(await violations(), []);
		for (const [documents, label] of [
			[0, 'Create a Quality Management System…'],
			[3, 'Describe a Process'],
		] as const) {
			await show('map', 'light', [{type: 'maps', maps: [], documents, state: 'ready'}]);
			assert.equal(await lonely.page.locator('button').innerText(), label);
			assert.deepEqual(await violations(), []);
		}
		await show('map', 'light', [{type: 'maps', maps: [], documents: 0, state: 'cancelled'}]);
		assert.equal(await lonely.page.locator('button').innerText(), 'Reload Documents');
	});

	it('explain a text that belongs to no system, whether or not there is one', async () => {
		const explanation = {...said.explanation, id: '', root: 'untitled:Untitled-1', parts: []};
		for (const data of [{type: 'data', roots: [], documents: [], state: 'ready'}, said.panel]) {
			await show('main', 'light', [data, {type: 'explanation', explanation, focus: true}]);
			assert.equal(await lonely.page.evaluate(() => document.activeElement?.id), 'explanation');
			assert.deepEqual(await violations(), []);
		}
	});

	it('fit a narrow column: nothing scrolls sideways but the matrix in its own frame', async () => {
		await lonely.page.setViewportSize({width: 420, height: 800});
		await show('main', 'light', explained());
		assert.ok((await lonely.page.evaluate(() => document.documentElement.scrollWidth)) <= 420);
		assert.ok(await lonely.page.evaluate(() => (document.querySelector('.matrix')?.scrollWidth ?? 0) > 420));
		await show('map', 'light', [{type: 'maps', maps: said.maps, documents: 3, state: 'ready'}]);
		assert.ok((await lonely.page.evaluate(() => document.documentElement.scrollWidth)) <= 420);
	});

	it('name a card by what is seen on it', async () => {
		await show('main', 'light', explained());
		const cards = await lonely.page
			.locator('button.card')
			.evaluateAll(elements => elements.map(each => [each.getAttribute('aria-label'), each.textContent]));
		assert.ok(cards.length > 10);
		for (const [label, text] of cards) {
			assert.equal(label, null);
			assert.match(text ?? '', /EO-.*\d\/\d.*Explain/);
		}
	});
});
