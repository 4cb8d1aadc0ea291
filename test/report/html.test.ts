import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import fc from 'fast-check';
import {run} from '../../server/src/cli/run.ts';
import {createQms} from '../../server/src/core/service.ts';
import {createResult} from '../../server/src/report/build.ts';
import {criteriaCounts} from '../../server/src/report/html/counts.ts';
import {sheetsOf} from '../../server/src/report/html/mapSheets.ts';
import {htmlReport} from '../../server/src/report/html/page.ts';
import type {HtmlOptions} from '../../server/src/report/html/parts.ts';
import type {CriterionResult, DocumentResult, Result} from '../../server/src/report/result.ts';
import {fakeHost} from '../cli/transcript.ts';
import {makeFolder, removeFolders} from '../cli/folder.ts';
import {findChromium, openPage} from '../e2e/hosts/browser.ts';
import {finding, result} from './result.ts';

const samples = join(import.meta.dirname, '../../samples');
const options: HtmlOptions = {linkBase: '', maps: new Map()};

const document: DocumentResult = {
	path: 'docs/capa.md',
	id: 'PRO-012',
	title: 'Corrective action',
	kind: 'procedure',
	language: 'en',
	status: 'effective',
	owner: 'role:quality-manager',
	version: '1.0',
	approved: '2026-01-12',
	reviewNext: '2026-02-01',
	qms: true,
	reason: '',
	criteria: [],
	read: [],
	outcomes: [],
};

/** The result with other words in every place that documents fill. */
function hostile(text: string): Result {
	const base = result({
		organization: text,
		documents: [{...document, title: text, owner: text, path: `docs/${text}.md`}],
		findings: [finding({message: text, path: `docs/${text}.md`})],
	});
	const worded = (criterion: CriterionResult): CriterionResult => ({
		...criterion,
		reason: text,
		places: criterion.places.map(place => ({
			...place,
			quote: text,
			section: text,
			phrases: [text.slice(0, 3)],
			missing: [text],
		})),
	});
	return {
		...base,
		notApplicable: [{subject: text, clause: text, justification: text, approver: text, date: undefined, criteria: []}],
		catalogs: base.catalogs.map(catalog => ({
			...catalog,
			outcomes: catalog.outcomes.map(outcome => ({...outcome, criteria: outcome.criteria.map(worded)})),
		})),
	};
}

function resultOfSample(folder: string): Result {
	const qms = createQms({today: () => '2026-11-23'});
	const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name => /\.(?:md|ya?ml)$/.test(name));
	qms.apply({set: files.map(path => ({path, text: readFileSync(join(folder, path), 'utf8')}))});
	return createResult(qms, {
		tool: {name: 'qms-lens', version: '0'},
		root: '.',
		repositoryRoot: '.',
		scope: [],
		unreadable: [],
		rules: [],
		gates: () => [],
		durationMs: 0,
	});
}

