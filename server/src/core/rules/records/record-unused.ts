import {graphRule} from '../rule.ts';
import type {QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import {push} from '../../workspace/index.ts';

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
	reads: snapshot => [recordUses.basis(snapshot)],
	check({entry: {document, definitions}, snapshot}, report) {
		if (!document.qms || (document.kind !== 'register' && document.kind !== 'manual')) return;
		const used = recordUses(snapshot);
		for (const definition of definitions.records) {
			const key = definition.id.toUpperCase();
			const paths = used.get(key) ?? [];
			if (paths.every(path => path === document.path))
				report({message: 'unused', values: {id: definition.id}, path: document.path, span: definition.span, key});
		}
	},
});

/** Upper-case record id to paths that name it in text, metadata or a process; two are enough to tell. */
const recordUses = derived<string, ReadonlyMap<string, readonly string[]>>({
	part: ({document}) => {
		const ids = document.qms ? namedIds(document) : new Set();
		return ids.size > 0 ? [...ids].join('\n') : undefined;
	},
	facets: ['identity', 'references', 'flow'],
	combine: parts => {
		const uses = new Map<string, string[]>();
		for (const [path, ids] of parts)
			for (const id of ids.split('\n')) if ((uses.get(id)?.length ?? 0) < 2) push(uses, id, path);
		return uses;
	},
});

function namedIds({references, metadata, processes}: QmsDocument): ReadonlySet<string> {
	const ids = new Set<string>();
	const use = (id: string): unknown => ids.add(id.trim().toUpperCase());
	for (const reference of references) if (reference.kind === 'id') use(reference.target);
	for (const {value} of metadata.records) use(value);
	for (const process of processes)
		for (const items of Object.values(process.lists))
			for (const item of items)
				for (const {text} of Object.values(item.values))
					if (/\d|-/.test(text)) for (const part of text.split(/[\s,;]+/)) if (/\d|-/.test(part)) use(part);
	return ids;
}
