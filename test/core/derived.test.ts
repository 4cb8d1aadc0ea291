import assert from 'node:assert/strict';
import fc from 'fast-check';
import {createQms} from '../../server/src/core/service.ts';
import {derived} from '../../server/src/core/workspace/derived.ts';
import {procedure, today} from '../support/graded.ts';

const paths = ['a.md', 'b.md', 'c.md', 'd.md'];

describe('a table over all documents', () => {
	it('is the one made anew, after any changes and whoever asked in between', () => {
		const change = fc.record({
			path: fc.constantFrom(...paths),
			title: fc.constantFrom('', 'One', 'Two', 'gone'),
			ask: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(change, {maxLength: 12}), changes => {
				const make = () =>
					derived<string, string>({
						part: ({document}) => (document.title === '' ? undefined : document.title),
						combine: parts => [...parts].map(([path, title]) => `${path} ${title}`).join('\n'),
					});
				const kept = make();
				const qms = createQms({today: () => today, rules: []});
				for (const {path, title, ask} of changes) {
					if (title === 'gone') qms.apply({removed: [path]});
					else qms.apply({set: [{path, text: procedure('Text.', {title})}]});
					if (ask) kept(qms.snapshot);
				}
				assert.equal(kept(qms.snapshot), make()(qms.snapshot));
			}),
			{numRuns: 100},
		);
	});

	it('is not made again where no part changed, and has another basis only where a shape did', () => {
		let made = 0;
		const table = derived<{title: string; at: number}, number>({
			part: ({document}) => ({title: document.title, at: document.length}),
			shape: ({title}) => title,
			combine: () => ++made,
		});
		const qms = createQms({today: () => today, rules: []});
		const state = (text: string): [table: number, basis: object] => {
			qms.apply({set: [{path: 'a.md', text}]});
			return [table(qms.snapshot), table.basis(qms.snapshot)];
		};
		const [one, first] = state(procedure('Text.', {title: 'One'}));
		const [same, still] = state(procedure('Text.', {title: 'One'}));
		const [longer, moved] = state(procedure('Text that is longer.', {title: 'One'}));
		const [other, seen] = state(procedure('Text.', {title: 'Two'}));
		assert.deepEqual([one, same, longer, other], [1, 1, 2, 3]);
		assert.equal(first, still);
		assert.equal(first, moved);
		assert.notEqual(first, seen);
	});

	it('keeps two repositories apart', () => {
		const count = derived<true, number>({part: () => true, combine: parts => parts.size});
		const [one, two] = [createQms({today: () => today}), createQms({today: () => today})];
		one.apply({set: [{path: 'a.md', text: '# A\n'}]});
		assert.deepEqual([count(one.snapshot), count(two.snapshot), count(one.snapshot)], [1, 0, 1]);
	});
});
