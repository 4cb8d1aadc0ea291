/**
 * Takes the pictures of the README from the real editor: node test/e2e/screenshots.ts [NAME…]
 *
 * QMS_SHOTS=folder writes them elsewhere than docs/images. With the Debian packages fonts-inter and
 * fonts-jetbrains-mono they look as they do in the repository, and with pngquant they are as small.
 */
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {projectRoot} from './hosts/cache.ts';
import {server} from './hosts/server.ts';
import {openWorkbench, type Workbench} from './workbench.ts';

interface Shot {
	readonly name: string;
	readonly workspace: string;
	readonly show: (workbench: Workbench) => Promise<void>;
}

const shots: readonly Shot[] = [
	{
		name: 'findings',
		workspace: 'acme-valves-gaps',
		async show({openFile, command, page}) {
			await openFile('procedures/PRO-010-corrective-action.md', 28, 25);
			await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor();
			await page.locator('.codelens-decoration a').first().waitFor();
			await command('View: Toggle Primary Side Bar Visibility');
			await command('Show or Focus Hover');
			await page.locator('.monaco-resizable-hover .hover-row').first().waitFor();
		},
	},
	{
		name: 'outcomes',
		workspace: 'acme-valves-gaps',
		async show({page, openFile, view, rows}) {
			await openFile('procedures/PRO-010-corrective-action.md');
			await view('Quality');
			await widenSideBar(page, 110);
			await rows('Outcomes').filter({hasText: 'EO-7/9'}).first().click();
		},
	},
	{
		name: 'reading',
		workspace: 'acme-valves-gaps',
		async show({page, view, command}) {
			await view('Quality');
			await widenSideBar(page, 110);
			await command('QMS Lens: Read the Next Question');
			await page.locator('.codelens-decoration a').filter({hasText: 'Nowhere'}).first().waitFor();
		},
	},
	{
		name: 'coverage',
		workspace: 'acme-valves',
		async show({command, webview}) {
			await command('View: Toggle Primary Side Bar Visibility');
			await command('QMS Lens: Show Coverage');
			await webview().locator('table').first().waitFor();
		},
	},
	{
		name: 'problems',
		workspace: 'acme-valves-gaps',
		async show({openFile, command, page}) {
			await openFile('procedures/PRO-005-purchasing.md');
			await command('Problems: Focus on Problems View');
			await page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
		},
	},
	{
		name: 'process',
		workspace: 'acme-valves-gaps',
		async show({openFile, command, page}) {
			await openFile('processes/PRC-SALES.yaml');
			await page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first().waitFor();
			await command('View: Toggle Primary Side Bar Visibility');
		},
	},
];

const themes = {light: 'Light Modern', dark: 'Dark Modern'} as const;
const size = {width: 1200, height: 750};
const scale = 2;
const codeFont = 'JetBrains Mono';

const settings = {
	'editor.fontFamily': `'${codeFont}', monospace`,
	'editor.fontLigatures': false,
	'[markdown]': {'editor.wordWrap': 'off'},
	'editor.minimap.enabled': false,
	'editor.occurrencesHighlight': 'off',
	'editor.stickyScroll.enabled': false,
	'window.commandCenter': false,
	'workbench.layoutControl.enabled': false,
	'workbench.editor.empty.hint': 'hidden',
	'problems.decorations.enabled': true,
};

/** What belongs to this way of running VS Code, and not to what a reader of the README sees. */
const hidden = `
	.statusbar-item[aria-label*='Layout'], [id='status.host'], [id='status.forwardedPorts'], .notifications-toasts, .workbench-hover-container { display: none !important; }
`;

async function take(shot: Shot, theme: keyof typeof themes, folder: string): Promise<void> {
	const workbench = await openWorkbench(server, shot.workspace, {
		size,
		scale,
		settings: {...settings, 'workbench.colorTheme': themes[theme]},
	});
	try {
		await workbench.page.addStyleTag({content: hidden});
		await shot.show(workbench);
		await workbench.page.mouse.move(size.width - 1, size.height - 1);
		await workbench.settle();
		const file = join(folder, `${shot.name}-${theme}.png`);
		await workbench.page.screenshot({path: file});
		spawnSync('pngquant', ['--force', '--quality', '80-100', '--output', file, file]);
		console.log(`${shot.name}-${theme}.png`);
	} catch (error) {
		await workbench.page.screenshot({path: join(projectRoot, `.cache/e2e/shot-${shot.name}-${theme}.png`)});
		throw new Error(
			`${shot.name}, ${theme}: ${(error as Error).message} (see .cache/e2e/shot-${shot.name}-${theme}.png)`,
			{cause: error},
		);
	} finally {
		await workbench.close();
	}
}

async function widenSideBar(page: Page, pixels: number): Promise<void> {
	const box = await page.locator('.part.sidebar').boundingBox();
	if (box === null) throw new Error('There is no side bar.');
	const edge = box.x + box.width;
	await page.mouse.move(edge + 1, size.height / 2);
	await page.mouse.down();
	await page.mouse.move(edge + pixels, size.height / 2, {steps: 5});
	await page.mouse.up();
}

/** Chromium asks fontconfig what the user interface font is; without an answer of ours it is the first one installed. */
function preferFont(family: string): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'qms-fonts-'));
	const file = join(folder, 'fonts.conf');
	const unless = [codeFont, 'monospace']
		.map(name => `<test qual="all" name="family" compare="not_eq"><string>${name}</string></test>`)
		.join('');
	// After the system's own rules, by which every family that is not monospaced has sans-serif among its substitutes.
	const rule = `<match target="pattern"><test name="family"><string>sans-serif</string></test>${unless}<edit name="family" mode="prepend_first" binding="strong"><string>${family}</string></edit></match>`;
	writeFileSync(file, `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>${rule}</fontconfig>`);
	process.env['FONTCONFIG_FILE'] = file;
	return () => rmSync(folder, {recursive: true});
}

const folder = process.env['QMS_SHOTS'] ?? join(projectRoot, 'docs/images');
const names = process.argv.slice(2);
const reason = await server.available();
if (reason !== undefined) throw new Error(`No pictures: ${reason}.`);
for (const each of [folder, join(projectRoot, '.cache/e2e')]) mkdirSync(each, {recursive: true});
const forgetFont = preferFont('Inter');
let failed = 0;
for (const shot of shots.filter(each => names.length === 0 || names.includes(each.name))) {
	for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
		await take(shot, theme, folder).catch((error: unknown) => {
			failed++;
			console.log(`FAILED ${(error as Error).message}`);
		});
	}
}
forgetFont();
process.exitCode = failed > 0 ? 1 : 0;
