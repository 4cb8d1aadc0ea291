import type {Finding} from '../core/finding/finding.ts';
import type {QmsDocument} from '../core/model/document.ts';

/** What a finding is known by in another state of the documents; no lines, which move. */
export interface Identity {
	/** Id of the document, or its path where it has none; empty for a finding about the system as a whole. */
	readonly document: string;
	/** Slug of the section. */
	readonly section: string;
	/** What the finding is about; see `Finding.key`. */
	readonly key: string;
	/** The first words of the sentence in which it stands, or that follows its heading; absent for one about the head of a document. */
	readonly near?: string | undefined;
	/** Title of a document that has no id. */
	readonly title?: string | undefined;
}

/** An identity with the rule that it belongs to. */
export interface Told extends Identity {
	readonly rule: string;
}

export function identityOf({path, span, key, about}: Finding, document: QmsDocument | undefined): Identity {
	if (about === 'system') return {document: '', section: '', key};
	const id = document?.metadata.id?.value;
	const near = document === undefined ? '' : nearOf(document, span.start);
	return {
		document: id ?? path,
		section: document?.sections.findLast(section => section.span.start <= span.start)?.slug ?? '',
		key,
		...(near === '' ? {} : {near}),
		...(id === undefined && document !== undefined && document.title !== '' ? {title: document.title} : {}),
	};
}

/** So many words tell a sentence from others, and a line of a baseline stays readable. */
const mostWords = 10;

/**
 * Folded words of the statement that holds an offset; of the next one in its section where the offset stands in a heading
 * or a comment. The head of a document has none: what follows it says nothing of the finding, and often stands in every document.
 */
function nearOf({sections}: QmsDocument, offset: number): string {
	const index = sections.findLastIndex(({span}) => span.start <= offset);
	const statements = sections[index]?.blocks.flatMap(block => block.statements) ?? [];
	const own =
		statements.find(({span}) => span.start <= offset && offset < span.end) ??
		(index > 1 ? statements.find(({span}) => span.start > offset) : undefined);
	return own?.tokens.words.slice(0, mostWords).join(' ') ?? '';
}

/**
 * What a key says apart from how it is written: lower case, letters and figures, and of paths the last part, since links of a
 * document that moved lead to the same file by another way.
 */
export function subjectOf(key: string): string {
	return key
		.split(/\s/)
		.map(word => word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1))
		.join(' ')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
