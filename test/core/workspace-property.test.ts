import assert from 'node:assert/strict';
import fc from 'fast-check';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import type {Change} from '../../server/src/core/workspace/change.ts';
import {type Reading, judgements} from '../../server/src/core/readings/reading.ts';
import {documentHashes} from '../../server/src/core/readings/words.ts';
import {writeReadings} from '../../server/src/core/readings/write.ts';
import {readingsOf} from '../../server/src/core/workspace/readings.ts';
import {documents, settings} from '../support/pool.ts';

/** One edit of a repository; numbers choose from what there is at that time. */
type Step =
	| {readonly kind: 'set'; readonly path: number; readonly text: number}
	| {readonly kind: 'type'; readonly path: number; readonly at: number; readonly insert: string}
	| {readonly kind: 'cut'; readonly path: number; readonly at: number; readonly length: number}
	| {readonly kind: 'remove' | 'rename' | 'unreadable' | 'shift' | 'reword'; readonly path: number}
	| {readonly kind: 'settings'; readonly text: number}
	| {readonly kind: 'other'; readonly count: number}
	| {readonly kind: 'day'; readonly day: number}
	| {readonly kind: 'look'; readonly path: number}
	| {readonly kind: 'read'; readonly path: number; readonly section: number; readonly answer: number};

const paths = [
	'manual/MAN-001.md',
	'procedures/PRO-010.md',
	'procedures/PRO-012.md',
	'processes/PRC-SALES.yaml',
	'registers/REG-001.md',
	'README.md',
	'wiki/page.md',
	'house.yaml',
	'processes/PRC-ASSEMBLY.yaml',
	'archive/PRO-012.md',
];
const criteria = ['EO-9.cause', 'EO-9.effectiveness', 'EO-8.react', 'EO-1.scope', 'EO-99.unknown'];
const readers = ['A. Roth', 'M. Keller', 'agent test'];
const days = ['2026-06-01', '2026-06-02', '2027-03-01', '2029-01-01'];
const number = fc.nat(1000);
const typed = fc.constantFrom(
	'x',
	' ',
	'\n',
	'\n\nA line above everything.\n\n',
	'## ',
	'<!-- qms: covers EO-9 -->\n',
	'[x](../manual/MAN-001.md#scope)',
	' PRO-012 ',
	'"',
	': ',
	'TBD',
);

/** A step, and whether somebody asks for findings after it. */
interface Asked {
	readonly step: Step;
	readonly ask: boolean;
}

const step: fc.Arbitrary<Step> = fc.oneof(
	{weight: 4, arbitrary: fc.record({kind: fc.constant('set' as const), path: number, text: number})},
	{weight: 6, arbitrary: fc.record({kind: fc.constant('type' as const), path: number, at: number, insert: typed})},
	{weight: 2, arbitrary: fc.record({kind: fc.constant('cut' as const), path: number, at: number, length: fc.nat(60)})},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constantFrom('remove' as const, 'rename' as const, 'unreadable' as const),
			path: number,
		}),
	},
	{weight: 4, arbitrary: fc.record({kind: fc.constantFrom('shift' as const, 'reword' as const), path: number})},
	{weight: 2, arbitrary: fc.record({kind: fc.constant('settings' as const), text: number})},
	{weight: 1, arbitrary: fc.record({kind: fc.constant('other' as const), count: fc.nat(3)})},
	{weight: 1, arbitrary: fc.record({kind: fc.constant('day' as const), day: number})},
	{weight: 2, arbitrary: fc.record({kind: fc.constant('look' as const), path: number})},
	{
		weight: 4,
		arbitrary: fc.record({kind: fc.constant('read' as const), path: number, section: fc.nat(12), answer: fc.nat(60)}),
	},
);

const asked: fc.Arbitrary<Asked> = fc.record({step, ask: fc.boolean()});
// A repository to begin with: each path with its own text, and a second document with one id.
const natural: readonly (readonly [path: string, text: number])[] = [
	['manual/MAN-001.md', 4],
	['procedures/PRO-010.md', 5],
	['procedures/PRO-012.md', 0],
	['processes/PRC-SALES.yaml', 6],
	['processes/PRC-ASSEMBLY.yaml', 7],
	['registers/REG-001.md', 8],
	['archive/PRO-012.md', 0],
	['wiki/page.md', 9],
	['house.yaml', 13],
];

/** The files as an editor would keep them, and the change that a step makes to them. */
class Repository {
	readonly texts = new Map<string, string>();
	readonly unreadable = new Map<string, string>();
	others: readonly string[] = [];
	today = days[0] ?? '';

