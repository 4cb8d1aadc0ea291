import assert from 'node:assert/strict';
import {cpSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {deserialize} from 'node:v8';
import {run} from '../../server/src/cli/run.ts';
import {preparer} from '../../server/src/core/prepare.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import type {ChangedFile} from '../../server/src/core/workspace/change.ts';
import {type DocumentReaders, type Made, settingsOf, shared} from '../../server/src/host/readers.ts';
import {applyAll} from '../../server/src/node/apply.ts';
import {MadeOrKept} from '../../server/src/node/made.ts';
import {Taken} from '../../server/src/node/taken.ts';
import {readingThreads} from '../../server/src/node/threads.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {fakeHost} from './transcript.ts';

const samples = join(import.meta.dirname, '../../samples');

function textsOf(sample: string): ChangedFile[] {
	return readdirSync(join(samples, sample), {recursive: true, encoding: 'utf8'})
		.filter(path => /\.(?:md|ya?ml)$/.test(path))
		.sort()
		.map(path => ({path: path.replaceAll('\\', '/'), text: readFileSync(join(samples, sample, path), 'utf8')}));
}

/** A system of many sites, with roles, records and processes that name each other. */
const many = ['', ...Array.from({length: 24}, (_, index) => `site-${index}/`)].flatMap(site =>
	textsOf('acme-valves-gaps')
		.filter(({path}) => site === '' || path !== 'qms.yaml')
		.map(({path, text}) => ({path: site + path, text})),
);

const newQms = (kept?: MadeOrKept): Qms => createQms({today: () => '2026-11-23', ...(kept && {kept}), compact: true});

/** Everything that a state says. */
const said = (qms: Qms): unknown => [
	qms.findings(),
	qms
		.coverage()
		.map(({verdict, outcomes}) => [
			verdict,
			outcomes.map(({state, criteria}) => [
				state,
				criteria.map(each => [
					each.state,
					each.places.map(({path, evidence}) => [path, evidence?.likelihood, evidence?.for]),
				]),
			]),
		]),
	[...qms.snapshot.documents.values()].map(({document, localFindings, summaryKey}) => [
		document,
		localFindings,
		summaryKey,
	]),
	[...qms.snapshot.files],
];

/** The values that a thread made, by name. */
const valuesOf = (made: readonly Made[]): unknown =>
	made.map(({path, asks, values}) => [path, asks, values.map(([name, value]) => [name, deserialize(value)])]);

describe('threads that read and judge documents', function () {
	this.timeout(120_000);
	const texts = textsOf('kleinwerk');
	const settings = settingsOf(newQms());

	/** The same, made in this thread. */
	function madeHere(files: readonly ChangedFile[]): readonly Made[] {
		const taken = new Taken('test');
		const prepare = preparer(settings, taken);
		return files.map(file => ({path: file.path, ...prepare(file), values: taken.take()}));
	}

	it('make of a text what is made of it here', async () => {
		const readers = readingThreads(2, 'test');
		const batches = await Promise.all([texts, texts.slice(3)].map(async batch => readers?.prepare(batch, settings)));
		readers?.close();
		assert.deepEqual(
			batches.map(batch => valuesOf(batch ?? [])),
			[valuesOf(madeHere(texts)), valuesOf(madeHere(texts.slice(3)))],
		);
	});

	it('leave a document that cannot be read to whoever asked, and read the others', async () => {
		const readers = readingThreads(1, 'test');
		const broken = {path: 'a.md', text: null as unknown as string};
		const [first] = texts;
		assert.ok(first);
		const made = await readers?.prepare([broken, first], settings);
		readers?.close();
		assert.deepEqual(
			made?.map(({path, values}) => [path, values.length > 0]),
			[
				['a.md', false],
				[first.path, true],
			],
		);
	});

	it('leave what they were given to whoever asked where they fail, and are asked no more', async () => {
		const readers = readingThreads(1, 'test');
		const nothing = null as unknown as ChangedFile[];
		assert.deepEqual(await Promise.all([readers?.prepare(nothing, settings), readers?.prepare(texts, settings)]), [
			[],
			[],
		]);
		assert.deepEqual(await readers?.prepare(texts, settings), []);
		readers?.close();
	});

	it('leave what is not there when they are ended', async () => {
		const readers = readingThreads(1, 'test');
		const asked = readers?.prepare(texts, settings);
		readers?.close();
		assert.deepEqual(await asked, []);
		assert.deepEqual(await readers?.prepare(texts, settings), []);
	});

	it('are not started where none are wanted', () => {
		assert.equal(readingThreads(0, 'test'), undefined);
	});

	it('give the findings and the coverage of a system that is read in one', async () => {
		const judged: number[] = [];
		const change = {
			set: many,
			files: ['docs/picture.png'],
			unreadable: [{path: 'docs/latin1.md', reason: 'It is not UTF-8.', remedy: 'Save it as UTF-8.'}],
		};
		const made = new MadeOrKept('test');
		const taken: string[] = [];
		const take = made.take.bind(made);
		made.take = each => {
			taken.push(...each.map(({path}) => path));
			take(each);
		};
		const [inThreads, here] = [newQms(made), newQms()];
		await applyAll(inThreads, change, {threads: 3, made, onJudged: done => judged.push(done)});
		here.apply(change);
		assert.ok(judged.length > 1, 'some were judged before others');
		assert.ok(taken.length > 0, 'some were judged in threads');
		assert.ok(made.idle, 'nothing is left of what they made');
		assert.deepEqual(said(inThreads), said(here));
	});

	it('give the same whatever comes back first, comes back empty, or was made by other settings', async () => {
		const texts = many.slice(0, 90);
		const here = newQms();
		here.apply({set: texts});
		const wanted = said(here);
		for (const turn of [0, 1, 2, 3]) {
			const made = new MadeOrKept('test');
			const qms = newQms(made);
			qms.apply({set: texts.filter(({path}) => path === 'qms.yaml')});
			const readers = preparingHere(settingsOf(qms).config ?? '', turn);
			const asking = new Set<string>();
			for await (const batch of shared(
				texts.filter(({path}) => path !== 'qms.yaml'),
				{
					ahead: readers.ahead,
					sizes: {beside: 5, here: 3},
					async beside(files) {
						const back = await readers.prepare(files, settingsOf(qms));
						made.take(back);
						for (const {path, asks} of back) if (asks && turn === 3) asking.add(path);
						return files;
					},
					here: async files => files,
					pause: () => new Promise(setImmediate),
				},
			))
				qms.apply({set: batch.filter(({path}) => !asking.has(path))});
			qms.apply({set: texts.filter(({path}) => asking.has(path))});
			assert.deepEqual(said(qms), wanted, `turn ${turn}`);
		}
	});

	it('say the same through the command line, with and without a cache', async () => {
		const folder = makeFolder({});
		for (const {path} of many)
			cpSync(join(samples, 'acme-valves-gaps', path.replace(/^site-\d+\//, '')), join(folder, path));
		const cache = makeFolder({});
		const check = async (...words: readonly string[]): Promise<unknown> => {
			const {host, stdout, stderr} = fakeHost(folder, '', {XDG_CACHE_HOME: cache, LOCALAPPDATA: cache});
			const code = await run(['check', '.', '--format', 'json', ...words], {...host, engine: 'test'});
			return {code, stdout: stdout(), stderr: stderr()};
		};
		const alone = await check('--jobs', '1', '--no-cache');
		assert.deepEqual(await check('--jobs', '3', '--no-cache'), alone);
		assert.deepEqual(await check('--jobs', '3'), alone);
		assert.deepEqual(await check('--jobs', '3'), alone, 'from what threads made');
		removeFolders();
	});
});

/** Readers in this thread, whose answers come in another order in each turn, now and then empty or made by a configuration of another text. */
function preparingHere(config: string, turn: number): DocumentReaders {
	let asked = 0;
	return {
		ahead: 4,
		async prepare(files, settings) {
			const number = ++asked;
			for (let wait = 0; wait < ((number * (turn + 2)) % 7) * 3; wait++) await new Promise(setImmediate);
			if ((number + turn) % 5 === 0) return [];
			const other = (number + turn) % 3 === 0 ? {...settings, config: `${config}\nconfidence: eager\n`} : settings;
			const kept = new Taken('test');
			const prepare = preparer(other, kept);
			return files.map(file => ({path: file.path, ...prepare(file), values: kept.take()}));
		},
		close: () => undefined,
	};
}
