import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, dirname, join, resolve} from 'node:path';
import {capa, files} from './fixture.ts';

interface Seen {
	readonly found: boolean;
	readonly before: readonly string[];
	readonly gone: boolean;
	readonly hover?: string;
	readonly lens?: string;
	readonly problem: string;
}

/** The ways of the documentation to set it up: for new and for older versions. */
function documented(): readonly string[] {
	return [...readFileSync('docs/editor.md', 'utf8').matchAll(/```lua\n([\s\S]*?)```/g)].map(([, lua]) => lua ?? '');
}

describe('another editor', () => {
	it('Neovim, set up as documented, shows findings and lenses, follows edits and explains ids', function () {
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
			// The program as it is installed: one name on the path.
			const bin = join(root, 'bin');
			mkdirSync(bin);
			writeFileSync(
				join(bin, 'qms-lens'),
				`#!/bin/sh\nexec "${process.execPath}" "${resolve('server/src/cli/main.ts')}" "$@"\n`,
			);
			chmodSync(join(bin, 'qms-lens'), 0o755);
			const setup = documented();
			assert.equal(setup.length, 2);
			const {status, stderr} = spawnSync(
				'nvim',
				['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile test/lsp/neovim.lua'],
				{
					encoding: 'utf8',
					timeout: 190_000,
					env: {
						...process.env,
						PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
						XDG_STATE_HOME: root,
						XDG_CACHE_HOME: root,
						QMS_NEOVIM: JSON.stringify([out, setup, root, capa]),
					},
				},
			);
			assert.equal(status, 0, stderr);
			const seen = JSON.parse(readFileSync(out, 'utf8')) as Seen;
			assert.equal(seen.problem, '');
			assert.ok(seen.found, seen.before.join());
			assert.ok(seen.gone);
			assert.match(seen.lens ?? '', /EO-7\/9 partially covered/);
			assert.match(seen.hover ?? '', /^\*\*EO-9\.cause\*\* Cause analysis — covered/);
		} finally {
			rmSync(root, {recursive: true, force: true});
		}
	});
});
