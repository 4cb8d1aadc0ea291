import assert from 'node:assert/strict';
import {labelledTexts} from '../../scripts/learn/likelihood/texts.ts';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';

const texts = labelledTexts();
const criteria = compileCatalog(builtinCatalog()).criteria.map(({criterion}) => criterion.id);

describe('documents written for learning', () => {
	it('name criteria that there are, and leave no label in what is learnt from', () => {
		for (const {file, text, labels} of texts) {
			assert.doesNotMatch(text, /<!-- shows:/, file);
			for (const label of labels)
				for (const id of Object.keys(label?.criteria ?? {})) assert.ok(criteria.includes(id), `${file}: ${id}`);
		}
	});

	it('have a label for each heading that the model of documents sees', () => {
		for (const {file, text, labels} of texts) {
			const {sections} = buildDocument({path: file, text}, {keys: {}, languages: [], kinds: [], listed: true});
			assert.equal(labels.length, sections.filter(({level}) => level > 0).length, file);
		}
	});

	it('show each criterion in four languages', () => {
		for (const language of ['de', 'en', 'es', 'fr']) {
			const shown = new Set(
				texts
					.filter(({file}) => file.startsWith(language))
					.flatMap(({labels}) => labels.flatMap(label => Object.entries(label?.criteria ?? {})))
					.flatMap(([id, grade]) => (grade >= 2 ? [id] : [])),
			);
			assert.deepEqual(
				criteria.filter(id => !shown.has(id)),
				[],
				language,
			);
		}
	});
});
