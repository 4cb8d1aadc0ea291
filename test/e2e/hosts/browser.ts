// Headless Chromium, and the two functions through which a VS Code window tells about the suites it runs.
import {accessSync, constants} from 'node:fs';
import {createServer} from 'node:net';
import {delimiter, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {chromium, type Page} from 'playwright-core';
import type {OpenWindow, TestOutcome, TestRun, WindowOptions} from './host.ts';
import {collector, type Collector} from './results.ts';

/** Time for one run of the suites of one workspace, the start of the window included. */
export const runLimit = Number(process.env['QMS_E2E_TIMEOUT'] ?? 300) * 1000;

const startLimit = Math.min(60_000, runLimit);

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export function findChromium(): string | undefined {
	const told = process.env['QMS_CHROMIUM'];
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return [
		...(told === undefined ? [] : [told]),
		...names.flatMap(name => folders.map(folder => join(folder, name))),
	].find(isExecutable);
}

/** Opens a page that has not gone anywhere yet. */
export async function openPage(look: Pick<WindowOptions, 'size' | 'scale'> = {}): Promise<OpenWindow> {
	const executablePath = findChromium();
	if (executablePath === undefined) throw new Error('Chromium was not found.');
	const browser = await chromium.launch({
		executablePath,
		args: [
			// Chromium refuses to sandbox itself for root, as in most containers.
			...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			// A webview is a page of its own on a local address, which Chromium otherwise asks the user about.
			'--disable-features=LocalNetworkAccessChecks',
			'--disable-dev-shm-usage',
		],
	});
	const context = await browser.newContext({
		viewport: look.size ?? {width: 1280, height: 800},
		deviceScaleFactor: look.scale ?? 1,
		// The clipboard belongs to the window; without the permission VS Code asks in a dialog.
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	return {page: await context.newPage(), close: () => browser.close()};
}

/** Goes to a window that runs the suites and waits for their end. */
export async function runInPage(page: Page, url: string, run: TestRun): Promise<TestOutcome> {
	const results = collector(run.print);
	page.on('console', message => {
		if (message.type() === 'error' || message.type() === 'warning') results.note(`page: ${message.text()}`);
	});
	page.on('pageerror', error => results.note(`page: ${error.message}`));
	await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => results.take(type, args));
	const ended = new Promise<number>(done => void page.exposeFunction('codeAutomationExit', done));
	const limit = new AbortController();
	const late = waitLimits(results, limit.signal);
	const crashed = new Promise<number>(done => page.once('crash', () => done(125)));
	try {
		await page.goto(url);
		const exitCode = await Promise.race([ended, late, crashed]);
		const outcome = results.outcome(exitCode);
		if (outcome.exitCode !== 0 && run.picture !== undefined)
			await page.screenshot({path: run.picture, timeout: 10_000}).catch(() => {});
		return outcome;
	} finally {
		limit.abort();
	}
}

/** Ends when a run has taken too long, with an exit code of its own and the reason in the log. */
async function waitLimits(results: Collector, signal: AbortSignal): Promise<number> {
	try {
		await sleep(startLimit, undefined, {signal});
		if (!results.hasBegun())
			results.note(
				`The suites did not begin within ${startLimit / 1000} s: the window waits for the extension to become active.`,
			);
		else {
			await sleep(runLimit - startLimit, undefined, {signal});
			results.note(`The suites did not end within ${runLimit / 1000} s.`);
		}
	} catch {
		// Aborted: the run came to its own end.
	}
	return 124;
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	await new Promise(done => server.close(done));
	if (address === null || typeof address === 'string') throw new Error('No port was given.');
	return address.port;
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
