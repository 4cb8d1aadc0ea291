// Builds every bundle from one table: node esbuild.mjs [--watch] [--metafiles] [--out=FOLDER] [name …]
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createHash} from 'node:crypto';
import {basename, dirname, join} from 'node:path';
import {build, context} from 'esbuild';

const node = {
	platform: 'node',
	format: 'cjs',
	target: 'node20.19',
	// Text of ASCII alone is read at twice the speed, and takes half the memory.
	charset: 'ascii',
	// `import()` of a file that is CommonJS searches its text for the names it exports, which takes longer than to run it.
	supported: {'dynamic-import': false},
	define: {'import.meta.filename': '__filename', QMS_LENS_THREAD: '"thread.cjs"'},
};
// A dependency of remark-parse asks for `document` unless the worker condition chooses its other build.
const worker = {platform: 'browser', format: 'iife', target: 'es2022', conditions: ['worker', 'module']};
const browser = {platform: 'browser', format: 'cjs', target: 'es2022', external: ['vscode']};
const page = {platform: 'browser', format: 'iife', target: 'es2022', loader: {'.ttf': 'file'}, assetNames: '[name]'};

/** Modules that are a file of their own, loaded when they are asked for by `import()`: by path, the name of their bundle. */
const besides = {'/cli/commands/index.ts': 'commands', '/mcp/serve.ts': 'mcp'};
const beside = {
	name: 'beside',
	setup: ({onResolve}) =>
		onResolve({filter: /\.ts$/}, ({kind, path}) => {
			const name = Object.keys(besides).find(each => path.endsWith(each.slice(each.indexOf('/', 1))));
			return kind === 'dynamic-import' && name !== undefined
				? {path: `./${besides[name]}.cjs`, external: true}
				: undefined;
		}),
};

const generated = /\.generated\.json$/;
const dataIn = path => JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));

// JSON as a text is read several times faster than as source.
const data = {
	name: 'data',
	setup: ({onLoad}) =>
		onLoad({filter: generated}, ({path}) => ({
			contents: `module.exports = JSON.parse(${JSON.stringify(dataIn(path))});`,
			loader: 'js',
		})),
};

// As a file of its own it stands there once for all bundles, and is no text that each of them is compiled with.
const dataBeside = {
	name: 'data beside',
	setup: ({onLoad}) =>
		onLoad({filter: generated}, ({path}) => {
			const name = `${basename(dirname(path))}.${basename(path).replace(generated, '')}.json`;
			const ascii = dataIn(path).replace(
				/[\u007f-\uffff]/g,
				unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
			);
			mkdirSync(join(out, 'data'), {recursive: true});
			writeFileSync(join(out, 'data', name), ascii);
			return {
				contents: `module.exports = JSON.parse(require('node:fs').readFileSync(__dirname + '/data/${name}', 'latin1'));`,
				loader: 'js',
			};
		}),
};

/** Packages of one function that most runs do not need: loaded at the first call. */
const late = {
	name: 'late',
	setup({onResolve, onLoad}) {
		onResolve({filter: /^string-width$/}, ({path, kind}) =>
			kind === 'import-statement' ? {path, namespace: 'late'} : undefined,
		);
		onLoad({filter: /.*/, namespace: 'late'}, ({path}) => ({
			contents: `let f; export default (...words) => (f ??= require('${path}').default)(...words);`,
			resolveDir: import.meta.dirname,
		}));
	},
};

const bundles = {
	cli: {
		...node,
		entryPoints: ['server/src/cli/main.ts'],
		outfile: 'dist/cli.cjs',
		banner: {js: '#!/usr/bin/env node'},
		plugins: [beside, late],
	},
	commands: {
		...node,
		entryPoints: ['server/src/cli/commands/index.ts'],
		outfile: 'dist/commands.cjs',
		plugins: [beside, dataBeside, late],
	},
	thread: {...node, entryPoints: ['server/src/node/thread.ts'], outfile: 'dist/thread.cjs', plugins: [dataBeside]},
	mcp: {...node, entryPoints: ['server/src/mcp/serve.ts'], outfile: 'dist/mcp.cjs'},
	server: {
		...node,
		entryPoints: ['server/src/cli/editor.ts'],
		outfile: 'dist/server.node.cjs',
		plugins: [beside, dataBeside],
	},
	worker: {...worker, entryPoints: ['server/src/browser/main.ts'], outfile: 'dist/server.worker.js', plugins: [data]},
	client: {...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.node.cjs', external: ['vscode']},
	'client-web': {...browser, entryPoints: ['client/src/browser.ts'], outfile: 'dist/client.browser.cjs'},
	panel: {...page, entryPoints: ['client/panel/main.ts'], outfile: 'dist/panel.js'},
	map: {...page, entryPoints: ['client/panel/map.ts'], outfile: 'dist/map.js'},
};

const words = process.argv.slice(2);
const out = words.find(word => word.startsWith('--out='))?.slice('--out='.length) ?? 'dist';
const wanted = words.filter(word => !word.startsWith('--'));
const {version} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const common = {
	define: {QMS_LENS_VERSION: JSON.stringify(version), QMS_LENS_ENGINE: JSON.stringify(engineName())},
	bundle: true,
	logLevel: 'warning',
	sourcemap: false,
	minify: true,
	keepNames: false,
	legalComments: 'none',
	charset: 'utf8',
};
const all = options => ({
	...common,
	...options,
	outfile: join(out, basename(options.outfile)),
	define: {...common.define, ...options.define},
});
for (const [name, options] of Object.entries(bundles)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	if (!existsSync(options.entryPoints[0])) continue;
	if (words.includes('--watch')) await (await context({...all(options), minify: false, sourcemap: true})).watch();
	else {
		// What went into a bundle, for the notices of those whose work it holds.
		const {metafile} = await build({...all(options), metafile: words.includes('--metafiles')});
		if (metafile === undefined) continue;
		mkdirSync('.cache/metafiles', {recursive: true});
		writeFileSync(`.cache/metafiles/${name}.json`, JSON.stringify(metafile));
	}
}

/** Names what the program makes of a text: all that it is built of. What another one kept between runs is not taken. */
function engineName() {
	const hash = createHash('sha256');
	const sources = readdirSync('server/src', {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && !entry.name.startsWith('.'))
		.map(entry => join(entry.parentPath, entry.name))
		.sort();
	for (const file of [...sources, 'package-lock.json', 'esbuild.mjs']) hash.update(readFileSync(file));
	return hash.digest('hex').slice(0, 32);
}
