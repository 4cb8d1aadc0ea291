import {externalName, parties, plainName, processById, processName, processSpan, spanOf, textOf} from '../support/processes.ts';
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
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			for (const item of process.lists['outputs'] ?? []) {
				const name = textOf(item, 'name');
				for (const party of parties(textOf(item, 'to'))) {
					const other = externalName(party) === undefined ? processById(snapshot, party) : undefined;
					if (!other || other.process === process || name === '') continue;
					const taken = (other.process.lists['inputs'] ?? []).some(input => plainName(textOf(input, 'name')) === plainName(name));
					if (taken) continue;
					report({
						message: 'missing',
						values: {process: processName({document, process}), name, other: processName(other)},
						path: document.path,
						span: spanOf(item, 'name'),
						key: `${process.id} ${name} ${party}`,
						related: [{path: other.document.path, span: other.process.keys['inputs'] ?? processSpan(other.process), message: `The inputs of ${processName(other)} stand here.`}],
					});
				}
			}
		}
	},
});
