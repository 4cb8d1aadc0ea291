// Builds every bundle from one table: node esbuild.mjs [--watch] [--metafiles] [name …]
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {build, context} from 'esbuild';

// A bundle starts its threads with itself.
const node = {platform: 'node', format: 'cjs', target: 'node20.19', define: {'import.meta.filename': '__filename'}};
// A dependency of remark-parse asks for `document` unless the worker condition chooses its other build.
const worker = {platform: 'browser', format: 'iife', target: 'es2022', conditions: ['worker', 'module']};
const browser = {platform: 'browser', format: 'cjs', target: 'es2022', external: ['vscode']};
const page = {platform: 'browser', format: 'iife', target: 'es2022', loader: {'.ttf': 'file'}, assetNames: '[name]'};

// The server for agents is a file of its own that the command line loads when it is asked for it.
const mcpBeside = {
	name: 'mcp-beside',
	setup: ({onResolve}) =>
		onResolve({filter: /\/mcp\/serve\.ts$/}, ({kind}) =>
			kind === 'dynamic-import' ? {path: './mcp.cjs', external: true} : undefined,
		),
};

const bundles = {
	cli: {
		...node,
		entryPoints: ['server/src/cli/main.ts'],
		outfile: 'dist/cli.cjs',
		banner: {js: '#!/usr/bin/env node'},
		plugins: [mcpBeside],
	},
	mcp: {...node, entryPoints: ['server/src/mcp/serve.ts'], outfile: 'dist/mcp.cjs'},
	server: {...node, entryPoints: ['server/src/node/main.ts'], outfile: 'dist/server.node.cjs'},
	worker: {...worker, entryPoints: ['server/src/browser/main.ts'], outfile: 'dist/server.worker.js'},
	client: {...node, entryPoints: ['client/src/node.ts'], outfile: 'dist/client.node.cjs', external: ['vscode']},
	'client-web': {...browser, entryPoints: ['client/src/browser.ts'], outfile: 'dist/client.browser.cjs'},
	panel: {...page, entryPoints: ['client/panel/main.ts'], outfile: 'dist/panel.js'},
	map: {...page, entryPoints: ['client/panel/map.ts'], outfile: 'dist/map.js'},
};

const words = process.argv.slice(2);
const wanted = words.filter(word => !word.startsWith('--'));
const {version} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const common = {
	define: {QMS_LENS_VERSION: JSON.stringify(version)},
	bundle: true,
	logLevel: 'warning',
	sourcemap: false,
	minify: true,
	keepNames: false,
	legalComments: 'none',
	charset: 'utf8',
};
const all = options => ({...common, ...options, define: {...common.define, ...options.define}});
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
