import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {chosenHost} from '../hosts/all.ts';
import {projectRoot} from '../hosts/cache.ts';
import type {WindowOptions} from '../hosts/host.ts';
import {openWorkbench, type Workbench} from '../workbench.ts';

/** The package that users install, where the run has made one: installed on a server, its files as they are on the web. */
function packaged(): Partial<WindowOptions> {
	const vsix = process.env['QMS_E2E_VSIX'];
	return vsix === undefined || chosenHost().name !== 'server' ? {} : {vsix};
}

/** The text of the window and of each frame in it, for where only the text of a run is kept. */
async function onScreen(page: Page): Promise<string> {
	const frames = await Promise.all(
		page.frames().map(async frame => {
			const text = await frame
				.locator('body')
				.innerText({timeout: 2000})
				.catch((error: Error) => error.message);
			return text
				.replaceAll(/\s*\n\s*/g, ' | ')
				.replaceAll('\u00A0', ' ')
				.slice(0, 4000);
		}),
	);
	// A frame that runs an extension shows nothing but its own script.
	return frames
		.map((text, index) => `  frame ${index}: ${text}`)
		.filter((_, index) => frames[index] !== '' && !frames[index]?.includes('(function ()'))
		.join('\n');
}

/** Gives the suite around it one window on a workspace, and takes a picture of it after each test that fails. */
export function useWorkbench(workspace: string, options?: Partial<WindowOptions>): () => Workbench {
	let open: Workbench | undefined;
	before(async () => {
		open = await openWorkbench(chosenHost(), workspace, {...packaged(), ...options});
	});
	afterEach(async function () {
		if (this.currentTest?.state !== 'failed') return;
		const name = this.currentTest.fullTitle().replaceAll(/\W+/g, '-');
		await open?.page.screenshot({path: join(projectRoot, `.cache/e2e/${chosenHost().name}-ui-${name}.png`)});
		if (open !== undefined) console.log(`On the screen when it failed:\n${await onScreen(open.page)}`);
	});
	after(() => open?.close());
	return () => {
		if (open === undefined) throw new Error('The window is not open.');
		return open;
	};
}
