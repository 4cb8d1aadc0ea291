import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const {version, name, contributes} = JSON.parse(readFileSync('package.json', 'utf8')) as {
	version: string; name: string; contributes: {commands: {command: string}[]; configuration: {properties: Record<string, {default: unknown}>}};
};

describe('packages', function () {
	this.timeout(240_000);
	before(() => {
		execFileSync(process.execPath, ['scripts/package.ts'], {stdio: ['ignore', 'ignore', 'inherit']});
	});

	it('keep the extension below 2 MB', () => {
		assert.ok(statSync(`out/${name}-${version}.vsix`).size < 2_000_000);
	});

	it('run the program from its tarball in an empty folder, with the Node of this machine and with ours', () => {
		const folder = mkdtempSync(join(tmpdir(), 'qms-package-'));
		try {
			writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
			execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(process.cwd(), `out/${name}-${version}.tgz`)], {cwd: folder, stdio: 'inherit'});
			const shown = spawnSync('npx', ['--no-install', 'qms-lens', '--version'], {cwd: folder, encoding: 'utf8'});
			assert.equal(shown.stdout.trim(), `qms-lens ${version}`, shown.stderr);
			writeFileSync(join(folder, 'policy.md'), '---\nid: POL-001\ntitle: Quality policy\nkind: policy\nstatus: effective\n---\n\n# Quality policy\n\nWe keep our promises.\n');
			for (const node of new Set(['node', process.execPath])) {
				const checked = spawnSync(node, [join(folder, 'node_modules/.bin/qms-lens'), 'check', '--format', 'json'], {cwd: folder, encoding: 'utf8'});
				const report = JSON.parse(checked.stdout) as {documents: {path: string; qms: boolean}[]};
				assert.deepEqual(report.documents.filter(({qms}) => qms).map(({path}) => path), ['policy.md'], checked.stderr);
			}
		} finally {
			rmSync(folder, {recursive: true, force: true});
		}
	});
});

describe('manifest', () => {
	it('names every command that the client registers, and no other', () => {
		const registered = readFileSync('client/src/commands/all.ts', 'utf8').match(/'qmsLens\.\w+'/g)?.map(quoted => quoted.slice(1, -1)) ?? [];
		assert.deepEqual([...registered, 'qmsLens.showCoverage'].sort(), contributes.commands.map(({command}) => command).sort());
	});

	it('gives settings the defaults that the server takes', async () => {
		const {settingDefaults} = await import('../../server/src/lsp/settings.ts');
		assert.equal(contributes.configuration.properties['qmsLens.codeLens.enabled']?.default, settingDefaults.codeLens);
	});
});
