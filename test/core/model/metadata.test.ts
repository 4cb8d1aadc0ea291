import assert from 'node:assert/strict';
import type {Metadata} from '../../../server/src/core/model/document.ts';
import {at, lines, read} from './support.ts';

/** The fields that are set, by name. */
function values(metadata: Metadata): Record<string, string> {
	return Object.fromEntries(
		Object.entries(metadata).flatMap(([field, value]) =>
			value && !Array.isArray(value) && 'value' in value && field !== 'title' ? [[field, String(value.value)]] : [],
		),
	);
}

const full = {
	id: 'PRO-012',
	version: '4.0',
	status: 'effective',
	owner: 'Quality manager',
	approver: 'Managing director',
	approved: '2026-03-02',
};

describe('document control data', () => {
	const heads: readonly (readonly [name: string, text: string])[] = [
		[
			'YAML front matter',
			lines(
				'---',
				'doc_id: PRO-012',
				'rev: "4.0"',
				'state: effective',
				'process_owner: Quality manager',
				'approved_by: Managing director',
				'approval_date: 2026-03-02',
				'---',
				'# Title',
				'',
				'Text.',
			),
		],
		[
			'a head that is closed but never opened',
			lines(
				'id: PRO-012',
				'version: 4.0',
				'status: effective',
				'owner: Quality manager',
				'approver: Managing director',
				'approved: 2026-03-02',
				'---',
				'',
				'# Title',
			),
		],
		[
			'bold lines',
			lines(
				'# Title',
				'',
				'**Document ID:** PRO-012',
				'**Version:** 4.0',
				'**Status:** Released',
				'**Owner:** Quality manager',
				'**Approved by:** Managing director',
				'**Approval date:** 2 March 2026',
				'',
				'Text.',
			),
		],
		[
			'several bold pairs on a line',
			lines(
				'# Title',
				'',
				'**Document ID:** PRO-012 | **Version:** 4.0 | **Status:** effective',
				'**Owner:** Quality manager **Approved by:** Managing director · **Approved on:** 2026/03/02',
			),
		],
		[
			'bold keys with the colon outside',
			lines(
				'# Title',
				'',
				'- **Document No.**: PRO-012',
				'- **Rev**: 4.0',
				'- **Status**: effective',
				'- **Owner**: Quality manager',
				'- **Approver**: Managing director',
				'- **Date approved**: 2026-03-02',
			),
		],
		[
			'plain lines',
			lines(
				'# Title',
				'',
				'Document ID: PRO-012',
				'Version: 4.0',
				'Status: effective',
				'Owner: Quality manager',
				'Approved by: Managing director',
				'Approval date: 2026-03-02',
			),
		],
		[
			'a table of two columns',
			lines(
				'# Title',
				'',
				'| Document ID | PRO-012 |',
				'| --- | --- |',
				'| Version | 4.0 |',
				'| Status | effective |',
				'| Owner | Quality manager |',
				'| Approved by | Managing director |',
				'| Approval date | 2026-03-02 |',
			),
		],
		[
			'a table without outer pipes',
			lines(
				'# Title',
				'',
				'Field | Value',
				'--- | ---',
				'Document ID | PRO-012',
				'Version | 4.0',
				'Status | effective',
				'Owner | Quality manager',
				'Approved by | Managing director',
				'Approval date | 2026-03-02',
			),
		],
		[
			'a table with an empty header',
			lines(
				'# Title',
				'',
				'| | |',
				'|---|---|',
				'| **Document ID** | PRO-012 |',
				'| **Version** | 4.0 |',
				'| **Status** | effective |',
				'| **Owner** | Quality manager |',
				'| **Approved by** | Managing director |',
				'| **Approval date** | 2026-03-02 |',
			),
		],
		[
			'two pairs a row',
			lines(
				'# Title',
				'',
				'| | | | |',
				'|---|---|---|---|',
				'| Document ID | PRO-012 | Version | 4.0 |',
				'| Status | effective | Owner | Quality manager |',
				'| Approved by | Managing director | Approval date | 2026-03-02 |',
			),
		],
		[
			'one row under its keys',
			lines(
				'# Title',
				'',
				'| Document ID | Version | Status | Owner | Approved by | Approval date |',
				'|---|---|---|---|---|---|',
				'| PRO-012 | 4.0 | effective | Quality manager | Managing director | 2026-03-02 |',
			),
		],
		[
			'a block quotation',
			lines(
				'# Title',
				'',
				'> **Document ID:** PRO-012',
				'> **Version:** 4.0',
				'> **Status:** effective',
				'> **Owner:** Quality manager',
				'> **Approved by:** Managing director, 2026-03-02',
			),
		],
		[
			'a section of its own',
			lines(
				'# Title',
				'',
				'## Document control',
				'',
				'| Document ID | PRO-012 |',
				'|---|---|',
				'| Version | 4.0 |',
				'| Status | effective |',
				'| Owner | Quality manager |',
				'| Approved by | Managing director |',
				'| Approval date | 2026-03-02 |',
				'',
				'## Purpose',
				'',
				'Text.',
			),
		],
	];
	for (const [name, text] of heads)
		it(`are read from ${name}`, () => assert.deepEqual(values(read(text).metadata), full));

	it('are read from a head in German, Spanish and French', () => {
		const german = read(
			lines(
				'# Titel',
				'',
				'**Dokument-Nr.:** VA-03 | **Version:** 1.5 | **Status:** freigegeben',
				'**Verantwortlich:** QMB | **Freigegeben von:** Geschäftsführer | **Freigabedatum:** 02.03.2026 | **Nächste Überprüfung:** 1. März 2027',
				'',
				'Die Prüfung ist für alle Teile nötig.',
			),
		);
		assert.deepEqual(values(german.metadata), {
			id: 'VA-03',
			version: '1.5',
			status: 'effective',
			owner: 'QMB',
			approver: 'Geschäftsführer',
			approved: '2026-03-02',
			reviewNext: '2027-03-01',
		});
		const spanish = read(
			lines(
				'# Título',
				'',
				'| Código | PG-04 |',
				'|---|---|',
				'| Revisión | 05 |',
				'| Estado | Vigente |',
				'| Responsable | Jefe de calidad |',
				'| Aprobado por | Dirección |',
				'| Fecha de aprobación | 02/03/2026 |',
				'',
				'El responsable de los procesos revisa las acciones para los clientes.',
			),
		);
		assert.deepEqual(values(spanish.metadata), {
			id: 'PG-04',
			version: '05',
			status: 'effective',
			owner: 'Jefe de calidad',
			approver: 'Dirección',
			approved: '2026-03-02',
		});
		const french = read(
			lines(
				'# Titre',
				'',
				'Référence : PR-07',
				'Indice : 3',
				'Statut : en vigueur',
				'Pilote : Responsable qualité',
				'Approuvé par : Direction',
				'Date d’approbation : 2 mars 2026',
				'',
				'Le pilote est chargé des actions pour les clients.',
			),
		);
		assert.deepEqual(values(french.metadata), {
			id: 'PR-07',
			version: '3',
			status: 'effective',
			owner: 'Responsable qualité',
			approver: 'Direction',
			approved: '2026-03-02',
		});
	});

	it('name the place of key and value', () => {
		const text = lines('# Title', '', '**Version:** 1.0 | **Owner:** Quality manager');
		const {owner} = read(text).metadata;
		assert.deepEqual(owner && [at(text, owner.span), at(text, owner.keySpan), owner.source], [
			'Quality manager',
			'Owner',
			'bold-pairs',
		]);
	});

	it('name the place of a value in front matter, in quotation marks or a list', () => {
		const text = lines(
			'---',
			'owner: "Quality manager"',
			'supersedes: [PRO-004, "PRO-005"]',
			'records: REC-A, REC-B',
			'standards: { iso9001: ["8.7", "10.2"] }',
			'---',
		);
		const {metadata} = read(text);
		assert.equal(metadata.owner && at(text, metadata.owner.span), '"Quality manager"');
		assert.deepEqual(
			metadata.supersedes.map(each => [each.value, at(text, each.span)]),
			[
				['PRO-004', 'PRO-004'],
				['PRO-005', '"PRO-005"'],
			],
		);
		assert.deepEqual(
			metadata.records.map(each => [each.value, at(text, each.span)]),
			[
				['REC-A', 'REC-A'],
				['REC-B', 'REC-B'],
			],
		);
		assert.deepEqual(
			metadata.clauses.map(each => each.value),
			['8.7', '10.2'],
		);
	});

	for (const nothing of [
		'',
		'TBD',
		'tbd',
		'N/A',
		'-',
		'—',
		'[Name]',
		'<insert name>',
		'{{OWNER}}',
		'____',
		'YYYY-MM-DD',
		'[DD/MM/YYYY]',
		'TT.MM.JJJJ',
		'null',
		'XX',
		'pendiente',
		'to be defined',
	]) {
		it(`take ${JSON.stringify(nothing)} for not set`, () => {
			const {metadata} = read(
				lines('---', 'id: PRO-012', `owner: ${JSON.stringify(nothing)}`, `approved: ${JSON.stringify(nothing)}`, '---'),
			);
			assert.equal(metadata.owner, undefined);
			assert.equal(metadata.approved, undefined);
			assert.deepEqual(metadata.problems, []);
			assert.deepEqual(
				metadata.entries.map(entry => entry.set),
				[true, false, false],
			);
		});
	}

	const statuses: readonly (readonly [written: string, status: string | undefined])[] = [
		['effective', 'effective'],
		['Approved (v2)', 'approved'],
		['released', 'effective'],
		['In Review', 'in-review'],
		['freigegeben', 'effective'],
		['Entwurf', 'draft'],
		['vigente', 'effective'],
		['en vigueur', 'effective'],
		['brouillon', 'draft'],
		['Obsolete', 'withdrawn'],
		['ersetzt durch VA-09', 'superseded'],
		['pending approval', 'in-review'],
		['zurückgezogen', 'withdrawn'],
		['aprobado', 'approved'],
		['approved 2026-01-02', 'approved'],
		['approval of the board', undefined],
		['banana', undefined],
	];
	for (const [written, status] of statuses)
		it(`read the status ${written}`, () =>
			assert.equal(read(lines('---', 'id: PRO-012', `status: ${written}`, '---')).metadata.status?.value, status));

	it('suggest a known status and kind', () => {
		const {metadata} = read(lines('---', 'kind: procdure', 'status: efective', '---'));
		assert.deepEqual(
			metadata.problems.map(problem => [problem.kind, problem.raw, problem.suggestion]),
			[
				['unknown-kind', 'procdure', 'procedure'],
				['unknown-status', 'efective', 'effective'],
			],
		);
	});

	it('report a value that is not a date, and one that may be two', () => {
		const {metadata} = read(
			lines(
				'---',
				'approved: soon',
				'effective: 3/2/2026',
				'next_review: when needed',
				'review_interval: sometimes',
				'---',
				'The text is in English and it is for all of us.',
			),
		);
		assert.deepEqual(
			metadata.problems.map(problem => [problem.kind, problem.key]),
			[
				['ambiguous-date', 'effective'],
				['not-a-date', 'next_review'],
				['not-a-duration', 'review_interval'],
			],
		);
		assert.equal(metadata.approver?.value, 'soon', 'a word after "approved" names who approved');
	});

	it('report contradictions between two sources, the first of which counts', () => {
		const {metadata} = read(
			lines(
				'---',
				'id: PRO-012',
				'version: "7"',
				'owner: role:quality-manager',
				'---',
				'# PRO-012 Title',
				'',
				'| Version | Rev. 08 |',
				'|---|---|',
				'| Owner | Quality Manager |',
				'| Status | draft |',
			),
		);
		assert.deepEqual(
			metadata.contradictions.map(({field, taken, other}) => [field, taken.value, other.value]),
			[['version', '7', 'Rev. 08']],
		);
	});

	it('take the newest row of a revision table for the version', () => {
		const {metadata} = read(
			lines(
				'# Title',
				'',
				'Text.',
				'',
				'## Revision history',
				'',
				'| Version | Date | Author | Change |',
				'|---|---|---|---|',
				'| 1.9 | 2025-01-02 | A | first |',
				'| 1.10 | 2026-01-02 | B | second |',
			),
		);
		assert.deepEqual([metadata.version?.value, metadata.version?.source], ['1.10', 'history-table']);
	});

	it('leave the versions of a register of tools alone', () => {
		const {metadata} = read(
			lines(
				'# Tools',
				'',
				'## In use',
				'',
				'| Tool | Version | Date | Comment |',
				'|---|---|---|---|',
				'| Saw | 3 | 2025-01-02 | old |',
				'| Drill | 5 | 2026-01-02 | new |',
			),
		);
		assert.equal(metadata.version, undefined);
	});

	it('find id, title and version in a heading, and the id in a file name', () => {
		const heading = read('# PG 03 - Nonconforming goods - Rev. 04\n').metadata;
		assert.deepEqual(
			[heading.id?.value, heading.title?.value, heading.version?.value],
			['PG 03', 'Nonconforming goods', '04'],
		);
		const name = read('Text.\n', 'procedures/PRO-012-corrective-action.md').metadata;
		assert.deepEqual(
			[name.id?.value, name.title?.value, name.title?.source],
			['PRO-012', 'corrective action', 'file-name'],
		);
		assert.equal(read('# RC 01 - Analysis of risks (as of Rev. 04)\n').metadata.id?.value, 'RC 01');
		assert.equal(read('# RC 01 - Analysis of risks (as of Rev. 04)\n').title, 'Analysis of risks (as of Rev. 04)');
		for (const title of ['ISO 9001 at our company', 'ISO 9001: what it asks', 'COVID 19 - rules', 'Plan 2026'])
			assert.equal(read(`# ${title}\n`).metadata.id, undefined, title);
	});

	it('are not taken from sentences in the body', () => {
		const {metadata} = read(
			lines(
				'# Title',
				'',
				'**Note:** keep the owner informed.',
				'',
				'Owner: everyone who works here knows that this sentence is no head.',
				'',
				'## Release',
				'',
				'**Approved by:** the inspector, on the form',
			),
		);
		assert.deepEqual(
			metadata.entries.filter(entry => entry.source === 'bold-pairs'),
			[],
		);
	});

	it('say nothing as statements', () => {
		const document = read(
			lines(
				'# Title',
				'',
				'**Owner:** Quality manager',
				'**Review interval:** every 12 months',
				'',
				'The clerk files the record.',
			),
		);
		assert.deepEqual(
			document.sections.flatMap(section => section.blocks.flatMap(block => block.statements.map(each => each.text))),
			['The clerk files the record.'],
		);
		assert.equal(document.metadata.reviewInterval?.value, 'P12M');
	});

	it('use the names a team adds', () => {
		const {metadata} = read(lines('---', 'kümmerer: Quality manager', '---'), 'doc.md', {keys: {owner: ['Kümmerer']}});
		assert.equal(metadata.owner?.value, 'Quality manager');
	});

	it('keep unknown keys for a suggestion', () => {
		const {metadata} = read(lines('---', 'aprover: X', 'colour: red', '---'));
		assert.deepEqual(
			metadata.entries.map(entry => [entry.key, entry.canonical]),
			[
				['aprover', undefined],
				['colour', undefined],
			],
		);
	});
});

