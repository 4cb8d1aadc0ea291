import type {ProcessDescription, ProcessItem, QmsDocument} from '../../model/document.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import type {Report} from '../rule.ts';
import {
	externalName,
	parties,
	plainNameOf,
	processById,
	processName,
	processSpan,
	spanOf,
	textOf,
} from './processes.ts';

/** The side of a flow that is looked at, the field that names the other party, and the list in which that party has to name it. */
export interface Side {
	readonly list: 'inputs' | 'outputs';
	readonly field: 'from' | 'to';
	readonly counterpart: 'inputs' | 'outputs';
}

/** Reports every flow of a document's processes whose other process does not name it too. The message takes process, name and other. */
export function reportUnmatched(
	document: QmsDocument,
	snapshot: Snapshot,
	side: Side,
	report: (finding: Report<'missing'>) => void,
): void {
	if (!document.qms || document.template) return;
	for (const process of document.processes) {
		for (const item of process.lists[side.list] ?? []) {
			for (const party of parties(textOf(item, side.field)))
				reportFlow(document, process, item, party, snapshot, side, report);
		}
	}
}

function reportFlow(
	document: QmsDocument,
	process: ProcessDescription,
	item: ProcessItem,
	party: string,
	snapshot: Snapshot,
	side: Side,
	report: (finding: Report<'missing'>) => void,
): void {
	const name = textOf(item, 'name');
	const other = externalName(party) === undefined ? processById(snapshot, party) : undefined;
	if (!other || other.process === process || name === '') return;
	if ((other.process.lists[side.counterpart] ?? []).some(each => plainNameOf(each) === plainNameOf(item))) return;
	report({
		message: 'missing',
		values: {process: processName({document, process}), name, other: processName(other)},
		path: document.path,
		span: spanOf(item, 'name'),
		key: `${process.id} ${name} ${party}`,
		related: [
			{
				path: other.document.path,
				span: other.process.keys[side.counterpart] ?? processSpan(other.process),
				message: `The ${side.counterpart} of ${processName(other)} stand here.`,
			},
		],
	});
}
