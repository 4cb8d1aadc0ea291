import assert from 'node:assert/strict';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {overClaimIn} from '../../server/src/core/rules/support/over-claims.ts';

const {overClaims, boundaries, anchors} = builtinCatalog();

/** The rules that speak of a sentence. */
function rulesOf(sentence: string, strict = false): string[] {
	return overClaims.filter(rule => overClaimIn(sentence, rule, strict) !== undefined).map(({rule}) => rule);
}

describe('over-claims', () => {
	it('are four rules, each guarding a boundary that names it', () => {
		assert.deepEqual(
			overClaims.map(({rule}) => rule),
			[
				'product-presented-as-certified',
				'guarantee-of-conformity',
				'superiority-from-certification',
				'wrong-reference-to-certification',
			],
		);
		for (const {rule, boundary} of overClaims)
			assert.ok(boundaries.find(({id}) => id === boundary)?.rules.includes(rule), rule);
	});

	for (const rule of overClaims) {
		describe(rule.rule, () => {
			for (const sentence of rule.positive) {
				it(`fires: ${sentence}`, () => {
					assert.ok(rulesOf(sentence).includes(rule.rule));
					assert.ok(rulesOf(sentence.replace(/[.!]$/, '')).includes(rule.rule), 'without its full stop');
				});
			}
			for (const sentence of rule.negative) {
				it(`stays silent: ${sentence}`, () => {
					assert.deepEqual(rulesOf(sentence), []);
					assert.deepEqual(rulesOf(sentence.replace(/[.!]$/, '')), [], 'without its full stop');
				});
			}
		});
	}

	describe('borderline sentences', () => {
		for (const sentence of ['ISO 9001 Certified Quality', 'We are ISO 9001 certified, ensuring consistent quality']) {
			it(`are reported in strict projects alone: ${sentence}`, () => {
				assert.deepEqual(rulesOf(sentence), []);
				assert.notDeepEqual(rulesOf(sentence, true), []);
			});
		}
	});

	// Sentences of many shapes that say no more than is true.
	for (const sentence of [
		'ISO 9001 certified manufacturer of industrial products',
		'Our laboratory is ISO 9001 certified',
		'Certified ISO 9001 lead auditor',
		'ISO 9001 certification services',
		'Purchased components shall come from suppliers certified to ISO 9001',
		'Is your product ISO 9001 certified?',
		'ISO 9001 is not a product standard',
		'Product quality is ensured by final inspection',
		'We guarantee a response within 24 hours',
		'Achieve zero defects in production by 2027',
		'The service desk guarantees 99.9% availability',
		'QMS software for ISO 9001 certified companies',
		'Each delivery comes with a product certificate 3.1 according to EN 10204',
		'A nonconforming product is always marked with a red tag',
		'ISO 9001 compliant document management software',
		'The organization pays 100% of the salary during training',
		'Approved suppliers: ISO 9001 certified suppliers with the highest quality rating',
		'con el fin de garantizar la conformidad de los productos',
		'Organización certificada en ISO 9001 que ofrece servicios de limpieza',
		'El responsable de calidad garantiza que los productos cumplen los requisitos',
		'Nach ISO 9001 zertifizierter Hersteller von Produkten',
		'Zertifiziertes Qualitätsmanagementsystem nach ISO 9001',
		'Entreprise certifiée ISO 9001 pour ses services de nettoyage',
		'afin de garantir la qualité des produits',
	])
		it(`stay silent: ${sentence}`, () => assert.deepEqual(rulesOf(sentence), []));

	describe('patterns', () => {
		const patterns = overClaims.flatMap(rule => [...rule.patterns, ...rule.strict, ...rule.unless]);

		it('have every placeholder expanded', () =>
			assert.deepEqual(
				patterns.filter(pattern => /\{[a-z]/.test(pattern)),
				[],
			));

		it('repeat nothing without end but one class of characters, so that no line makes them try for ever', () => {
			const endless = /(?<!\\)\)(?:[*+]|\{\d+,\})|(?<!\\)\.(?:[*+]|\{\d+,\})|\[\^[^\]]*\](?:[*+]|\{\d+,\})/;
			assert.deepEqual(
				[...patterns, anchors.when, anchors.record, anchors.criterion].filter(pattern => endless.test(pattern)),
				[],
			);
		});

		it('come to an end on lines of 20,000 characters', () => {
			const lines = [
				'a',
				'a ',
				'ISO 9001 certified ',
				'CE, FDA, ISO 9001, ',
				'our products are ',
				'100% ',
				'9',
				' ',
				'best quality ',
				'nuestros productos ',
				'ä',
			].map(piece => piece.repeat(20_000 / piece.length));
			for (const pattern of [...patterns, anchors.when, anchors.record, anchors.criterion]) {
				const compiled = new RegExp(pattern, 'iu');
				for (const line of lines) assert.equal(typeof compiled.test(line), 'boolean');
			}
		});
	});
});
