// What is on the screen, which the `vscode` API does not tell. Runs once for each host with a window to drive.
import {useWorkbench} from './use.ts';

describe('on the screen', () => {
	const workbench = useWorkbench('small');

	it('has a view Quality with outcomes and documents', async () => {
		await workbench().view('Quality');
		await workbench().rows('Outcomes').filter({hasText: 'EO-12'}).waitFor();
		await workbench().rows('Documents').filter({hasText: 'SOP-010'}).waitFor();
	});

	it('shows documents and outcomes in the coverage panel', async () => {
		await workbench().command('QMS Lens: Show Coverage');
		await workbench().webview().locator('table').getByText('SOP-010').first().waitFor();
		await workbench().webview().locator('table').getByText('EO-12').first().waitFor();
	});

	it('counts the findings in the Problems panel', async () => {
		await workbench().command('Problems: Focus on Problems View');
		await workbench()
			.page.locator('.markers-panel .monaco-list-row')
			.filter({hasText: 'corrective-action.md'})
			.first()
			.waitFor();
	});
});
