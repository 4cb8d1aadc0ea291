// Drives a window by its keyboard and its pointer, for tests of what is on the screen and for pictures.
import type {FrameLocator, Locator, Page} from 'playwright-core';
import {projectRoot} from './hosts/cache.ts';
import type {Host, WindowOptions} from './hosts/host.ts';
import {freshWorkspace} from './workspace.ts';

export interface Workbench {
	readonly page: Page;
	/** The folder on the disk that the window shows. */
	readonly folder: string;
	/** Runs a command by its title in the palette, category included: `QMS Lens: Show Coverage`. */
	readonly command: (title: string) => Promise<void>;
	/** Opens a file by its path from the folder, with the cursor at a line and column if they are named. */
	readonly openFile: (path: string, line?: number, column?: number) => Promise<void>;
	/** The editor text of a pane, its lenses and squiggles included. */
	readonly editor: () => Locator;
	/** Opens the view container with this name in the activity bar. */
	readonly view: (container: string) => Promise<void>;
	/** The inside of the webview that is on screen. */
	readonly webview: () => FrameLocator;
	/** The rows of a tree view that is on screen, by the view's title. */
	readonly rows: (view: string) => Locator;
	/** Waits until the picture of the window stays the same. */
	readonly settle: () => Promise<void>;
	/** Puts the cursor at a line and column of the editor that has the focus. */
	readonly goTo: (line: number, column?: number) => Promise<void>;
	readonly close: () => Promise<void>;
}

export async function openWorkbench(
	host: Host,
	workspace: string,
	options: Partial<WindowOptions> = {},
): Promise<Workbench> {
	if (host.open === undefined) throw new Error(`The ${host.name} host has no window to drive.`);
	const fresh = await freshWorkspace(workspace);
	const window = await host.open({
		extensionPath: process.env['QMS_E2E_EXTENSION'] ?? projectRoot,
		workspacePath: fresh.path,
		...options,
	});
	const {page} = window;
	page.setDefaultTimeout(20_000);
	const close = async () => {
		await window.close();
		fresh.remove();
	};
	try {
		// The explorer's first row is there once the folder has been read.
		await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({timeout: 60_000});
	} catch (error) {
		await close();
		throw error;
	}
	return {
		page,
		folder: fresh.path,
		command: title => command(page, title),
		openFile: (path, line, column) => openFile(page, path, line, column),
		editor: () => page.locator('.editor-instance .monaco-editor').first(),
		view: container => showView(page, container),
		webview: () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
		rows: view => rows(page, view),
		settle: () => settle(page),
		goTo: (line, column) => goTo(page, line, column),
		close,
	};
}

const picker = '.quick-input-widget:visible';

async function command(page: Page, title: string): Promise<void> {
	// The label shows spaces as non-breaking ones, and is in pieces where it is highlighted.
	const label = new RegExp(`^${title.replaceAll(/[^\w\s]/g, '\\$&').replaceAll(' ', '\\s')}$`);
	await pick(
		page,
		'F1',
		`>${title}`,
		page.locator(`${picker} .monaco-list-row`).filter({has: page.locator('.label-name', {hasText: label})}),
	);
}

async function openFile(page: Page, path: string, line?: number, column = 1): Promise<void> {
	const name = path.split('/').at(-1) ?? path;
	await pick(page, 'Control+P', path, page.locator(`${picker} .monaco-list-row`).filter({hasText: name}));
	await page
		.locator(`.editor-group-container.active .tab.active[data-resource-name=${JSON.stringify(name)}]`)
		.waitFor();
	if (line !== undefined) await goTo(page, line, column);
}

async function goTo(page: Page, line: number, column = 1): Promise<void> {
	for (let tries = 0; ; tries++) {
		try {
			await page.keyboard.press('Control+G');
			await page.locator(`${picker} input`).first().fill(`:${line}:${column}`, {timeout: 2000});
			await page.keyboard.press('Enter');
			return await page.locator(picker).waitFor({state: 'hidden', timeout: 2000});
		} catch (error) {
			if (tries === 5) throw error;
			await page.keyboard.press('Escape');
		}
	}
}

/** Opens a picker, types, and takes the first row that fits. A window that has just come up may miss the key, and lists what it has when the picker opens. */
async function pick(page: Page, key: string, text: string, row: Locator): Promise<void> {
	const input = page.locator(`${picker} input`).first();
	for (let tries = 0; ; tries++) {
		try {
			await page.keyboard.press(key);
			await input.waitFor({timeout: 2000});
			await input.fill(text);
			await row.first().click({timeout: 4000});
			break;
		} catch (error) {
			if (tries === 5) throw error;
			await page.keyboard.press('Escape');
		}
	}
	// A command may open a picker of its own.
	await page
		.locator(picker)
		.waitFor({state: 'hidden', timeout: 1000})
		.catch(() => {});
}

async function showView(page: Page, container: string): Promise<void> {
	const tab = page
		.locator('.activitybar .action-item')
		.filter({has: page.locator(`.action-label[aria-label^=${JSON.stringify(container)}]`)});
	if (!(await tab.evaluate(element => element.classList.contains('checked')))) await tab.click();
}

function rows(page: Page, view: string): Locator {
	return page
		.locator('.split-view-view')
		.filter({has: page.locator(`.pane-header[aria-label^=${JSON.stringify(view)}]`)})
		.locator('.monaco-list-row');
}

async function settle(page: Page): Promise<void> {
	let last = await page.screenshot();
	for (let same = 0, tries = 0; same < 3 && tries < 40; tries++) {
		await page.waitForTimeout(250);
		const next = await page.screenshot();
		same = next.equals(last) ? same + 1 : 0;
		last = next;
	}
}
