import {nearest} from '../../text/nearest.ts';
import {derived} from '../../workspace/derived.ts';
import {externalName, parties, processById, processesOf, spanOf, textOf, processTable} from '../support/processes.ts';
import {graphRule} from '../rule.ts';

/** Parties that every organization has outside. */
const usual = [
	'customer',
	'customers',
	'supplier',
	'suppliers',
	'authority',
	'authorities',
	'certification-body',
	'regulator',
	'public',
	'market',
];
const lists: readonly (readonly [list: string, field: string])[] = [
	['inputs', 'from'],
	['outputs', 'to'],
	['interfaces', 'with'],
];

/** Ids of YAML files that cannot be read in full: what such a file describes is not known, so that nobody can say it is no process. */
const brokenIds = derived<string, ReadonlySet<string>>({
	part: ({
		document: {
			qms,
			format,
			problems,
			processes,
			metadata: {id},
		},
	}) =>
		qms && format === 'yaml' && problems.length > 0 && processes.length === 0 ? id?.value.toUpperCase() : undefined,
	combine: parts => new Set(parts.values()),
});

export default graphRule({
	meta: {
		id: 'process-unknown',
		aliases: ['PRC005'],
		family: 'process',
		severity: 'error',
		summary: 'A process names a supplier or receiver that is neither a process nor an outside party.',
		why: 'The interaction of processes ends at a name that nobody knows.',
		remedy: 'Use the id of a process, or `external:` with a party; list own parties under `external` in `qms.yaml`.',
		messages: {
			unknown: '"{party}" is neither a process nor an external party.',
			suggestion: '"{party}" is neither a process nor an external party. Did you mean {suggestion}?',
		},
	},
	reads: snapshot => [processTable.basis(snapshot), brokenIds.basis(snapshot)],
	check({entry: {document}, snapshot, config}, report) {
		if (!document.qms || document.template || document.processes.length === 0) return;
		const external = new Set([...usual, ...config.external.map(party => party.toLowerCase())]);
		for (const process of document.processes) {
			for (const [list, field] of lists) {
				for (const item of process.lists[list] ?? []) {
					for (const party of parties(textOf(item, field))) {
						const outside = externalName(party);
						if (
							outside !== undefined
								? external.has(outside) || config.external.length === 0
								: processById(snapshot, party) !== undefined || brokenIds(snapshot).has(party.toUpperCase())
						)
							continue;
						const suggestion = nearest(party, [
							...processesOf(snapshot).map(({process: each}) => each.id),
							...[...external].map(each => `external:${each}`),
						]);
						report({
							message: suggestion === undefined ? 'unknown' : 'suggestion',
							values: {party, suggestion: suggestion ?? ''},
							path: document.path,
							span: spanOf(item, field),
							key: `${process.id} ${list} ${party}`,
							...(suggestion !== undefined && {
								fixes: [
									{
										kind: 'replace',
										title: `Change to ${suggestion}`,
										arguments: {from: party, to: suggestion},
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
