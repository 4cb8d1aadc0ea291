import assert from 'node:assert/strict';
import fc from 'fast-check';
import {foldText, foldWord, tokenise} from '../../server/src/core/text/fold.ts';

describe('fold', () => {
	const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
		['Re-inspected goods/parts', ['re', 'inspected', 'goods', 'parts']],
		['Die Größe der Prüfmaße', ['die', 'grosse', 'der', 'prufmasse']],
		['Sie haben ẞ', ['sie', 'haben', 'ss']],
		["l’efficacité de l'action", ['l', 'efficacite', 'de', 'l', 'action']],
		['mise en œuvre', ['mise', 'en', 'oeuvre']],
		["isn't, don’t, can't, won't", ['is', "n't", 'do', "n't", 'can', "n't", 'will', "n't"]],
		['ISO 9001:2015, 8.5.2', ['iso', '9001', '2015', '8', '5', '2']],
		['process_owner', ['process', 'owner']],
		['quali\u00ADty and e\u0301tat', ['quality', 'and', 'etat']],
		['5 °C ≥ 3 %', ['5', 'c', '3']],
		['a 𝐀b 😀 c', ['a', 'ab', 'c']],
		['', []],
	];
	for (const [text, words] of cases)
		it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(tokenise(text, 0).words, words));

	it('gives places in the text', () => {
		const run = tokenise('Größe: 5', 10);
		assert.deepEqual(
			[run.starts, run.ends],
			[
				[10, 17],
				[15, 18],
			],
		);
	});

	it('compares headings', () =>
		assert.equal(foldText('7.5  Dokumentierte INFORMATION'), '7 5 dokumentierte information'));

	it('finds every word where it says, for any text', () => {
		fc.assert(
			fc.property(fc.string({unit: 'grapheme', maxLength: 80}), text => {
				const {words, starts, ends} = tokenise(text, 0);
				let last = 0;
				for (const [index, word] of words.entries()) {
					const start = starts[index] ?? -1;
					const end = ends[index] ?? -1;
					assert.ok(start >= last && end > start && end <= text.length);
					if (word !== "n't")
						assert.ok(
							foldWord(text.slice(start, end)) === word || /n['’]t/i.test(text.slice(start, start + word.length + 4)),
						);
					last = end;
				}
			}),
		);
	});
});
