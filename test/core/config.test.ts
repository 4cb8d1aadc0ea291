import assert from 'node:assert/strict';
import type {QmsConfig} from '../../server/src/core/config/config.ts';
import {loadConfig} from '../../server/src/core/config/load.ts';

/** Each problem as the text it points at, its kind and what it suggests. */
function problemsOf(text: string): string[] {
	return loadConfig(text, 'qms.yaml').problems.map(({span, kind, suggestion}) => {
		const place = text.slice(span.start, span.end).split('\n')[0] ?? '';
		return `${place} | ${kind}${suggestion === undefined ? '' : ` | ${suggestion}`}`;
	});
}

const read = (text: string): QmsConfig => loadConfig(text, 'qms.yaml');
const nothing = loadConfig(undefined, 'qms.yaml');

/** A configuration without its places, which differ with every spelling. */
function settings(config: QmsConfig): unknown {
	return JSON.parse(
		JSON.stringify(config, (key, value: unknown) =>
			key === 'span' || key === 'places' || key === 'path' ? undefined : value,
		),
	);
}

describe('qms.yaml', () => {
	describe('without a file, or with nothing in it', () => {
		it('gives the defaults', () => {
			assert.equal(nothing.path, undefined);
			assert.deepEqual(nothing.catalogs, ['iso9001-eo']);
			assert.deepEqual(nothing.languages, ['en', 'de', 'es', 'fr']);
			assert.equal(nothing.claims, 'optional');
			assert.equal(nothing.profile.assumeEffective, 'auto');
			assert.equal(nothing.profile.graceDays, 365);
			assert.equal(nothing.profile.edition, undefined);
			assert.deepEqual(nothing.problems, []);
		});

		for (const [name, text] of [
			['empty', ''],
			['only a comment', '# later\n'],
			['only a document mark', '---\n'],
			['keys without values', 'include:\nprofile:\nrules:\nroles:\n'],
		] as const) {
			it(`is as good as none: ${name}`, () => {
				const config = read(text);
				assert.equal(config.path, 'qms.yaml');
				assert.deepEqual(settings(config), settings(nothing));
			});
		}
	});

	describe('as the specification writes it', () => {
		const config = read(`
organization: Example Pumps
include: ["manual/**", procedures/**]
exclude: old/**
catalogs: [iso9001-eo, my.yaml]
languages: [en, de]
profile: {goods: true, services: true, onePersonOrganization: true, edition: 2026, assumeEffective: false, graceDays: 30, coverThreshold: 1, sectorStandards: iso13485}
notApplicable:
  - {topic: design, clause: 8.3, justification: We build to drawings., approver: Managing director, date: 2026-03-02}
  - {clause: 7.1.5.2, justification: Nothing is measured.}
claims: required
rules:
  owner-missing: error
  weak-wording: off
  review-overdue:
    severity: info
    options: {days: 14}
    because: two weeks are usual here
    paths:
      "archive/**": off
      "drafts/**": {severity: hint, because: not released, options: {days: 90}}
keys: {owner: [custodian, keeper]}
terms: {nonconformity: [quality event], complaint: hotline case}
roles:
  quality-manager: {title: Quality manager, may: [block shipment]}
  director: {title: Managing director, top: true}
  buyer: Buyer
records:
  F-033: {name: Test record, retention: 10 years, location: ERP}
external: [customer, "external:authority"]
require: [EO-8, EO-9]
minStatus: {default: partially-covered, EO-11: covered}
kinds: {"forms/**": form}
`);

		it('has no problem', () => assert.deepEqual(config.problems, []));

		it('takes lists, and single values as lists of one', () => {
			assert.deepEqual(config.include, ['manual/**', 'procedures/**']);
			assert.deepEqual(config.exclude, ['old/**']);
			assert.deepEqual(config.profile.sectorStandards, ['iso13485']);
			assert.deepEqual(config.terms, {nonconformity: ['quality event'], complaint: ['hotline case']});
		});

		it('takes numbers where texts are meant', () => {
			assert.equal(config.profile.edition, '2026');
			assert.deepEqual(
				config.notApplicable.map(({clause}) => clause),
				['8.3', '7.1.5.2'],
			);
			assert.equal(read('notApplicable: [{clause: 8.10}]').notApplicable[0]?.clause, '8.10');
		});

		it("puts a rule's setting for everywhere before those for some files", () => {
			assert.deepEqual(
				config.rules.map(({rule, severity, options, paths, because}) => [rule, severity, options, paths, because]),
				[
					['owner-missing', 'error', {}, [], ''],
					['weak-wording', 'off', {}, [], ''],
					['review-overdue', 'information', {days: 14}, [], 'two weeks are usual here'],
					['review-overdue', 'off', {}, ['archive/**'], 'two weeks are usual here'],
					['review-overdue', 'hint', {days: 90}, ['drafts/**'], 'not released'],
				],
			);
		});

		it('names roles, records, parties and kinds', () => {
			assert.deepEqual(
				config.roles.map(({id, title, may, top}) => [id, title, may, top]),
				[
					['quality-manager', 'Quality manager', ['block shipment'], false],
					['director', 'Managing director', [], true],
					['buyer', 'Buyer', [], false],
				],
			);
			assert.deepEqual(
				config.records.map(({id, name, retention, location}) => [id, name, retention, location]),
				[['F-033', 'Test record', '10 years', 'ERP']],
			);
			assert.deepEqual(config.external, ['customer', 'authority']);
			assert.deepEqual(config.kinds, [{glob: 'forms/**', kind: 'form'}]);
		});
	});

	describe('other spellings', () => {
		for (const [name, text, normative] of [
			[
				'profile keys at the top',
				'assumeEffective: false\nallowSelfApproval: true\ngraceDays: 10',
				'profile: {assumeEffective: false, allowSelfApproval: true, graceDays: 10}',
			],
			['offerings', 'offerings: {goods: true, software: true}', 'profile: {goods: true, software: true}'],
			[
				'standard',
				'standard: {iso9001: {edition: "2015+A1", transitionTo: "2026", by: 2028-12-31}}',
				'profile: {edition: "2015+A1", transitionTo: "2026", transitionBy: 2028-12-31}',
			],
			['edition at the top', 'edition: 2015', 'profile: {edition: "2015"}'],
			['cover threshold as a map', 'coverThreshold: {expected: 0.75}', 'profile: {coverThreshold: 0.75}'],
			['a pinned catalogue', 'catalogue: [iso9001-eo@0.1, my.yaml]', 'catalogs: [iso9001-eo, my.yaml]'],
			['vocabulary', 'vocabulary: {complaint: [ticket]}', 'terms: {complaint: [ticket]}'],
			['severity', 'severity: {owner-missing: hint}', 'rules: {owner-missing: hint}'],
			[
				'severity beside rules',
				'rules: {weak-wording: off}\nseverity: {owner-missing: hint}',
				'rules: {weak-wording: off, owner-missing: hint}',
			],
			[
				'applicability',
				'applicability: {design: {applies: false, clause: "8.3", justification: None made., approver: QM}, traceability: {applies: true}}',
				'notApplicable: [{topic: design, clause: "8.3", justification: None made., approver: QM}]',
			],
			[
				'a map of declarations',
				'notApplicable: {design: None made.}',
				'notApplicable: [{topic: design, justification: None made.}]',
			],
			[
				'a declaration by clause',
				'notApplicable: {"8.3": None made.}',
				'notApplicable: [{clause: "8.3", justification: None made.}]',
			],
			[
				'snake and kebab case',
				'not_applicable: [{clause: "8.3"}]\nmin-status: {default: gap}',
				'notApplicable: [{clause: "8.3"}]\nminStatus: {default: gap}',
			],
			['strict claims', 'claims: strict', 'strictClaims: true'],
			['claims as before', 'claims: normal', 'claims: optional'],
			['a list of roles', 'roles: [{id: "role:qm", title: QM}]', 'roles: {qm: QM}'],
			['a British company', 'organisation: Works', 'organization: Works'],
		] as const) {
			it(name, () => {
				const config = read(text);
				assert.deepEqual(config.problems, []);
				assert.deepEqual(settings(config), settings(read(normative)));
			});
		}
	});

	describe('mistakes, each at its place', () => {
		for (const [name, text, expected] of [
			['an unknown key', 'includ: [a]', ['includ | unknown-key | include']],
			[
				'an unknown key of the profile',
				'profile:\n  assumEffective: true',
				['assumEffective | unknown-key | assumeEffective'],
			],
			['a key nobody uses', 'zebra: 1', ['zebra | unknown-key']],
			['a list where a map belongs', 'profile: [a]', ['profile | type']],
			['a text where true or false belongs', 'profile: {goods: maybe}', ['maybe | type']],
			['a language', 'languages: [en, dee]', ['dee | unknown-value | de']],
			['an edition', 'profile: {edition: 2016}', ['2016 | unknown-value']],
			['a negative number', 'profile: {graceDays: -1}', ['-1 | type']],
			['a share above one', 'profile: {coverThreshold: 50}', ['50 | type']],
			['a date', 'notApplicable: [{topic: design, date: 1.2.2026}]', ['1.2.2026 | type']],
			['a severity', 'rules: {owner-missing: eror}', ['eror | unknown-value | error']],
			['a severity for some files', 'rules: {owner-missing: {paths: {"a/**": fatal}}}', ['fatal | unknown-value']],
			['a kind', 'kinds: {"a/**": procedur}', ['procedur | unknown-value | procedure']],
			['a state', 'minStatus: {EO-9: coverd}', ['coverd | unknown-value | covered']],
			['a record without an id', 'records: [{name: x}]', ['{name: x} | type']],
			['an empty element', 'include: [a, ""]', ['"" | type']],
			['a term that is none', 'terms: {nonconformity: ["~ event"]}', ['"~ event" | type']],
			['an unknown metadata key', 'keys: {ownr: [custodian]}', ['ownr | unknown-value | owner']],
			['another version of the catalogue', 'catalogs: [iso9001-eo@9.1]', ['iso9001-eo@9.1 | unknown-value']],
			['a setting twice', 'terms: {complaint: a}\nvocabulary: {complaint: b}', ['vocabulary | unknown-key']],
			['a list instead of settings', '- a\n- b', ['- | type']],
			['a text instead of settings', 'hello', ['h | type']],
			['a second document', 'organization: A\n---\nclaims: required', ['c | syntax']],
		] as const) {
			it(name, () => assert.deepEqual(problemsOf(text), expected));
		}

		it('says what would do', () => {
			const [problem] = read('profile: {edition: 2016}').problems;
			assert.equal(problem?.message, '`profile.edition` is `2016`; expected one of `2015`, `2015+A1`, `2026`.');
		});
	});

	it('uses everything that can be read beside a mistake', () => {
		const config = read(`
languages: [en, dee, fr]
profile: {edition: 2016, graceDays: 10}
records: [{name: nameless}, {id: R-1}, {id: R-2, retention: []}]
rules: {weak-wording: {severity: loud, because: here}, owner-missing: hint}
`);
		assert.deepEqual(config.languages, ['en', 'fr']);
		assert.equal(config.profile.edition, undefined);
		assert.equal(config.profile.graceDays, 10);
		assert.deepEqual(
			config.records.map(({id}) => id),
			['R-1', 'R-2'],
		);
		assert.deepEqual(
			config.rules.map(({rule, severity, because}) => [rule, severity, because]),
			[
				['weak-wording', undefined, 'here'],
				['owner-missing', 'hint', ''],
			],
		);
		assert.equal(config.problems.length, 5);
	});

	describe('broken files', () => {
		it('tells of broken YAML once and uses what stands before it', () => {
			const text = 'organization: Works\nclaims: required\ninclude: [a, b\nexclude: c\n zebra: {\n';
			const config = read(text);
			assert.equal(config.organization, 'Works');
			assert.equal(config.claims, 'required');
			assert.ok(config.problems.length > 0);
			assert.deepEqual([...new Set(config.problems.map(({kind}) => kind))], ['syntax']);
		});

		it('refuses an alias bomb', () => {
			const levels = Array.from(
				{length: 20},
				(_, level) =>
					`k${level}: &k${level} [${Array.from({length: 10}, () => (level === 0 ? 'x' : `*k${level - 1}`)).join(', ')}]`,
			);
			const config = read(`${levels.join('\n')}\ninclude: *k19\n`);
			assert.ok(config.problems.some(({kind}) => kind === 'syntax'));
		});

		it('reads a hundred thousand brackets without hanging', () => {
			const config = read(`include: ${'['.repeat(100_000)}`);
			assert.ok(config.problems.some(({kind}) => kind === 'syntax'));
			assert.deepEqual(config.include, []);
		});

		it('survives any text', () => {
			for (const text of [
				'\uFEFForganization: A',
				'\0',
				'a: b: c',
				'? - x\n: y',
				'!!js/function x',
				'&a *a',
				'rules: {: error}',
				'"',
				'terms: {"": [x]}',
				'organization: A\r\nclaims: required\r\n',
				'%YAML 9.9\n---\na: 1',
			]) {
				const config = loadConfig(text, 'qms.yaml');
				assert.ok(Array.isArray(config.problems));
				for (const {span, message, remedy} of config.problems) {
					assert.ok(span.start >= 0 && span.end >= span.start && span.end <= text.length, JSON.stringify(text));
					assert.ok(message.length > 0 && remedy.length > 0);
				}
			}
		});
	});
});
