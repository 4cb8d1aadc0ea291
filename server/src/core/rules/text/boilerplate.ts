import {isArchived} from '../../model/archive.ts';
import {derived} from '../../workspace/derived.ts';
import {push} from '../../workspace/index.ts';
import type {Block} from '../../model/document.ts';
import {emptySpan, type Span} from '../../text/span.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {hasControlData} from '../support/controlled.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'boilerplate',
		aliases: ['TXT009'],
		family: 'text',
		severity: 'off',
		summary: 'The same paragraph is in three or more documents, with only the title changed.',
		why: 'Text that nobody wrote for this document is read by nobody; it counts as evidence once.',
		remedy: 'Keep it in one document and refer to it.',
		messages: {repeated: 'This paragraph is in {count} documents; it counts as evidence once.'},
	},
	reads: snapshot => (snapshot.index.boilerplate.size === 0 ? [snapshot.index.boilerplate] : [repeated(snapshot)]),
	check({snapshot}, report) {
		if (snapshot.index.boilerplate.size === 0) return;
		for (const {first, others, count} of repeated(snapshot)) {
			report({
				message: 'repeated',
				values: {count},
				path: first.path,
				span: spanOf(first, snapshot),
				key: String(first.hash),
				about: 'system',
				related: others.map(place => ({
					path: place.path,
					span: spanOf(place, snapshot),
					message: 'The same paragraph.',
				})),
			});
		}
	},
});

const silent: ReadonlySet<string> = new Set(['references', 'definitions', 'history', 'matrix']);

interface Paragraph {
	readonly path: string;
	readonly hash: number;
	readonly section: number;
	readonly block: number;
}

function spanOf({path, section, block}: Paragraph, {documents}: Snapshot): Span {
	return documents.get(path)?.document.sections[section]?.blocks[block]?.span ?? emptySpan;
}

interface Repeated {
	readonly first: Paragraph;
	/** The next few. */
	readonly others: readonly Paragraph[];
	/** How many documents have it. */
	readonly count: number;
}

const mostShown = 10;

/**
 * Paragraphs that stand in several documents, each with the first document that has it. The same documents share a head
 * or a foot of several paragraphs; the first of them makes the point.
 */
const repeated = derived<readonly Paragraph[], readonly Repeated[], ReadonlySet<number>>({
	over: snapshot => snapshot.index.boilerplate,
	part: ({document}, boilerplate) => {
		const {qms, template, kind, path, sections, paragraphHashes, metadata} = document;
		// A page that nobody controls repeats what it likes; a document that people are held to is written for its subject.
		if (!qms || template || isArchived(metadata) || !(kind !== 'unknown' || hasControlData(document))) return undefined;
		const found = paragraphHashes.flatMap(({hash, section, block}) => {
			const paragraph = sections[section]?.blocks[block];
			return boilerplate.has(hash) &&
				paragraph?.kind === 'paragraph' &&
				isWeighty(paragraph) &&
				!silent.has(sections[section]?.role ?? '')
				? [{path, hash, section, block}]
				: [];
		});
		return found.length > 0 ? found : undefined;
	},
	shape: paragraphs => JSON.stringify(paragraphs.map(({hash, section, block}) => [hash, section, block])),
	placeless: true,
	combine: parts => {
		const places = new Map<number, Paragraph[]>();
		for (const part of parts.values()) for (const paragraph of part) push(places, paragraph.hash, paragraph);
		const said = new Set<string>();
		return [...places.values()].flatMap(([first, ...others]): Repeated[] => {
			if (!first || others.length < 2 || said.has(first.path)) return [];
			said.add(first.path);
			return [
				{first, others: others.slice(0, mostShown), count: new Set([first, ...others].map(({path}) => path)).size},
			];
		});
	},
});

/** A sentence that leads in, or names who applies a procedure, is the same everywhere with good reason; so is a notice of rights. */
function isWeighty({statements}: Block): boolean {
	const words = statements.flatMap(statement => statement.tokens.words);
	return words.length >= fewestWords && !words.some(word => notices.has(word));
}

const fewestWords = 20;
const notices: ReadonlySet<string> = new Set([
	'copyright',
	'license',
	'licence',
	'licensed',
	'lizenz',
	'licencia',
	'trademark',
	'disclaimer',
	'urheberrecht',
	'notice',
]);
