import {processTable} from '../support/processes.ts';
import {reportUnmatched} from '../support/unmatched.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'output-not-taken',
		aliases: ['PRC007'],
		family: 'process',
		severity: 'warning',
		summary: 'A process sends an output to another one that lists no such input.',
		why: 'What nobody takes up is either not needed or gets lost between two departments.',
		remedy: 'Add the input to the other process, or give both the same name.',
		messages: {missing: '{process} sends "{name}" to {other}, but {other} lists no such input.'},
	},
	reads: snapshot => [processTable.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		reportUnmatched(document, snapshot, {list: 'outputs', field: 'to', counterpart: 'inputs'}, report);
	},
});
