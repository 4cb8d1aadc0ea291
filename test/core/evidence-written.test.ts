import assert from 'node:assert/strict';
import {allAsWritten, asWritten} from '../../server/src/core/evidence/written.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import type {Statement} from '../../server/src/core/model/document.ts';
import {foldText} from '../../server/src/core/text/fold.ts';

const text = `# Prüfmittel

Die **QMB** prüft die Maß­nahmen mit [5-Why](a.md "b") und der \`Prüf\`mittel-Liste.

| Wer | Womit |
| --- | --- |
| Prüfer | Größen*karte* |
`;
const document = buildDocument({path: 'a.md', text}, {keys: {}, languages: [], kinds: [], listed: true});
const statements = document.sections.flatMap(({blocks}) => blocks.flatMap(block => block.statements));

function phraseOf(
	{span, tokens}: Statement,
	from: number,
	to: number,
): {text: string; span: {start: number; end: number}} {
	return {
		text: tokens.words.slice(from, to).join(' '),
		span: {start: span.start + (tokens.starts[from] ?? 0), end: span.start + (tokens.ends[to - 1] ?? 0)},
	};
}

describe('words as they are written', () => {
	it('have their letters and no marks', () => {
		const all = statements.map(statement => asWritten(document, phraseOf(statement, 0, statement.tokens.words.length)));
		assert.deepEqual(all, ['Die QMB prüft die Maß­nahmen mit 5-Why und der Prüfmittel-Liste', 'Prüfer | Größenkarte']);
	});

	it('fold to what was judged, whichever run of words it is', () => {
		for (const statement of statements) {
			for (let from = 0; from < statement.tokens.words.length; from++) {
				for (let to = from + 1; to <= statement.tokens.words.length; to++) {
					const phrase = phraseOf(statement, from, to);
					assert.equal(foldText(asWritten(document, phrase)), phrase.text);
				}
			}
		}
	});

	it('are those given where they are no words of a statement', () => {
		assert.equal(asWritten(document, {text: 'Prüfmittel', span: {start: 2, end: 12}}), 'Prüfmittel');
		const [first] = statements;
		assert.ok(first);
		assert.equal(asWritten(document, {text: 'other words', span: first.span}), 'other words');
	});

	it('are told once, whatever their letters', () => {
		const written = buildDocument(
			{path: 'a.md', text: 'Test it. We test.\n'},
			{keys: {}, languages: [], kinds: [], listed: true},
		);
		const phrases = written.sections.flatMap(({blocks}) =>
			blocks.flatMap(block =>
				block.statements.map(statement =>
					phraseOf(statement, statement.text === 'We test.' ? 1 : 0, statement.text === 'We test.' ? 2 : 1),
				),
			),
		);
		assert.deepEqual(allAsWritten(written, phrases), ['Test']);
	});
});
