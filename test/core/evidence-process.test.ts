import assert from 'node:assert/strict';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import type {Evidence} from '../../server/src/core/evidence/evidence.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';

const engine = compileCatalog(builtinCatalog());

const head =
	'kind: process\nid: PRC-PACK\ntitle: Pack and ship\nstatus: effective\nowner: role:dispatch-lead\npurpose: Bring tested goods to the customer on the agreed day.\n';

function structure(fields: string, id: string): Evidence | undefined {
	const document = buildDocument(
		{path: 'processes/pack.yaml', text: head + fields},
		{keys: {}, languages: [], kinds: [], listed: true},
	);
	return assess(document, engine)
		.criteria.get(id)
		?.find(({field}) => field !== undefined);
}

describe('evidence by the head of a process in Markdown', () => {
	const ownerOf = (lines: string, title = 'Pack and ship'): Evidence | undefined =>
		assess(
			buildDocument(
				{
					path: 'processes/pack.md',
					text: `---\nid: PRC-PACK\n${lines}status: effective\n---\n\n# ${title}\n\nGoods leave the house.\n`,
				},
				{keys: {}, languages: [], kinds: [], listed: true},
			),
			engine,
		)
			.criteria.get('EO-4.owner')
			?.find(({field}) => field === 'owner');

	it('is its owner', () => {
		const found = ownerOf('kind: process\nowner: Dispatch lead\n');
		assert.equal(found?.answer, 'shown');
		assert.equal(found?.hits[0]?.text, 'Dispatch lead');
		assert.equal(ownerOf('kind: procedure\nowner: Dispatch lead\n', 'Shipping process')?.answer, 'shown');
	});

	it('is nothing where nobody is named, or where the owner is that of a procedure', () => {
		assert.equal(ownerOf('kind: process\nowner: TBD\n'), undefined);
		assert.equal(ownerOf('kind: procedure\nowner: Dispatch lead\n'), undefined);
	});
});

describe('evidence by the structure of a process', () => {
	const cases: readonly (readonly [string, string, string, number])[] = [
		['an owner', '', 'EO-4.owner', 3],
		[
			'inputs and outputs with source and recipient',
			'inputs:\n  - {name: Released pump, from: PRC-TEST}\noutputs:\n  - {name: Shipped pump, to: external:customer}\n',
			'EO-4.inputs-outputs',
			3,
		],
		[
			'inputs and outputs without',
			'inputs:\n  - {name: Released pump}\noutputs:\n  - {name: Shipped pump}\n',
			'EO-4.inputs-outputs',
			2,
		],
		['inputs alone', 'inputs:\n  - {name: Released pump, from: PRC-TEST}\n', 'EO-4.inputs-outputs', 1],
		[
			'a measure with target and frequency',
			'measures:\n  - {name: On-time delivery, target: ">= 95 %", frequency: monthly}\n',
			'EO-4.measures',
			3,
		],
		[
			'a measure whose target cannot be measured',
			'measures:\n  - {name: On-time delivery, target: good, frequency: monthly}\n',
			'EO-4.measures',
			2,
		],
		['a measure without a target', 'measures:\n  - {name: On-time delivery, frequency: monthly}\n', 'EO-4.measures', 2],
		['no target', 'measures:\n  - {name: On-time delivery, frequency: monthly}\n', 'EO-4.targets', 0],
		[
			'a placeholder in place of a target',
			'measures:\n  - {name: On-time delivery, target: TBD, frequency: monthly}\n',
			'EO-4.targets',
			0,
		],
		[
			'a risk with action and owner',
			'risks:\n  - {name: Wrong label, action: scan before loading, owner: role:dispatch-lead}\n',
			'EO-7.risk-actions',
			3,
		],
		[
			'records with retention and place',
			'records:\n  - {id: REC-SHIP, name: Delivery note, retention: P10Y, location: ERP}\n',
			'EO-1.record-control',
			3,
		],
	];
	for (const [what, fields, id, grade] of cases) {
		it(`grades ${what} as ${grade}`, () => {
			assert.equal(structure(fields, id)?.grade ?? 0, grade);
		});
	}

	it('says which key a higher grade lacks', () => {
		const evidence = structure(
			'measures:\n  - {name: On-time delivery, target: good, frequency: monthly}\n',
			'EO-4.measures',
		);
		assert.ok(
			evidence?.missing.some(each => each.includes('target')),
			String(evidence?.missing),
		);
		assert.equal(evidence?.topic?.where, 'field');
	});

	it('counts only the entries that are meant', () => {
		assert.equal(
			structure(
				'resources:\n  - {name: Two packers, kind: people, owner: role:dispatch-lead}\n',
				'EO-5.infrastructure',
			),
			undefined,
		);
		assert.ok(
			(structure(
				'resources:\n  - {name: Fork lift, kind: equipment, owner: role:dispatch-lead}\n',
				'EO-5.infrastructure',
			)?.grade ?? 0) >= 2,
		);
	});
});
