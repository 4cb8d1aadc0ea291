import {perDocument} from '../support/perDocument.ts';
import {recordsOf, retentionMonths, type StatedRecord} from '../support/records.ts';
import type {QmsDocument} from '../../model/document.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'retention-conflicting',
		aliases: ['REC004'],
		family: 'records',
		severity: 'warning',
		summary: 'Two documents keep the same record for different times.',
		why: 'Whoever reads the shorter time destroys what the other document promises to keep.',
		remedy: 'Agree one time and say it in one place.',
		messages: {conflict: '{id} is kept {here} here and {there} in {other}.'},
	},
	check({entry: {document}, snapshot}, report) {
		const index = statedRecords(snapshot);
		for (const record of recordsOf(document)) {
			const own = retentionMonths(record.retention ?? '');
			if (record.id === '' || !own) continue;
			const other = (index.get(record.id.toUpperCase()) ?? []).find(each => each.document.path !== document.path && each.months !== own);
			if (!other) continue;
			report({
				message: 'conflict',
				values: {id: record.id, here: record.retention ?? '', there: other.record.retention ?? '', other: other.document.path},
				path: document.path,
				span: record.retentionSpan,
				key: `${record.id} ${other.document.path}`,
				related: [{path: other.document.path, span: other.record.retentionSpan, message: `Kept ${other.record.retention ?? ''} here.`}],
			});
		}
	},
});

type Stated = {readonly document: QmsDocument; readonly record: StatedRecord; readonly months: number};
const indexes = new WeakMap<Snapshot['documents'], ReadonlyMap<string, readonly Stated[]>>();

const statedIn = perDocument((document): readonly Stated[] => recordsOf(document).flatMap(record => {
	const months = retentionMonths(record.retention ?? '');
	return record.id === '' || !months ? [] : [{document, record, months}];
}));

function statedRecords(snapshot: Snapshot): ReadonlyMap<string, readonly Stated[]> {
	const known = indexes.get(snapshot.documents);
	if (known) return known;
	const map = new Map<string, Stated[]>();
	for (const {document} of snapshot.documents.values()) {
		for (const stated of statedIn(document)) {
			const key = stated.record.id.toUpperCase();
			const known = map.get(key);
			if (known) known.push(stated);
			else map.set(key, [stated]);
		}
	}
	indexes.set(snapshot.documents, map);
	return map;
}
