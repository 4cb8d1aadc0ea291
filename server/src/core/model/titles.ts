import type {Section} from './document.ts';
import type {RawPair} from './pairs.ts';
import {kindOfId} from './kinds.ts';

// PRO-012, SOP_7, PG 02, PP 05 04, QMS-SOP-003, PRC-ASSEMBLY: an id at the head of a title or a file name.
const leading = /^((?:[A-Z]{1,5}[-_ ])?[A-Z]{1,5}[-_ ]?\d{1,4}(?:[-_. ]\d{1,3}){0,2}|(?:PRC|PROC|POL|SOP|REC|REG|PLN|ROL|SPC|MAN|SCO)-[A-Z][A-Z0-9-]+)(?![\p{L}\d])/u;
const trailing = /[\s([–—-]+((?:[A-Z]{1,5}-)?[A-Z]{2,5}-\d{1,4})\)?\]?$/u;

/** The document's title and id as its first heading and its file name give them, weakest sources of all. */
export function titlePairs(sections: readonly Section[], path: string): RawPair[] {
	const pairs: RawPair[] = [];
	const heading = titleSection(sections);
	if (heading) {
		const {id, title} = parts(heading.heading);
		const span = heading.headingSpan;
		if (id !== undefined) pairs.push({key: 'id', keySpan: span, raw: id, span, source: 'heading'});
		pairs.push({key: 'title', keySpan: span, raw: title, span, source: 'heading'});
	}
	const name = fileStem(path);
	const {id, title} = parts(name);
	const place = {keySpan: {start: 0, end: 0}, span: {start: 0, end: 0}, source: 'file-name' as const};
	if (id !== undefined) pairs.push({key: 'id', raw: id, ...place});
	if (!heading) pairs.push({key: 'title', raw: title.replace(/[-_]+/g, ' ').trim(), ...place});
	return pairs;
}

/** The heading that is the title: the first of level 1, else the very first. */
export function titleSection(sections: readonly Section[]): Section | undefined {
	return sections.find(section => section.level === 1) ?? sections[1];
}

function parts(text: string): {id: string | undefined; title: string} {
	const head = leading.exec(text)?.[1];
	// "ISO 9001" and "COVID 19" have the shape, too; a prefix that tells a kind has not.
	if (head !== undefined && (kindOfId(head) ?? kindOfId(head.replace(/^[A-Z]+[-_ ]/, '')))) {
		const rest = text.slice(head.length).replace(/^[\s:.)\]–—_|-]+/u, '');
		return {id: head, title: rest === '' ? text : rest};
	}
	const tail = trailing.exec(text);
	if (tail?.[1] && kindOfId(tail[1])) return {id: tail[1], title: text.slice(0, tail.index).trim()};
	return {id: undefined, title: text};
}

/** A file's name without folders and extension. */
export function fileStem(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}
