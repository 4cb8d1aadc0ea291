import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {buildDocument} from '../../server/src/core/model/build.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import type {ChangedFile} from '../../server/src/core/workspace/change.ts';
import type {Unread} from '../../server/src/host/readers.ts';
import {applyAll} from '../../server/src/node/apply.ts';
import {readingThreads} from '../../server/src/node/threads.ts';

const samples = join(import.meta.dirname, '../../samples');

function textsOf(sample: string): ChangedFile[] {
	return readdirSync(join(samples, sample), {recursive: true, encoding: 'utf8'})
		.filter(path => /\.(?:md|ya?ml)$/.test(path))
		.sort()
		.map(path => ({path: path.replaceAll('\\', '/'), text: readFileSync(join(samples, sample, path), 'utf8')}));
}

const newQms = (): Qms => createQms({today: () => '2026-11-23'});

describe('threads that read documents', () => {
	const options = newQms().readingOptions('a.md');
	const unread = textsOf('kleinwerk').map(({path, text}): Unread => ({path, text, options}));

	it('make of a text what is made of it here', async () => {
		const readers = readingThreads(2);
		const batches = await Promise.all([unread, unread.slice(3)].map(async batch => readers?.read(batch)));
		readers?.close();
		const here = unread.map(file => buildDocument(file, options));
		assert.deepEqual(batches, [here, here.slice(3)]);
	});

	it('leave a document that cannot be read to whoever asked, and read the others', async () => {
		const readers = readingThreads(1);
		const broken = {path: 'a.md', text: '# A\n', options: null as unknown as Unread['options']};
		const [first] = unread;
		assert.ok(first);
		assert.deepEqual(await readers?.read([broken, first]), [undefined, buildDocument(first, options)]);
		readers?.close();
	});

	it('leave what they were given to whoever asked where they fail, and are asked no more', async () => {
		const readers = readingThreads(1);
		const nothing = null as unknown as Unread[];
		assert.deepEqual(await Promise.all([readers?.read(nothing), readers?.read(unread)]), [[], []]);
		assert.deepEqual(await readers?.read(unread), []);
		readers?.close();
	});

	it('leave what is not there when they are ended', async () => {
		const readers = readingThreads(1);
		const asked = readers?.read(unread);
		readers?.close();
		assert.deepEqual(await asked, []);
	});

	it('are not started where none are wanted', () => {
		assert.equal(readingThreads(0), undefined);
	});

	it('give the findings and the coverage of a system that is read in one', async () => {
		const sites = ['', ...Array.from({length: 24}, (_, index) => `site-${index}/`)];
		const set = sites.flatMap(site =>
			textsOf('acme-valves-gaps')
				.filter(({path}) => site === '' || path !== 'qms.yaml')
				.map(({path, text}) => ({path: site + path, text})),
		);
		const judged: number[] = [];
		const [inThreads, here] = [newQms(), newQms()];
		const change = {
			set,
			files: ['docs/picture.png'],
			unreadable: [{path: 'docs/latin1.md', reason: 'It is not UTF-8.', remedy: 'Save it as UTF-8.'}],
		};
		await applyAll(inThreads, change, {threads: 3, onJudged: done => judged.push(done)});
		here.apply(change);
		assert.ok(judged.length > 1, 'threads were used');
		assert.deepEqual(inThreads.findings(), here.findings());
		assert.deepEqual(inThreads.coverage(), here.coverage());
		assert.deepEqual([...inThreads.snapshot.files], [...here.snapshot.files]);
	});
});
