import assert from 'node:assert/strict';
import {join} from 'node:path';
import {mergedSource, readCatalog} from '../../scripts/generate/catalog.ts';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import type {Edition, Level} from '../../server/src/core/catalog/catalog.ts';
import {loadCatalog} from '../../server/src/core/catalog/load.ts';
import {foldTerm} from '../../server/src/core/catalog/terms.ts';
import type {CatalogSource} from '../../server/src/core/catalog/schema.ts';
import {languages} from '../../server/src/core/model/document.ts';
import {itemField, processField} from '../../server/src/core/model/processKeys.ts';
import {foldText} from '../../server/src/core/text/fold.ts';
import {clauseFactWords} from '../../server/src/core/features/clauses.ts';

const root = join(import.meta.dirname, '../..');
const catalog = builtinCatalog();
const {outcomes, concepts} = catalog;
const criteria = outcomes.flatMap(outcome => outcome.criteria);

describe('built-in catalogue', () => {
	it('equals what its YAML files say', () => {
		assert.deepEqual(
			JSON.parse(JSON.stringify(readCatalog(root))),
			JSON.parse(JSON.stringify(catalog)),
			'run: npm run generate',
		);
	});

	describe('outcomes', () => {
		it('are the overall one and twelve, with 92 criteria, 47 of them core', () => {
			assert.deepEqual(
				outcomes.map(({id}) => id),
				Array.from({length: 13}, (_, number) => `EO-${number}`),
			);
			assert.equal(criteria.length, 92);
			assert.equal(criteria.filter(({core}) => core).length, 47);
		});

		it('put 8, 9 and 10 under 7, and the others under the overall one', () => {
			assert.deepEqual(outcomes.map(({qualified}) => qualified).slice(7, 12), [
				'EO-7',
				'EO-7/8',
				'EO-7/9',
				'EO-7/10',
				'EO-11',
			]);
			assert.deepEqual(
				outcomes.filter(({children}) => children.length > 0).map(({id, children}) => [id, children.join(' ')]),
				[
					['EO-0', 'EO-1 EO-2 EO-3 EO-4 EO-5 EO-6 EO-7 EO-11 EO-12'],
					['EO-7', 'EO-8 EO-9 EO-10'],
				],
			);
		});

		it('keep the numbers of the communiqué beside those of the flattened list', () => {
			assert.deepEqual(
				outcomes.slice(1).map(({seed, official}) => `${seed}=${official}`),
				['1=1', '2=2', '3=3', '4=4', '5=5', '6=6', '7=7', '8=7 a', '9=7 b', '10=7 c', '11=8', '12=9'],
			);
		});

		it('report audit and review apart, and nothing else', () => {
			const parts = outcomes.flatMap(outcome => outcome.parts);
			assert.deepEqual(
				parts.map(({id}) => id),
				['EO-11.audit', 'EO-11.review'],
			);
			assert.deepEqual(
				parts.flatMap(part => part.criteria),
				outcomes.find(({id}) => id === 'EO-11')?.criteria.map(({id}) => id),
			);
		});
	});

	describe('levels', () => {
		const counts = (edition: Edition): number[] =>
			(['mandatory', 'expected', 'good'] satisfies Level[]).map(
				level => criteria.filter(criterion => criterion.level[edition] === level).length,
			);

		it('are 58 mandatory, 32 expected and 2 good up to the amendment', () => {
			assert.deepEqual(counts('2015'), [58, 32, 2]);
			assert.deepEqual(counts('2015+A1'), [58, 32, 2]);
		});

		it('rise in 2026 for culture', () => {
			assert.deepEqual(counts('2026'), [58, 33, 1]);
			assert.deepEqual(
				criteria.filter(({level}) => level['2026'] !== level['2015']).map(({id}) => id),
				['EO-5.culture'],
			);
		});
	});

	describe('clauses', () => {
		it('drop 10.3 and divide 6.1.2 in 2026', () => {
			assert.equal(catalog.clauses['2015+A1']['10.3'], 'Continual improvement');
			assert.equal(catalog.clauses['2026']['10.3'], undefined);
			assert.equal(catalog.clauses['2026']['10.1'], 'Continual improvement');
			assert.equal(catalog.clauses['2026']['6.1.3'], 'Actions to address opportunities');
			assert.deepEqual(criteria.find(({id}) => id === 'EO-7.opportunities')?.clauses['2026'], ['6.1.1', '6.1.3']);
		});

		it('have the titles of 2026 that are known, and keep the numbers below 7.5.3 and 8.2.3', () => {
			const titles = catalog.clauses['2026'];
			assert.equal(titles['5.3'], 'Roles, responsibilities and authorities');
			assert.equal(titles['7.1.5.2'], 'Traceability of measurement results');
			assert.equal(titles['7.5.2'], 'Creating and updating documented information');
			assert.equal(titles['8.2.2'], 'Determining requirements for products and services');
			assert.equal(titles['8.2.3'], 'Review of requirements for products and services');
			for (const number of ['7.5.3.2', '8.2.3.1', '8.2.3.2']) assert.equal(titles[number], '');
			for (const id of ['EO-1.record-control', 'EO-2.review', 'EO-2.legal', 'EO-3.delivery']) {
				const {clauses} = criteria.find(each => each.id === id) ?? {};
				assert.deepEqual(clauses?.['2026'], clauses?.['2015'], id);
			}
		});

		it('of 2026 that changed say where that is known from', () => {
			const [before, now] = [catalog.clauses['2015+A1'], catalog.clauses['2026']];
			const facts = catalog.clauseFacts['2026'] ?? {};
			const changed = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
				number => before[number] !== now[number],
			);
			assert.ok(changed.length > 10);
			for (const number of changed) assert.ok((facts[number]?.from.length ?? 0) > 0, number);
			for (const number of ['6.1.2', '6.1.3'])
				assert.deepEqual(facts[number]?.asks, ['analyse', 'evaluate', 'plan actions', 'evaluate their effectiveness']);
		});

		it('are told with what they ask for now and how sure that is', () => {
			assert.deepEqual(clauseFactWords(catalog, '2026', '6.1.3'), [
				'Asks in this edition for: analyse, evaluate, plan actions, evaluate their effectiveness.',
				'Reported by four sources; check it against your copy of the standard.',
			]);
			assert.deepEqual(clauseFactWords(catalog, '2026', '8.2.3.1'), [
				'Reported by one source; check it against your copy of the standard.',
			]);
			assert.deepEqual(clauseFactWords(catalog, '2015+A1', '6.1.2'), []);
		});

		it('of the amendment are those of 2015', () =>
			assert.deepEqual(catalog.clauses['2015+A1'], catalog.clauses['2015']));

		it('that a criterion names exist in each edition', () => {
			const wrong = criteria.flatMap(({id, clauses}) =>
				catalog.editions.flatMap(edition =>
					clauses[edition.id]
						.filter(clause => catalog.clauses[edition.id][clause] === undefined)
						.map(clause => `${id} ${edition.id} ${clause}`),
				),
			);
			assert.deepEqual(wrong, []);
		});

		it('of 2008 lead to clauses there are', () => {
			const wrong = catalog.staleClauses.flatMap(({old, to2015, to2026}) => [
				...to2015
					.split(', ')
					.filter(clause => catalog.clauses['2015'][clause] === undefined)
					.map(clause => `${old} 2015 ${clause}`),
				...to2026
					.split(', ')
					.filter(clause => catalog.clauses['2026'][clause] === undefined)
					.map(clause => `${old} 2026 ${clause}`),
			]);
			assert.deepEqual(wrong, []);
			assert.equal(catalog.staleClauses.length, 62);
		});

		it('are told stale by their number alone only where no later edition has it', () => {
			const known = catalog.staleClauses.filter(
				({old, detect}) =>
					detect === 'number' && (catalog.clauses['2015'][old] ?? catalog.clauses['2026'][old]) !== undefined,
			);
			assert.deepEqual(
				known.map(({old}) => old),
				[],
			);
		});
	});

	describe('language', () => {
		it('gives every concept terms in each language', () => {
			const poor = concepts.flatMap(({name, terms}) =>
				languages
					.filter(language => terms[language].strong.length + terms[language].medium.length === 0)
					.map(language => `${name} ${language}`),
			);
			assert.deepEqual(poor, []);
		});

		it('gives every criterion headings in each language', () => {
			const source = mergedSource(root) as {
				outcomes: {criteria: {id: string; headings?: Record<string, string[]>}[]}[];
			};
			const poor = source.outcomes.flatMap(outcome =>
				outcome.criteria.flatMap(({id, headings}) =>
					languages.filter(language => (headings?.[language] ?? []).length === 0).map(language => `${id} ${language}`),
				),
			);
			assert.deepEqual(poor, []);
		});

		it('stores headings as documents are folded', () => {
			const bare = (term: string): string => term.replaceAll(/[*+~]/g, ' ').replaceAll(/ +/g, ' ').trim();
			const headings = criteria.flatMap(each => each.headings);
			assert.ok(headings.length > 1500, String(headings.length));
			assert.deepEqual(
				headings.filter(term => foldText(bare(term)) !== bare(term)),
				[],
			);
		});

		it('spells terms as people write them, a word the same everywhere', () => {
			// Words of their own with and without the accent.
			const both = new Set(['a', 'ou', 'du', 'la', 'des', 'que', 'si', 'como', 'cuando', 'porque', 'esta']);
			for (const language of languages) {
				const spellings = new Map<string, Set<string>>();
				for (const {terms} of concepts) {
					for (const word of Object.values(terms[language])
						.flat()
						.flatMap(term => term.split(/[\s*+~'’-]+/))) {
						const folded = foldText(word);
						if (folded !== '' && !both.has(folded))
							spellings.set(folded, (spellings.get(folded) ?? new Set()).add(word.toLowerCase()));
					}
				}
				assert.deepEqual(
					[...spellings].filter(([, forms]) => forms.size > 1).map(([, forms]) => [...forms].join(' ')),
					[],
					language,
				);
			}
			const spelled = concepts.flatMap(({terms}) =>
				languages.flatMap(language => Object.values(terms[language]).flat()),
			);
			assert.ok(
				['Prüfmittel*', 'revisión por la dirección', 'amélioration continue'].every(term => spelled.includes(term)),
			);
		});

		it('does not say in one strength what it says in another', () => {
			const twice = concepts.flatMap(({name, terms}) =>
				languages.flatMap(language => {
					const all = [...terms[language].strong, ...terms[language].medium, ...terms[language].weak].map(foldTerm);
					return all.filter((term, index) => all.indexOf(term) !== index).map(term => `${name} ${language} ${term}`);
				}),
			);
			assert.deepEqual(twice, []);
		});
	});

	it('names fields and keys that processes have', () => {
		const wrong = criteria.flatMap(({id, process}) =>
			process.flatMap(({field, needs, described, specified, where}) => {
				const fields = [field, ...needs].filter(name => processField(name)?.name !== name);
				const keys =
					processField(field)?.list === true
						? [
								...described,
								...Object.keys(specified ?? {}).flatMap(key => key.split('|')),
								...(where ? [where.key] : []),
							]
						: [];
				return [...fields, ...keys.filter(key => key !== field && itemField(field, key) !== key)].map(
					name => `${id} ${name}`,
				);
			}),
		);
		assert.deepEqual(wrong, []);
		assert.ok(criteria.filter(({process}) => process.length > 0).length >= 20);
	});

	it('may set aside only what hangs on a topic, and never what the standard always asks', () => {
		assert.deepEqual(
			catalog.applicability.map(({name}) => name),
			[
				'design',
				'monitoring-resources',
				'measuring-equipment',
				'special-processes',
				'traceability',
				'customer-property',
				'preservation',
				'post-delivery',
				'work-environment',
				'external-provision',
			],
		);
		const always = new Set(catalog.neverExcludable);
		// A topic on such a clause means a part of it.
		assert.deepEqual(
			catalog.applicability.filter(({clause, part}) => always.has(clause) && part === undefined).map(({name}) => name),
			[],
		);
	});

	describe('is refused with its place', () => {
		const changes: readonly (readonly [name: string, change: (source: CatalogSource) => unknown, path: string])[] = [
			[
				'when a note is checked by nothing',
				({notes}) => notes?.[0]?.checkedBy.push('EO-1.nothing'),
				'/notes/0/checkedBy/1',
			],
			[
				'when a boundary names no rule there is',
				({boundaries}) => boundaries?.[1]?.rules.push('no-such-rule'),
				'/boundaries/1/rules/3',
			],
			[
				'when a clause is of another edition',
				source => source.outcomes[0]?.criteria[0]?.clauses?.['2026']?.push('10.3'),
				'/outcomes/0/criteria/0/clauses/2026/2',
			],
			['when an alias is an id', ({aliases}) => Object.assign(aliases ?? {}, {'EO-1': 'EO-2'}), '/aliases/EO-1'],
			[
				'when a pattern is none',
				({overClaims}) => overClaims?.[0]?.patterns.unshift('(unclosed'),
				'/overClaims/0/patterns/0',
			],
			[
				'when a pattern names no macro',
				({overClaims}) => overClaims?.[2]?.unless?.unshift('{nothing}'),
				'/overClaims/2/unless/0',
			],
			[
				'when an exception of a section fits nothing',
				({sectionCapExceptions}) => sectionCapExceptions?.[0]?.criteria.unshift('EO-1.scop'),
				'/sectionCapExceptions/0/criteria/0',
			],
			[
				'when a part names a criterion of another outcome',
				source => source.outcomes[11]?.parts?.[0]?.criteria.push('EO-12.results'),
				'/outcomes/11/parts/0/criteria/5',
			],
			[
				'when only strong terms are to count of a concept it does not ask for',
				source => source.outcomes[9]?.criteria[0]?.rule.strongOnly?.push('qms'),
				'/outcomes/9/criteria/0/rule/strongOnly/1',
			],
		];
		for (const [name, change, path] of changes) {
			it(name, () => {
				const changed = structuredClone(mergedSource(root)) as CatalogSource;
				change(changed);
				const {catalog: loaded, problems} = loadCatalog(changed, {path: 'iso9001-eo'});
				assert.equal(loaded, undefined);
				assert.deepEqual(
					problems.map(problem => problem.path),
					[path],
				);
			});
		}
	});
});
