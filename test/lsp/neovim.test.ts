import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {capa, files} from './fixture.ts';

interface Seen {
	readonly found: boolean;
	readonly before: readonly string[];
	readonly gone: boolean;
	readonly hover?: string;
	readonly problem: string;
}

describe('another editor', () => {
	it('Neovim shows findings, follows edits and explains ids', function () {
		if (spawnSync('nvim', ['--version']).error !== undefined) {
			assert.notEqual(process.env['QMS_E2E'], 'required', 'Neovim is not installed.');
			this.skip();
		}
		this.timeout(200_000);
		const root = mkdtempSync(join(tmpdir(), 'qms-neovim-'));
		try {
			for (const [path, text] of Object.entries(files)) {
				mkdirSync(dirname(join(root, path)), {recursive: true});
				writeFileSync(join(root, path), path === capa ? text.replace('covers EO-9.cause', 'covers EO-99') : text);
			}
			const out = join(root, 'seen.json');
			const {status, stderr} = spawnSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile test/lsp/neovim.lua'], {
				encoding: 'utf8', timeout: 190_000,
				env: {...process.env, XDG_STATE_HOME: root, XDG_CACHE_HOME: root, QMS_NEOVIM: JSON.stringify([out, process.execPath, 'server/src/node/main.ts', root, capa])},
			});
			assert.equal(status, 0, stderr);
			const seen = JSON.parse(readFileSync(out, 'utf8')) as Seen;
			assert.equal(seen.problem, '');
			assert.ok(seen.found, seen.before.join());
			assert.ok(seen.gone);
			assert.match(seen.hover ?? '', /^\*\*EO-9\.cause\*\* Cause analysis — covered/);
		} finally {
			rmSync(root, {recursive: true, force: true});
		}
	});
});
