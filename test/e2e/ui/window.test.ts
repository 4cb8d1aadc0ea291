// What is on the screen, which the `vscode` API does not tell. Runs once for each host with a window to drive.
import {useWorkbench} from './use.ts';

describe('on the screen', () => {
	const workbench = useWorkbench('small');

	it('has a view Quality with outcomes and documents', async () => {
		await workbench().view('Quality');
		for (const title of ['Outcomes', 'Documents']) await workbench().page.locator(`.pane-header[aria-label^="${title}"]`).waitFor();
	});

	it('opens the coverage panel', async () => {
		await workbench().command('QMS Lens: Show Coverage');
		await workbench().webview().locator('main').waitFor();
	});

	it('counts the findings in the Problems panel', async () => {
		await workbench().command('Problems: Focus on Problems View');
		await workbench().page.locator('.markers-panel .monaco-list-row').filter({hasText: 'corrective-action.md'}).first().waitFor();
	});
});
