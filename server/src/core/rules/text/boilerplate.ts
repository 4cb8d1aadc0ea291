import type {Span} from '../../text/span.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'boilerplate',
		aliases: ['TXT009'],
		family: 'text',
		severity: 'hint',
		summary: 'A paragraph stands in three or more documents, with only the title changed.',
		why: 'Text that nobody wrote for this document is read by nobody; it counts as evidence once.',
		remedy: 'Keep it in one document and refer to it.',
		messages: {repeated: 'This paragraph stands in {count} documents; it counts as evidence once.'},
	},
	check({snapshot}, report) {
		if (snapshot.index.boilerplate.size === 0) return;
		const places = new Map<number, {path: string; span: Span}[]>();
		for (const {document} of snapshot.documents.values()) {
			if (!document.qms || document.template) continue;
			for (const {hash, section, block} of document.paragraphHashes) {
				const found = document.sections[section]?.blocks[block];
				if (!snapshot.index.boilerplate.has(hash) || found?.kind !== 'paragraph' || silent.has(document.sections[section]?.role ?? '')) continue;
				places.set(hash, [...(places.get(hash) ?? []), {path: document.path, span: found.span}]);
			}
		}
		// The same documents share a head or a foot of several paragraphs; the first of them makes the point.
		const said = new Set<string>();
		for (const [hash, [first, ...others]] of places) {
			if (!first || others.length < 2 || said.has(first.path)) continue;
			said.add(first.path);
			report({
				message: 'repeated',
				values: {count: snapshot.index.boilerplate.get(hash) ?? 0},
				path: first.path,
				span: first.span,
				key: String(hash),
				related: others.slice(0, 10).map(({path, span}) => ({path, span, message: 'The same paragraph.'})),
			});
		}
	},
});

const silent: ReadonlySet<string> = new Set(['references', 'definitions', 'history', 'matrix']);
