import assert from 'node:assert/strict';
import {createQms} from '../../server/src/core/service.ts';

describe('findings of one kind', () => {
	const qms = createQms({today: () => '2026-01-01'});
	const link = (index: number): string => `[text](missing-${index}.md)\n\n`;
	qms.apply({
		set: [
			{
				path: 'procedures/PRO-001.md',
				text: `---\nid: PRO-001\ntitle: Many\ntype: procedure\nstatus: draft\nversion: 1\n---\n# Many\n\n${Array.from({length: 5180}, (_, index) => link(index)).join('')}`,
			},
		],
	});
	const found = qms.findings().filter(({rule}) => rule === 'link-broken');

	it('are told up to a number, in the order of the text', () => {
		assert.equal(found.length, 200);
		assert.match(found[0]?.message ?? '', /missing-0\.md/);
	});

	it('the last that is told says how many more there are', () => {
		assert.match(found.at(-1)?.message ?? '', /missing-199\.md.*And 4,980 more of this kind in this file\.$/s);
		assert.equal(found.filter(({message}) => message.includes('more of this kind')).length, 1);
	});

	it('leave those of other kinds in place', () => {
		assert.ok(qms.findings().some(({rule}) => rule === 'owner-missing'));
	});
});
