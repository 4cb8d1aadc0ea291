// VS Code as most people have it, where its download is reachable.
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {runLimit} from './browser.ts';
import {cacheFolder} from './cache.ts';
import {quietSettings, type Host} from './host.ts';
import {collector} from './results.ts';

const version = '1.139.1';
const downloadProbe = `https://update.code.visualstudio.com/api/versions/${version}/linux-x64/stable`;

export const desktop: Host = {
	name: 'desktop',
	target: 'node',

	async available() {
		if (display() === undefined) return 'there is no display and no xvfb-run';
		if (isDownloaded()) return undefined;
		const reachable = await fetch(downloadProbe, {
			method: 'HEAD',
			redirect: 'manual',
			signal: AbortSignal.timeout(3000),
		}).then(
			response => response.status < 400,
			() => false,
		);
		return reachable ? undefined : 'its download cannot be reached from here';
	},

	async run(run) {
		const {downloadAndUnzipVSCode} = await import('@vscode/test-electron');
		const executable = await downloadAndUnzipVSCode({version, cachePath: cacheFolder});
		const profile = mkdtempSync(join(tmpdir(), 'qms-desktop-'));
		mkdirSync(join(profile, 'data/User'), {recursive: true});
		writeFileSync(join(profile, 'data/User/settings.json'), JSON.stringify(quietSettings));
		const results = collector(run.print);
		const args = [
			run.workspacePath,
			`--extensionDevelopmentPath=${run.extensionPath}`,
			`--extensionTestsPath=${run.testsPath}`,
			`--user-data-dir=${join(profile, 'data')}`,
			`--extensions-dir=${join(profile, 'extensions')}`,
			'--disable-workspace-trust',
			'--disable-updates',
			'--skip-welcome',
			'--skip-release-notes',
			'--no-sandbox',
			'--disable-gpu-sandbox',
		];
		const [command, ...before] = [...(display() ?? []), executable] as unknown as readonly [string, ...string[]];
		const child = spawn(command, [...before, ...args], {stdio: ['ignore', 'pipe', 'pipe']});
		for (const stream of [child.stdout, child.stderr])
			createInterface({input: stream}).on('line', line => results.take('log', [line]));
		const timer = setTimeout(() => child.kill('SIGKILL'), runLimit);
		const exitCode = await new Promise<number>((done, failed) =>
			child.once('error', failed).once('close', code => done(code ?? 124)),
		);
		clearTimeout(timer);
		rmSync(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
		return results.outcome(exitCode);
	},
};

/** The command that gives a window a place to show itself: nothing to add where there is a display. */
function display(): readonly string[] | undefined {
	if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return [];
	return spawnSync('xvfb-run', ['--help']).status === 0 ? ['xvfb-run', '-a'] : undefined;
}

function isDownloaded(): boolean {
	return (
		existsSync(cacheFolder) &&
		readdirSync(cacheFolder).some(
			name =>
				name.startsWith('vscode-') && name.endsWith(version) && existsSync(join(cacheFolder, name, 'is-complete')),
		)
	);
}
