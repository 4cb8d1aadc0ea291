import assert from 'node:assert/strict';
import {minutesFor, questionsMarkdown, questionsText, textLines} from '../../server/src/report/questions/print.ts';
import type {ToldQuestion} from '../../server/src/report/questions/told.ts';
import {width} from '../../server/src/report/terminal.ts';

const text = `## Find the cause

The team meets within three days. The quality manager finds
the root cause with 5 whys.

- Somebody takes notes.
- The cause is entered in the 8D report.

| Step | Who |
| --- | --- |
| Close | Owner |
`;
const question: ToldQuestion = {
	id: 'q-3f9a1c7e-EO-9.cause',
	criterion: 'EO-9.cause',
	title: 'Cause analysis',
	question: 'How is the cause found?',
	counts: 'A step that asks for it.',
	doesNotCount: '"Root cause" in a list of terms.',
	lookFor: ['who does it'],
	level: 'mandatory',
	place: {
		path: 'docs/capa.md',
		line: 12,
		endLine: 22,
		section: 'Corrective action › Find the cause',
		slug: 'find-the-cause',
	},
	words: '3f9a1c7e',
	text,
	likelihood: 0.41,
	sentences: ['The quality manager finds the root cause with 5 whys.', 'Close | Owner'],
	why: 'stale',
	earlier: [{by: 'A. Roth', on: '2026-05-01', shows: 'part', because: 'nobody was named'}],
};

describe('questions as text', () => {
	it('mark the lines of the sentences that speak for the place, and no others', () => {
		assert.deepEqual(textLines(question, {width: 80, color: false}), [
			'  ## Find the cause',
			'',
			'▌ The team meets within three days. The quality manager finds',
			'▌ the root cause with 5 whys.',
			'',
			'  - Somebody takes notes.',
			'  - The cause is entered in the 8D report.',
			'',
			'  | Step | Who |',
			'  | --- | --- |',
			'▌ | Close | Owner |',
			'',
		]);
	});

	it('fit the terminal, and hold no control character of a document', () => {
		const hostile = {...question, text: `${text}\n\u001B[2J\u202Eevil ${'long '.repeat(60)}`};
		for (const columns of [40, 60, 100])
			for (const line of questionsText([hostile], 7, {width: columns, color: false}).split('\n')) {
				assert.ok(width(line) <= columns, `${width(line)} of ${columns}: ${line}`);
				assert.doesNotMatch(line, /[\u001B\u202E]/);
			}
	});

	it('are a sheet in Markdown that no document can break out of', () => {
		const sheet = questionsMarkdown([{...question, text: '```\n# Not a heading\n````\n'}], 1);
		const [, fence = ''] = /^(`{3,})markdown$/m.exec(sheet) ?? [];
		assert.equal(fence.length, 5);
		assert.match(sheet, /- Read before: A\. Roth, 2026-05-01: part, nobody was named/);
	});

	it('say when there is nothing to ask', () => {
		assert.match(questionsText([], 0, {width: 80, color: false}), /^No question is open\.\n$/);
	});

	it('take about as long as reading takes', () => {
		assert.equal(minutesFor(1, 20), 1);
		assert.ok(minutesFor(40, 4000) > minutesFor(40, 2000));
	});
});
