import type {Coverage} from '../coverage/coverage.ts';
import type {QmsDocument} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import type {Snapshot} from '../workspace/snapshot.ts';

/** What every editor feature works on: one QMS root as it is now. The facade satisfies it. */
export interface FeatureContext {
	readonly snapshot: Snapshot;
	coverage(): readonly Coverage[];
	/** The text of a document or of `qms.yaml`. */
	text(path: string): string | undefined;
}

/** A place in a document of the root. */
export interface PathSpan {
	readonly path: string;
	readonly span: Span;
}

/** Writes a reference to a place in Markdown, in a form that the host's editor can follow. */
export type LinkTo = (label: string, place: PathSpan) => string;

/** The span that stands for a section: its heading, or the first line of the document. */
export function headingSpan(document: QmsDocument, index: number): Span {
	const section = document.sections[index];
	if (section === undefined || section.level === 0)
		return {start: 0, end: document.lineStarts[1] === undefined ? document.length : document.lineStarts[1] - 1};
	return section.headingSpan;
}

/** The innermost section that holds an offset; 0 where the document has none there. */
export function sectionAt(document: QmsDocument, offset: number): number {
	let found = 0;
	for (const section of document.sections) {
		if (section.span.start <= offset && (section.index === 0 || offset <= section.span.end)) found = section.index;
	}
	return found;
}

/** The name of a section as people see it: its heading, else the document's title or path. */
export function sectionName(document: QmsDocument, index: number): string {
	const heading = document.sections[index]?.heading ?? '';
	return heading !== '' ? heading : document.title !== '' ? document.title : document.path;
}