describe('broken heads', () => {
	const cases: readonly (readonly [name: string, text: string, code: string, where: string])[] = [
		[
			'front matter that is no YAML',
			lines('---', 'id: PRO-012', 'title: [unclosed', 'owner: QA', '---', '# Title'),
			'front-matter',
			'owner',
		],
		[
			'front matter that is never closed',
			lines('---', 'id: PRO-012', 'owner: QA', '', '# Title', '', 'Text.'),
			'front-matter',
			'---',
		],
		['a tab for indentation', lines('---', 'review:', '\tnext: 2027-01-01', '---'), 'front-matter', '\t'],
		['one key twice', lines('---', 'id: PRO-012', 'id: PRO-013', '---'), 'front-matter', 'id'],
		['TOML', lines('+++', 'id = "PRO-012"', '+++', '# Title'), 'front-matter', '+++'],
		['front matter that is text', lines('---', 'just a sentence', '---', '# Title'), 'front-matter', 'just'],
	];
	for (const [name, text, code, where] of cases) {
		it(`give one problem for ${name}`, () => {
			const {problems} = read(text);
			assert.deepEqual(
				problems.map(problem => problem.code),
				[code],
			);
			const [problem] = problems;
			assert.ok(
				problem && text.slice(problem.span.start).startsWith(where),
				JSON.stringify(problem && text.slice(problem.span.start, problem.span.start + 20)),
			);
			assert.ok(problem.message.endsWith('.') && problem.remedy.endsWith('.'));
		});
	}

	it('still give what could be read', () => {
		const document = read(lines('---', 'id: PRO-012', 'owner: QA', '', '# Title', '', 'Text.'));
		assert.equal(document.metadata.id?.value, 'PRO-012');
		assert.equal(document.sections.at(-1)?.heading, 'Title');
	});

	it('do not take a rule at the top for front matter', () => {
		const document = read(lines('---', '', '# Title', '', 'Text.', '', '---', '', 'More.'));
		assert.deepEqual(document.problems, []);
		assert.deepEqual(
			document.sections.map(section => section.words),
			[0, 2],
		);
	});
});
