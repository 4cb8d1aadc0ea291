import {nearestKnown} from '../support/nearestKnown.ts';
import {processName, spanOf, textOf} from '../support/processes.ts';
import {graphRule} from '../rule.ts';

// Each part begins with its mark: with a mark that may be missing, parts could be cut in any number of ways.
const idShape = /^\p{L}[\p{L}\p{N}]*(?:[-_. ][\p{L}\p{N}]+)*$/u;

export default graphRule({
	meta: {
		id: 'procedure-unknown',
		aliases: ['PRC012'],
		family: 'process',
		severity: 'error',
		summary: 'A process refers to a procedure that does not exist.',
		why: 'The people who run the process are sent to rules they cannot find.',
		remedy: 'Correct the id, or write the procedure.',
		messages: {
			unknown: '{process} refers to the procedure {id}, which does not exist.',
			suggestion: '{process} refers to the procedure {id}, which does not exist. Did you mean {suggestion}?',
		},
	},
	reads: snapshot => [snapshot.index.byId, snapshot.files],
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.template) return;
		for (const process of document.processes) {
			const said = new Set<string>();
			for (const [list, field] of [
				['procedures', 'name'],
				['procedures', 'id'],
				['activities', 'procedure'],
			] as const) {
				for (const item of process.lists[list] ?? []) {
					for (const id of textOf(item, field).split(/\s*[,;]\s*/)) {
						const wanted = id.toUpperCase();
						// A path or a sentence is no id.
						if (
							id === '' ||
							said.has(wanted) ||
							!/\d|-/.test(id) ||
							!idShape.test(id) ||
							snapshot.index.byId.has(wanted) ||
							snapshot.files.has(id)
						)
							continue;
						said.add(wanted);
						const suggestion = nearestKnown(snapshot.index.byId, id);
						report({
							message: suggestion === undefined ? 'unknown' : 'suggestion',
							values: {process: processName({document, process}), id, suggestion: suggestion ?? ''},
							path: document.path,
							span: spanOf(item, field),
							key: `${process.id} ${id}`,
							...(suggestion !== undefined && {
								fixes: [
									{
										kind: 'replace',
										title: `Change to ${suggestion}`,
										arguments: {from: id, to: suggestion},
										safe: false,
									},
								],
							}),
						});
					}
				}
			}
		}
	},
});
