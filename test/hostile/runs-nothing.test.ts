import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import type {Connection} from 'vscode-languageserver/node';
import {run} from '../../server/src/cli/run.ts';
import {createQms} from '../../server/src/core/service.ts';
import {diskFiles} from '../../server/src/node/files.ts';
import {loadFiles} from '../../server/src/node/load.ts';
import {makeFolder, removeFolders} from '../cli/folder.ts';
import {fakeHost} from '../cli/transcript.ts';
import {hostile} from './repositories.ts';

/** What asks git for different things: the history, an earlier state, how the files differ from the commit. */
const commands = (pack: string): readonly (readonly string[])[] => [
	['check', '--changed-since', 'main'],
	['report', pack],
	['map'],
];
/** The other commands that read a repository do it in the same way. */
const others: readonly (readonly string[])[] = [
	['check', '--fix', '--dry-run'],
	['coverage'],
	['explain', 'EO-9'],
	['init', '--from-existing'],
];

/** What the server of an editor asks of a folder that the user trusts. */
async function inEditor(folder: string): Promise<void> {
	const quiet = {console: {warn: () => undefined, error: () => undefined}} as unknown as Connection;
	const files = diskFiles(quiet, false, () => true);
	const root = pathToFileURL(folder).href;
	const qms = createQms({today: () => '2026-11-23'});
	const {texts, files: names, unreadable} = await loadFiles(folder);
	qms.apply({set: texts, files: names, unreadable});
	await files.list(root);
	await files.commit?.(root);
	await files.git?.(root, qms.snapshot);
}

describe('runs nothing of', function () {
	this.timeout(240_000);
	before(function () {
		// The traps are commands of a shell.
		if (process.platform === 'win32') this.skip();
	});
	const outside = {...process.env};
	afterEach(() => {
		for (const name of Object.keys(process.env)) if (!(name in outside)) delete process.env[name];
		Object.assign(process.env, outside);
		removeFolders();
	});

	for (const [index, {name, make}] of hostile.entries()) {
		it(name, async () => {
			const scratch = makeFolder({});
			const mark = join(scratch, 'ran');
			const {folder, env, sprungBy} = make(`touch ${mark}`);
			rmSync(mark, {force: true});
			Object.assign(process.env, env);
			const ran: string[] = [];
			for (const words of [...commands(join(scratch, 'pack')), ...(index === 0 ? others : [])]) {
				await run([...words], fakeHost(folder).host);
				if (existsSync(mark)) ran.push(words.join(' '));
				rmSync(mark, {force: true});
			}
			await inEditor(folder);
			if (existsSync(mark)) ran.push('the server of an editor');
			rmSync(mark, {force: true});
			assert.deepEqual(ran, []);
			if (sprungBy === undefined) return;
			spawnSync('git', sprungBy, {cwd: folder, stdio: 'ignore', env: process.env});
			assert.ok(existsSync(mark), `git ${sprungBy.join(' ')} does not spring the trap, so nothing was shown`);
		});
	}
});
