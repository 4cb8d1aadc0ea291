// VS Code's own server with its workbench in headless Chromium; the extension runs in the Node extension host.
import {spawnSync} from 'node:child_process';
import {copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {findChromium, freePort, openPage, runInPage} from './browser.ts';
import {installOnce, npm} from './cache.ts';
import {quietSettings, type Host, type Place, type WindowOptions} from './host.ts';
import {startService, type Service} from './service.ts';

const packages = ['code-server@4.139.1'];
// Native modules that would have to be compiled; the others ship compiled or are not used by a server without accounts.
const standIns = [
	['spdlog.cjs', 'spdlog'],
	['watchdog.cjs', 'native-watchdog'],
] as const;
const codeFolder = 'node_modules/code-server/lib/vscode';

export const server: Host = {
	name: 'server',
	target: 'node',

	async available() {
		const major = Number(process.versions.node.split('.')[0]);
		if (major < 24) return `it needs Node 24, this is ${process.versions.node} (npm run puts the right one first)`;
		if (findChromium() === undefined) return 'no Chromium was found on the path';
		try {
			await install();
			return undefined;
		} catch (error) {
			return `its package cannot be installed: ${(error as Error).message}`;
		}
	},

	async run(run) {
		const code = await start({});
		const window = await openPage();
		try {
			const outcome = await runInPage(window.page, code.url(run, run.testsPath), run);
			return {...outcome, log: [...outcome.log, ...code.said]};
		} finally {
			await window.close();
			await code.stop();
		}
	},

	async open(options) {
		const code = await start(options);
		const window = await openPage(options);
		try {
			await window.page.goto(code.url(options));
		} catch (error) {
			await window.close();
			await code.stop();
			throw error;
		}
		return {
			page: window.page,
			async close() {
				await window.close();
				await code.stop();
			},
		};
	},
};

interface RunningServer extends Service {
	/** The address of a window; with suites, it runs them as soon as it is up. */
	url(place: Place, testsPath?: string): string;
}

async function install(): Promise<string> {
	return installOnce('server', packages, async folder => {
		const code = join(folder, codeFolder);
		await npm(code, 'install');
		for (const [standIn, module] of standIns)
			copyFileSync(join(import.meta.dirname, standIn), join(code, 'node_modules/@vscode', module, 'index.js'));
	});
}

async function start(options: Partial<WindowOptions>): Promise<RunningServer> {
	const code = join(await install(), codeFolder);
	const main = join(code, 'out/server-main.js');
	const data = mkdtempSync(join(tmpdir(), 'qms-code-'));
	for (const scope of ['User', 'Machine']) {
		mkdirSync(join(data, 'data', scope), {recursive: true});
		writeFileSync(join(data, 'data', scope, 'settings.json'), JSON.stringify({...quietSettings, ...options.settings}));
	}
	const common = ['--accept-server-license-terms', '--server-data-dir', data, '--telemetry-level', 'off'];
	if (options.vsix !== undefined) {
		const {status, stdout, stderr} = spawnSync(
			process.execPath,
			[main, ...common, '--install-extension', options.vsix],
			{encoding: 'utf8'},
		);
		if (status !== 0) throw new Error(`The packaged extension was not installed: ${stdout}${stderr}`);
	} else if (options.extensionPath !== undefined) {
		installFrom(options.extensionPath, join(data, 'extensions'));
	}
	const port = await freePort();
	const authority = `127.0.0.1:${port}`;
	// Without the smoke-test driver a built workbench ignores the suites it is asked to run.
	const args = [
		main,
		...common,
		'--host',
		'127.0.0.1',
		'--port',
		String(port),
		'--without-connection-token',
		'--enable-smoke-test-driver',
	];
	const service = await startService(args, `http://${authority}/version`);
	const remote = (path: string) => `vscode-remote://${authority}${path}`;
	return {
		said: service.said,
		async stop() {
			await service.stop();
			rmSync(data, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
		},
		url(place, testsPath) {
			const payload = [
				...(testsPath === undefined
					? []
					: [
							['extensionDevelopmentPath', remote(place.extensionPath)],
							['extensionTestsPath', remote(testsPath)],
						]),
				['skipWelcome', 'true'],
			];
			const kind = place.workspacePath.endsWith('.code-workspace') ? 'workspace' : 'folder';
			return `http://${authority}/?${new URLSearchParams({[kind]: place.workspacePath, payload: JSON.stringify(payload)}).toString()}`;
		},
	};
}

/** What lies beside an extension in a working copy. */
const notShipped = new Set(['node_modules', 'client', 'server', 'test', 'samples', 'scripts']);

/** Installs an extension from its folder: a window that develops one starts without the user's settings and theme. */
function installFrom(extensionPath: string, folder: string): void {
	const {publisher, name, version} = JSON.parse(readFileSync(join(extensionPath, 'package.json'), 'utf8')) as Record<
		'publisher' | 'name' | 'version',
		string
	>;
	const id = `${publisher}.${name}`;
	const place = join(folder, `${id}-${version}`);
	mkdirSync(place, {recursive: true});
	for (const entry of readdirSync(extensionPath)) {
		// Copies, since VS Code loses part of a manifest that it reads through a link.
		if (!entry.startsWith('.') && !notShipped.has(entry))
			cpSync(join(extensionPath, entry), join(place, entry), {recursive: true});
	}
	const entry = {
		identifier: {id},
		version,
		location: {$mid: 1, path: place, scheme: 'file'},
		relativeLocation: `${id}-${version}`,
	};
	writeFileSync(join(folder, 'extensions.json'), JSON.stringify([entry]));
}
