// The coverage panel beside a text that is being written: what a person is at stays where it is.
import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Locator} from 'playwright-core';
import {capa} from '../../lsp/fixture.ts';
import {chosenHost} from '../hosts/all.ts';
import {useWorkbench} from './use.ts';

describe('the coverage panel', () => {
	const workbench = useWorkbench('pumps');
	const cells = (): Locator => workbench().webview().locator('.matrix tbody button[tabindex="0"]');
	/** Makes one criterion more open or shown again, and waits until the panel says so. */
	const follow = async (edit: () => Promise<void>): Promise<void> => {
		const card = workbench()
			.webview()
			.getByRole('button', {name: /^EO-7\/9 .* criteria shown/});
		const before = await card.innerText();
		await edit();
		for (let turn = 0; (await card.innerText()) === before; turn++) {
			assert.ok(turn < 100, `the panel still says ${before}`);
			await workbench().page.waitForTimeout(100);
		}
	};

	before(async () => {
		await workbench().openFile(capa, 25);
		await workbench().command('View: Split Editor Right');
		await workbench().command('QMS Lens: Show Coverage');
		await workbench().webview().locator('table').waitFor();
	});

	it('takes what is typed into the filter, letter by letter', async () => {
		const filter = workbench().webview().getByRole('searchbox', {name: 'Filter documents'});
		await filter.click();
		await workbench().page.keyboard.type('complaints', {delay: 40});
		assert.equal(await filter.inputValue(), 'complaints');
		await workbench().webview().locator('tbody tr').filter({hasText: 'PRO-001'}).waitFor({state: 'detached'});
		await workbench().page.keyboard.press('Home');
		await workbench().page.keyboard.type('customer ', {delay: 40});
		assert.equal(await filter.inputValue(), 'customer complaints');
		await workbench().page.keyboard.press('Control+A');
		await workbench().page.keyboard.press('Delete');
		await workbench().webview().locator('tbody tr').filter({hasText: 'PRO-001'}).waitFor();
	});

	it('keeps the focus, the cell and the scroll position while the text changes', async () => {
		const {page, webview, command, goTo, folder} = workbench();
		await cells().focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowRight');
		const cell = await cells().getAttribute('data-cell');
		assert.match(cell ?? '', /PRO-002.* EO-/);
		const matrix = webview().locator('.matrix');
		await matrix.evaluate(element => {
			element.style.maxWidth = '200px';
			element.scrollLeft = 90;
			(element as {mine?: boolean}).mine = true;
		});
		const left = await matrix.evaluate(element => element.scrollLeft);
		assert.ok(left > 0);
		const same = async (): Promise<void> => {
			assert.equal(
				await matrix.evaluate(element => (element as {mine?: boolean}).mine),
				true,
				'the scroller is the same',
			);
			assert.equal(await matrix.evaluate(element => element.scrollLeft), left);
			assert.equal(await cells().getAttribute('data-cell'), cell);
		};
		// There is no disk under a window on the web; a change on the disk leaves the focus where it is.
		if (chosenHost().name === 'server') {
			const file = join(folder, capa);
			const text = readFileSync(file, 'utf8');
			await follow(async () => writeFileSync(file, text.replace(/The owner of the affected process[^#]*/, '')));
			await same();
			assert.equal(
				await cells().evaluate(element => element === document.activeElement),
				true,
				'the cell has the focus',
			);
			await follow(async () => writeFileSync(file, text));
			assert.equal(
				await cells().evaluate(element => element === document.activeElement),
				true,
				'the cell has the focus',
			);
		}
		await follow(async () => {
			await command('View: Focus First Editor Group');
			await goTo(25);
			for (let lines = 0; lines < 2; lines++) await page.keyboard.press('Control+Shift+K');
		});
		await same();
		await follow(() => command('File: Revert File'));
		await same();
	});

	it('explains what the menu of the editor asks about: the section at the cursor', async () => {
		const {page, webview, command, goTo} = workbench();
		await command('View: Focus First Editor Group');
		await goTo(24, 5);
		const entry = page.locator('.monaco-menu .action-item').filter({hasText: 'Explain Coverage Here'});
		const title = webview().locator('#explanation').getByRole('heading', {name: 'Find the cause'});
		// A menu that opens while the window is busy may close again, or stay without an answer.
		for (let tries = 0; tries < 4 && (await title.count()) === 0; tries++) {
			await page.keyboard.press('Shift+F10');
			await entry.click({timeout: 4000}).catch(() => page.keyboard.press('Escape'));
			await title.waitFor({timeout: 5000}).catch(() => {});
		}
		await title.waitFor();
	});

	it('is exported from the bar above the outcomes while a row has the focus', async () => {
		const {page, view, rows} = workbench();
		await view('Quality');
		await rows('Outcomes').filter({hasText: 'EO-12'}).click();
		const header = page.locator('.pane-header[aria-label^="Outcomes"]');
		await header.hover();
		await header.getByRole('button', {name: /Export Coverage/}).click();
		await page.locator('.quick-input-widget:visible .monaco-list-row').filter({hasText: 'Markdown'}).waitFor();
		await page.keyboard.press('Escape');
	});
});

describe('the coverage panel with two systems', () => {
	const workbench = useWorkbench('roots');

	it('shows the system that an explanation is about, and goes on asking about that one', async () => {
		const {command, webview, view, rows, page} = workbench();
		// Nothing here wakes the extension up but its view.
		await view('Quality');
		await rows('Outcomes').filter({hasText: 'south'}).first().waitFor();
		await command('QMS Lens: Show Coverage');
		const chosen = webview().getByRole('combobox', {name: 'Quality management system'});
		const label = (): Promise<string> =>
			chosen.evaluate(element => (element as HTMLSelectElement).selectedOptions[0]?.label ?? '');
		await chosen.waitFor();
		assert.equal(await label(), 'north');
		await rows('Outcomes').filter({hasText: 'north'}).first().locator('.monaco-tl-twistie').click();
		const row = rows('Outcomes').filter({hasText: 'EO-1 '}).first();
		await row.hover();
		await row.getByRole('button', {name: /Explain Coverage Here/}).click();
		await webview()
			.locator('#explanation')
			.getByRole('heading', {name: /^EO-1 /})
			.waitFor();
		assert.equal(await label(), 'south');
		await webview().locator('#explanation .parts button').first().click();
		await webview()
			.locator('#explanation')
			.getByRole('heading', {name: /^EO-1\./})
			.or(webview().locator('#explanation h2'))
			.first()
			.waitFor();
		assert.equal(await label(), 'south');
		assert.equal(await webview().getByRole('heading', {level: 1}).innerText(), 'south');
		await chosen.selectOption({label: 'north'});
		await webview().getByRole('heading', {level: 1, name: 'north'}).waitFor();
		assert.equal(await webview().locator('#explanation').count(), 0);
		await page.waitForTimeout(500);
		assert.equal(await label(), 'north');
	});
});
