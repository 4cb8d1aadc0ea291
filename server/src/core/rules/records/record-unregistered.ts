import {nearestId} from '../../text/nearest.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'record-unregistered',
		aliases: ['REF007'],
		family: 'records',
		severity: 'warning',
		summary: 'A form or record is used that is in no register, process or list of documents.',
		why: 'A record that is not registered has no place and no retention time.',
		remedy: 'Add it to the records of a process or to the register, or correct the id.',
		messages: {
			unknown: '{id} is used here but stands in no register.',
			suggestion: '{id} is used here but stands in no register. Did you mean {suggestion}?',
		},
	},
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.template || snapshot.index.records.size < 2) return;
		const series = seriesOf(snapshot);
		const said = new Set<string>();
		const used = [
			...document.references.filter(reference => reference.kind === 'id').map(({target, span}) => ({id: target, span})),
			...document.metadata.records.map(({value, span}) => ({id: value, span})),
		];
		for (const {id, span} of used) {
			const wanted = id.toUpperCase();
			if (said.has(wanted) || snapshot.index.records.has(wanted) || snapshot.index.byId.has(wanted)) continue;
			// A year or a second number makes it one case, such as CAPA-2026-003, and no kind of record.
			if (/\d{4}|\d\D+\d/.test(wanted)) continue;
			// Only ids of a series that the registers use are records; others are document ids and have a rule of their own.
			if (!series.has(prefixOf(wanted))) continue;
			said.add(wanted);
			const suggestion = nearestId(id, snapshot.index.records.keys());
			report({
				message: suggestion === undefined ? 'unknown' : 'suggestion',
				values: {id, suggestion: suggestion ?? ''},
				path: document.path,
				span,
				key: wanted,
				...(suggestion !== undefined && {fixes: [{kind: 'replace', title: `Change to ${suggestion}`, arguments: {from: id, to: suggestion}, safe: false}]}),
			});
		}
	},
});

const prefixOf = (id: string): string => /^[\p{L}]+(?=[-_ ]|\d)/u.exec(id)?.[0] ?? '';

const known = new WeakMap<Snapshot['index'], ReadonlySet<string>>();

/** Prefixes of registered records that are not also prefixes of documents. */
function seriesOf(snapshot: Snapshot): ReadonlySet<string> {
	const cached = known.get(snapshot.index);
	if (cached) return cached;
	const documents = new Set([...snapshot.index.byId.keys()].map(prefixOf));
	const set = new Set([...snapshot.index.records.keys()].map(prefixOf).filter(prefix => prefix !== '' && !documents.has(prefix)));
	known.set(snapshot.index, set);
	return set;
}
