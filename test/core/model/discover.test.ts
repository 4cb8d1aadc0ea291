import assert from 'node:assert/strict';
import {classify, reportMark} from '../../../server/src/core/model/discover.ts';
import {lines, read} from './support.ts';

const taken = (path: string, text: string) => classify({path, text}, {keys: {}});
const work =
	'The team lead reviews every customer request with the responsible manager and records the risks. The owner approves the training of employees and the audit of suppliers, and the department escalates incidents within a day. Objectives and feedback are reviewed with all stakeholders each quarter by the manager who owns the process.';
const manual = lines(
	'## Installation',
	'',
	'```',
	'npm install thing',
	'```',
	'',
	'## Usage',
	'',
	'Call `thing()` with `options`, then `run()`. Set `a`, `b` and `c` before use.',
	'',
	'## API',
	'',
	'The process returns `x`.',
);

describe('finding documents without configuration', () => {
	const inside: readonly (readonly [path: string, text: string, reason: RegExp])[] = [
		['a.md', '---\nid: PRO-012\nkind: procedure\n---\n# T\n', /document control data/],
		['a.md', lines('# T', '', '**Version:** 1 | **Owner:** QA', '', 'Text.'), /document control data/],
		['a.md', lines('+++', 'id = "PRO-012"', 'owner = "QA"', 'version = "1"', '+++', '# T'), /document control data/],
		[
			'a.md',
			lines('{', '  "id": "PRO-012",', '  "owner": "QA",', '  "version": "1"', '}', '', '# T'),
			/document control data/,
		],
		['a.mdx', '---\nid: PRO-012\nkind: procedure\n---\n# T\n', /document control data/],
		[
			'docs/a.md',
			lines('# T', '', '| Dokument-Nr. | VA-01 |', '|---|---|', '| Status | freigegeben |'),
			/document control data/,
		],
		['quality/public/policy.md', '# Quality policy\n\nWe do this.\n', /lies in quality/],
		['quality/a.md', '# Anything at all\n\nWe do this.\n', /lies in quality/],
		['docs/sops/a.md', '# Anything at all\n\nWe do this.\n', /lies in sops/],
		['Procedimientos/a.md', '# Algo\n\nLo hacemos.\n', /lies in/],
		['examples/qms/a.md', '---\nid: PRO-012\nowner: QA\nversion: 1\n---\n# T\n\nText.\n', /control data/],
		['Protocols/plots/a.md', `# Marking plots\n\n${work}\n`, /organized work|Protocols/],
		['handbook/people/a.md', `# Requests\n\n${work}\n`, /organized work/],
		[
			'a.md',
			lines('# Notes', '', 'Nonconformities, corrective actions and complaints go to the management review.'),
			/quality management/,
		],
		['docs/incident-response.md', `# Incident response\n\n${work.slice(0, 240)}\n`, /incident response/],
		['sops/capa/README.md', '---\nid: SOP-004\nversion: 2\nowner: QA\n---\n', /control data/],
		['a.md', '# T\n\n<!-- qms: covers EO-1 -->\n', /directive/],
		['processes/a.yaml', 'kind: process\nid: PRC-A\n', /process/],
		['any/a.yml', 'inputs: [a]\noutputs: [b]\nowner: x\n', /process/],
		[
			'any/p.yaml',
			'id: PRC-1\ntitel: Buy\nonwer: role:buyer\npurpose: Buy parts\ninputs: [need]\noutputs: [order]\n',
			/process/,
		],
		['processes/broken.yaml', `kind: process\ninputs: ${'['.repeat(200)}\n`, /cannot be read/],
		['registers/r.yaml', 'id: REG-003\nversion: 2\nowner: QA\nrecords: []\n', /document control data/],
	];
	for (const [path, text, reason] of inside) {
		it(`takes ${path} ${JSON.stringify(text.slice(0, 40))}`, () => {
			const found = taken(path, text);
			assert.equal(found.qms, true, found.reason);
			assert.match(found.reason, reason);
		});
	}

	const outside: readonly (readonly [path: string, text: string, reason: RegExp])[] = [
		['a.md', '<!--\n---\nid: PRO-012\nowner: QA\nversion: 1\n---\n-->\n\n# T\n\nText.\n', /nothing of a QMS/],
		['README.md', '---\nid: PRO-012\nowner: QA\nversion: 1\n---\n', /repository/],
		['docs/CONTRIBUTING.md', `# How\n\n${work}\n`, /repository/],
		[
			'quality/catalog.yaml',
			'schema: 1\nid: own-outcomes\nversion: 1\ntitle: Our own outcomes\nstatus: effective\nowner: QA\noutcomes:\n  - id: OWN-1\n    title: One\n',
			/catalogue/,
		],
		['CHANGELOG.md', '# 1.0\n', /repository/],
		['SECURITY.md', '# Report\n', /repository/],
		['.github/ISSUE_TEMPLATE/bug.md', '---\nname: Bug\n---\n', /\.github/],
		['node_modules/x/quality/a.md', '# Quality manual\n', /node_modules/],
		['vendor/x/policy.md', '# Policy\n', /vendor/],
		['db/seeds/policies/04_complaints.md', `# Complaints procedure\n\n${work}\n`, /seeds/],
		['public/templates/SOP.md', '---\nid: SOP-001\nversion: 1\nowner: QA\n---\n# SOP\n', /public/],
		['docs/guide.md', manual, /software/],
		['docs/policies/guide.md', manual, /software/],
		[
			'docs/intro.md',
			'---\nid: intro\ntitle: Introduction\nsidebar_position: 1\n---\n# Hello\n\nThis is a library for parsing text. It is fast.\n',
			/./,
		],
		['docs/adr/0001.md', '---\nstatus: accepted\ndate: 2026-01-01\n---\n# Use a queue\n\nWe will use a queue.\n', /./],
		['.github/workflows/ci.yml', 'on: push\njobs: {}\n', /\.github/],
		['action.yml', 'name: A\ninputs: {a: {}}\noutputs: {b: {}}\nruns: {using: node20}\n', /another kind/],
		[
			'tools/sort.yaml',
			'cwlVersion: v1.2\nclass: Workflow\nid: MAIN-1\ndescription: Sorts\ninputs: {a: File}\noutputs: {b: File}\n',
			/another kind/,
		],
		[
			'tools/train.yaml',
			'id: train\ndescription: Trains a model\ninputs: [{name: data}]\noutputs: [{name: model}]\n',
			/another kind/,
		],
		['roles/main.yaml', '- hosts: all\n  id: A-1\n  description: x\n  inputs: []\n  outputs: []\n', /another kind/],
		['docker-compose.yaml', 'services: {web: {image: x}}\n', /another kind/],
		['data/team.yml', '- name: Ann\n  role: lead\n', /another kind/],
		['examples/kitchen/procedure.md', `# Procedure for cooling\n\n${work}\n`, /./],
		[
			'docs/quality/lab.md',
			'# Lab procedure\n\nContent coming soon - this page will tell how it is done.\n',
			/headings and nothing else/,
		],
		['quality/coverage.md', `${reportMark}\n\n## Coverage of outcomes\n\n${work}\n`, /report/],
		['empty.md', '', /empty/],
	];
	for (const [path, text, reason] of outside) {
		it(`leaves ${path}`, () => {
			const found = taken(path, text);
			assert.equal(found.qms, false, found.reason);
			assert.match(found.reason, reason);
		});
	}

	it('follows include and exclude before all else', () => {
		assert.deepEqual(classify({path: 'README.md', text: ''}, {keys: {}, listed: true}), {
			qms: true,
			reason: 'named by include',
		});
		assert.equal(classify({path: 'quality/a.md', text: ''}, {keys: {}, listed: false}).qms, false);
	});

	it('takes no report for a document, whatever the configuration says', () => {
		assert.equal(classify({path: 'coverage.md', text: `${reportMark}\n`}, {keys: {}, listed: true}).qms, false);
	});

	it('knows the keys of the team', () => {
		const text = '---\nkümmerer: QA\nstand: 2026-01-01\n---\n# T\n';
		assert.equal(taken('a.md', text).qms, false);
		assert.equal(classify({path: 'a.md', text}, {keys: {owner: ['Kümmerer'], effective: ['Stand']}}).qms, true);
	});
});

