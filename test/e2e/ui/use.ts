import {join} from 'node:path';
import {chosenHost} from '../hosts/all.ts';
import {projectRoot} from '../hosts/cache.ts';
import type {WindowOptions} from '../hosts/host.ts';
import {openWorkbench, type Workbench} from '../workbench.ts';

/** Gives the suite around it one window on a workspace, and takes a picture of it after each test that fails. */
export function useWorkbench(workspace: string, options?: Partial<WindowOptions>): () => Workbench {
	let open: Workbench | undefined;
	before(async () => {
		open = await openWorkbench(chosenHost(), workspace, options);
	});
	afterEach(async function () {
		if (this.currentTest?.state !== 'failed') return;
		const name = this.currentTest.fullTitle().replaceAll(/\W+/g, '-');
		await open?.page.screenshot({path: join(projectRoot, `.cache/e2e/${chosenHost().name}-ui-${name}.png`)});
	});
	after(() => open?.close());
	return () => {
		if (open === undefined) throw new Error('The window is not open.');
		return open;
	};
}
