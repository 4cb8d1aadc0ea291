import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import fc from 'fast-check';
import {readArguments} from '../../server/src/cli/args.ts';
import {readerOf} from '../../server/src/cli/reading/reader.ts';
import {run} from '../../server/src/cli/run.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import {createQms} from '../../server/src/core/service.ts';
import {documentName} from '../../server/src/core/workspace/kept.ts';
import {KeptDraft} from '../../server/src/node/keptDraft.ts';
import {KeptFile} from '../../server/src/node/keptFile.ts';
import {RunKept} from '../../server/src/node/runKept.ts';
import {keptFileOf, keptFiles, keptKey, tidyFolder} from '../../server/src/node/keptFolder.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {fakeHost} from './transcript.ts';

const samples = join(import.meta.dirname, '../../samples');

const small = '---\nid: PRO-1\nowner: Quality Manager\n---\n\n# Complaints\n\nWe ensure 100 % conformity.\n';

const settings = [
	'',
	'confidence: eager\n',
	'terms:\n  corrective-action: [Maßnahmenplan]\n',
	'rules: {owner-missing: off}\n',
	'catalogs: [iso9001-eo, site.yaml]\n',
	'statuses: {effective: [frei]}\n',
];

const catalogue = (question: string): string => `schema: 1
id: site-safety
version: 1.0.0
title: Expected outcomes of safety on building sites
conceptsFrom: iso9001-eo
outcomes:
  - id: SAFE-1
    title: Visitors come home unhurt
    short: Visitors
    statement: Whoever enters the site knows its dangers.
    criteria:
      - id: SAFE-1.induction
        core: true
        level: mandatory
        title: Induction at the gate
        question: ${question}
        counts: An induction before entry, with the role that gives it.
        notCounts: A sign at the gate.
        kinds: {best: [procedure], also: [manual]}
        need: described
        anchors: {all: [who]}
        rule: {topic: [induction], all: [[induction], [record]]}
        headings: {en: [induction]}
concepts:
  induction:
    en: {strong: [site induction*], medium: [induct+]}
    de: {strong: [einweisung*], medium: [unterweis*]}
`;

