// The folder that keeps the VS Code hosts between runs, and how they get there.
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

export const projectRoot = resolve(import.meta.dirname, '../../..');
export const cacheFolder = join(projectRoot, '.vscode-test');

/** Installs exactly these packages, without their scripts, into a folder of the cache; a folder that holds them already is used as it is. */
export async function installOnce(
	name: string,
	packages: readonly string[],
	finish: (folder: string) => Promise<void>,
): Promise<string> {
	const folder = join(cacheFolder, name);
	const marker = join(folder, 'installed');
	const wanted = `${packages.join('\n')}\n`;
	const isInstalled = () => existsSync(marker) && readFileSync(marker, 'utf8') === wanted;
	if (isInstalled()) return folder;
	mkdirSync(cacheFolder, {recursive: true});
	await locked(name, async () => {
		if (isInstalled()) return;
		const begun = performance.now();
		console.log(`${name}: installing ${packages.join(' and ')} (once)`);
		rmSync(folder, {recursive: true, force: true});
		mkdirSync(folder, {recursive: true});
		writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
		await npm(folder, 'install', '--no-save', ...packages);
		await finish(folder);
		writeFileSync(marker, wanted);
		console.log(`${name}: installed (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
	});
	return folder;
}

/** Runs npm in a folder. Scripts stay off: none of the hosts needs a compiler or a browser of its own. */
export async function npm(folder: string, ...args: readonly string[]): Promise<void> {
	// Inside an npm script the environment names the project as the place to install into.
	const env = Object.fromEntries(
		Object.entries(process.env).filter(([key]) => !/^npm_(config_(local_)?prefix|package_)/.test(key)),
	);
	const all = [...args, '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
	const child = spawn('npm', all, {
		cwd: folder,
		env,
		stdio: ['ignore', 'ignore', 'pipe'],
		shell: process.platform === 'win32',
	});
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const code = await new Promise<number | null>((done, failed) => child.once('error', failed).once('close', done));
	if (code !== 0)
		throw new Error(said.split('\n').find(line => line.startsWith('npm error')) ?? `npm ended with ${code}`);
}

/** Lets one process at a time do the work; a lock left by a process that is gone is taken over. */
async function locked(name: string, work: () => Promise<void>): Promise<void> {
	const lock = join(cacheFolder, `${name}.lock`);
	let waiting = false;
	while (!take(lock)) {
		if (!waiting) console.log(`${name}: another run is installing it, waiting`);
		waiting = true;
		await sleep(500);
	}
	try {
		await work();
	} finally {
		rmSync(lock, {force: true});
	}
}

function take(lock: string): boolean {
	try {
		writeFileSync(lock, String(process.pid), {flag: 'wx'});
		return true;
	} catch {
		if (!isHeld(lock)) rmSync(lock, {force: true});
		return false;
	}
}

function isHeld(lock: string): boolean {
	try {
		const owner = Number(readFileSync(lock, 'utf8'));
		// A file that is still empty belongs to a process about to write its number.
		if (owner > 0) process.kill(owner, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