	change(each: Step): Change {
		const known = [...this.texts.keys()].filter(path => path !== 'qms.yaml' && path !== 'qms-readings.yaml').sort();
		const chosen = 'path' in each ? (known[each.path % Math.max(1, known.length)] ?? paths[0] ?? '') : '';
		const text = this.texts.get(chosen);
		switch (each.kind) {
			case 'set':
				return this.set(paths[each.path % paths.length] ?? '', documents[each.text % documents.length] ?? '');
			case 'type':
				return text === undefined
					? {}
					: this.set(
							chosen,
							text.slice(0, (each.at / 1000) * text.length) + each.insert + text.slice((each.at / 1000) * text.length),
						);
			case 'cut':
				return text === undefined
					? {}
					: this.set(
							chosen,
							text.slice(0, (each.at / 1000) * text.length) + text.slice((each.at / 1000) * text.length + each.length),
						);
			// Moves everything below and changes nothing that another document could see.
			case 'shift':
				return text === undefined
					? {}
					: this.set(chosen, text.replace(/^(# .*\n)/m, '$1\nWords.\n').replace(/^(purpose: )/m, '# A comment.\n$1'));
			// Changes the paragraph that several documents share.
			case 'reword':
				return text === undefined ? {} : this.set(chosen, text.replace('Whoever finds', 'Who finds'));
			case 'remove':
				this.texts.delete(chosen);
				this.unreadable.delete(chosen);
				return {removed: [chosen]};
			case 'rename': {
				if (text === undefined) return {};
				this.texts.delete(chosen);
				const {set = []} = this.set(chosen.replace(/(\.\w+)$/, '-2$1'), text);
				return {removed: [chosen], set};
			}
			case 'unreadable':
				this.texts.delete(chosen);
				this.unreadable.set(chosen, 'It is not UTF-8');
				return {unreadable: [{path: chosen, reason: 'It is not UTF-8', remedy: 'Save it as UTF-8.'}]};
			case 'settings':
				return this.set('qms.yaml', settings[each.text % settings.length] ?? '');
			case 'other':
				this.others = Array.from({length: each.count}, (_, index) => `images/${index}.png`);
				return {files: this.others};
			case 'day':
				this.today = days[each.day % days.length] ?? '';
				return {};
			case 'look':
				return {};
			case 'read':
				return this.set('qms-readings.yaml', this.#answered(chosen, each.section, each.answer));
		}
	}

	/** The readings file with one answer more: of a section as it is now, of a document, of a criterion, or a line that is broken. */
	#answered(path: string, at: number, answer: number): string {
		const text = this.texts.get('qms-readings.yaml') ?? '';
		const document = this.anew().snapshot.documents.get(path)?.document;
		const section = document?.sections[at % Math.max(1, document.sections.length)];
		const criterion = criteria[answer % criteria.length] ?? '';
		const signed = {by: readers[answer % readers.length] ?? '', on: days[answer % 2] ?? ''};
		if (!document || !section || answer < 4) return `${text}- {place: ${path}#gone, criterion: ${criterion}\n`;
		const {own, whole} = documentHashes(document)[section.index] ?? {own: '', whole: ''};
		const reading: Reading =
			answer < 8
				? {kind: 'absent', criterion, words: [own], ...signed}
				: answer < 12
					? {kind: 'document', path, words: documentHashes(document).map(each => each.own), ...signed}
					: {
							kind: 'place',
							path,
							slug: section.slug,
							criterion,
							shows: judgements[answer % judgements.length] ?? 'no',
							words: answer % 5 === 0 ? whole : own,
							...signed,
						};
		return writeReadings(text, {set: [reading]}) ?? text;
	}

	/** The same files, read at once. */
	anew(): Qms {
		const qms = createQms({today: () => this.today});
		qms.apply({
			set: [...this.texts].map(([path, text]) => ({path, text})),
			unreadable: [...this.unreadable].map(([path, reason]) => ({path, reason, remedy: 'Save it as UTF-8.'})),
			files: this.others,
		});
		return qms;
	}

	private set(path: string, text: string): Change {
		this.texts.set(path, text);
		this.unreadable.delete(path);
		return {set: [{path, text}]};
	}
}

/** Tables over all documents are maps of a class of their own where values were replaced. */
function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
	return typeof value === 'object' && value !== null && 'keys' in value && typeof value.keys === 'function';
}

/** The same object in both, or one that says nothing of documents. */
const left: ReadonlySet<string> = new Set(['catalog', 'criterion', 'outcome', 'lineage']);

/** What an object of a class works out when it is asked: a document that was judged and is not edited keeps its words so. */
function gettersOf(value: object): readonly string[] {
	const prototype: unknown = Object.getPrototypeOf(value);
	if (typeof prototype !== 'object' || prototype === null || prototype === Object.prototype) return [];
	return Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, property]) =>
		'value' in property ? [] : [name],
	);
}

