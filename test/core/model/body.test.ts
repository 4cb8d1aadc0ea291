import assert from 'node:assert/strict';
import type {QmsDocument} from '../../../server/src/core/model/document.ts';
import {at, lines, read} from './support.ts';

const blocksOf = (document: QmsDocument) => document.sections.flatMap(section => section.blocks);
const shape = (document: QmsDocument) =>
	blocksOf(document).map(block => [
		block.kind,
		block.depth,
		block.context.map(each => each.text),
		block.statements.map(each => each.text),
	]);

describe('sections', () => {
	it('nest by level, with anchors as GitHub makes them', () => {
		const {sections} = read(
			lines(
				'Preface.',
				'',
				'# Corrective action',
				'',
				'## 7 Find the cause',
				'',
				'### Übersicht & Maße',
				'',
				'## Act',
				'',
				'#### Deep',
				'',
				'## Act',
			),
		);
		assert.deepEqual(
			sections.map(({heading, slug, level, parent, subtreeEnd}) => [heading, slug, level, parent, subtreeEnd]),
			[
				['', '', 0, -1, 7],
				['Corrective action', 'corrective-action', 1, 0, 7],
				['7 Find the cause', '7-find-the-cause', 2, 1, 4],
				['Übersicht & Maße', 'übersicht--maße', 3, 2, 4],
				['Act', 'act', 2, 1, 6],
				['Deep', 'deep', 4, 4, 6],
				['Act', 'act-1', 2, 1, 7],
			],
		);
	});

	it('span heading and own blocks', () => {
		const text = lines('# A', '', 'One.', '', '## B', '', 'Two.', '', '- three', '', '# C');
		const {sections} = read(text);
		assert.deepEqual(
			sections.map(section => at(text, section.span)),
			['', '# A\n\nOne.', '## B\n\nTwo.\n\n- three', '# C'],
		);
		assert.deepEqual(
			sections.map(section => at(text, section.headingSpan)),
			['', '# A', '## B', '# C'],
		);
	});

	it('take an anchor from an attribute list', () => {
		const {sections} = read('## Find the cause {#cause .step}\n');
		assert.deepEqual([sections[1]?.heading, sections[1]?.slug], ['Find the cause', 'cause']);
	});

	it('begin at headings under a rule of marks, but not at headings in lists and quotations', () => {
		const {sections} = read(lines('Title', '=====', '', '> # Quoted', '', '- # Item', '', 'Part', '---'));
		assert.deepEqual(
			sections.map(section => section.heading),
			['', 'Title', 'Part'],
		);
	});

	it('are lines in bold where a text has no other headings', () => {
		const {sections} = read(
			lines(
				'# Complaints',
				'',
				'**1. Purpose**',
				'',
				'What for.',
				'',
				'**2 Handling**',
				'',
				'Who and how.',
				'',
				'**2.1 Answer**',
				'',
				'When.',
			),
		);
		assert.deepEqual(
			sections.map(({heading, level, role, words}) => [heading, level, role, words]),
			[
				['', 0, 'body', 0],
				['Complaints', 1, 'body', 0],
				['1. Purpose', 2, 'purpose', 2],
				['2 Handling', 2, 'body', 3],
				['2.1 Answer', 3, 'body', 1],
			],
		);
		assert.deepEqual(
			read(lines('# A', '', '## B', '', '**C**', '', '**D**', '', '**E**')).sections.map(section => section.heading),
			['', 'A', 'B'],
		);
	});

	it('are not lines over a rule that the writer meant as a rule', () => {
		const document = read(
			lines(
				'# T',
				'',
				'**Version:** 1.0',
				'**Owner:** QA',
				'---',
				'',
				'Text.',
				'',
				'**Status:** draft',
				'---',
				'',
				'Real',
				'---',
			),
		);
		assert.deepEqual(
			document.sections.map(section => section.heading),
			['', 'T', 'Real'],
		);
		assert.deepEqual(
			[document.metadata.version?.value, document.metadata.owner?.value, document.metadata.status?.value],
			['1.0', 'QA', 'draft'],
		);
	});

	it('that only list links are contents', () => {
		const {sections} = read(
			lines(
				'# T',
				'',
				'## Procedures',
				'',
				'Read these.',
				'',
				'- [A](a.md)',
				'- [B](b.md)',
				'- [C](c.md)',
				'',
				'## Steps',
				'',
				'- [Sign](a.md) the record',
				'- [File](b.md)',
				'- [Send](c.md)',
			),
		);
		assert.deepEqual(
			sections.map(section => section.role),
			['body', 'body', 'toc', 'body'],
		);
	});

	const roles: readonly (readonly [heading: string, role: string])[] = [
		['1. Purpose', 'purpose'],
		['Zweck und Geltungsbereich', 'purpose'],
		['1 OBJETIVO', 'purpose'],
		['Objet', 'purpose'],
		['2.1 Scope', 'scope'],
		['Anwendungsbereich', 'scope'],
		['ALCANCE', 'scope'],
		['Roles and responsibilities (RACI)', 'responsibilities'],
		['Zuständigkeiten', 'responsibilities'],
		['10 Records', 'records'],
		['Registros asociados', 'records'],
		['Références', 'references'],
		['Mitgeltende Unterlagen', 'references'],
		['Terms and definitions', 'definitions'],
		['Glosario', 'definitions'],
		['Revision history', 'history'],
		['Historial de cambios', 'history'],
		['Table of contents', 'toc'],
		['Inhaltsverzeichnis', 'toc'],
		['ISO 9001 clause matrix', 'matrix'],
		['Open points', 'open-points'],
		['Keywords', 'keywords'],
		['Example: a late delivery', 'examples'],
		['Hinweise', 'notes'],
		['Inputs', 'inputs'],
		['Review inputs', 'inputs'],
		['A. Purpose', 'purpose'],
		['A purpose of all', 'body'],
		['7.5 Control of documents', 'body'],
		['Sampling plan', 'body'],
		['Purposeful work', 'body'],
		['111111111111111111111111111111111111111 Scope', 'body'],
	];
	for (const [heading, role] of roles) {
		it(`"${heading}" is ${role}`, () => {
			const {sections} = read(lines('# Title', '', `## ${heading}`, '', '| a | b |', '|---|---|', '| c | d |'));
			assert.equal(sections[2]?.role, role);
		});
	}

	it('of document control are history only without prose', () => {
		const prose = 'The quality manager approves every document before it is released to the shop.';
		const roleOf = (below: string): string | undefined =>
			read(lines('# Manual', '', '## Document control', '', below)).sections[2]?.role;
		assert.equal(roleOf('| Version | Date |\n|---|---|\n| 1 | 2026-01-01 |'), 'history');
		assert.equal(roleOf(prose), 'body');
	});

	for (const title of [
		'Document control',
		'Approval',
		'Version control',
		'Revision history',
		'Amendments',
		'Freigabe',
		'Änderungen',
		'Control de cambios',
		'Approbation',
	]) {
		it(`of a document "${title}" are body where its sections hold prose, and history where they are versions`, () => {
			const prose = 'The quality manager approves every document before it is released to the shop.';
			const rolesOf = (heading: string): unknown[] =>
				read(lines(`# ${title}`, '', 'Owner: Quality manager', '', `## ${heading}`, '', prose))
					.sections.slice(1)
					.map(section => section.role);
			assert.deepEqual(rolesOf('2.1 How it is done'), ['body', 'body']);
			for (const version of ['1.2', 'Version 2', '[1.2.0] - 2026-01-01', '2026-03-02', 'Rev. B', 'Unreleased'])
				assert.deepEqual(rolesOf(version), ['history', 'history'], version);
		});
	}

	it('inherit roles that exclude, and a title says nothing about its section', () => {
		const {sections} = read(
			lines(
				'# Scope',
				'',
				'Text.',
				'',
				'## Definitions',
				'',
				'### Root cause',
				'',
				'Text.',
				'',
				'## Purpose',
				'',
				'### Aims',
			),
		);
		assert.deepEqual(
			sections.map(section => section.role),
			['body', 'body', 'definitions', 'definitions', 'purpose', 'body'],
		);
	});
});

