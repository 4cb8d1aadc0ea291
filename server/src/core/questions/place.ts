import type {QmsDocument, Section} from '../model/document.ts';
import type {Extent} from '../readings/words.ts';
import {placeHash} from '../readings/words.ts';
import {positionAt} from '../text/lines.ts';
import type {Span} from '../text/span.ts';

/** A place as it is told to readers: where it stands and what it is called. */
export interface ToldPlace {
	readonly path: string;
	/** One-based, the heading's first line. */
	readonly line: number;
	readonly endLine: number;
	/** The headings from the document's title down to the section, joined by ` › `. */
	readonly section: string;
	readonly slug: string;
	/** Hash of its words. */
	readonly words: string;
}

/** From the heading of a place to the end of its last block. */
export function placeSpan({sections, length}: QmsDocument, {section, sectionEnd}: Extent): Span {
	const own = sections[section];
	if (!own) return {start: 0, end: length};
	const ends = sections.slice(section, Math.max(sectionEnd, section + 1)).map(({span}) => span.end);
	return {start: own.span.start, end: Math.max(...ends)};
}

export function toldPlace(document: QmsDocument, extent: Extent): ToldPlace {
	const {start, end} = placeSpan(document, extent);
	return {
		path: document.path,
		line: positionAt(document.lineStarts, start).line + 1,
		endLine: positionAt(document.lineStarts, Math.max(start, end - 1)).line + 1,
		section: headingsOf(document, extent.section).join(' › ') || document.title || document.path,
		slug: document.sections[extent.section]?.slug ?? '',
		words: placeHash(document, extent),
	};
}

/** The headings over a section and its own, from the top. */
function headingsOf({sections}: QmsDocument, index: number): readonly string[] {
	const headings: string[] = [];
	for (let at: Section | undefined = sections[index]; at && at.level > 0; at = sections[at.parent])
		if (at.heading !== '') headings.unshift(at.heading);
	return headings;
}
