// Bundles the suites of one workspace for one kind of host.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {build, type Plugin} from 'esbuild';
import {projectRoot} from './hosts/cache.ts';

const suiteFolder = join(import.meta.dirname, 'suite');

/** Each folder of suites is named after the workspace they run in. */
export function workspacesWithSuites(): string[] {
	return readdirSync(suiteFolder, {withFileTypes: true})
		.filter(entry => entry.isDirectory())
		.map(entry => entry.name);
}

export async function bundleSuites(
	workspace: string,
	target: 'node' | 'web',
	grep: string,
	extensionPath: string,
): Promise<string> {
	const {publisher, name} = JSON.parse(readFileSync(join(extensionPath, 'package.json'), 'utf8')) as {
		publisher: string;
		name: string;
	};
	const suites = readdirSync(join(suiteFolder, workspace))
		.filter(file => file.endsWith('.test.ts'))
		.sort();
	const outfile = join(projectRoot, '.cache/e2e', `${workspace}.${target}.cjs`);
	await build({
		stdin: {
			resolveDir: suiteFolder,
			contents: [
				`import {runSuites} from './index.ts';`,
				'export const run = () => runSuites(async () => {',
				...suites.map(file => `\tawait import('./${workspace}/${file}');`),
				'});',
			].join('\n'),
		},
		outfile,
		bundle: true,
		format: 'cjs',
		platform: target === 'node' ? 'node' : 'browser',
		target: 'es2022',
		external: ['vscode'],
		define: {QMS_E2E_GREP: JSON.stringify(grep), QMS_EXTENSION_ID: JSON.stringify(`${publisher}.${name}`)},
		plugins: [mochaAsScript],
		sourcemap: 'external',
		logLevel: 'warning',
	});
	return outfile;
}

/** mocha's browser build is a script that would take the bundle's own `module` for its exports: it gets none to take. */
const mochaAsScript: Plugin = {
	name: 'mocha-as-script',
	setup(build) {
		build.onLoad({filter: /mocha[\\/]mocha\.js$/}, ({path}) => ({
			contents: `const module = undefined, exports = undefined;\n${readFileSync(path, 'utf8')}`,
		}));
	},
};