describe('blocks', () => {
	it('carry lead-ins and headers as context', () => {
		const text = lines(
			'# T',
			'',
			'First sentence. The plan states:',
			'',
			'- the criteria',
			'  - of the audit',
			'- the scope',
			'',
			'It is finished.',
			'',
			'1. Sign it.',
			'',
			'   Then file it.',
			'',
			'The following rows apply.',
			'',
			'| Step | Who |',
			'|---|---|',
			'| Sign | Owner |',
			'| | |',
			'',
			'> A quotation.',
			'',
			'```',
			'code here',
			'```',
		);
		assert.deepEqual(shape(read(text)), [
			['paragraph', 0, [], ['First sentence.', 'The plan states:']],
			['item', 1, ['The plan states:'], ['the criteria']],
			['item', 2, ['The plan states:', 'the criteria'], ['of the audit']],
			['item', 1, ['The plan states:'], ['the scope']],
			['paragraph', 0, [], ['It is finished.']],
			['item', 1, [], ['Sign it.']],
			['item', 1, ['Sign it.'], ['Then file it.']],
			['paragraph', 0, [], ['The following rows apply.']],
			['row', 0, ['The following rows apply.', 'Step | Who'], ['Sign | Owner']],
			['quote', 0, [], ['A quotation.']],
			['code', 0, [], []],
		]);
	});

	it('stand under a line in bold as under a heading', () => {
		assert.deepEqual(
			shape(read(lines('**Containment:**', '', 'The clerk blocks the lot.', '', '**Closing**', '', '- sign'))).map(
				([, , context, said]) => [context, said],
			),
			[
				[[], ['Containment:']],
				[['Containment:'], ['The clerk blocks the lot.']],
				[[], ['Closing']],
				[['Closing'], ['sign']],
			],
		);
	});

	it('strip marks and keep link texts, entities and code', () => {
		const text =
			'The *quality* [manager](a.md "t") signs `F-021`, R&amp;D\\_2 ![x](y.png) and **fi**les it<!-- no -->.\n';
		const [block] = blocksOf(read(text));
		assert.equal(block?.statements[0]?.text, 'The quality manager signs F-021, R&D_2 and files it.');
	});

	it('give every word its place, also over line ends, quotation marks and escapes', () => {
		for (const text of [
			'> The owner\n> of the *pro*cess\n> signs.\n',
			'- The owner\n  of the\\*process\n  signs.\n',
			'The owner\r\nof R&amp;D signs.\r\n',
			'The owner of R\\&amp;D; signs.\n',
			'\uFEFFThe owner\rsigns.\r',
		]) {
			for (const {span, tokens} of blocksOf(read(text)).flatMap(block => block.statements)) {
				for (const word of ['owner', 'signs']) {
					const index = tokens.words.indexOf(word);
					assert.equal(
						text.slice(span.start).slice(tokens.starts[index], tokens.ends[index]),
						word,
						JSON.stringify(text),
					);
				}
			}
		}
	});

	it('are made of HTML, too', () => {
		assert.deepEqual(
			shape(
				read(
					lines(
						'<table>',
						'<tr><th>Step</th><th>Who</th></tr>',
						'<tr><td>Sign &amp; file</td><td>Owner</td></tr>',
						'</table>',
						'',
						'<!-- Describe the step -->',
						'',
						'<style>p { color: red }</style>',
					),
				),
			).map(([, , , said]) => said),
			[['Step | Who'], ['Sign & file | Owner']],
		);
	});

	it('count words without code and comments', () => {
		assert.equal(
			read(
				lines('# T', '', 'Two words.', '', '`and` three', '', '```', 'no words here', '```', '', '<!-- nor here -->'),
			).sections[1]?.words,
			4,
		);
	});

	it('know tables with their cells', () => {
		const text = lines('# T', '', '| Record | Kept |', '|---|---|', '| **REC-NCR** | 10 years |', '| x |');
		const [table] = read(text).tables;
		assert.deepEqual(
			table?.header.map(cell => cell.text),
			['Record', 'Kept'],
		);
		assert.deepEqual(
			table?.rows.map(row => row.map(cell => at(text, cell.span))),
			[['REC-NCR', '10 years'], ['x']],
		);
		assert.equal(table?.section, 1);
	});

	it('take a first row of sentences for content', () => {
		const rows = blocksOf(
			read(
				lines(
					'| Purpose | We say here in a whole sentence what this procedure is for. |',
					'|---|---|',
					'| Owner | QA |',
				),
			),
		).filter(block => block.kind === 'row');
		assert.equal(rows.length, 2);
	});
});