interface Said {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Checks a folder as an engine of a name; `cache` is the user's cache folder. */
async function check(folder: string, cache: string, words: readonly string[] = [], engine = 'test'): Promise<Said> {
	const {host, stdout, stderr} = fakeHost(folder, '', {XDG_CACHE_HOME: cache, LOCALAPPDATA: cache});
	const code = await run(['check', '.', '--format', 'json', ...words], {...host, engine});
	return {code, stdout: stdout(), stderr: stderr()};
}

function sampleFolder(sample = 'acme-valves-gaps'): string {
	const folder = makeFolder({});
	cpSync(join(samples, sample), folder, {recursive: true});
	return folder;
}

const keptFolderIn = (cache: string): string => join(cache, 'qms-lens', 'kept');

/** The only file of what is kept in a cache folder. */
function onlyFile(cache: string): string {
	const [only, ...more] = keptFiles(keptFolderIn(cache));
	assert.ok(only && more.length === 0, 'one file');
	return only.path;
}

describe('what is kept between runs', function () {
	this.timeout(120_000);
	afterEach(removeFolders);

	it('changes no answer, whatever another text, day, configuration or program left there', async () => {
		const folder = sampleFolder('kleinwerk');
		const cache = makeFolder({});
		const paths = readdirSync(folder, {recursive: true, encoding: 'utf8'})
			.filter(path => /\.(?:md|ya?ml)$/.test(path))
			.sort();
		const originals = new Map(paths.map(path => [path, readFileSync(join(folder, path), 'utf8')]));
		const edit = fc.record({
			path: fc.nat(),
			at: fc.nat(),
			insert: fc.constantFrom(
				'',
				'\n\n## Neu\n\nWe record each complaint.\n',
				' nicht ',
				'<!-- qms: covers EO-9 -->\n',
				'TBD',
			),
			length: fc.constantFrom(0, 0, 40, 400),
		});
		const state = fc.record({
			edits: fc.array(edit, {maxLength: 3}),
			day: fc.constantFrom('2026-11-28', '2029-01-01'),
			engine: fc.constantFrom('one', 'two'),
			settings: fc.constantFrom(...settings),
			question: fc.constantFrom('Who explains the dangers?', 'Who explains them, and when?'),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(state, {minLength: 2, maxLength: 3}), async states => {
				for (const {edits, day, engine, settings: configuration, question} of states) {
					for (const [path, text] of originals) writeFileSync(join(folder, path), text);
					for (const {path, at, insert, length} of edits) {
						const chosen = paths[path % paths.length] ?? '';
						const text = readFileSync(join(folder, chosen), 'utf8');
						const place = at % (text.length + 1);
						writeFileSync(join(folder, chosen), text.slice(0, place) + insert + text.slice(place + length));
					}
					writeFileSync(join(folder, 'qms.yaml'), configuration);
					writeFileSync(join(folder, 'site.yaml'), catalogue(question));
					const words = ['--today', day];
					const kept = await check(folder, cache, words, engine);
					assert.deepEqual(kept, await check(folder, cache, [...words, '--no-cache'], engine));
					assert.deepEqual(await check(folder, cache, words, engine), kept, 'and again, from what was kept');
				}
			}),
			{numRuns: 4},
		);
	});

	it('spares reading and judging what has not changed, and nothing else', () => {
		const file = join(makeFolder({}), 'a.kept');
		const texts = ['complaints', 'audits'].map(name => ({
			path: `docs/${name}.md`,
			text: `---\nid: PRO-${name.length}\nowner: Quality Manager\n---\n\n# ${name}\n\nThe quality manager records each of the ${name}.\n`,
		}));
		const open = (): KeptFile => new KeptFile({file, key: Buffer.alloc(32, 1), engine: 'test', now: 0});
		const read = (files: readonly {path: string; text: string}[]): readonly string[] => {
			const done: string[] = [];
			const kept = open();
			const qms = createQms({
				today: () => '2026-11-28',
				kept,
				parts: {
					buildDocument(path, text, options) {
						done.push(path);
						return buildDocument({path, text}, options);
					},
				},
			});
			qms.apply({set: files});
			kept.save();
			return done;
		};
		assert.deepEqual(
			read(texts),
			texts.map(({path}) => path),
		);
		assert.deepEqual(read(texts), []);
		assert.deepEqual(read(texts.map(each => ({...each, text: `${each.text}x`})).slice(1)), ['docs/audits.md']);
		assert.deepEqual(
			read(texts.map(each => ({...each, path: `other/${each.path}`}))).length,
			2,
			'a path tells of a document',
		);
	});

	it('spares judging the other state of a root, which takes its documents from memory, by other settings', () => {
		const file = join(makeFolder({}), 'a.kept');
		const judged = (): readonly string[] => {
			const kept = new KeptFile({file, key: Buffer.alloc(32, 1), engine: 'test', now: 0});
			const shared = new RunKept();
			const done: string[] = [];
			for (const text of ['confidence: eager\n', 'confidence: cautious\n']) {
				const qms = createQms({
					today: () => '2026-11-28',
					kept,
					shared,
					compact: true,
					parts: {
						assess({path}) {
							done.push(`assess ${path}`);
							return {criteria: new Map(), outcomes: []};
						},
						checkDocument({document: {path}}) {
							done.push(`check ${path}`);
							return [];
						},
					},
				});
				kept.resume();
				qms.apply({set: [{path: 'qms.yaml', text}]});
				qms.apply({set: [{path: 'docs/PRO-1.md', text: small}]});
				kept.save();
			}
			kept.end();
			return done.filter(each => each.endsWith('PRO-1.md'));
		};
		assert.equal(judged().length, 4, 'each state by its own settings');
		assert.deepEqual(judged(), []);
	});

	it('is dropped without a word where bytes of it are damaged', async () => {
		const folder = makeFolder({'PRO-1.md': small});
		const cache = makeFolder({});
		const fresh = await check(folder, cache);
		const file = onlyFile(cache);
		const bytes = readFileSync(file);
		const damaged = [
			Buffer.alloc(0),
			bytes.subarray(0, 10),
			bytes.subarray(0, bytes.length - 1),
			Buffer.concat([bytes, Buffer.from('x')]),
			...[0, 20, 60, bytes.length >> 1, bytes.length - 1].map(at => {
				const copy = Buffer.from(bytes);
				copy[at] = (copy[at] ?? 0) ^ 1;
				return copy;
			}),
		];
		for (const each of damaged) {
			writeFileSync(file, each);
			assert.deepEqual(await check(folder, cache), fresh);
			assert.equal(onlyFile(cache), file, 'and made anew');
		}
	});

	it('is taken from nobody else: what another key signed does not count', async () => {
		const folder = makeFolder({
			'qms.yaml': 'include: ["**/*.md"]\n',
			'a.md': small,
		});
		const cache = makeFolder({});
		const location = join(makeFolder({}), 'kept');
		const words = ['--cache-location', location];
		const fresh = await check(folder, cache, ['--no-cache']);
		const key = keptKey({XDG_CACHE_HOME: cache, LOCALAPPDATA: cache});
		assert.ok(key);
		const forge = (signedWith: Buffer): void => {
			const file = keptFileOf(location, '');
			const forged = new KeptFile({file, key: signedWith, engine: 'test', now: Date.now()});
			const qms = createQms({today: () => '2026-11-23'});
			qms.apply({set: [{path: 'qms.yaml', text: readFileSync(join(folder, 'qms.yaml'), 'utf8')}]});
			const text = readFileSync(join(folder, 'a.md'), 'utf8');
			const options = qms.readingOptions('a.md');
			forged.set(documentName(forged, 'a.md', text, options), buildDocument({path: 'a.md', text: ''}, options));
			forged.save();
		};
		forge(Buffer.alloc(32, 7));
		assert.deepEqual(await check(folder, cache, words), fresh);
		mkdirSync(location, {recursive: true});
		forge(key);
		assert.notDeepEqual((await check(folder, cache, words)).stdout, fresh.stdout, 'the forgery would have shown');
	});

	it('needs a key that no repository can bring', async () => {
		const folder = sampleFolder();
		mkdirSync(join(folder, '.git'));
		const inside = join(folder, '.cache');
		await check(folder, inside);
		assert.deepEqual(keptFiles(keptFolderIn(inside)), []);
		const {host} = fakeHost(folder, '', {XDG_CACHE_HOME: inside, LOCALAPPDATA: inside, QMS_LENS_CACHE_KEY: 'a secret'});
		await run(['check', '.'], {...host, engine: 'test'});
		assert.equal(keptFiles(keptFolderIn(inside)).length, 1, 'with a secret of the job it may lie anywhere');
	});

	it('is left out where its folder cannot be written', async () => {
		const folder = sampleFolder();
		const file = join(makeFolder({file: 'in the way'}), 'file');
		const fresh = await check(folder, file, ['--no-cache']);
		assert.deepEqual(await check(folder, file), fresh);
		assert.deepEqual(await check(folder, makeFolder({}), ['--cache-location', file]), fresh);
	});

	it('serves several at once', async () => {
		const folder = makeFolder({'PRO-1.md': small});
		const cache = makeFolder({});
		const fresh = await check(folder, cache, ['--no-cache']);
		const all = await Promise.all(Array.from({length: 3}, async () => check(folder, cache)));
		for (const each of all) assert.deepEqual(each, fresh);
		assert.deepEqual(await check(folder, cache), fresh);
		assert.deepEqual(
			readdirSync(keptFolderIn(cache)).filter(name => name.endsWith('.tmp')),
			[],
		);
	});

	it('keeps nothing of what is judged after it was saved, and again when it is told to', () => {
		const folder = makeFolder({});
		const kept = new KeptFile({
			file: join(folder, 'a.kept'),
			key: Buffer.alloc(32, 1),
			engine: 'test',
			now: Date.now(),
		});
		kept.set('document', 1);
		kept.save();
		kept.set('draft of an agent', 2);
		assert.deepEqual(readdirSync(folder), ['a.kept']);
		assert.deepEqual([kept.get('document'), kept.get('draft of an agent')], [1, undefined]);
		kept.resume();
		kept.set('next', 3);
		kept.end();
		kept.end();
		assert.deepEqual(readdirSync(folder), ['a.kept']);
		const again = new KeptFile({
			file: join(folder, 'a.kept'),
			key: Buffer.alloc(32, 1),
			engine: 'test',
			now: Date.now(),
		});
		assert.deepEqual(
			['document', 'next'].map(name => again.get(name)),
			[1, 3],
		);
		again.end();
	});

	it('takes no draft of an agent', async () => {
		const folder = makeFolder({'PRO-1.md': small});
		const cache = makeFolder({});
		const {host} = fakeHost(folder, '', {XDG_CACHE_HOME: cache, LOCALAPPDATA: cache});
		const reader = readerOf(readArguments(['mcp', '.']), {...host, engine: 'test'});
		await reader.coverage();
		const before = readFileSync(onlyFile(cache));
		const draft = await reader.checkText({path: 'PRO-2.md', text: small.replace('PRO-1', 'PRO-2')});
		assert.ok(draft.findings.length > 0);
		await reader.coverage();
		assert.ok(readFileSync(onlyFile(cache)).equals(before));
	});

	it('leaves no draft behind where its file cannot be put in place', () => {
		const folder = makeFolder({'a.kept/in-the-way': ''});
		const kept = new KeptFile({
			file: join(folder, 'a.kept'),
			key: Buffer.alloc(32, 1),
			engine: 'test',
			now: Date.now(),
		});
		kept.set('document', 1);
		kept.save();
		assert.deepEqual(readdirSync(folder), ['a.kept']);
		assert.equal(kept.get('document'), undefined);
	});

	it('leaves nothing behind where the program is killed before all is saved', async function () {
		// Elsewhere a file that is open may keep its name, and goes after a day.
		if (process.platform === 'win32') this.skip();
		const folder = makeFolder({});
		const module = pathToFileURL(join(import.meta.dirname, '../../server/src/node/keptFile.ts')).href;
		const script = `import {KeptFile} from '${module}';
			const file = ${JSON.stringify(join(folder, 'a.kept'))};
			new KeptFile({file, key: Buffer.alloc(32, 1), engine: 'test', now: 0}).set('document', 1);
			process.stdout.write('kept');
			setInterval(() => {}, 1000);`;
		const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		child.stdout.once('data', () => child.kill('SIGKILL'));
		const [, signal] = (await once(child, 'close')) as [number | null, string | null];
		assert.equal(signal, 'SIGKILL', 'it ran until then');
		assert.deepEqual(readdirSync(folder), []);
	});

	it('is no reason to fail where a draft can neither be closed nor deleted', () => {
		const folder = makeFolder({});
		const draft = new KeptDraft(join(folder, 'a.kept'), Buffer.from('head'));
		draft.end(Buffer.from('tail'));
		rmSync(draft.path);
		// A folder in its place is what no `rmSync` without `recursive` takes.
		mkdirSync(draft.path);
		draft.drop();
		assert.equal(readdirSync(folder).length, 1);
	});

	it('gives room to what is being written, and drops what a run left a day ago', () => {
		const now = Date.now();
		const folder = makeFolder({'a.kept': 'x', 'b.kept.00ff.tmp': 'new', 'c.kept.00ff.tmp': 'old'});
		truncateSync(join(folder, 'b.kept.00ff.tmp'), 1.5 * 1024 ** 3);
		utimesSync(join(folder, 'a.kept'), now / 1000 - 60, now / 1000 - 60);
		utimesSync(join(folder, 'c.kept.00ff.tmp'), now / 1000 - 90_000, now / 1000 - 90_000);
		tidyFolder(folder, now);
		assert.deepEqual(readdirSync(folder).sort(), ['a.kept', 'b.kept.00ff.tmp']);
	});

	it('is shown and deleted by cache', async () => {
		const folder = sampleFolder();
		const cache = makeFolder({});
		await check(folder, cache);
		const {host, stdout} = fakeHost(folder, '', {XDG_CACHE_HOME: cache, LOCALAPPDATA: cache});
		assert.equal(await run(['cache'], host), 0);
		assert.match(stdout(), /^.*kept: 1 file, \d+\.\d MB\n$/);
		assert.equal(await run(['cache', 'clear'], host), 0);
		assert.deepEqual(keptFiles(keptFolderIn(cache)), []);
		assert.equal(await run(['cache', 'melt'], host), 2);
	});

	it('grows old: what nobody asked for in two weeks goes, and files that nobody used in a month', () => {
		const folder = makeFolder({});
		const day = 24 * 60 * 60 * 1000;
		const begin = 20_000 * day;
		const open = (name: string, days: number): KeptFile =>
			new KeptFile({file: join(folder, name), key: Buffer.alloc(32, 1), engine: 'test', now: begin + days * day});
		const first = open('a.kept', 0);
		first.set('old', 1);
		first.set('asked', 2);
		first.save();
		const later = open('a.kept', 10);
		assert.equal(later.get('asked'), 2);
		later.set('new', 3);
		later.save();
		const last = open('a.kept', 20);
		last.set('newer', 4);
		last.save();
		const left = open('a.kept', 20);
		assert.deepEqual(
			['old', 'asked', 'new', 'newer'].map(name => left.get(name)),
			[undefined, 2, 3, 4],
		);
	});
});
