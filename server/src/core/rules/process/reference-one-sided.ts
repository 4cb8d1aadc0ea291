import {processById, processName, processTable} from '../support/processes.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'reference-one-sided',
		aliases: ['PRC013'],
		family: 'process',
		severity: 'information',
		summary: 'A procedure says that it applies to a process which does not list it.',
		why: 'The people of the process do not learn that the procedure binds them.',
		remedy: 'Add the procedure under `procedures` of the process.',
		messages: {missing: '{name} says that it applies to {process}, but {process} does not list it.'},
	},
	reads: snapshot => [processTable.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		const id = document.metadata.id?.value;
		if (!document.qms || id === undefined) return;
		for (const applies of document.metadata.appliesTo) {
			const other = processById(snapshot, applies.value);
			if (!other || other.document === document) continue;
			const {lists} = other.process;
			const named = [...(lists['procedures'] ?? []), ...(lists['activities'] ?? [])].some(item =>
				Object.values(item.values).some(({text}) =>
					text
						.toUpperCase()
						.split(/[\s,;]+/)
						.includes(id.toUpperCase()),
				),
			);
			if (named) continue;
			report({
				message: 'missing',
				values: {name: id, process: processName(other)},
				path: document.path,
				span: applies.span,
				key: `${id} ${applies.value}`,
				...(other.document.format === 'yaml' && {
					fixes: [
						{
							kind: 'extend-process',
							title: `Add ${id} to the procedures of ${processName(other)}`,
							arguments: {path: other.document.path, process: other.process.id, field: 'procedures', item: id},
							safe: false,
						},
					],
				}),
			});
		}
	},
});
