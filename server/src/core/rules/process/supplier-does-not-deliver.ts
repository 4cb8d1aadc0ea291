import {externalName, parties, plainName, processById, processName, processSpan, spanOf, textOf} from '../support/processes.ts';
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
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			for (const item of process.lists['inputs'] ?? []) {
				const name = textOf(item, 'name');
				for (const party of parties(textOf(item, 'from'))) {
					const other = externalName(party) === undefined ? processById(snapshot, party) : undefined;
					if (!other || other.process === process || name === '') continue;
					const delivered = (other.process.lists['outputs'] ?? []).some(output => plainName(textOf(output, 'name')) === plainName(name));
					if (delivered) continue;
					report({
						message: 'missing',
						values: {process: processName({document, process}), name, other: processName(other)},
						path: document.path,
						span: spanOf(item, 'name'),
						key: `${process.id} ${name} ${party}`,
						related: [{path: other.document.path, span: other.process.keys['outputs'] ?? processSpan(other.process), message: `The outputs of ${processName(other)} stand here.`}],
					});
				}
			}
		}
	},
});