describe('languages', () => {
	const cases: readonly (readonly [language: string, text: string])[] = [
		['en', 'The inspector signs the record when all of the tests are done.'],
		['de', 'Der Prüfer unterschreibt das Protokoll, wenn alle Prüfungen durchgeführt sind und nichts offen ist.'],
		['es', 'El inspector firma el registro cuando todas las pruebas están hechas y no hay nada pendiente.'],
		['fr', 'Le contrôleur signe le procès-verbal lorsque tous les essais sont faits et que rien ne manque.'],
	];
	for (const [language, text] of cases)
		it(`${language} is told by its function words`, () => assert.equal(read(text).language, language));
	for (const [name, text] of [
		[
			'Italian',
			'Il responsabile della qualità firma il registro quando le prove sono fatte e non manca nulla nella cartella dei reclami.',
		],
		['Portuguese', 'O inspetor assina o registo quando os ensaios não têm falhas e a direção da fábrica os aprova.'],
		['Dutch', 'De keurmeester tekent het formulier als de proeven zijn gedaan en niets van de lijst open staat.'],
	] as const)
		it(`that are not read are told: ${name}`, () => assert.equal(read(text).foreign, true));
	it('that are read are not taken for another one', () => {
		for (const [, text] of cases) assert.equal(read(text).foreign, undefined);
	});
	it('are taken from the head first', () =>
		assert.equal(read(lines('---', 'lang: de-AT', '---', 'The inspector signs the record.')).language, 'de'));
	it('are taken from the configuration where it names one', () =>
		assert.equal(read('The inspector signs the record.', 'a.md', {languages: ['fr']}).language, 'fr'));
	it('fall back to the first configured', () =>
		assert.equal(read('123', 'a.md', {languages: ['de', 'en']}).language, 'de'));
});

