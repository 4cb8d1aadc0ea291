import type {FixData} from '../../finding/finding.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {byNumber} from '../../text/order.ts';
import {nearestId} from '../../text/nearest.ts';
import type {QmsConfig} from '../../config/config.ts';
import {derived} from '../../workspace/derived.ts';
import {idKey, inKeyOrder} from '../../workspace/index.ts';
import {definitionsBasis} from '../support/roles.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'record-unregistered',
		aliases: ['REF007'],
		family: 'records',
		severity: 'warning',
		summary: 'A form or record is used that is not in any register, process or list of documents.',
		why: 'A record that is not registered has no place and no retention time.',
		remedy: 'Add it to the records of a process or to the register, or correct the id.',
		messages: {
			unknown: '{id} is used here but is not in any register.',
			suggestion: '{id} is used here but is not in any register. Did you mean {suggestion}?',
		},
	},
	reads: snapshot => [definitionsBasis(snapshot), snapshot.index.byId],
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
				fixes: [
					...(suggestion === undefined
						? []
						: [
								{kind: 'replace', title: `Change to ${suggestion}`, arguments: {from: id, to: suggestion}, safe: false},
							]),
					...registering(snapshot, id),
				],
			});
		}
	},
});

/** How the record is put beside the one of its series that comes before it; none where all are in `qms.yaml`, whose entries are written by hand. */
function registering(snapshot: Snapshot, id: string): readonly FixData[] {
	const series = inKeyOrder(snapshot.index.records)
		.flatMap(([, defined]) => defined.find(({path}) => snapshot.documents.has(path)) ?? [])
		.filter(other => prefixOf(other.id.toUpperCase()) === prefixOf(id.toUpperCase()))
		.sort((a, b) => byNumber(a.id, b.id));
	const beside = series.findLast(other => byNumber(other.id, id) < 0) ?? series.at(-1);
	const document = beside && snapshot.documents.get(beside.path)?.document;
	if (!beside || !document) return [];
	const {path} = document;
	const title = `Register ${id} in ${path.slice(path.lastIndexOf('/') + 1)}`;
	if (document.format !== 'yaml')
		return [{kind: 'add-row', title, arguments: {path, beside: beside.id, id}, safe: false}];
	const item = `{ id: ${id}, name: "[Name of the record]", retention: "[How long it is kept]", location: "[Where it is kept]" }`;
	return [{kind: 'extend-process', title, arguments: {path, beside: beside.id, field: 'records', item}, safe: false}];
}

const prefixOf = (id: string): string => /^[\p{L}]+(?=[-_ ]|\d)/u.exec(id)?.[0] ?? '';

/** Prefixes of registered records that are not also prefixes of documents. */
const seriesOf = derived<string, ReadonlySet<string>, QmsConfig['records']>({
	over: snapshot => snapshot.config.records,
	part: ({document, definitions}) => {
		const own = prefixOf(idKey(document) ?? '');
		const records = new Set(definitions.records.map(({id}) => prefixOf(id.toUpperCase())));
		return own !== '' || records.size > 0 ? [own, ...records].join(' ') : undefined;
	},
	combine: (parts, configured) => {
		const documents = new Set<string>();
		const records = new Set(configured.map(({id}) => prefixOf(id.toUpperCase())));
		for (const part of parts.values()) {
			const [own = '', ...registered] = part.split(' ');
			documents.add(own);
			for (const prefix of registered) records.add(prefix);
		}
		return new Set([...records].filter(prefix => prefix !== '' && !documents.has(prefix)));
	},
});
