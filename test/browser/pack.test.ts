import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {run} from '../../server/src/cli/run.ts';
import {makeFolder, removeFolders} from '../cli/folder.ts';
import {fakeHost} from '../cli/transcript.ts';
import {hasChromium, openLonely, type LonelyPage} from './page.ts';

const samples = join(import.meta.dirname, '../../samples');

async function packOf(...roots: readonly string[]): Promise<string> {
	const folder = makeFolder({});
	const {host, stderr} = fakeHost(samples);
	assert.equal(await run(['report', folder, ...roots], host), 0, stderr());
	return folder;
}

describe("auditor's pack", () => {
	after(removeFolders);

	it('is the same for the same state, file by file', async () => {
		const [one, two] = [await packOf('acme-valves-gaps'), await packOf('acme-valves-gaps')];
		assert.deepEqual(readdirSync(one).sort(), ['coverage.csv', 'index.html', 'map.svg', 'matrix.csv', 'report.json']);
		for (const name of readdirSync(one))
			assert.equal(readFileSync(join(one, name), 'utf8'), readFileSync(join(two, name), 'utf8'), name);
	});

	it('has a matrix of every document against every outcome', async () => {
		const rows = readFileSync(join(await packOf('acme-valves-gaps'), 'matrix.csv'), 'utf8')
			.trim()
			.split('\r\n')
			.map(row => row.split(','));
		assert.deepEqual(rows[0]?.slice(0, 6), ['document', 'title', 'kind', 'status', 'file', 'EO-0']);
		assert.equal(rows[0]?.length, 5 + 13);
		assert.equal(rows.length, 1 + 22);
		const of = (document: string, outcome: string): string | undefined =>
			rows.find(row => row[0] === document)?.[rows[0]?.indexOf(outcome) ?? -1];
		assert.equal(of('PRO-010', 'EO-7/9'), 'shown and claimed');
		assert.equal(of('PRO-014', 'EO-7/9'), '');
	});

	it('says of a document that it claims only what it claims itself', async () => {
		const cause =
			'The owner of the affected process forms a team within five working days. The team determines the root cause of the nonconformity with 5 Whys and writes it into the corrective action report (REC-CAR).';
		const document = (id: string, claim: string): string =>
			`---\nid: ${id}\ntitle: Corrective action\nkind: procedure\nstatus: effective\n${claim}---\n\n# Corrective action\n\n## Root cause analysis\n\n${cause}\n`;
		const system = makeFolder({
			'qms.yaml': 'include: ["**"]\n',
			'a.md': document('PRO-001', 'outcomes: [EO-9.cause]\n'),
			'b.md': document('PRO-002', ''),
		});
		const rows = readFileSync(join(await packOf(system), 'matrix.csv'), 'utf8')
			.trim()
			.split('\r\n')
			.map(row => row.split(','));
		const words = (id: string): string | undefined =>
			rows.find(row => row[0] === id)?.[rows[0]?.indexOf('EO-7/9') ?? -1];
		assert.deepEqual([words('PRO-001'), words('PRO-002')], ['shown and claimed', 'shown']);
	});
});