describe('bad input', () => {
	const deep = 100_000;
	const codes = (text: string, path?: string): readonly string[] =>
		read(text, path).problems.map(problem => problem.code);
	it('nested quotations', () => assert.deepEqual(codes(`# A\n\n${'>'.repeat(deep)} x\n\n# B\n`), ['depth']));
	it('nested lists on a line', () => assert.deepEqual(codes(`${'- '.repeat(deep)}x\n`), ['depth']));
	it('nested lists over lines', () =>
		assert.deepEqual(codes(Array.from({length: 600}, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')), ['depth']));
	it('the rest is read', () =>
		assert.equal(read(`${'> '.repeat(deep)}x\n\n# After\n\nText.\n`).sections.at(-1)?.words, 1));
	it('ten megabytes', () => {
		const document = read('# H\n\nThe owner signs the record.\n\n'.repeat(320_000));
		assert.deepEqual(
			document.problems.map(problem => problem.code),
			['size'],
		);
		assert.ok(document.sections.length > 10_000 && document.length > 10_000_000);
	});
	it('a line of 20,000 characters', () => assert.equal(read(`${'word '.repeat(4000)}\n`).sections[0]?.words, 4000));
	it('storms of marks and brackets', () => {
		for (const storm of ['*a_', '[a](', '[a b]', '**x ', '![', '`a ', '<a ', '|a'])
			assert.equal(read(storm.repeat(8000)).path, 'doc.md');
	});
	it('NUL characters, a byte order mark, CRLF, no final line end, nothing', () => {
		assert.deepEqual(codes('a\0b'), ['control-characters']);
		assert.equal(read('\uFEFF---\r\nid: PRO-012\r\n---\r\n# Title\r\n\r\nText').metadata.id?.value, 'PRO-012');
		assert.equal(read('\uFEFF# Title').sections[1]?.heading, 'Title');
		assert.deepEqual(
			read('').sections.map(section => section.words),
			[0],
		);
		assert.deepEqual(codes(''), []);
	});
	it('a large text in pieces reads as the whole', () => {
		const part = (n: number): string =>
			lines(
				`## Part ${n}`,
				'',
				'The owner signs.',
				'',
				'```',
				'# no heading',
				'',
				'text',
				'```',
				'',
				'- one',
				'',
				'  two',
				'',
				'<!-- qms: covers EO-1 -->',
				'',
			);
		const text = Array.from({length: 3000}, (_, n) => part(n)).join('');
		const document = read(text);
		assert.equal(document.sections.length, 3001);
		assert.equal(document.directives.length, 3000);
		for (const section of document.sections.slice(1))
			assert.deepEqual(
				[at(text, section.headingSpan), section.blocks.length, section.words],
				[`## ${section.heading}`, 4, 5],
			);
	});
});
