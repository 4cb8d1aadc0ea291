// To begin a system, to describe the one that is there, and to look at its processes, with nothing but the window.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Locator} from 'playwright-core';
import {capa} from '../../lsp/fixture.ts';
import {chosenHost} from '../hosts/all.ts';
import {useWorkbench} from './use.ts';

describe('without a terminal', () => {
	const workbench = useWorkbench('pumps');
	const refused: string[] = [];
	const input = (): Locator => workbench().page.locator('.quick-input-widget:visible input').first();
	/** Fills the box whose title ends like this, and goes on. */
	const answer = async (step: string, text: string | undefined): Promise<string> => {
		await workbench().page.locator('.quick-input-title').filter({hasText: step}).waitFor();
		const before = await input().inputValue();
		if (text !== undefined) await input().fill(text);
		await workbench().page.keyboard.press('Enter');
		return before;
	};

	before(() => {
		workbench().page.on('console', message => {
			if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
		});
	});

	it('the map of the processes leads to their source', async () => {
		const {command, webview, page} = workbench();
		await command('QMS Lens: Show Process Map');
		await webview().getByRole('heading', {name: 'Pump Works: interaction of processes'}).waitFor();
		const process = webview().locator('.map a[href="#PRC-ORDER"]');
		assert.equal(
			await process.locator('rect').evaluate(element => getComputedStyle(element).fill === 'rgb(232, 241, 248)'),
			false,
			'the colours are those of the theme',
		);
		await webview()
			.getByText(/^1 process, /)
			.waitFor();
		await process.focus();
		await page.keyboard.press('Enter');
		await page.locator('.tab.active[data-resource-name="PRC-ORDER.yaml"]').waitFor();
		assert.deepEqual(refused, []);
	});

	it('claims are proposed, and written once they are confirmed', async () => {
		const {command, page, openFile} = workbench();
		await openFile(capa, 28);
		await command('QMS Lens: Propose Configuration and Claims for Existing Documents…');
		const preview = page.locator('.bulk-edit-panel, .refactor-preview').first();
		await preview.locator('.monaco-list-row').first().waitFor();
		assert.equal(
			await page.locator('.editor-group-container .view-lines').filter({hasText: 'EO-9.effectiveness'}).count(),
			0,
			'nothing is written before',
		);
		for (const box of await preview
			.locator('.monaco-list-row input[type="checkbox"], .monaco-list-row .monaco-checkbox')
			.all())
			if (!(await box.isChecked().catch(() => true))) await box.click();
		await page
			.getByRole('button', {name: /^Apply/})
			.first()
			.click();
		await page.locator('.editor-group-container .view-lines').filter({hasText: 'EO-9.effectiveness'}).first().waitFor();
		await command('File: Revert File');
	});

	it('a system is begun in a folder, and never over what is there', async () => {
		const {command, page, view, rows, folder} = workbench();
		await command('QMS Lens: Create a Quality Management System…');
		await answer('(1/2)', 'north-plant');
		assert.equal(await answer('(2/2)', 'Pumps "North"'), 'North Plant');
		await page.locator('.tab.active[data-resource-name="qms.yaml"]').waitFor();
		await page.locator('.editor-group-container.active .view-lines').filter({hasText: 'North'}).waitFor();
		if (chosenHost().name === 'server')
			assert.match(readFileSync(join(folder, 'north-plant/qms.yaml'), 'utf8'), /^organization: Pumps "North"$/m);
		await view('Quality');
		await rows('Outcomes').filter({hasText: 'Pumps "North"'}).first().waitFor();
		await command('QMS Lens: Create a Quality Management System…');
		await answer('(1/2)', '../elsewhere');
		await page.locator('.quick-input-message').filter({hasText: 'below this one'}).waitFor();
		await answer('(1/2)', '');
		await answer('(2/2)', undefined);
		await command('Notifications: Show Notifications');
		await page
			.locator('.notifications-center .notification-list-item')
			.filter({hasText: 'Nothing was written'})
			.waitFor();
		if (chosenHost().name === 'server') assert.ok(!existsSync(join(folder, 'policy')));
	});
});
