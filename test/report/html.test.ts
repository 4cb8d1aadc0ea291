import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {run} from '../../server/src/cli/run.ts';
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
		assert.ok(page.includes('<td>quality manager</td>'));
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
				for (const width of [360, 768, 1400]) {
					await page.setViewportSize({width, height: 800});
					assert.ok(
						(await page.evaluate(() => globalThis.document.documentElement.scrollWidth)) <= width,
						`at ${width}`,
					);
				}
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
