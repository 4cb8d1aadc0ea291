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

	it('show a criterion in four languages where they show it in one', () => {
		const shown = new Map<string, Set<string>>();
		for (const {file, labels} of texts)
			for (const label of labels)
				for (const [id, grade] of Object.entries(label?.criteria ?? {}))
					if (grade >= 2) shown.set(id, (shown.get(id) ?? new Set()).add(file.slice(0, 2)));
		for (const [id, languages] of shown)
			for (const language of ['de', 'en', 'es', 'fr']) assert.ok(languages.has(language), `${id} in ${language}`);
		assert.ok(shown.size > 80);
	});
});
