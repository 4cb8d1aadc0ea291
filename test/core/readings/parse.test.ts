import assert from 'node:assert/strict';
import fc from 'fast-check';
import {parseReadings} from '../../../server/src/core/readings/parse.ts';
import {compareReadings, identityOf, type Reading, judgements} from '../../../server/src/core/readings/reading.ts';
import {lineOf, writeReadings} from '../../../server/src/core/readings/write.ts';
import {piecesOf} from '../../../server/src/core/readings/scan.ts';

const place = (changes: Partial<Extract<Reading, {kind: 'place'}>> = {}): Reading => ({
	kind: 'place',
	path: 'procedures/PRO-010.md',
	slug: 'find-the-cause',
	criterion: 'EO-9.cause',
	shows: 'specified',
	by: 'M. Keller',
	on: '2026-11-28',
	words: '3f9a1c7e',
	...changes,
});

const told = (text: string): readonly string[] =>
	parseReadings('qms-readings.yaml', text).problems.map(
		({span, message, remedy, suggestion}) =>
			`${text.slice(span.start, span.end)} | ${message} ${remedy}${suggestion === undefined ? '' : ` (${suggestion})`}`,
	);
const counted = (text: string): readonly string[] =>
	parseReadings('qms-readings.yaml', text).entries.map(({reading}) => lineOf(reading));

