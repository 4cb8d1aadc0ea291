// A quality manager's way through the window, with keyboard and pointer, on the extension as it is packaged.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Locator} from 'playwright-core';
import {capa, complaints} from '../../lsp/fixture.ts';
import {chosenHost} from '../hosts/all.ts';
import {useWorkbench} from './use.ts';

describe('a quality manual on the screen', () => {
	const workbench = useWorkbench('pumps');
	const refused: string[] = [];

	const expect = async (what: string, locator: Locator): Promise<void> => {
		await locator
			.first()
			.waitFor()
			.catch((error: Error) => assert.fail(`${what}: ${error.message}`));
	};
	const line = (number: number): Locator =>
		workbench()
			.page.locator('.statusbar-item')
			.filter({hasText: new RegExp(`Ln\\s${number},`)});
	const typed = (text: string): Locator =>
		workbench()
			.page.locator('.editor-group-container.active .view-lines')
			.filter({hasText: text.replaceAll(' ', '\u00A0')});
	/** Opens the menu of the lightbulb and goes down to the entry that fits; asks again where the server was not ready yet. */
	const quickFix = async (title: RegExp): Promise<void> => {
		const {page} = workbench();
		const focused = page.locator('.action-widget:visible .monaco-list-row.focused').first();
		for (let tries = 0; tries < 5; tries++) {
			await page.keyboard.press('Control+.');
			await focused.waitFor({timeout: 5000}).catch(() => {});
			for (let down = 0; down < 12 && (await focused.count()) > 0; down++) {
				if (title.test(await focused.innerText())) return page.keyboard.press('Enter');
				await page.keyboard.press('ArrowDown');
			}
			await page.keyboard.press('Escape');
		}
		assert.fail(`No quick fix ${String(title)} was offered.`);
	};
	/** Lets the cursor's line be replaced, and everything be as it was on the disk. */
	const revert = (): Promise<void> => workbench().command('File: Revert File');

	before(() => {
		workbench().page.on('console', message => {
			if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
		});
	});
	afterEach(async () => {
		for (let time = 0; time < 3; time++) await workbench().page.keyboard.press('Escape');
		// By the palette: a key that closes the frame it was pressed in is never answered, and the browser waits for ever.
		await workbench().command('View: Close All Editors');
	});

	it('is counted in the status bar, which opens the panel', async () => {
		await expect(
			'the coverage',
			workbench()
				.page.locator('.statusbar-item')
				.filter({hasText: /QMS \d+\/12/}),
		);
		await workbench()
			.page.locator('.statusbar-item')
			.filter({hasText: /QMS \d+\/12/})
			.click();
		await expect('the panel', workbench().webview().getByRole('heading', {name: 'Pump Works'}));
	});

	it('lets the view follow an unsaved edit, and a click on a place go there', async () => {
		const {openFile, view, rows, page} = workbench();
		await openFile(capa, 6, 9);
		await view('Quality');
		await rows('Outcomes').filter({hasText: 'EO-7/9 Corrective action'}).click();
		const cause = rows('Outcomes').filter({hasText: 'EO-9.cause'});
		await expect('a state', cause.filter({hasText: 'covered'}));
		await workbench().command('View: Focus Active Editor Group');
		await workbench().goTo(6, 9);
		await page.keyboard.press('Shift+End');
		await page.keyboard.type('draft');
		await expect('the state to follow', cause.filter({hasText: 'pending'}));
		await expect('the document to follow', rows('Documents').filter({hasText: 'PRO-001'}).filter({hasText: 'draft'}));
		await revert();
		await expect('the state to come back', cause.filter({hasText: 'covered'}));
		await cause.locator('.monaco-tl-twistie').click();
		await rows('Outcomes').filter({hasText: 'Find the cause'}).first().click();
		await expect('the place', line(22));
	});

	it('explains the row that has the focus, by keyboard, whatever the editor shows', async () => {
		const {openFile, view, command, page, webview} = workbench();
		await openFile(capa, 22);
		await view('Quality');
		// A list draws no row that its view has no room for, and a click on a place opens it, so the first row is gone to by key.
		await command('Quality: Focus on Outcomes View');
		await page.keyboard.press('Home');
		await page.keyboard.press('Shift+Enter');
		await expect('its explanation', webview().locator('#explanation h2').filter({hasText: 'EO-0'}));
	});

	it('explains a section from its lens, beside the text, and goes back to the text', async () => {
		const section = workbench().webview().locator('#explanation');
		const title = section.getByRole('heading', {name: 'Find the cause'});
		// Lenses move while the first ones are worked out, and a click that misses one does nothing or hits its neighbour. In a busy
		// window the editor may also keep a lens of an earlier drawing whose command it has dropped; opened anew there are none.
		for (let tries = 0; tries < 4 && (await title.count()) === 0; tries++) {
			if (tries > 0) await workbench().command('View: Close All Editors');
			await workbench().openFile(capa, 22);
			await workbench().page.locator('.codelens-decoration a').filter({hasText: 'EO-9.cause covered'}).click();
			await title.waitFor({timeout: 6000}).catch(() => {});
		}
		await expect('the explanation', title);
		await expect('its trace', section.getByText('5 Whys'));
		await section
			.getByRole('button', {name: /Find the cause/})
			.first()
			.click();
		await expect('the place', line(22));
		await workbench().goTo(20);
		await expect('the line to write at', line(20));
		for (let lines = 0; lines < 12; lines++) await workbench().page.keyboard.press('Enter');
		await expect(
			'the explanation of the same section where it stands now',
			section.getByRole('button', {name: /^\W*Find the cause .*:34/}),
		);
		await revert();
	});

	it('lets the panel follow an edit, and be walked by keyboard', async () => {
		const {command, webview, page, openFile} = workbench();
		await openFile(capa, 24);
		await command('QMS Lens: Show Coverage');
		const card = webview().getByRole('button', {name: /^EO-7\/9 \d\/7 criteria shown .* Explain$/});
		await expect('the card', card);
		const before = await card.innerText();
		await card.focus();
		await page.keyboard.press('Enter');
		await expect('the explanation', webview().getByRole('heading', {name: /^EO-7\/9 Causes analysed/}));
		assert.equal(
			await webview()
				.locator('#explanation')
				.evaluate(element => element === document.activeElement),
			true,
			'the focus is on what was asked for',
		);
		const table = webview().getByRole('table');
		const first = table.locator('button[tabindex="0"]');
		await first.focus();
		await page.keyboard.press('ArrowRight');
		const cell = table.locator('button[tabindex="0"]');
		assert.match(
			(await cell.getAttribute('aria-label')) ?? '',
			/^PRO-001 Corrective action, EO-.*: .* Go to the section$/,
		);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Home');
		await page.keyboard.press('Enter');
		await expect('the document of that row', page.locator('.tab.active[data-resource-name="PRO-002-complaints.md"]'));
		await openFile(capa, 25);
		await page.keyboard.press('End');
		await page.keyboard.press('Control+Shift+K');
		await page.keyboard.press('Control+Shift+K');
		const after = webview().getByRole('button', {name: /^EO-7\/9 .* criteria shown/});
		for (let turn = 0; (await after.innerText()) === before; turn++) {
			assert.ok(turn < 100, `the panel still says ${before}`);
			await page.waitForTimeout(100);
		}
		await revert();
	});

	it('filters the matrix and exports it', async () => {
		const {command, webview, page, folder} = workbench();
		await command('QMS Lens: Show Coverage');
		await webview().getByRole('searchbox', {name: 'Filter documents'}).fill('complaints');
		await expect('one row', webview().locator('tbody tr').filter({hasText: 'PRO-002'}));
		assert.equal(await webview().locator('tbody tr').count(), 1);
		await webview().getByRole('searchbox', {name: 'Filter documents'}).fill('');
		await webview().getByRole('button', {name: 'CSV'}).click();
		await page.locator('.quick-input-widget:visible').getByRole('button', {name: 'OK'}).click();
		// A window without focus keeps its messages to itself until it is asked.
		await command('Notifications: Show Notifications');
		const message = page.locator('.notifications-center .notification-list-item').filter({hasText: 'coverage.csv'});
		await expect('the message', message);
		if (chosenHost().name === 'server') assert.match(readFileSync(join(folder, 'coverage.csv'), 'utf8'), /EO-9\.cause/);
		await message.getByRole('button', {name: 'Open'}).click();
		await expect('the file', page.locator('.tab.active[data-resource-name="coverage.csv"]'));
	});

	it('claims what is shown through the lightbulb', async () => {
		const {openFile, page} = workbench();
		await openFile(capa, 28);
		await expect('the lens', page.locator('.codelens-decoration a').filter({hasText: 'shown, not claimed'}));
		await quickFix(/^Claim /);
		await expect('the claim', typed('EO-9.effectiveness'));
		await expect(
			'the lens to follow',
			page.locator('.codelens-decoration a').filter({hasText: 'EO-9.effectiveness covered'}),
		);
		await revert();
	});

	it('claims what is shown by a click on its lens', async () => {
		const {openFile, page} = workbench();
		const lens = page.locator('.codelens-decoration').filter({hasText: 'EO-9.effectiveness'});
		// Lenses move while the first ones are worked out, and a click that misses one does nothing.
		for (let tries = 0; tries < 4 && (await typed('EO-9.effectiveness').count()) === 0; tries++) {
			if (tries > 0) await workbench().command('View: Close All Editors');
			await openFile(capa, 28);
			await lens.locator('a').filter({hasText: 'Claim it'}).first().click();
			await typed('EO-9.effectiveness')
				.first()
				.waitFor({timeout: 6000})
				.catch(() => undefined);
		}
		await expect('the claim', typed('EO-9.effectiveness'));
		await expect('the lens to follow', lens.locator('a').filter({hasText: 'EO-9.effectiveness covered'}));
		await revert();
	});

	it('asks for a reason before it silences', async () => {
		const {openFile, page} = workbench();
		await openFile(capa, 34, 20);
		const warnings = page.locator('.editor-group-container.active .squiggly-warning');
		await warnings.first().waitFor();
		await quickFix(/^Silence claim-without-evidence/);
		const input = page.locator('.quick-input-widget:visible input');
		await input.fill('because');
		await expect('the objection', page.locator('.quick-input-message').filter({hasText: 'at least 3 words'}));
		await input.fill('shown by the skill matrix');
		await page.keyboard.press('Enter');
		// The line is wrapped after these words.
		await expect('the directive', typed('ignore claim-without-evidence because="shown by the'));
		await warnings.first().waitFor({state: 'detached'});
		await revert();
	});

	it('completes an id as it is typed', async () => {
		const {openFile, page} = workbench();
		await openFile(complaints, 18);
		await page.keyboard.press('End');
		await page.keyboard.press('Enter');
		await page.keyboard.type('<!-- qms: covers EO-10.inv', {delay: 20});
		await page
			.locator('.suggest-widget.visible .monaco-list-row')
			.filter({hasText: 'EO-10.investigate'})
			.first()
			.waitFor();
		await page.keyboard.press('Enter');
		await page.keyboard.type(' -->');
		await expect('the id', typed('covers EO-10.investigate -->'));
		await revert();
	});

	it('has a walkthrough', async () => {
		const {command, page} = workbench();
		await command('Welcome: Open Walkthrough...');
		await page.locator('.quick-input-widget:visible input').fill('Get Started with QMS Lens');
		await page.keyboard.press('Enter');
		for (const step of [
			'Open your quality manual',
			'Look at the outcomes',
			'Ask why',
			'Claim what is true',
			'See the whole',
		])
			await expect(step, page.locator('.getting-started-step').filter({hasText: step}));
		await command('View: Toggle Primary Side Bar Visibility');
		const last = page.locator('.getting-started-step').filter({hasText: 'See the whole'});
		// The page of all walkthroughs may come back in front, with the steps disabled behind it.
		for (let tries = 0; tries < 5 && !(await last.isEnabled()); tries++) {
			await page
				.locator('.getting-started-category')
				.filter({hasText: 'Get Started with QMS Lens'})
				.first()
				.click({timeout: 2000})
				.catch(() => undefined);
			await page.waitForTimeout(500);
		}
		await last.click();
		const picture = page.locator('.getting-started-media img');
		await picture.waitFor();
		assert.ok(
			await picture.evaluate(
				element => (element as HTMLImageElement).complete && (element as HTMLImageElement).naturalWidth > 500,
			),
			'the picture is in the package',
		);
		await command('View: Toggle Primary Side Bar Visibility');
	});

	it('follows git from branch to branch', async function () {
		// There is no disk under a window on the web.
		if (chosenHost().name !== 'server') this.skip();
		const {folder, view, rows} = workbench();
		const git = (...words: string[]): void =>
			void execFileSync(
				'git',
				['-c', 'user.name=QM', '-c', 'user.email=qm@example.com', '-c', 'commit.gpgsign=false', ...words],
				{cwd: folder, stdio: ['ignore', 'ignore', 'pipe']},
			);
		git('init', '--quiet', '--initial-branch=main');
		git('add', '.');
		git('commit', '--quiet', '-m', 'Begin');
		git('checkout', '--quiet', '-b', 'more');
		mkdirSync(join(folder, 'docs/more'));
		for (let number = 10; number < 40; number++)
			writeFileSync(
				join(folder, `docs/more/PRO-0${number}.md`),
				readFileSync(join(folder, complaints), 'utf8').replaceAll('PRO-002', `PRO-0${number}`),
			);
		git('add', '.');
		git('commit', '--quiet', '-m', 'More');
		git('checkout', '--quiet', 'main');
		await view('Quality');
		const group = rows('Documents').filter({hasText: 'Procedures'});
		await expect('two procedures', group.filter({hasText: /Procedures\s*2$/}));
		git('checkout', '--quiet', 'more');
		await expect('thirty more', group.filter({hasText: /Procedures\s*32$/}));
		git('checkout', '--quiet', 'main');
		await expect('two again', group.filter({hasText: /Procedures\s*2$/}));
	});

	it('loads nothing that its policy refuses', () => {
		assert.deepEqual(refused, []);
	});
});