/** A value without its maps and sets, for comparing and for showing differences. */
function plain(value: unknown): unknown {
	if (value instanceof Set || Array.isArray(value)) return [...value].map(plain);
	if (isMap(value)) return [...value].map(([key, inner]) => [plain(key), plain(inner)]);
	if (typeof value === 'object' && value !== null)
		return Object.fromEntries(
			[...Object.keys(value), ...gettersOf(value)]
				.filter(name => !left.has(name))
				.map(name => [name, plain((value as Readonly<Record<string, unknown>>)[name])] as const)
				.filter(([, inner]) => inner !== undefined),
		);
	return value;
}

/** Maps whose order nobody sees. */
const unordered = (map: ReadonlyMap<unknown, unknown>): unknown =>
	[...map].map(([key, value]) => [String(key), plain(value)] as const).sort((a, b) => (a[0] < b[0] ? -1 : 1));

function compare(kept: Qms, anew: Qms): void {
	const {index, documents: entries, step: _step, ...rest} = kept.snapshot;
	const {index: freshIndex, documents: freshEntries, step: _freshStep, ...freshRest} = anew.snapshot;
	assert.deepEqual(
		[...entries].map(([path, entry]) => [path, entry.summaryKey]),
		[...freshEntries].map(([path, entry]) => [path, entry.summaryKey]),
		'documents',
	);
	assert.deepEqual(index.boilerplate, freshIndex.boilerplate, 'boilerplate');
	for (const name of ['byId', 'processes', 'records', 'roles', 'referrers'] as const)
		assert.deepEqual(unordered(index[name]), unordered(freshIndex[name]), name);
	assert.equal(index.usesStatus, freshIndex.usesStatus);
	assert.deepEqual(
		plain({...rest, catalogs: rest.catalogs.map(({id}) => id), git: 0}),
		plain({...freshRest, catalogs: freshRest.catalogs.map(({id}) => id), git: 0}),
		'snapshot',
	);
	assert.deepEqual(plain(readingsOf(kept.snapshot)), plain(readingsOf(anew.snapshot)), 'readings');
	assert.deepEqual(plain(kept.coverage()), plain(anew.coverage()), 'coverage');
	assert.deepEqual(kept.findings(), anew.findings(), 'findings');
}

describe('incremental equals from scratch', () => {
	it('after any sequence of edits, creations, removals, renames and changes of settings', function () {
		this.timeout(300_000);
		fc.assert(
			fc.property(fc.shuffledSubarray([...natural]), fc.array(asked, {minLength: 1, maxLength: 10}), (files, steps) => {
				const repository = new Repository();
				const kept = createQms({today: () => repository.today, compact: true});
				for (const [path, text] of files) repository.texts.set(path, documents[text] ?? '');
				kept.apply({set: [...repository.texts].map(([path, text]) => ({path, text}))});
				kept.findings();
				for (const {step: each, ask} of steps) {
					kept.apply(repository.change(each));
					// What was found in between must not spoil what is found later.
					if (each.kind === 'look') kept.findingsOf(paths[each.path % paths.length] ?? '');
					else if (ask) kept.findings();
				}
				compare(kept, repository.anew());
			}),
			{numRuns: Number(process.env['QMS_RUNS'] ?? 40), endOnFailure: false},
		);
	});

	// The case that a random run found: two registers with records of one series, of which the first changed last.
	it('in what is taken first or last of a table', () => {
		const repository = new Repository();
		const kept = createQms({today: () => repository.today});
		kept.apply(repository.change({kind: 'set', path: 4, text: 8}));
		kept.findings();
		kept.apply(repository.change({kind: 'type', path: 0, at: 762, insert: 'x'}));
		kept.apply(repository.change({kind: 'set', path: 0, text: 0}));
		compare(kept, repository.anew());
	});

	it('leaves a snapshot that was given out as it was', () => {
		const repository = new Repository();
		const qms = createQms({today: () => repository.today});
		for (const [index, path] of paths.entries())
			qms.apply({set: [{path, text: documents[index % documents.length] ?? ''}]});
		const {snapshot} = qms;
		const {step: _step, ...rest} = snapshot;
		const before = JSON.stringify(plain(rest));
		qms.apply({
			removed: ['procedures/PRO-012.md'],
			set: [
				{path: 'manual/MAN-001.md', text: '# Another manual\n'},
				{path: 'qms.yaml', text: settings[1] ?? ''},
			],
		});
		qms.findings();
		assert.equal(JSON.stringify(plain(rest)), before);
		assert.notEqual(qms.snapshot, snapshot);
	});
});
