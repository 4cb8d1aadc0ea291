import type {Span} from '../../text/span.ts';

export type ItemKind =
	| 'outcome'
	| 'criterion'
	| 'document'
	| 'process'
	| 'role'
	| 'record'
	| 'party'
	| 'key'
	| 'value'
	| 'verb'
	| 'rule'
	| 'section';

/** Something that can be put in at the cursor. */
export interface Completion {
	readonly kind: ItemKind;
	readonly label: string;
	/** Shown beside the label. */
	readonly detail: string;
	/** Plain text, its paragraphs parted by an empty line; empty for none. */
	readonly documentation: string;
	/** What `newText` replaces; the typed part of it filters. */
	readonly span: Span;
	readonly newText: string;
	/** True where `newText` is a snippet with places to fill. */
	readonly snippet: boolean;
	/** Sorts before the label; `0` for what is likelier here. */
	readonly rank: string;
}

/** An item that inserts its label. */
export function plain(
	kind: ItemKind,
	label: string,
	detail: string,
	span: Span,
	more: Partial<Completion> = {},
): Completion {
	return {kind, label, detail, documentation: '', span, newText: label, snippet: false, rank: '1', ...more};
}

/** Text as a snippet without places: `$`, `}` and backslashes would mean something. */
export function snippetText(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}
