import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess, sectionGradesOf} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {readDocument} from '../../server/src/core/evidence/reading.ts';
import type {Assessment} from '../../server/src/core/evidence/evidence.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import type {QmsDocument} from '../../server/src/core/model/document.ts';

const folder = path.join(import.meta.dirname, '..', 'fixtures', 'evidence');
const engine = compileCatalog(builtinCatalog());

function read(name: string): {readonly document: QmsDocument; readonly text: string; readonly result: Assessment} {
	const text = fs.readFileSync(path.join(folder, name), 'utf8');
	const document = buildDocument({path: name, text}, {keys: {}, languages: [], kinds: []});
	return {document, text, result: assess(document, engine)};
}

function grades(name: string): Map<string, number> {
	return new Map([...read(name).result.criteria].map(([id, candidates]) => [id, candidates[0]?.grade ?? 0]));
}

/** Criteria above mentioned, sorted. */
function above(name: string): string[] {
	return [...grades(name)]
		.filter(([, grade]) => grade > 1)
		.map(([id]) => id)
		.sort();
}

const corrected = [
	'EO-8.identify',
	'EO-8.disposition',
	'EO-8.reverify',
	'EO-8.after-delivery',
	'EO-9.cause',
	'EO-9.extent',
	'EO-9.action',
	'EO-9.effectiveness',
];

describe('evidence on the fixtures of the domain model', () => {
	it('grades every criterion of a complete procedure as specified', () => {
		const found = grades('PRO-012-nonconformity-and-corrective-action.md');
		for (const {id} of engine.catalog.outcomes
			.filter(({id}) => id === 'EO-8' || id === 'EO-9')
			.flatMap(({criteria}) => criteria))
			assert.equal(found.get(id), 3, id);
	});

	for (const language of ['de', 'es', 'fr']) {
		it(`reads the same procedure in ${language}`, () => {
			const {document} = read(`lang-${language}.md`);
			assert.equal(document.language, language);
			for (const id of corrected) assert.equal(grades(`lang-${language}.md`).get(id), 3, id);
		});
	}

	it('takes a control by negation as evidence', () => {
		assert.equal(grades('pos-neg-control.md').get('EO-6.release'), 3);
	});

	for (const name of [
		'neg-keywords.md',
		'neg-parrot.md',
		'neg-intent.md',
		'neg-audit.md',
		'neg-denial.md',
		'neg-postmortem.md',
	]) {
		it(`finds nothing above mentioned in ${name}`, () => {
			assert.deepEqual(above(name), []);
		});
	}

	it('takes only the policy from a policy that names everything', () => {
		assert.deepEqual(above('neg-policy.md'), ['EO-0.commitment', 'EO-1.policy']);
	});

	it('says why it held a grade back', () => {
		const reasonsOf = (name: string, id: string): string[] =>
			sectionGradesOf(readDocument(read(name).document, engine), engine)
				.get(id)
				?.flatMap(graded => graded?.holds.map(({reason}) => reason) ?? []) ?? [];
		assert.ok(reasonsOf('neg-parrot.md', 'EO-9.cause').includes('repeats-standard'));
		assert.ok(reasonsOf('neg-intent.md', 'EO-9.cause').includes('intention'));
		assert.ok(reasonsOf('neg-intent.md', 'EO-9.effectiveness').includes('advice'));
		assert.ok(reasonsOf('neg-denial.md', 'EO-9.cause').includes('negation'));
		assert.ok(reasonsOf('neg-keywords.md', 'EO-9.cause').includes('keyword-list'));
	});

	it('points at the words it counted', () => {
		const {text, result} = read('PRO-012-nonconformity-and-corrective-action.md');
		const best = result.criteria.get('EO-9.cause')?.[0];
		assert.ok(best);
		assert.ok(best.hits.length > 0);
		for (const hit of best.hits)
			assert.equal(
				text.slice(hit.span.start, hit.span.end).toLowerCase().replace(/\W+/g, ' ').trim(),
				hit.text.toLowerCase().replace(/\W+/g, ' ').trim(),
			);
		assert.ok(text.slice(best.span.start, best.span.end).startsWith('## 7 Find the cause'));
	});

	it('gives the same answer twice', () => {
		assert.deepEqual(read('lang-fr.md').result, read('lang-fr.md').result);
	});
});