describe('reading a readings file', () => {
	const good =
		'- {place: procedures/PRO-010.md#find-the-cause, criterion: EO-9.cause, shows: specified, by: M. Keller, on: 2026-11-28, words: 3f9a1c7e}';

	it('takes a line as it is written', () => {
		const file = parseReadings('qms-readings.yaml', good);
		assert.deepEqual(file.entries, [{reading: place(), span: {start: 0, end: good.length}}]);
		assert.deepEqual(file.problems, []);
	});

	it('takes any other way to write the same in YAML', () => {
		const written = `# a comment
-   place: 'procedures/PRO-010.md#find-the-cause'
    criterion: "EO-9.cause"
    shows: specified # as seen
    by: M. Keller
    on: 2026-11-28
    words: 3f9a1c7e
`;
		assert.deepEqual(counted(written), [good]);
		assert.deepEqual(told(written), []);
	});

	it('takes a hash of digits alone, and a reader with an apostrophe', () => {
		for (const reading of [place({words: '12345678'}), place({words: '1e234567'}), place({by: "Ann O'Neil, Ltd: QA"})])
			assert.deepEqual(parseReadings('', lineOf(reading)).entries[0]?.reading, reading);
	});

	it('tells each line that cannot be read once, with its place and what to do, and counts all others', () => {
		const text = [
			good.replace('EO-9.cause', 'EO-9.action'),
			'- {place: a.md#b, criterion: EO-9.cause, shows: yes, by: A, on: 2026-11-28, words: 3f9a1c7e}',
			'- {place: a.md#b, criterion: EO-9.cause, shows: specfied, by: A, on: 2026-11-28, words: 3f9a1c7e}',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, by: A, on: 28.11.2026, words: 3f9a1c7e}',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, by: A, on: 2026-02-30, words: 3f9a1c7e}',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, by: A, on: 2026-11-28, words: some words}',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, on: 2026-11-28, words: 3f9a1c7e}',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, by: A, on: 2026-11-28}',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, by: A, on: 2026-11-28, words: 3f9a1c7e, becuase: x}',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, by: A',
			'- just words',
			'readings:',
			good,
		].join('\n');
		assert.deepEqual(told(text), [
			'yes | `shows` cannot be "yes". It can be specified, described, part, no, absent. (described)',
			'specfied | `shows` cannot be "specfied". It can be specified, described, part, no, absent. (specified)',
			'28.11.2026 | "28.11.2026" is no day of the form YYYY-MM-DD. Write 2026-11-28. (2026-11-28)',
			'2026-02-30 | "2026-02-30" is no day of the form YYYY-MM-DD. Write the day of the reading as YYYY-MM-DD.',
			'some words | "some words" is no hash of words, which has eight digits from 0 to 9 and a to f. Answer the question anew with qms-lens read, which writes it.',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, on: 2026-11-28, words: 3f9a1c7e} | The reading lacks `by`. Name the reader.',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, by: A, on: 2026-11-28} | The reading lacks `words`. The hash of the words that were read is missing: answer the question anew with qms-lens read.',
			'becuase | A reading has no key `becuase`. Did you mean `because`? (because)',
			'- {place: a.md#b, criterion: EO-9.cause, shows: part, by: A | The { opened before this line is not closed. Close it with }, or indent the lines that belong to it.',
			'- just words | This is no reading: a reading is a map of keys and values. Write it as `- {place: …, criterion: …, shows: …, by: …, on: …, words: …}`, or remove the line.',
			'readings: | This line is no reading. Begin it with `- `, make it a comment with `#`, or remove it.',
		]);
		assert.equal(counted(text).length, 2);
	});

	it('counts both sides of a merge conflict, and tells the conflict once', () => {
		const text = `<<<<<<< ours\n${good}\n=======\n${good.replace('EO-9.cause', 'EO-9.action')}\n>>>>>>> theirs\n`;
		assert.equal(counted(text).length, 2);
		assert.deepEqual(told(text), [
			'<<<<<<< ours | A merge conflict was left here. The lines of both sides count, and nothing can be written. Keep the lines of both sides, remove the marks, and run qms-lens read --tidy.',
		]);
		assert.equal(writeReadings(text, {set: [place({slug: 'other'})]}), undefined);
	});

	it('counts the newer of two readings of one reader, the lower of two of one day', () => {
		const older = good.replace('specified', 'described').replace('2026-11-28', '2026-11-20');
		assert.deepEqual(counted(`${good}\n${older}\n`), [good]);
		assert.deepEqual(counted(`${older}\n${good}\n`), [good]);
		const same = good.replace('specified', 'part');
		assert.deepEqual(counted(`${same}\n${good}\n`), [good]);
		assert.equal(told(`${same}\n${good}\n`).length, 1);
		assert.deepEqual(counted(`${good}\n${good.replace('M. Keller', 'A. Roth')}\n`).length, 2);
	});

	it('never fails, and finds each problem inside the text', () => {
		const junk = fc.oneof(
			fc.string(),
			fc.constantFrom(good, '- {', '- [', '<<<<<<< x', '=======', '- {place: ', '\u0000', '- &a *a', '- !!x y', '  x'),
		);
		fc.assert(
			fc.property(fc.array(junk, {maxLength: 8}), lines => {
				const text = lines.join('\n');
				const {problems, entries} = parseReadings('', text);
				for (const {span} of [...problems, ...entries])
					assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end);
			}),
			{numRuns: 300},
		);
	});

	it('reads ten thousand lines in little more than twice the time of five thousand', () => {
		const lines = (count: number): string =>
			Array.from({length: count}, (_, at) =>
				lineOf(place({slug: `part-${at}`, quote: 'Say: "this", then that.'})),
			).join('\n');
		const time = (text: string): number => {
			const begun = performance.now();
			assert.equal(parseReadings('', text).problems.length, 0);
			return performance.now() - begun;
		};
		const [half, whole] = [lines(5000), lines(10_000)];
		time(half);
		const least = (text: string): number => Math.min(...Array.from({length: 5}, () => time(text)));
		const ratio = least(whole) / least(half);
		assert.ok(ratio < 5, `twice as many lines take ${ratio} times as long`);
	});
});

const day = fc.constantFrom('2026-11-01', '2026-11-28');
const hash = fc.nat(0xffff_ffff).map(value => value.toString(16).padStart(8, '0'));
const line = fc
	.string({minLength: 1, maxLength: 30, unit: 'grapheme'})
	.map(text => text.replace(/\s+/g, ' ').trim())
	.filter(text => text !== '');
