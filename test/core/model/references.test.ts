import assert from 'node:assert/strict';
import type {ReferenceKind} from '../../../server/src/core/model/document.ts';
import {at, lines, read} from './support.ts';

const of = (text: string, ...kinds: readonly ReferenceKind[]) =>
	read(text).references.filter(reference => kinds.includes(reference.kind));

describe('links', () => {
	it('into the repository are references, with anchor and label', () => {
		const text = lines(
			'# T',
			'',
			'See [the form](../forms/F%2D021.md#top), ![map](map.png "m"), [above](#t), [[Other page#Part|that]], [ref][r] and <a href="x.html">x</a>.',
			'',
			'[r]: ./b.md#c "t"',
		);
		assert.deepEqual(
			of(text, 'link', 'image', 'anchor', 'wiki').map(({kind, target, anchor, label, span}) => [
				kind,
				target,
				anchor,
				label,
				at(text, span).slice(0, 6),
			]),
			[
				['link', '../forms/F-021.md', 'top', 'the form', '[the f'],
				['image', 'map.png', undefined, 'map', '![map]'],
				['anchor', '', 't', 'above', '[above'],
				['wiki', 'Other page', 'Part', 'that', '[[Othe'],
				['link', 'x.html', undefined, '', '<a hre'],
				['link', './b.md', 'c', 'r', '[r]: .'],
			],
		);
	});
	it('elsewhere, footnotes and comments are none', () =>
		assert.deepEqual(
			of(
				lines(
					'[a](https://example.org/x.md) <mailto:a@b.org> [b](//example.org) `[c](d.md)` [^1]',
					'',
					'[^1]: note',
					'',
					'[//]: # (nothing)',
				),
				'link',
				'anchor',
				'image',
				'wiki',
			),
			[],
		));
});

describe('document ids', () => {
	const cases: readonly (readonly [text: string, found: readonly (readonly [id: string, label: string])[]])[] = [
		[
			'The report is opened under PRO-012 and WI-014.',
			[
				['PRO-012', ''],
				['WI-014', ''],
			],
		],
		[
			'See PRO-012 “Corrective action”, and F-021.',
			[
				['PRO-012', 'Corrective action'],
				['F-021', ''],
			],
		],
		['- PRO-012: Corrective action', [['PRO-012', 'Corrective action']]],
		['- PRO-012 is signed by the owner of the process.', [['PRO-012', '']]],
		['| Record |\n|---|\n| REC-NCR Nonconformity report |', [['REC-NCR', 'Nonconformity report']]],
		['[PRO-012 Corrective action](x.md)', [['PRO-012', 'Corrective action']]],
		[
			'Goes to PRC-ASSEMBLY and PRC-FIELD-SERVICE.',
			[
				['PRC-ASSEMBLY', ''],
				['PRC-FIELD-SERVICE', ''],
			],
		],
		[
			'Conforme a PG 04 y RPG 04 02, punto 3.',
			[
				['PG 04', ''],
				['RPG 04 02', ''],
			],
		],
		['`PRO-012` is an id, `docs/PRO-013.md` a path.', [['PRO-012', '']]],
		['ISO 9001, EN 809, DIN EN ISO 13485, RFC-2119, UTF-8, COVID-19, SHA-256, ISO-9001, EO-9 and A4 are none.', []],
		['Docs at example.org/PRO-012/x and x_PRO-012 and PRO-012.md are no mentions.', []],
	];
	for (const [text, found] of cases)
		it(text, () =>
			assert.deepEqual(
				of(`# T\n\n${text}\n`, 'id').map(({target, label}) => [target, label]),
				found,
			),
		);
	it('of the document itself are none', () =>
		assert.deepEqual(of(lines('---', 'id: PRO-012', '---', 'PRO-012 says so.'), 'id'), []));
	it('have their place', () => {
		const text = '# T\n\nA *b* PRO-012.\n';
		assert.deepEqual(
			of(text, 'id').map(reference => at(text, reference.span)),
			['PRO-012'],
		);
	});
});

describe('clause references', () => {
	type Found = readonly [number: string, standard: string | undefined, edition: string | undefined, label: string];
	const cases: readonly (readonly [text: string, found: readonly Found[]])[] = [
		[
			'See ISO 9001:2015, clauses 8.7 and 10.2.',
			[
				['8.7', 'ISO 9001', '2015', ''],
				['10.2', 'ISO 9001', '2015', ''],
			],
		],
		['Clause 8.5.2 Corrective action of ISO 9001:2008.', [['8.5.2', 'ISO 9001', '2008', 'Corrective action of ISO']]],
		['Kapitel 8.3 der DIN EN ISO 9001:2015 ist nicht anwendbar.', [['8.3', 'ISO 9001', '2015', '']]],
		['Según la cláusula 9.2 de la norma ISO 9001.', [['9.2', 'ISO 9001', undefined, '']]],
		['Le chapitre 7.1.5 de l’ISO 9001 (2015).', [['7.1.5', 'ISO 9001', '2015', '']]],
		['ISO 9001 §8.4', [['8.4', 'ISO 9001', undefined, '']]],
		[
			'ISO 9001 (8.4, 8.6)',
			[
				['8.4', 'ISO 9001', undefined, ''],
				['8.6', 'ISO 9001', undefined, ''],
			],
		],
		['We use ISO 9001:2008 here.', [['', 'ISO 9001', '2008', '']]],
		['As clause 9.3 asks.', [['9.3', undefined, undefined, '']]],
		['ISO 13485:2016 section 8.5.3', [['8.5.3', 'ISO 13485', '2016', '']]],
		['See section 5.2 and Kapitel 3 of this manual.', []],
		['We certified to ISO 9001 10 years ago, 5 % more than 2.5 mm.', []],
	];
	for (const [text, found] of cases)
		it(text, () =>
			assert.deepEqual(
				of(`# T\n\n${text}\n`, 'clause').map(({target, standard, edition, label}) => [
					target,
					standard,
					edition,
					label,
				]),
				found,
			),
		);

	it('are read from columns that a header names', () => {
		const text = lines(
			'# Matrix',
			'',
			'| ISO 9001:2015 clause | Title | Where |',
			'|---|---|---|',
			'| 8.5.2, 8.6 | Identification | 3.1 |',
			'| **10.2** Corrective action | | PRO-012 |',
		);
		assert.deepEqual(
			of(text, 'clause')
				.filter(each => each.target !== '')
				.map(({target, standard, edition, label, span}) => [target, standard, edition, label, at(text, span)]),
			[
				['8.5.2', 'ISO 9001', '2015', 'Identification', '8.5.2'],
				['8.6', 'ISO 9001', '2015', 'Identification', '8.6'],
				['10.2', 'ISO 9001', '2015', 'Corrective action', '10.2** Corrective action'],
			],
		);
	});
	it('are never heading numbers, nor clauses of a document that has that section', () =>
		assert.deepEqual(
			of(lines('# 8.7 Nonconforming outputs', '', '## 5.2 Policy', '', 'See clause 5.2.'), 'clause'),
			[],
		));
});
