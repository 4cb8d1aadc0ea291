import assert from 'node:assert/strict';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {missingWords, wordsLookedFor} from '../../server/src/core/coverage/wording.ts';
import {languages} from '../../server/src/core/model/document.ts';
import {foldText} from '../../server/src/core/text/fold.ts';

const catalog = builtinCatalog();
const criteria = catalog.outcomes.flatMap(outcome => outcome.criteria);

describe('words that are told of terms', () => {
	for (const language of languages) {
		it(`have none of the marks of terms: ${language}`, () => {
			const concepts = [...new Set(criteria.flatMap(({rule}) => [...rule.topic, ...rule.all.flat()]))];
			const told = criteria.flatMap(criterion => [
				...wordsLookedFor([criterion], language, catalog, 50),
				...concepts.map(concept => missingWords([`concept:${concept}`], criterion, language, catalog)),
			]);
			assert.deepEqual(
				told.filter(words => /[*+~]/.test(words)),
				[],
			);
		});

		it(`are told once, with whichever letters: ${language}`, () => {
			for (const {criteria: all} of catalog.outcomes) {
				const words = wordsLookedFor(all, language, catalog).map(foldText);
				assert.equal(new Set(words).size, words.length, words.join());
			}
		});
	}
});
