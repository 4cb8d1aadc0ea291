import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {programPath} from '../ci/program.ts';
import {makeFolder, removeFolders} from '../cli/folder.ts';

const files = {
	'qms.yaml': 'include: ["**/*.md"]\n',
	'a.md':
		'---\nid: PRO-001\ntitle: Complaints\nowner: Sales manager\nversion: "1"\nstaus: effective\n---\n# Complaints\n\nText.\n',
	'known.json': '{"old": true}\n',
};

/** Runs the program in new folders, killed `stride` steps later each time, until it comes to its end. Returns the state after each. */
async function killedEverywhere(words: readonly string[], path: string, stride = 1): Promise<string[]> {
	const states: string[] = [];
	const program = await programPath();
	for (let at = 1; ; at += stride) {
		const root = makeFolder(files);
		const preload = pathToFileURL(join(import.meta.dirname, 'die-at.mjs')).href;
		const {signal} = spawnSync(process.execPath, ['--import', preload, program, ...words], {
			cwd: root,
			env: {...process.env, QMS_DIE_AT: String(at)},
		});
		states.push(
			existsSync(join(root, path))
				? path.endsWith('/')
					? readdirSync(join(root, path)).sort().join()
					: readFileSync(join(root, path), 'utf8')
				: '',
		);
		if (signal === null) return states;
	}
}

describe('kill -9 leaves the old or the new', function () {
	this.timeout(600_000);
	before(function () {
		if (process.platform === 'win32') this.skip();
	});
	afterEach(removeFolders);

	/** Some runs were killed before the change and the last one made it; none left anything else. */
	function assertWhole(states: readonly string[], old: string): void {
		const last = states.at(-1);
		assert.ok(states.length > 4, 'the program was killed at several steps');
		assert.notEqual(last, old);
		assert.equal(states[0], old);
		assert.deepEqual([...new Set(states)], [old, last]);
	}

	it('document, in --fix', async () => {
		assertWhole(await killedEverywhere(['check', '--fix'], 'a.md'), files['a.md']);
	});

	it('baseline, in --write-baseline', async () => {
		assertWhole(await killedEverywhere(['check', '--write-baseline', 'known.json'], 'known.json'), files['known.json']);
	});

	it('folder, in report', async () => {
		assertWhole(await killedEverywhere(['report', 'pack'], 'pack/', 5), '');
	});
});
