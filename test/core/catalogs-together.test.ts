import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {editionOf} from '../../server/src/core/config/edition.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';

const safety = readFileSync(join(import.meta.dirname, '../fixtures/site-safety.yaml'), 'utf8');

const induction = `---
id: PRO-001
title: Site induction
kind: procedure
status: effective
version: "1"
owner: role:site-manager
---

# Site induction

## Induction at the gate
<!-- qms: covers SAFE-1.induction -->

The site manager gives every visitor the safety induction within one hour of arrival and records it in the visitor list.
`;

const cause = `---
id: PRO-012
title: Nonconformity and corrective action
kind: procedure
status: effective
version: "1"
owner: role:quality-manager
---

# Nonconformity and corrective action

## Root cause analysis
<!-- qms: covers EO-9.cause -->

The quality manager determines the root cause of each nonconformity with the 5 whys within ten working days and records it in the corrective action report.
`;

function qmsWith(config: string, more: Readonly<Record<string, string>> = {}): Qms {
	const qms = createQms({today: () => '2026-06-01'});
	const texts = {
		'qms.yaml': config,
		'procedures/PRO-001.md': induction,
		'procedures/PRO-012.md': cause,
		...(config.includes('safety') && {'quality/safety.yaml': safety}),
		...more,
	};
	qms.apply({set: Object.entries(texts).map(([path, text]) => ({path, text}))});
	return qms;
}

const states = (qms: Qms): Record<string, string | undefined> =>
	Object.fromEntries(
		qms
			.coverage()
			.flatMap(({criteria}) =>
				['EO-9.cause', 'SAFE-1.induction', 'SAFE-2.helmet'].flatMap(id =>
					criteria.has(id) ? [[id, criteria.get(id)?.state]] : [],
				),
			),
	);
const findings = (qms: Qms, rule: string): string[] =>
	qms
		.findings()
		.filter(finding => finding.rule === rule)
		.map(({path, message}) => `${path}: ${message}`);

describe('catalogues beside each other', () => {
	it('are each judged by their own outcomes', () => {
		const qms = qmsWith('catalogs: [iso9001-eo, quality/safety.yaml]\n');
		assert.deepEqual(
			qms.coverage().map(({catalog}) => catalog.id),
			['iso9001-eo', 'site-safety'],
		);
		assert.deepEqual(states(qms), {'EO-9.cause': 'covered', 'SAFE-1.induction': 'covered', 'SAFE-2.helmet': 'gap'});
		assert.deepEqual(findings(qms, 'claim-unknown-id'), []);
	});

	it('give no evidence to each other', () => {
		const [iso, site] = qmsWith('catalogs: [iso9001-eo, quality/safety.yaml]\n').coverage();
		const places = (coverage: typeof iso, path: string): string[] =>
			[...(coverage?.criteria.values() ?? [])]
				.filter(({state, places: all}) => state !== 'gap' && all.some(place => place.path === path))
				.map(({criterion}) => criterion.id);
		assert.deepEqual(places(site, 'procedures/PRO-012.md'), []);
		assert.ok(!places(iso, 'procedures/PRO-001.md').some(id => id.startsWith('SAFE')));
	});

	it('may be the own one alone; then ids of the shipped one are unknown', () => {
		const qms = qmsWith('catalogs: quality/safety.yaml\n');
		assert.deepEqual(
			qms.coverage().map(({catalog}) => catalog.id),
			['site-safety'],
		);
		assert.deepEqual(states(qms), {'SAFE-1.induction': 'covered', 'SAFE-2.helmet': 'gap'});
		assert.equal(findings(qms, 'claim-unknown-id').length, 1);
	});

	it('may be the shipped one alone; then ids of the other are unknown', () => {
		const qms = qmsWith('');
		assert.deepEqual(states(qms), {'EO-9.cause': 'covered'});
		assert.equal(findings(qms, 'claim-unknown-id').length, 1);
	});

	it('are read again when their file changes', () => {
		const qms = qmsWith('catalogs: [iso9001-eo, quality/safety.yaml]\n');
		qms.apply({set: [{path: 'quality/safety.yaml', text: safety.replaceAll('SAFE-', 'SITE-')}]});
		assert.deepEqual(states(qms), {'EO-9.cause': 'covered'});
		qms.apply({set: [{path: 'quality/safety.yaml', text: safety}]});
		assert.equal(states(qms)['SAFE-1.induction'], 'covered');
	});

	it('are told of where they are broken, and the others still count', () => {
		const qms = qmsWith('catalogs: [iso9001-eo, quality/safety.yaml, nowhere.yaml]\n', {
			'quality/safety.yaml': safety.replace('level: mandatory', 'level: high'),
		});
		assert.deepEqual(
			qms.coverage().map(({catalog}) => catalog.id),
			['iso9001-eo'],
		);
		const told = findings(qms, 'catalog-invalid');
		assert.equal(told.length, 2);
		assert.ok(
			told.some(each => each.startsWith('quality/safety.yaml: `outcomes[1].criteria[1].level` is `high`')),
			told.join('\n'),
		);
		assert.ok(
			told.some(each => each.startsWith('qms.yaml: There is no catalogue file `nowhere.yaml`')),
			told.join('\n'),
		);
	});

	it('are each judged by their own edition where `catalogs` names one', () => {
		const editions = (config: string): (string | undefined)[] => {
			const {snapshot} = qmsWith(config);
			assert.deepEqual(snapshot.config.problems, []);
			return snapshot.catalogs.map(catalog => editionOf(snapshot.config, catalog));
		};
		const both = 'catalogs:\n  - iso9001-eo\n  - {catalog: quality/safety.yaml, edition: 2015}\n';
		assert.deepEqual(editions(both), ['2015+A1', '2015']);
		assert.deepEqual(editions(`${both}profile: {edition: '2026'}\n`), ['2026', '2015']);
		assert.deepEqual(editions("catalogs: {catalog: iso9001-eo@0.1, edition: '2026'}\n"), ['2026']);
	});

	it('are judged anew where only the edition of one changes', () => {
		const qms = qmsWith('catalogs: [iso9001-eo]\n');
		const level = (): string | undefined =>
			qms
				.coverage()
				.flatMap(({criteria}) => criteria.get('EO-5.culture') ?? [])
				.map(({level}) => level)[0];
		assert.equal(level(), 'good');
		qms.apply({set: [{path: 'qms.yaml', text: "catalogs: [{catalog: iso9001-eo, edition: '2026'}]\n"}]});
		assert.equal(level(), 'expected');
	});
});
