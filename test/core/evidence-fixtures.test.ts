import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {foundIn} from '../../server/src/core/evidence/found.ts';
import {viewsOf} from '../../server/src/core/evidence/views.ts';
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

/** The answer for the likeliest place of each criterion that has one. */
function answers(name: string): ReadonlyMap<string, string> {
	return new Map([...read(name).result.criteria].map(([id, places]) => [id, places[0]?.answer ?? 'none']));
}

/** Criteria that are shown, sorted. */
function shown(name: string): string[] {
	return [...answers(name)]
		.filter(([, answer]) => answer === 'shown')
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
	it('offers a place for every criterion of a complete procedure, and shows a third or more', () => {
		const found = answers('PRO-012-nonconformity-and-corrective-action.md');
		const wanted = engine.catalog.outcomes
			.filter(({id}) => id === 'EO-8' || id === 'EO-9')
			.flatMap(({criteria}) => criteria.map(({id}) => id));
		assert.deepEqual(
			wanted.filter(id => !found.has(id)),
			[],
		);
		assert.ok(wanted.filter(id => found.get(id) === 'shown').length * 3 > wanted.length);
	});

	for (const language of ['de', 'es', 'fr']) {
		it(`reads the same procedure in ${language}`, () => {
			const {document} = read(`lang-${language}.md`);
			assert.equal(document.language, language);
			const found = answers(`lang-${language}.md`);
			assert.deepEqual(
				corrected.filter(id => !found.has(id)),
				[],
			);
			assert.ok(corrected.some(id => found.get(id) === 'shown'));
		});
	}

	it('offers a control by negation', () => {
		assert.ok(answers('pos-neg-control.md').has('EO-6.release'));
	});

	for (const name of [
		'neg-keywords.md',
		'neg-parrot.md',
		'neg-intent.md',
		'neg-audit.md',
		'neg-denial.md',
		'neg-postmortem.md',
	]) {
		it(`calls nothing evidence in ${name}`, () => {
			assert.deepEqual(shown(name), []);
		});
	}

	it('takes only the policy from a policy that names everything', () => {
		const others = shown('neg-policy.md').filter(id => id !== 'EO-0.commitment' && id !== 'EO-1.policy');
		assert.deepEqual(others, []);
		assert.ok(answers('neg-policy.md').has('EO-0.commitment'));
	});

	it('says why words do not count', () => {
		const reasonsOf = (name: string, id: string): string[] => {
			const reading = readDocument(read(name).document, engine);
			const criterion = engine.criteria.find(each => each.criterion.id === id);
			assert.ok(criterion);
			return viewsOf(reading).flatMap(view =>
				foundIn(view, criterion, reading, engine).holds.map(({reason}) => reason),
			);
		};
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