describe('html', () => {
	afterEach(removeFolders);

	it('shows text of documents as text only', () => {
		const text = '<script>alert(1)</script><img src=x onerror=alert(1)>"\' & \u0000\u202E';
		const page = htmlReport([hostile(text)], {...options, linkBase: 'https://example.org/"><b>/'});
		assert.ok(!/<script|<img|<b>/.test(page));
		assert.ok(page.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
		assert.ok(!/[\u0000\u202E]/.test(page));
	});

	it('marks the words that counted, the longer before the shorter, and quotes the sentence once', () => {
		const base = result();
		const [catalog] = base.catalogs;
		const [outcome] = catalog?.outcomes ?? [];
		assert.ok(catalog !== undefined && outcome !== undefined);
		const criteria = outcome.criteria.slice(0, 1).map(criterion => ({
			...criterion,
			places: criterion.places.map(place => ({
				...place,
				quote: 'The root cause & the root.',
				phrases: ['root', 'root cause'],
			})),
		}));
		const page = htmlReport([{...base, catalogs: [{...catalog, outcomes: [{...outcome, criteria}]}]}], options);
		assert.ok(page.includes('<blockquote>The <mark>root cause</mark> &amp; the <mark>root</mark>.</blockquote>'));
	});

	it('says which reviews are overdue on the day of the report, and who owns what', () => {
		const page = htmlReport(
			[result({documents: [document, {...document, path: 'b.md', reviewNext: '2026-11-23'}]})],
			options,
		);
		assert.match(page, />2026-02-01<div><strong class="bad">overdue</);
		assert.match(page, />2026-11-23<\/td>/);
		assert.match(page, /<td role="cell" data-head="Owner">quality manager<\/td>/);
	});

	it('counts criteria so that the parts add up, and says what it counts', () => {
		for (const sample of ['acme-valves', 'acme-valves-gaps']) {
			const folder = join(samples, sample);
			const {catalogs} = resultOfSample(folder);
			const {all, counted, shown, open, good, setAside} = criteriaCounts(catalogs);
			assert.equal(counted + good + setAside, all);
			assert.equal(shown + open, counted);
			const outcomes = catalogs.flatMap(catalog => catalog.outcomes);
			assert.equal(
				outcomes.reduce((sum, outcome) => sum + outcome.met, 0),
				shown,
			);
			assert.equal(
				outcomes.reduce((sum, outcome) => sum + outcome.applicable, 0),
				counted,
			);
		}
	});

	it('has the certificate, its sites and who releases the pack on its cover, and says what is not stated', () => {
		const certificate = {
			number: 'EX-1',
			body: 'Example Body',
			scope: 'Valves',
			sites: ['Millport', 'Northhaven'],
			issued: '2023-01-10',
			expires: '2026-01-09',
			approver: 'role:managing-director',
		};
		const page = htmlReport([result({certificate, today: '2026-11-23'})], options);
		assert.match(page, /<dt>Certificate<\/dt><dd>EX-1, Example Body<\/dd>/);
		assert.match(page, /<li>Millport<\/li><li>Northhaven<\/li>/);
		assert.match(page, /from 2023-01-10 to 2026-01-09 <strong class="bad">expired on the day of the report</);
		assert.match(page, /<dt>Released by<\/dt><dd>managing director<\/dd>/);
		assert.match(htmlReport([result()], options), /Certificate, sites and approver: not stated/);
	});

	it('has one title wherever it is run: the organization, else where the system lies in its repository', () => {
		const titleOf = (...results: readonly Result[]): string =>
			/<title>(.*): documented coverage<\/title>/.exec(htmlReport(results, options))?.[1] ?? '';
		assert.equal(titleOf(result({organization: 'Kleinwerk', root: '../../kleinwerk'})), 'Kleinwerk');
		const places = {root: '../elsewhere/plants/a', repositoryRoot: 'plants/a'};
		assert.equal(titleOf(result(places)), 'Quality management system in plants/a');
		assert.equal(titleOf(result({root: '../a', repositoryRoot: '../a'})), 'Quality management system in a');
		assert.equal(titleOf(result()), 'Quality management system');
		const two = ['plants/a', 'plants/b'].map(root =>
			result({organization: 'Acme', root, repositoryRoot: root, documents: [document]}),
		);
		assert.equal(titleOf(...two), 'Acme');
		assert.match(htmlReport(two, options), /Acme \(plants\/b\): Summary/);
	});

	it('has the clauses beside the evidence, and a table of the documented information in their order', () => {
		const base = result();
		const [catalog] = base.catalogs;
		assert.ok(catalog !== undefined);
		const numbers = ['10.2.2', '7.5.3.2', ''];
		const outcomes = catalog.outcomes.map((outcome, index) => ({
			...outcome,
			criteria: outcome.criteria.map(criterion => ({
				...criterion,
				clauses: numbers[index] === '' ? [] : [{number: numbers[index] ?? '', title: 'Short title'}],
				documented: 'retain' as const,
			})),
		}));
		const page = htmlReport([{...base, catalogs: [{...catalog, outcomes}]}], options);
		assert.match(page, /ISO 9001 clause <span class="keep" title="Short title">10\.2\.2<\/span>/);
		const documented = page.slice(page.indexOf('id="documented"'), page.indexOf('id="notes"'));
		const clauses = [...documented.matchAll(/<th scope="row"[^>]*>(?:<div>)?([\d.–]+)</g)].map(match => match[1]);
		assert.deepEqual(clauses, ['7.5.3.2', '10.2.2', '10.2.2']);
		assert.match(documented, /record, kept as evidence/);
	});

	it('cuts a map that is too small to read on one page into sheets that hold all of it', () => {
		assert.deepEqual(sheetsOf(1000, 600), [{x: 0, y: 0}]);
		assert.deepEqual(sheetsOf(1235, 200), [{x: 0, y: 0}], 'less than a pixel too wide');
		fc.assert(
			fc.property(fc.integer({min: 300, max: 9000}), fc.integer({min: 200, max: 5000}), (width, height) => {
				const sheets = sheetsOf(width, height);
				const [w, tall] = [1000 / 0.81, 590 / 0.81];
				const xs = [...new Set(sheets.map(({x}) => x))];
				const ys = [...new Set(sheets.map(({y}) => y))];
				assert.equal(sheets.length, xs.length * ys.length);
				for (const [starts, part, size] of [
					[xs, w, width],
					[ys, tall, height],
				] as const) {
					assert.equal(starts[0], 0);
					assert.ok((starts.at(-1) ?? 0) + part >= size - 1, 'the last sheet reaches the end');
					for (const [index, start] of starts.entries())
						assert.ok(index === 0 || start - (starts[index - 1] ?? 0) <= part - 89, 'sheets overlap');
				}
			}),
		);
	});

	for (const roots of [['acme-valves'], ['acme-valves-gaps'], ['acme-valves-gaps', 'kleinwerk']]) {
		it(`of ${roots.join(' and ')} needs nothing from elsewhere, has no id twice and no link to nowhere`, async () => {
			const folder = makeFolder({});
			const {host} = fakeHost(samples);
			await run(['report', folder, ...roots], host);
			const page = readFileSync(join(folder, 'index.html'), 'utf8');
			const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(match => match[1] ?? '');
			assert.deepEqual(
				ids.filter((id, index) => ids.indexOf(id) !== index),
				[],
			);
			const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(match => match[1] ?? '');
			assert.ok(targets.length > 20);
			assert.deepEqual(
				targets.filter(target => !ids.includes(target)),
				[],
			);
			assert.deepEqual(
				[...page.matchAll(/\s(?:src|srcset|poster|data)="[^"]*"|url\((?!#)|@import/g)].map(match => match[0]),
				[],
			);
		});
	}

	const chromium = findChromium();
	if (chromium !== undefined || process.env['QMS_E2E'] === 'required') {
		it('opens in a browser: nothing is loaded or refused, small screens do not scroll sideways, it prints', async () => {
			const folder = makeFolder({});
			const {host} = fakeHost(samples);
			await run(['report', folder, 'acme-valves-gaps'], host);
			const window = await openPage();
			const {page} = window;
			try {
				const said: string[] = [];
				const asked: string[] = [];
				page.on('console', message => said.push(message.text()));
				page.on('pageerror', error => said.push(String(error)));
				page.on('request', request => asked.push(request.url()));
				const address = pathToFileURL(join(folder, 'index.html')).href;
				await page.goto(address);
				assert.deepEqual({said, asked}, {said: [], asked: [address]});
				for (const width of [360, 390, 768, 1400]) {
					await page.setViewportSize({width, height: 800});
					assert.ok(
						(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)) <= width,
						`at ${width}`,
					);
					const frames = await page
						.locator('.wide:not(.map)')
						.evaluateAll(elements => elements.map(each => each.scrollWidth - each.clientWidth));
					if (width < 640) assert.deepEqual([...new Set(frames)], [0], `no table is cut at ${width}`);
				}
				await page.setViewportSize({width: 390, height: 800});
				assert.match(
					await page
						.locator('td[data-head="Owner"]')
						.first()
						.evaluate(element => getComputedStyle(element, '::before').content),
					/Owner/,
				);
				const levels = await page
					.locator('h1, h2, h3, h4')
					.evaluateAll(headings => headings.map(heading => Number(heading.tagName.slice(1))));
				assert.equal(levels.filter(level => level === 1).length, 1);
				assert.ok(
					levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1),
					'no level of headings is left out',
				);
				assert.ok((await page.pdf()).length > 10_000);
			} finally {
				await window.close();
			}
		});

		for (const scheme of ['light', 'dark'] as const) {
			it(`has enough contrast in the ${scheme} scheme`, async () => {
				const window = await openPage();
				const {page} = window;
				try {
					await page.emulateMedia({colorScheme: scheme});
					await page.setContent(htmlReport([result({documents: [document]})], options));
					const pairs = await page
						.locator('body, .soft, .good, .part, .bad, a[href], thead th, footer')
						.evaluateAll(elements =>
							elements.map(element => [
								getComputedStyle(element).color,
								getComputedStyle(globalThis.document.body).backgroundColor,
							]),
						);
					assert.ok(pairs.length > 10);
					for (const [ink = '', paper = ''] of pairs) assert.ok(contrast(ink, paper) >= 4.5, `${ink} on ${paper}`);
				} finally {
					await window.close();
				}
			});
		}
	}
});

/** The contrast of two CSS colours `rgb(r, g, b)` as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
	const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? [])
		.slice(0, 3)
		.map(Number)
		.map(value => value / 255)
		.map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
