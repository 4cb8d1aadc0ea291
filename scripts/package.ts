/**
 * Makes what users install: out/qms-lens-VERSION.vsix and out/qms-lens-VERSION.tgz, and prints their sizes.
 *
 * Each is packed from a folder of its own that holds the allow-listed files and a manifest with what that user needs.
 * Everything is bundled, so neither has dependencies.
 */
import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {createVSIX} from '@vscode/vsce';
import {noticesOf, noticesText} from './notices.ts';

interface Package {
	readonly name: string;
	readonly files: readonly string[];
	/** The bundles among them, as the build names them. */
	readonly bundles: readonly string[];
	/** Keys of the manifest that this user has no use for. */
	readonly without: readonly string[];
	readonly most: number;
}

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown> & {
	name: string;
	version: string;
};
const noticesFile = 'THIRD-PARTY-NOTICES.txt';
const common = ['README.md', 'CHANGELOG.md', 'LICENSE'];
const developers = ['scripts', 'devDependencies', 'dependencies', 'files', 'allowScripts'];
const editor = [
	'preview',
	'categories',
	'icon',
	'galleryBanner',
	'main',
	'browser',
	'extensionKind',
	'activationEvents',
	'capabilities',
	'contributes',
	'publisher',
	'displayName',
];

const extension: Package = {
	name: 'vsix',
	files: [
		...common,
		'dist/client.node.cjs',
		'dist/client.browser.cjs',
		'dist/server.node.cjs',
		'dist/mcp.cjs',
		'dist/thread.cjs',
		'dist/data',
		'dist/server.worker.js',
		'dist/panel.js',
		'dist/panel.css',
		'dist/map.js',
		'dist/map.css',
		'dist/codicon.ttf',
		'media/icon.png',
		'media/walkthrough',
		'docs/images/coverage-light.png',
		'docs/images/coverage-dark.png',
		'syntaxes',
		'schemas/editor',
	],
	bundles: ['client', 'client-web', 'server', 'mcp', 'thread', 'worker', 'panel'],
	without: [...developers, 'bin', 'man', 'type'],
	// The weights stand in it twice: for the server in Node and for the one in the browser.
	most: 3_500_000,
};

const program: Package = {
	name: 'npm',
	files: [
		...common,
		'dist/cli.cjs',
		'dist/commands.cjs',
		'dist/mcp.cjs',
		'dist/thread.cjs',
		'dist/data',
		'man',
		'schemas',
	],
	bundles: ['cli', 'commands', 'mcp', 'thread'],
	without: [...developers, ...editor],
	most: 3_000_000,
};

mkdirSync(out, {recursive: true});
execFileSync(process.execPath, ['esbuild.mjs', '--metafiles'], {cwd: root, stdio: 'inherit'});
report(await packExtension(), extension);
report(packProgram(), program);

async function packExtension(): Promise<string> {
	const folder = stage(extension);
	const packagePath = join(out, `${manifest.name}-${manifest.version}.vsix`);
	rmSync(packagePath, {force: true});
	await createVSIX({
		cwd: folder,
		packagePath,
		dependencies: false,
		allowMissingRepository: true,
		rewriteRelativeLinks: true,
	});
	return packagePath;
}

function packProgram(): string {
	const folder = stage(program);
	execFileSync('npm', ['pack', '--silent', '--pack-destination', out], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return join(out, `${manifest.name}-${manifest.version}.tgz`);
}

/** Copies what belongs into a package to a folder of its own; a file that is missing fails. */
function stage({name, files, bundles, without}: Package): string {
	const folder = join(root, '.cache/package', name);
	rmSync(folder, {recursive: true, force: true});
	for (const file of files) {
		if (!existsSync(join(root, file))) throw new Error(`${file} belongs into the ${name} package and is not there.`);
		mkdirSync(dirname(join(folder, file)), {recursive: true});
		cpSync(join(root, file), join(folder, file), {recursive: true});
	}
	writeFileSync(join(folder, noticesFile), noticesText(String(manifest['displayName']), noticesOf(bundles)));
	const kept = Object.fromEntries(Object.entries(manifest).filter(([key]) => !without.includes(key)));
	// The folder holds nothing but what belongs into the package.
	writeFileSync(join(folder, 'package.json'), `${JSON.stringify({...kept, files: ['**']}, null, '\t')}\n`);
	return folder;
}

function report(path: string, {most}: Package): void {
	const {size} = statSync(path);
	console.log(`${path.slice(root.length + 1)}  ${(size / 1000).toFixed(0)} kB`);
	if (size > most) throw new Error(`${path} is larger than ${most / 1e6} MB.`);
}
