import type {MetadataEntry} from '../model/document.ts';
import {yamlScalar} from '../syntax/yamlWrite.ts';
import type {Span, TextEdit} from '../text/span.ts';
import {lineBreakOf} from './directives.ts';
import type {Fix} from './fix.ts';

const inText: readonly string[] = ['bold-pairs', 'head-table', 'quote', 'unopened-head'];
const keyOrder = [
	'id',
	'title',
	'kind',
	'version',
	'status',
	'owner',
	'approver',
	'approved',
	'effective',
	'review.last',
	'review.next',
	'review.interval',
	'supersedes',
	'applies-to',
	'language',
];

/**
 * Writes the control data of a text into new front matter under the canonical keys. Lines that hold nothing else are
 * removed from the text; a head table and shared lines stay, because they may hold more than was understood.
 */
export const metadataToFrontMatter: Fix = {
	kind: 'metadata-to-front-matter',
	summary: 'Moves control data from the text of the document into front matter; takes no arguments.',
	edits({snapshot, text, finding: {path}}) {
		const document = snapshot.documents.get(path)?.document;
		const source = text(path);
		if (!document || source === undefined || document.metadata.entries.some(entry => entry.source === 'front-matter'))
			return [];
		const found = document.metadata.entries.filter(
			entry => entry.canonical !== undefined && entry.set && inText.includes(entry.source),
		);
		const first = new Map<string, MetadataEntry>();
		for (const entry of found)
			if (entry.canonical !== undefined && !first.has(entry.canonical)) first.set(entry.canonical, entry);
		if (first.size === 0) return [];
		const keys = [...first.keys()].sort((a, b) => rank(a) - rank(b));
		const line = lineBreakOf(source);
		const head = `---\n${keys.map(key => `${key.includes('.') ? key.replace('.', '_') : key}: ${yamlScalar((first.get(key)?.raw ?? '').trim().replaceAll(/\s+/g, ' '))}\n`).join('')}---\n\n`;
		return [
			{path, span: {start: 0, end: 0}, newText: head.replaceAll('\n', line)},
			...removableLines(source, found).map((span): TextEdit => ({path, span, newText: ''})),
		];
	},
};

const rank = (key: string): number => (keyOrder.includes(key) ? keyOrder.indexOf(key) : keyOrder.length);

/** Whole lines of bold pairs whose every pair was understood. */
function removableLines(source: string, found: readonly MetadataEntry[]): readonly Span[] {
	const spans: Span[] = [];
	for (const entry of found) {
		if (entry.source !== 'bold-pairs') continue;
		const start = source.lastIndexOf('\n', entry.keySpan.start - 1) + 1;
		const newline = source.indexOf('\n', entry.span.end);
		const end = newline < 0 ? source.length : newline + 1;
		if (spans.some(span => span.start === start)) continue;
		const pairs = found.filter(other => other.keySpan.start >= start && other.span.end <= end);
		const marked = (source.slice(start, end).match(/\*\*[^*]+\*\*/g) ?? []).length;
		if (marked === pairs.length) spans.push({start, end});
	}
	return spans;
}