describe('documents outside the QMS', () => {
	it('are read in outline, for links to their headings', () => {
		const text = lines(
			'---',
			'title: Guide',
			'---',
			'# *Guide* to [it](x.md)',
			'',
			'Text',
			'',
			'```',
			'# no heading',
			'```',
			'',
			'Part',
			'----',
			'',
			'### Deep {#own}',
			'',
			'<a name="Here"></a>',
			'',
			'## Part',
		);
		const document = read(text, 'README.md', {listed: false});
		assert.deepEqual([document.qms, document.title], [false, 'Guide']);
		assert.deepEqual(
			document.sections.map(({heading, level, slug, parent, subtreeEnd}) => [heading, level, slug, parent, subtreeEnd]),
			[
				['', 0, '', -1, 5],
				['Guide to it', 1, 'guide-to-it', 0, 5],
				['Part', 2, 'part', 1, 4],
				['Deep', 3, 'deep', 2, 4],
				['Part', 2, 'part-1', 1, 5],
			],
		);
		assert.deepEqual(document.anchors, ['own', 'here']);
		assert.deepEqual(
			document.sections.flatMap(section => section.blocks),
			[],
		);
	});

	it('have the same headings as when they are read in full', () => {
		const text = lines(
			'# A',
			'',
			'## B `code`',
			'',
			'- item',
			'',
			'### C & D',
			'',
			'~~~',
			'# no',
			'~~~',
			'',
			'## B `code`',
			'',
			'###### F ##',
			'',
			'#no',
			'',
			'####### no',
		);
		const slugs = (listed: boolean): readonly string[] =>
			read(text, 'a.md', {listed}).sections.map(section => section.slug);
		assert.deepEqual(slugs(false), slugs(true));
	});
});