const path = fc.constantFrom('a.md', 'b c.md', 'dir/ä.md', "o'b.md", 'x: y.md', 'yes', '12.md');
const reading: fc.Arbitrary<Reading> = fc.oneof(
	fc.record({
		kind: fc.constant('place' as const),
		path,
		slug: fc.constantFrom('', 'a', 'b-1', 'größe', '1', 'a--b'),
		criterion: fc.constantFrom('EO-9.cause', 'EO-1.policy'),
		shows: fc.constantFrom(...judgements),
		by: line,
		on: day,
		words: hash,
	}),
	fc.record({
		kind: fc.constant('absent' as const),
		criterion: fc.constantFrom('EO-9.cause', 'EO-1.policy'),
		by: line,
		on: day,
		words: fc.array(hash, {maxLength: 3}),
	}),
	fc.record({
		kind: fc.constant('document' as const),
		path,
		by: line,
		on: day,
		words: fc.array(hash, {minLength: 1, maxLength: 3}),
		because: line,
	}),
);

describe('writing a readings file', () => {
	const readingsIn = (text: string): readonly Reading[] => parseReadings('', text).entries.map(each => each.reading);

	it('writes what it reads: sorted, one line a reading, each once', () => {
		fc.assert(
			fc.property(fc.array(reading, {maxLength: 12}), readings => {
				const text = writeReadings(undefined, {set: readings}) ?? '';
				const expected = [...new Map(readings.map(each => [identityOf(each), each])).values()].sort(compareReadings);
				assert.deepEqual(
					readingsIn(text),
					expected.map(each => ({...each})),
				);
				assert.equal(piecesOf(text).length, expected.length);
				assert.equal(text.split('\n').filter(each => each.startsWith('- ')).length, expected.length);
				assert.deepEqual(parseReadings('', text).problems, []);
			}),
		);
	});

	it('comes to the same whatever the order in which readings are added', () => {
		fc.assert(
			fc.property(fc.uniqueArray(reading, {maxLength: 8, selector: identityOf}), readings => {
				const add = (order: readonly Reading[]): string =>
					order.reduce<string>((text, each) => writeReadings(text, {set: [each]}) ?? '', '');
				assert.equal(add(readings), add(readings.toReversed()));
			}),
		);
	});

	it('keeps comments with their reading, lines that cannot be read, and the lines of others as they are written', () => {
		const text = `# About this file.

# The cause, as discussed on Monday.
- {place: b.md#x, criterion: EO-9.cause, shows: part,   by: A, on: 2026-11-01, words: 3f9a1c7e} # kept
- place: c.md#x
  criterion: EO-9.cause
  shows: no
  by: A
  on: 2026-11-01
  words: 3f9a1c7e
what is this
# The end.
`;
		const after = writeReadings(text, {set: [place({path: 'a.md', slug: 'x', by: 'B'})]});
		assert.equal(
			after,
			`# About this file.

- {place: a.md#x, criterion: EO-9.cause, shows: specified, by: B, on: 2026-11-28, words: 3f9a1c7e}
# The cause, as discussed on Monday.
- {place: b.md#x, criterion: EO-9.cause, shows: part,   by: A, on: 2026-11-01, words: 3f9a1c7e} # kept
- place: c.md#x
  criterion: EO-9.cause
  shows: no
  by: A
  on: 2026-11-01
  words: 3f9a1c7e
what is this
# The end.
`,
		);
		assert.equal(writeReadings(after, {removed: [place({path: 'a.md', slug: 'x', by: 'B'})]}), text);
	});

	it('puts a new answer in place of the old one, and its comment over it', () => {
		const text = writeReadings(undefined, {set: [place(), place({by: 'A. Roth'})]}) ?? '';
		const commented = text.replace('- {place', '# See the audit of May.\n- {place');
		const after =
			writeReadings(commented, {set: [place({by: 'A. Roth', shows: 'part', because: 'who checks?'})]}) ?? '';
		assert.equal(readingsIn(after).length, 2);
		assert.match(after, /# See the audit of May\.\n- \{[^\n]*shows: part, by: A\. Roth/);
	});

	it('keeps the ends of lines of a file from Windows', () => {
		const text =
			'# Ours.\r\n\r\n- {place: b.md#x, criterion: EO-9.cause, shows: part, by: A, on: 2026-11-01, words: 3f9a1c7e}\r\n';
		const after = writeReadings(text, {set: [place()]}) ?? '';
		assert.ok(!/[^\r]\n/.test(after), JSON.stringify(after));
	});
});
