import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {keysOf} from './keys.ts';
import {fakeHost} from './transcript.ts';

const audit =
	'---\nid: PRO-010\ntitle: Internal audit\nversion: "1"\nowner: Head of quality\n---\n\n# Internal audit\n\nThe head of quality plans the audits of the year.\n';

describe('init --from-existing on a terminal', () => {
	after(removeFolders);

	const init = async (
		pressed: string,
		{words = [], files = {}}: {words?: readonly string[]; files?: Readonly<Record<string, string>>} = {},
	): Promise<{code: number; config: string; asked: boolean; stderr: string}> => {
		const folder = makeFolder({'procedures/audit.md': audit, ...files});
		const {host, stderr} = fakeHost(folder);
		const keys = keysOf(pressed);
		let opened = false;
		const code = await run(['init', '--from-existing', '--write', ...words], {
			...host,
			stderr: {...host.stderr, terminal: true},
			env: {...host.env, NO_COLOR: '1'},
			keys: () => {
				opened = true;
				return keys;
			},
		});
		assert.equal(keys.closed(), opened, 'the terminal is given back');
		const path = join(folder, 'qms.yaml');
		return {
			code,
			config: existsSync(path) ? readFileSync(path, 'utf8') : '',
			asked: stderr().includes('The name of the organization'),
			stderr: stderr(),
		};
	};

	it('asks for the name of the organization and writes it', async () => {
		const {code, config, stderr} = await init('Weir & Söhne⏎');
		assert.equal(code, 0);
		assert.match(config, /^organization: Weir & Söhne$/m);
		assert.doesNotMatch(stderr, /stands nowhere/);
	});

	it('leaves it open where somebody only presses Enter, and says so', async () => {
		const {code, config, stderr} = await init('⏎');
		assert.equal(code, 0);
		assert.match(config, /^#organization: …$/m);
		assert.match(stderr, /Whose system it is stands nowhere/);
	});

	it('writes nothing where it is broken off', async () => {
		for (const pressed of ['Ac^c', '⎋']) {
			const {code, config} = await init(pressed);
			assert.deepEqual([code, config], [2, '']);
		}
	});

	it('asks nothing where the name is given, or where a qms.yaml is there', async () => {
		const given = await init('', {words: ['--organization', 'Acme']});
		assert.deepEqual([given.code, given.asked], [0, false]);
		assert.match(given.config, /^organization: Acme$/m);
		const there = await init('', {files: {'qms.yaml': 'include: ["procedures/**"]\n'}});
		assert.deepEqual([there.code, there.asked, there.config], [0, false, 'include: ["procedures/**"]\n']);
	});
});
