import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import type {Catalog} from '../../server/src/core/catalog/catalog.ts';
import {meaningOf} from '../../server/src/core/catalog/ids.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {loadCatalogFile, selectCatalogs} from '../../server/src/core/catalog/select.ts';

const text = readFileSync(join(import.meta.dirname, '../fixtures/site-safety.yaml'), 'utf8');
const builtin = builtinCatalog();

function load(changed: string): Catalog {
	const {catalog, problems} = loadCatalogFile(changed, 'site-safety.yaml');
	assert.deepEqual(problems, []);
	assert.ok(catalog);
	return catalog;
}

/** Each problem as the text it points at and its message. */
function problemsOf(changed: string): string[] {
	return loadCatalogFile(changed, 'site-safety.yaml').problems.map(
		({span, message}) => `${changed.slice(span.start, span.end).split('\n')[0] ?? ''} | ${message}`,
	);
}

function replaced(from: string, to: string): string {
	assert.ok(text.includes(from), from);
	return text.replace(from, to);
}

describe('a catalogue file', () => {
	it('gives a catalogue with its defaults filled in', () => {
		const catalog = load(text);
		assert.deepEqual(
			catalog.outcomes.map(({id, qualified, children}) => [id, qualified, children]),
			[
				['SAFE-1', 'SAFE-1', ['SAFE-2']],
				['SAFE-2', 'SAFE-1/2', []],
			],
		);
		const [induction, record] = catalog.outcomes[0]?.criteria ?? [];
		assert.equal(induction?.need, 3);
		assert.deepEqual(induction.level, {'2015': 'mandatory', '2015+A1': 'mandatory', '2026': 'mandatory'});
		assert.equal(record?.core, false);
		assert.equal(catalog.outcomes[1]?.criteria[0]?.level['2015+A1'], 'expected');
		assert.equal(catalog.outcomes[1]?.criteria[0]?.level['2026'], 'mandatory');
		assert.deepEqual(catalog.outcomes[1]?.criteria[0]?.clauses['2026'], ['3.1']);
	});

	it('keeps its terms as they are spelled, and finds them as documents are folded', () => {
		const catalog = load(text);
		assert.deepEqual(catalog.concepts.find(({name}) => name === 'helmet')?.terms.de.strong, ['Schutzhelm*']);
		assert.equal(compileCatalog(catalog, {}).matchers.de.match(['schutzhelme']).length, 1);
	});

	it('takes the language data of the built-in catalogue, and of its concepts those that it names', () => {
		const catalog = load(text);
		assert.deepEqual(catalog.modality, builtin.modality);
		assert.deepEqual(
			catalog.concepts.map(({name}) => name),
			['induction', 'visitor', 'helmet', 'record'],
		);
	});

	it('takes nothing else from it', () => {
		const catalog = load(text);
		assert.deepEqual(
			[
				catalog.aliases,
				catalog.notes,
				catalog.boundaries,
				catalog.overClaims,
				catalog.staleClauses,
				catalog.applicability,
				catalog.foreignDomains.unless,
			],
			[{}, [], [], [], [], [], []],
		);
		assert.equal(meaningOf(catalog, 'EO-9'), undefined);
		assert.equal(meaningOf(builtin, 'SAFE-1'), undefined);
	});

	it('may be the one that docs/catalogues.md shows', () => {
		const example =
			/```yaml\n(schema: 1[\s\S]*?)```/.exec(
				readFileSync(join(import.meta.dirname, '../../docs/catalogues.md'), 'utf8'),
			)?.[1] ?? '';
		assert.deepEqual(
			load(example).outcomes.map(({id}) => id),
			['SAFE-1'],
		);
	});

	describe('with a mistake is refused, at its place', () => {
		for (const [name, from, to, expected] of [
			[
				'a key nobody knows',
				'        core: true',
				'        cor: true',
				['cor | `outcomes[1].criteria[1].cor` is not a known key.'],
			],
			['a missing title', '    title: Helmets are worn\n', '', ['id: SAFE-2 | `outcomes[2].title` is missing.']],
			[
				'a level',
				'level: mandatory',
				'level: mandatry',
				['mandatry | `outcomes[1].criteria[1].level` is `mandatry`; expected one of `mandatory`, `expected`, `good`.'],
			],
			[
				'an id of the wrong form',
				'id: SAFE-2\n',
				'id: Safety two\n',
				['Safety two | `outcomes[2].id` must be capital letters, a hyphen and a number, such as `EO-9`.'],
			],
			[
				'an id twice',
				'id: SAFE-1.record',
				'id: SAFE-1.induction',
				['SAFE-1.induction | The id "SAFE-1.induction" is used twice; first at /outcomes/0/criteria/0/id.'],
			],
			[
				'a criterion under the wrong outcome',
				'id: SAFE-2.helmet',
				'id: SAFE-1.helmet',
				['SAFE-1.helmet | The criterion "SAFE-1.helmet" is listed under SAFE-2.'],
			],
			['a parent that is none', 'parent: SAFE-1', 'parent: SAFE-9', ['SAFE-9 | There is no outcome "SAFE-9".']],
			['a parent of itself', 'parent: SAFE-1', 'parent: SAFE-2', ['SAFE-2 | SAFE-2 is its own ancestor.']],
			[
				'an outcome without a heart',
				'        core: true\n        level: {',
				'        level: {',
				['criteria | SAFE-2 has no core criterion, so it could never be more than a gap.'],
			],
			['a concept that is none', '[[helmet]]', '[[helmt]]', ['helmt | There is no concept "helmt".']],
			[
				'a concept that nothing uses',
				'concepts:\n',
				'concepts:\n  crane:\n    en: {strong: [crane*]}\n',
				['crane | Nothing uses the concept "crane".'],
			],
			[
				'a concept without a term',
				'en: {strong: [visitor*], medium: [guest*]}',
				'generic: true',
				['visitor | The concept "visitor" has no term.'],
			],
			[
				'a term that is none',
				'[helmet*, hard hat*]',
				'[hel*met, hard hat*]',
				[
					'hel*met | The term "hel*met" cannot be read: `hel*met` is not a token: a wildcard goes at the end (`tok*`, `tok+`) or at the start (`*tok`) of a token.',
				],
			],
			[
				'a term twice',
				'[visitor*], medium: [guest*]',
				'[visitor*], medium: [visitor*]',
				['visitor* | The term "visitor*" is listed twice in en of "visitor".'],
			],
			[
				'a topic that nothing defines',
				'need: described\n        rule:\n          topic: [helmet]',
				'need: described\n        applicability: cranes\n        rule:\n          topic: [helmet]',
				['cranes | There is no applicability topic "cranes".'],
			],
			[
				'a rule that asks for nothing',
				'\n          all: [[helmet]]',
				'',
				['rule | The rule asks for nothing besides its topic.'],
			],
			[
				'no outcomes',
				text.slice(text.indexOf('outcomes:'), text.indexOf('concepts:')),
				'outcomes: []\n',
				['outcomes | `outcomes` is empty.'],
			],
		] as const) {
			it(name, () => assert.deepEqual(problemsOf(replaced(from, to)), expected));
		}

		it('an empty file', () =>
			assert.deepEqual(problemsOf(''), [' | site-safety.yaml is empty; a catalogue was expected.']));
		it('a list', () => assert.deepEqual(problemsOf('- a'), ['- | `the file` is a list; expected a map.']));
		it('broken YAML', () => assert.equal(loadCatalogFile('id: [', 'x.yaml').problems[0]?.kind, 'syntax'));
	});
});

