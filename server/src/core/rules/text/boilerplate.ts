import type {Block, QmsDocument} from '../../model/document.ts';
import type {Span} from '../../text/span.ts';
import {hasControlData} from '../support/controlled.ts';
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
			// A page that nobody controls repeats what it likes; a document that people are held to is written for its subject.
			if (!document.qms || document.template || !(document.kind !== 'unknown' || hasControlData(document))) continue;
			for (const {hash, span} of repeatedIn(document, snapshot.index.boilerplate)) {
				const known = places.get(hash);
				if (known) known.push({path: document.path, span});
				else places.set(hash, [{path: document.path, span}]);
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

interface Repeated {
	readonly boilerplate: ReadonlyMap<number, number>;
	readonly paragraphs: readonly {readonly hash: number; readonly span: Span}[];
}

const known = new WeakMap<QmsDocument, Repeated>();

/** The paragraphs of a document that stand in others too; looked up again when the document or the table is another. */
function repeatedIn(document: QmsDocument, boilerplate: ReadonlyMap<number, number>): Repeated['paragraphs'] {
	const before = known.get(document);
	if (before?.boilerplate === boilerplate) return before.paragraphs;
	const paragraphs = document.paragraphHashes.flatMap(({hash, section, block}) => {
		const found = document.sections[section]?.blocks[block];
		return boilerplate.has(hash) && found?.kind === 'paragraph' && isWeighty(found) && !silent.has(document.sections[section]?.role ?? '') ? [{hash, span: found.span}] : [];
	});
	known.set(document, {boilerplate, paragraphs});
	return paragraphs;
}

/** A sentence that leads in, or names who applies a procedure, is the same everywhere with good reason; so is a notice of rights. */
function isWeighty({statements}: Block): boolean {
	const words = statements.flatMap(statement => statement.tokens.words);
	return words.length >= fewestWords && !words.some(word => notices.has(word));
}

const fewestWords = 20;
const notices: ReadonlySet<string> = new Set(['copyright', 'license', 'licence', 'licensed', 'lizenz', 'licencia', 'trademark', 'disclaimer', 'urheberrecht', 'notice']);