describe('documents beside the quality system', () => {
	const body = '\n\nThe owner reviews it each year and the employees are trained in it by their manager.\n';
	const others: readonly (readonly [path: string, title: string, system: string])[] = [
		['policies/a.md', 'Information security policy', 'information security'],
		['policies/b.md', 'Privacy policy', 'privacy'],
		['policies/c.md', 'Environmental policy', 'environment'],
		['policies/d.md', 'Occupational health and safety policy', 'health and safety'],
		['Richtlinien/a.md', 'Datenschutzerklärung', 'privacy'],
		['Richtlinien/b.md', 'Umweltpolitik', 'environment'],
		['politicas/a.md', 'Política de seguridad de la información', 'information security'],
		['politicas/b.md', 'Seguridad y salud en el trabajo', 'health and safety'],
		['politiques/a.md', 'Politique de confidentialité', 'privacy'],
		['politiques/b.md', 'Politique environnementale', 'environment'],
	];
	for (const [path, title, system] of others) {
		it(`tells ${title} apart`, () =>
			assert.deepEqual(taken(path, `# ${title}${body}`), {
				qms: false,
				reason: `belongs to another management system: ${system}`,
			}));
	}

	it('takes a policy of an integrated system', () => {
		assert.equal(taken('policies/a.md', `# Quality and environmental policy${body}`).qms, true);
		assert.equal(taken('Richtlinien/a.md', `# Integrierte Qualitäts- und Umweltpolitik${body}`).qms, true);
	});

	it('leaves what is written for customers or for the day', () => {
		for (const title of ['Pricing', 'Meeting notes', 'Newsletter', 'Preise', 'Precios', 'Tarifs'])
			assert.equal(taken('docs/a.md', `# ${title}\n\n${work}`).qms, false, title);
	});

	it('takes work instructions, registers of laws and inspection forms without a head', () => {
		for (const [path, title] of [
			['instructions/saw.md', 'Work instruction: band saw'],
			['Anweisungen/saege.md', 'Arbeitsanweisung Bandsäge'],
			['instrucciones/sierra.md', 'Instrucción de trabajo: sierra'],
			['instructions/scie.md', 'Instruction de travail : scie'],
			['registers/laws.md', 'Register of legal requirements'],
			['forms/incoming.md', 'Inspection form incoming goods'],
			['Formulare/eingang.md', 'Prüfanweisung Wareneingang'],
		] as const)
			assert.equal(taken(path, `# ${title}\n\n${work}\n`).qms, true, title);
	});

	it('takes the page that a folder of the system opens with', () => {
		assert.equal(taken('docs/sops/README.md', `# Procedures of the bakery\n\n${work}\n`).qms, true);
		assert.equal(taken('tools/README.md', `# Tools\n\n${work}\n`).qms, false);
	});

	it('knows folders in other languages', () => {
		for (const folder of [
			'procedure_personale',
			'Istruzioni operative',
			'procedimentos',
			'Kwaliteitshandboek',
			'02_Verfahren',
		])
			assert.equal(taken(`${folder}/a.md`, '# Titel\n\nWe do this.\n').qms, true, folder);
	});
});