describe('the catalogues of a project', () => {
	const span = {start: 3, end: 9};
	const files = new Map([
		['site-safety.yaml', text],
		['catalogs/copy.yaml', text],
		['clash.yaml', text.replace('id: site-safety', 'id: other')],
		['broken.yaml', 'id: 1'],
	]);
	const select = (...names: string[]) =>
		selectCatalogs(
			names.map(name => ({name, span})),
			path => files.get(path),
		);

	it('are those that are named, in that order', () => {
		assert.deepEqual(select('iso9001-eo').catalogs, [builtin]);
		assert.deepEqual(
			select('./site-safety.yaml', 'iso9001-eo').catalogs.map(({id}) => id),
			['site-safety', 'iso9001-eo'],
		);
		assert.deepEqual(
			select('site-safety.yaml').catalogs.map(({id}) => id),
			['site-safety'],
		);
	});

	for (const [name, names, ids, messages] of [
		['a name that is none', ['iso9001', 'iso9001-eo'], ['iso9001-eo'], ['There is no catalogue `iso9001`.']],
		[
			'a file that is not there',
			['iso9001-eo', 'mine.yaml'],
			['iso9001-eo'],
			['There is no catalogue file `mine.yaml`.'],
		],
		[
			'one catalogue twice',
			['site-safety.yaml', 'catalogs/copy.yaml'],
			['site-safety'],
			['The catalogue `catalogs/copy.yaml` is not used: its id `site-safety` is that of another.'],
		],
		[
			'ids that another uses',
			['site-safety.yaml', 'clash.yaml'],
			['site-safety'],
			['The catalogue `clash.yaml` is not used: `SAFE-1` is also an id of `site-safety`.'],
		],
	] as const) {
		it(`keep to themselves: ${name}`, () => {
			const {catalogs, problems} = select(...names);
			assert.deepEqual(
				catalogs.map(({id}) => id),
				ids,
			);
			assert.deepEqual(
				problems.map(({message}) => message),
				messages,
			);
			assert.deepEqual(
				problems.map(problem => problem.span),
				[span],
			);
		});
	}

	it('leave a broken file out and tell of it in the file', () => {
		const {catalogs, problems} = select('broken.yaml', 'iso9001-eo');
		assert.deepEqual(
			catalogs.map(({id}) => id),
			['iso9001-eo'],
		);
		assert.ok(problems.length > 0);
		assert.deepEqual([...new Set(problems.map(({path}) => path))], ['broken.yaml']);
	});

	it('suggests the name that was meant', () =>
		assert.equal(select('iso9001-eoo').problems[0]?.suggestion, 'iso9001-eo'));
});
