import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {deserialize, serialize} from 'node:v8';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import type {Assessment, Evidence} from '../../server/src/core/evidence/evidence.ts';
import {type PackedAssessment, packed, settled, settledOf, unpacked} from '../../server/src/core/evidence/settled.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';

const samples = join(import.meta.dirname, '../../samples');
const span = {start: 3, end: 9};
const evidence: Evidence = {
	criterion: 'EO-9.cause',
	section: 2,
	sectionEnd: 3,
	grade: 1,
	span: {start: 0, end: 0},
	topic: undefined,
	hits: [],
	anchors: [],
	missing: [],
	holds: [],
	likelihood: 0.123,
	answer: 'possible',
	score: 12.5,
	for: [],
	against: [],
	sentences: [],
};

/** Everything that a place says, by name. */
function told(each: Evidence): Readonly<Record<string, unknown>> {
	const names = [...Object.keys(evidence), 'field'] as (keyof Evidence)[];
	return Object.fromEntries(names.map(name => [name, each[name]]));
}

const all = ({criteria}: Assessment): unknown => [...criteria].map(([id, list]) => [id, list.map(told)]);

describe('an assessment of a document that is not edited', () => {
	it('says the same, of every document of the samples', () => {
		const engine = compileCatalog(builtinCatalog(), {});
		let places = 0;
		for (const path of readdirSync(samples, {recursive: true, encoding: 'utf8'})) {
			if (!/\.(?:md|ya?ml)$/.test(path)) continue;
			const text = readFileSync(join(samples, path), 'utf8');
			const document = buildDocument({path, text}, {keys: {}, languages: [], kinds: [], listed: true});
			const assessment = assess(document, engine);
			const kept = settled(assessment);
			assert.equal(settled(kept), kept);
			assert.deepEqual(all(kept), all(assessment), path);
			assert.deepEqual(kept.outcomes, assessment.outcomes);
			// As it crosses from a thread, and lies in a file.
			const crossed: PackedAssessment = deserialize(serialize(packed(assessment)));
			assert.deepEqual(unpacked(crossed), assessment, path);
			assert.deepEqual(all(settledOf(crossed)), all(assessment), path);
			places += [...kept.criteria.values()].flat().length;
		}
		assert.ok(places > 500, `${places} places were compared`);
	});

	it('says the same of places far down a long document, of fields, and of words that places share', () => {
		const far = {start: 70_000, end: 80_000};
		const long = 'A sentence that is longer than a name is, and stands in two places.';
		const first: Evidence = {
			...evidence,
			field: 'measures[1]',
			span: far,
			topic: {concept: 'cause', text: 'causes', span: far, where: 'ancestor'},
			hits: [{concept: 'cause', text: 'causes', span}],
			anchors: [{anchor: 'who', text: 'Quality', span: far}],
			missing: ['when', 'concept:a|b'],
			holds: [{reason: 'negation', text: 'not', span, to: 2}],
			for: [{text: '', span}],
			against: ['Ω'],
			sentences: [{text: long, span: far}],
		};
		const second = {...evidence, sentences: [{text: long, span}]};
		const assessment = {criteria: new Map([['EO-9.cause', [first, second]]]), outcomes: []};
		const kept = settled(assessment);
		// Asked in turns, since what was asked last is remembered.
		for (let turn = 0; turn < 2; turn++) assert.deepEqual(all(kept), all(assessment));
	});
});
