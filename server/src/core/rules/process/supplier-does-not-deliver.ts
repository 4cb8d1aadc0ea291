import {processTable} from '../support/processes.ts';
import {reportUnmatched} from '../support/unmatched.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'supplier-does-not-deliver',
		aliases: ['PRC006'],
		family: 'process',
		severity: 'warning',
		summary: 'A process expects an input from another one that lists no such output.',
		why: 'Where two processes meet, each has to know what the other counts on.',
		remedy: 'Add the output to the other process, or give both the same name.',
		messages: {missing: '{process} expects "{name}" from {other}, but {other} lists no such output.'},
	},
	reads: snapshot => [processTable.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		reportUnmatched(document, snapshot, {list: 'inputs', field: 'from', counterpart: 'outputs'}, report);
	},
});
