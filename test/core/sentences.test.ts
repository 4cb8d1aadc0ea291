import assert from 'node:assert/strict';
import {splitSentences} from '../../server/src/core/text/sentences.ts';

describe('sentences', () => {
	const cases: readonly (readonly string[])[] = [
		['The batch is blocked.', 'The inspector signs the record.'],
		['See e.g. PRO-012, i.e. the procedure, No. 4 and Fig. 3.', 'Then go on.'],
		['Es gilt z. B. Kapitel 4 bzw. Nr. 5 usw. und Abs. 2.', 'Danach folgt die Prüfung am 3. Werktag.'],
		['Se revisa p. ej. El registro.', 'Luego se archiva.'],
		['Tolerance is 0.5 mm at 20.5 degrees.', 'Version 2.0 applies.'],
		['1. Check the label.', '2. Sign it.'],
		['Is it conforming?', 'Yes!', 'Ship it.'],
		['He said "Stop." and left.'],
		['Dr. J. Doe signs.', 'Mr. Smith files it.'],
		['Parts, tools, etc. are kept.', 'Labels, tags, etc.', 'They are blue.'],
		['The rest … is history.'],
		['no stop at the end'],
		['qms.yaml holds it.', 'See docs/a.md for more.'],
	];
	for (const sentences of cases) {
		it(sentences.join(' / '), () => {
			const text = sentences.join(' ');
			assert.deepEqual(
				splitSentences(text).map(({start, end}) => text.slice(start, end)),
				sentences,
			);
		});
	}

	it('ends a sentence at a hard break before a capital', () => {
		const text = 'Owner: quality Status: draft';
		assert.deepEqual(
			splitSentences(text, [14]).map(({start, end}) => text.slice(start, end)),
			['Owner: quality', 'Status: draft'],
		);
	});
});
