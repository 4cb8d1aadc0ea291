import {graphRule} from '../rule.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

export default graphRule({
	meta: {
		id: 'record-unused',
		aliases: ['REC005'],
		family: 'records',
		severity: 'information',
		summary: 'A record is registered but no procedure or process uses it.',
		why: 'Either the work that makes the record is not described, or the register lists what no longer exists.',
		remedy: 'Name the record where it is made, or take it out of the register.',
		messages: {unused: 'The record {id} is registered here but no procedure or process uses it.'},
	},
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || (document.kind !== 'register' && document.kind !== 'manual')) return;
		const used = usesOf(snapshot);
		for (const [id, definitions] of snapshot.index.records) {
			for (const definition of definitions) {
				if (definition.path !== document.path || [...(used.get(id) ?? [])].some(path => path !== document.path)) continue;
				report({message: 'unused', values: {id: definition.id}, path: document.path, span: definition.span, key: id});
			}
		}
	},
});

const known = new WeakMap<Snapshot['documents'], ReadonlyMap<string, ReadonlySet<string>>>();

/** Record id to the paths that name it in text, metadata or a process. */
function usesOf(snapshot: Snapshot): ReadonlyMap<string, ReadonlySet<string>> {
	const cached = known.get(snapshot.documents);
	if (cached) return cached;
	const uses = new Map<string, Set<string>>();
	const use = (id: string, path: string) => {
		const key = id.trim().toUpperCase();
		const paths = uses.get(key);
		if (paths) paths.add(path);
		else uses.set(key, new Set([path]));
	};
	for (const {document} of snapshot.documents.values()) {
		if (!document.qms) continue;
		for (const reference of document.references) if (reference.kind === 'id') use(reference.target, document.path);
		for (const {value} of document.metadata.records) use(value, document.path);
		for (const process of document.processes) for (const items of Object.values(process.lists)) for (const item of items) for (const {text} of Object.values(item.values)) for (const part of text.split(/[\s,;]+/)) if (/\d|-/.test(part)) use(part, document.path);
	}
	known.set(snapshot.documents, uses);
	return uses;
}
