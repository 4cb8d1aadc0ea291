import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {preparer} from '../../server/src/core/prepare.ts';
import type {ChangedFile} from '../../server/src/core/workspace/change.ts';
import type {DocumentReaders} from '../../server/src/host/readers.ts';
import {methods} from '../../server/src/host/protocol.ts';
import {KeptFile} from '../../server/src/node/keptFile.ts';
import {MadeOrKept} from '../../server/src/node/made.ts';
import {Taken} from '../../server/src/node/taken.ts';
import {makeFolder, removeFolders} from '../cli/folder.ts';
import {Editor, folder, openEditor} from './editor.ts';
import {complaints, files} from './fixture.ts';

/** More documents than are read without readers. */
const many: Readonly<Record<string, string>> = {
	...files,
	...Object.fromEntries(
		Array.from({length: 120}, (_, index) => [
			`docs/many/PRO-${500 + index}.md`,
			files[complaints].replaceAll('PRO-002', `PRO-${500 + index}`),
		]),
	),
};
const typedIn = 'docs/many/PRO-510.md';

interface Told {
	asked: readonly ChangedFile[];
	closed: number;
}

/** Readers in the same thread; `before` is waited for, and `drop` says which documents they fail to read. */
function readersOf(
	told: Told,
	before: (files: readonly ChangedFile[]) => Promise<void> = async () => undefined,
	drop: (path: string) => boolean = () => false,
	engine = '',
): () => DocumentReaders {
	return () => ({
		ahead: 2,
		async prepare(unread, settings) {
			told.asked = [...told.asked, ...unread];
			await before(unread);
			const taken = new Taken(engine);
			const prepare = preparer(settings, taken);
			return unread
				.filter(({path}) => !drop(path))
				.map(file => ({path: file.path, ...prepare(file), values: taken.take()}));
		},
		close() {
			told.closed++;
		},
	});
}

async function shownWithout(typed?: string): Promise<unknown> {
	const editor = await openEditor({files: many});
	if (typed !== undefined) {
		await editor.open(typedIn);
		await editor.type(typedIn, {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, typed);
		await editor.settled();
	}
	const shown = editor.shown();
	await editor.stop();
	return shown;
}

describe('readers beside the server', () => {
	it('read what nobody has open, and leave the same findings', async () => {
		const told: Told = {asked: [], closed: 0};
		const editor = await openEditor({files: many, readers: readersOf(told)});
		const paths = told.asked.map(({path}) => path);
		assert.equal(new Set(paths).size, paths.length, 'each once');
		assert.ok(paths.length > 40, `${paths.length} of ${Object.keys(many).length} were given to readers`);
		assert.ok(!paths.includes('qms.yaml'));
		assert.equal(told.closed, 1);
		assert.deepEqual(editor.shown(), await shownWithout());
		await editor.stop();
	});

	it('are not asked for what an earlier run kept', async () => {
		const file = join(makeFolder({}), 'root.kept');
		const open = (engine: string) => (): MadeOrKept =>
			new MadeOrKept(engine, new KeptFile({file, key: Buffer.alloc(32, 1), engine, now: Date.now()}));
		const asked: (readonly ChangedFile[])[] = [];
		const shown: unknown[] = [];
		for (const engine of ['one', 'one', 'two']) {
			const told: Told = {asked: [], closed: 0};
			const editor = await openEditor({
				files: many,
				readers: readersOf(told, undefined, undefined, engine),
				kept: open(engine),
			});
			asked.push(told.asked);
			shown.push(editor.shown());
			await editor.stop();
		}
		assert.deepEqual(
			asked.map(each => each.length > 0),
			[true, false, true],
		);
		const without = await shownWithout();
		assert.deepEqual(shown, [without, without, without]);
		removeFolders();
	});

	it('leave nothing behind of what is kept where the reading ends before its end', async () => {
		const place = makeFolder({});
		let opened = 0;
		let ended = 0;
		const kept = (): MadeOrKept => {
			const file = new KeptFile({
				file: join(place, `${opened++}.kept`),
				key: Buffer.alloc(32, 1),
				engine: 'one',
				now: Date.now(),
			});
			const end = file.end.bind(file);
			file.end = () => {
				ended++;
				end();
			};
			return new MadeOrKept('one', file);
		};
		const drafts = (): readonly string[] => readdirSync(place).filter(name => name.endsWith('.tmp'));
		const cancelled = await openEditor({files: many, kept, cancelProgress: true});
		await cancelled.settled();
		assert.deepEqual([opened, ended > 0, drafts()], [1, true, []]);
		await cancelled.stop();

		// One whose inner system cannot be listed is never read.
		const unlisted = await openEditor({
			files: {...many, 'inner/qms.yaml': 'organization: Inner\n'},
			kept,
			expectsErrors: true,
			beforeList: async uri => {
				if (uri.endsWith('/inner')) throw new Error('not to be listed');
			},
		});
		await unlisted.settled();
		assert.deepEqual([opened, drafts()], [2, []]);
		assert.ok(ended >= 2, `${ended} ended`);
		await unlisted.stop();
		removeFolders();
	});

	it('may fail at any document', async () => {
		const told: Told = {asked: [], closed: 0};
		const editor = await openEditor({
			files: many,
			readers: readersOf(told, undefined, path => /[357]\.md$/.test(path)),
		});
		assert.deepEqual(editor.shown(), await shownWithout());
		await editor.stop();
	});

	it('do not undo what is typed meanwhile', async () => {
		const told: Told = {asked: [], closed: 0};
		let go = (): void => undefined;
		const gate = new Promise<void>(done => {
			go = done;
		});
		const editor = new Editor({
			files: many,
			readers: readersOf(told, unread => (unread.some(({path}) => path === typedIn) ? gate : Promise.resolve())),
		});
		const started = editor.start();
		while (!told.asked.some(({path}) => path === typedIn)) await new Promise(done => setTimeout(done, 5));
		const opened = editor.open(typedIn);
		await editor.type(typedIn, {start: {line: 0, character: 0}, end: {line: 0, character: 0}}, 'See PRO-404.\n\n');
		// An answer shows that the server has what was typed.
		await editor.request(methods.outcomes, {});
		go();
		await Promise.all([started, opened]);
		await editor.settled();
		assert.deepEqual(editor.shown(), await shownWithout('See PRO-404.\n\n'));
		await editor.stop();
	});

	it('are ended where the folder goes away', async () => {
		const told: Told = {asked: [], closed: 0};
		const editor = new Editor({
			files: many,
			readers: readersOf(told, async () => new Promise(done => setTimeout(done, 20))),
		});
		const started = editor.start();
		while (told.asked.length === 0) await new Promise(done => setTimeout(done, 5));
		await editor.changeFolders([], [folder]);
		await started;
		await editor.settled();
		assert.equal(told.closed, 1);
		assert.ok(told.asked.length < 120, `${told.asked.length} asked for`);
		await editor.stop();
	});
});