describe("auditor's pack in a browser", () => {
	let lonely: LonelyPage;
	before(async function () {
		if (!hasChromium) this.skip();
		lonely = await openLonely({width: 1280, height: 900});
		await lonely.page.goto(pathToFileURL(join(await packOf('acme-valves-gaps'), 'index.html')).href);
	});
	after(async () => {
		await lonely?.close();
		removeFolders();
	});

	it('says what it comes to, with its disclaimer, source and day', async () => {
		const summary = await lonely.page.locator('section[aria-labelledby=summary]').innerText();
		assert.match(summary, /Documented coverage is incomplete\./);
		assert.match(summary, /no statement on conformity, implementation or effectiveness/);
		assert.match(
			await lonely.page.locator('section[aria-labelledby=reading]').innerText(),
			/Review dates compared with\s+2026-11-23/,
		);
	});

	it('lists what is open, the worst outcome first, with places and what counts', async () => {
		const states = await lonely.page.locator('section[aria-labelledby=open] .outcome-head .state').allInnerTexts();
		const order = [
			'gap',
			'to be read',
			'claimed, not evidenced',
			'planned',
			'partially covered',
			'evidenced, not claimed',
			'covered',
		];
		const ranks = states.map(state => order.findIndex(each => state.endsWith(` ${each}`)));
		assert.ok(ranks.length > 5 && !ranks.includes(-1));
		assert.deepEqual(
			ranks,
			ranks.toSorted((a, b) => a - b),
		);
		const first = await lonely.page.locator('section[aria-labelledby=open] .gaps li').first().innerText();
		assert.match(first, /^EO-\d+\.\S+ .+\s+mandatory[^]*?(?:○ gap|◇ to be read)[^]*What counts: .+/);
	});

	it('shows the sentence, the words in it, and why it counts', async () => {
		const cause = lonely.page.locator('.criterion', {hasText: 'EO-9.cause'}).first();
		assert.match(await cause.innerText(), /PRO-010 Corrective action › Find the cause/);
		assert.ok((await cause.locator('mark').allInnerTexts()).some(word => /root cause/.test(word)));
		const extent = await lonely.page.locator('.criterion', {hasText: 'EO-9.extent'}).first().innerText();
		assert.match(extent, /Not found: /);
		assert.match(extent, /Held back: /);
	});

	it('has one of each landmark, named tables with heads, and a map that is also a table', async () => {
		for (const role of ['banner', 'navigation', 'main', 'contentinfo'] as const)
			assert.equal(await lonely.page.getByRole(role).count(), 1, role);
		const bare = await lonely.page
			.locator('table')
			.evaluateAll(
				tables =>
					tables.filter(
						table =>
							(table as HTMLTableElement).caption === null || table.querySelector('thead th[scope=col]') === null,
					).length,
			);
		assert.equal(bare, 0);
		assert.ok((await lonely.page.locator('table').count()) >= 6);
		const flows = await lonely.page.locator('section[aria-labelledby=map] details tbody tr').count();
		assert.equal(
			flows,
			Number(/^(\d+) flows/.exec(await lonely.page.locator('section[aria-labelledby=map] > p').innerText())?.[1]),
		);
	});

	it('is reached by keyboard: a link past the contents, every part, every table that scrolls', async () => {
		const {page} = lonely;
		await page.evaluate(() => window.scrollTo(0, 0));
		await page.keyboard.press('Tab');
		assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'To the content');
		const skip = await page.evaluate(() => document.activeElement?.getBoundingClientRect().left ?? -1);
		assert.ok(skip >= 0, 'the link shows while it has the focus');
		const links = await page.locator('nav a').count();
		assert.ok(links >= 11 + 13);
		const reached: (string | null | undefined)[] = [];
		for (let press = 0; press < links; press++) {
			await page.keyboard.press('Tab');
			reached.push(await page.evaluate(() => document.activeElement?.getAttribute('href')));
		}
		assert.deepEqual(
			reached,
			await page.locator('nav a').evaluateAll(all => all.map(each => each.getAttribute('href'))),
		);
		assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle), 'none');
		await page.keyboard.press('Enter');
		assert.ok((await page.evaluate(() => window.scrollY)) > 1000, 'a link of the contents goes there');
		assert.equal(await page.locator('.wide:not([tabindex="0"])').count(), 0);
	});

	it('does not scroll sideways on a telephone, and keeps the names of the documents in sight', async () => {
		const {page} = lonely;
		await page.setViewportSize({width: 390, height: 844});
		assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
		const matrix = await page.evaluate(() => {
			const region = document.querySelector<HTMLElement>('.wide:has(.grid)')!;
			const rows = [...region.querySelectorAll<HTMLElement>('.grid tbody tr')];
			return {
				beyond: region.scrollWidth - region.clientWidth,
				nameless: rows.filter(row => !row.querySelector('th')?.checkVisibility()).length,
				rows: rows.length,
			};
		});
		assert.ok(matrix.rows > 3 && matrix.beyond <= 1 && matrix.nameless === 0, JSON.stringify(matrix));
		await page.setViewportSize({width: 1280, height: 900});
	});

	it('prints the contents in short on a page of their own, the matrix and the map across', async () => {
		const {page} = lonely;
		await page.emulateMedia({media: 'print'});
		assert.equal(await page.locator('nav').isVisible(), true);
		assert.equal(await page.locator('nav .sub').first().isVisible(), false);
		assert.equal(await page.locator('nav').evaluate(nav => getComputedStyle(nav).breakAfter), 'page');
		assert.equal(
			await page
				.locator('section[aria-labelledby=matrix]')
				.evaluate(section => getComputedStyle(section).getPropertyValue('page')),
			'across',
		);
		await page.emulateMedia({media: null});
		const pdf = (await page.pdf({format: 'A4', preferCSSPageSize: true, printBackground: true})).toString('latin1');
		const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
			([, width, height]) => Number(width) > Number(height),
		);
		assert.ok(boxes.includes(true) && boxes.includes(false), `${boxes.length} pages, upright and across`);
	});

	it('asks for nothing and complains of nothing', () => {
		assert.deepEqual({errors: lonely.errors, requests: lonely.requests}, {errors: [], requests: []});
	});
});
