import {flowTable} from '../support/interaction.ts';
import {countProcesses, processName, processSpan, processTable} from '../support/processes.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'process-isolated',
		aliases: ['PRC008'],
		family: 'process',
		severity: 'warning',
		summary: 'A process is linked to no other process.',
		why: 'A system is made of processes that interact; one that takes from none and gives to none stands beside it.',
		remedy: 'Say under `inputs` and `outputs` which processes it works with.',
		messages: {isolated: '{process} has no link to any other process.'},
	},
	reads: snapshot => [processTable.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.template || countProcesses(snapshot) < 2) return;
		const {linked} = flowTable(snapshot);
		for (const process of document.processes) {
			const own = process.id.toUpperCase();
			const interfaces = (process.lists['interfaces'] ?? []).length > 0;
			if (linked.has(own) || interfaces || own === '') continue;
			report({
				message: 'isolated',
				values: {process: processName({document, process})},
				path: document.path,
				span: processSpan(process),
				key: own,
			});
		}
	},
});
