// Drives a window by its keyboard and its pointer, for tests of what is on the screen and for pictures.
import type {FrameLocator, Locator, Page} from 'playwright-core';
import {projectRoot} from './hosts/cache.ts';
import type {Host, WindowOptions} from './hosts/host.ts';
import {freshWorkspace} from './workspace.ts';

export interface Workbench {
	readonly page: Page;
	/** Runs a command by its title in the palette, category included: `QMS Lens: Show Coverage`. */
	command(title: string): Promise<void>;
	/** Opens a file by its path from the folder, with the cursor in a line if one is named. */
	openFile(path: string, line?: number): Promise<void>;
	/** The editor text of a pane, its lenses and squiggles included. */
	editor(): Locator;
	/** The inside of the webview whose title is given. */
	webview(title: string): FrameLocator;
	/** The rows of a tree view that is on screen, by the view's title. */
	rows(view: string): Locator;
	close(): Promise<void>;
}

export async function openWorkbench(host: Host, workspace: string, options: Partial<WindowOptions> = {}): Promise<Workbench> {
	if (host.open === undefined) throw new Error(`The ${host.name} host has no window to drive.`);
	const fresh = await freshWorkspace(workspace);
	const window = await host.open({extensionPath: process.env['QMS_E2E_EXTENSION'] ?? projectRoot, workspacePath: fresh.path, ...options});
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
	return {page, command: title => command(page, title), openFile: (path, line) => openFile(page, path, line), editor: () => page.locator('.editor-instance .monaco-editor').first(), webview: title => webview(page, title), rows: view => rows(page, view), close};
}

const picker = '.quick-input-widget:visible';

async function command(page: Page, title: string): Promise<void> {
	// The label shows spaces as non-breaking ones, and is in pieces where it is highlighted.
	const label = new RegExp(`^${title.replaceAll(/[^\w\s]/g, '\\$&').replaceAll(' ', '\\s')}$`);
	await pick(page, 'F1', `>${title}`, page.locator(`${picker} .monaco-list-row`).filter({has: page.locator('.label-name', {hasText: label})}));
}

async function openFile(page: Page, path: string, line?: number): Promise<void> {
	const name = path.split('/').at(-1) ?? path;
	await pick(page, 'Control+P', path, page.locator(`${picker} .monaco-list-row`).filter({hasText: name}));
	await page.locator(`.editor-group-container.active .tab.active[data-resource-name=${JSON.stringify(name)}]`).waitFor();
	if (line === undefined) return;
	await page.keyboard.press('Control+G');
	await page.locator(`${picker} input`).fill(`:${line}`);
	await page.keyboard.press('Enter');
	await page.locator(picker).waitFor({state: 'hidden'});
}

/** Opens a picker, types, and takes the first row that fits. A window that has just come up may miss the first key. */
async function pick(page: Page, key: string, text: string, row: Locator): Promise<void> {
	const input = page.locator(`${picker} input`).first();
	for (let tries = 0; ; tries++) {
		await page.keyboard.press(key);
		try {
			await input.waitFor({timeout: 2000});
			break;
		} catch (error) {
			if (tries === 5) throw error;
		}
	}
	await input.fill(text);
	await row.first().click();
	await page.locator(picker).waitFor({state: 'hidden'}).catch(() => {});
}

/** A webview is a page in a page in the page. */
function webview(page: Page, title: string): FrameLocator {
	return page.frameLocator('iframe.webview.ready').frameLocator(`iframe#active-frame[title=${JSON.stringify(title)}], iframe#active-frame`);
}

function rows(page: Page, view: string): Locator {
	return page.locator('.split-view-view').filter({has: page.locator(`.pane-header[aria-label^=${JSON.stringify(view)}]`)}).locator('.monaco-list-row');
}
