import type {Section} from './document.ts';
import type {RawPair} from './pairs.ts';
import {kindOfId} from './kinds.ts';
import {foreignSeries} from './mentions.ts';
import {sectionRoleOf, strippedHeading} from './sectionRoles.ts';

// PRO-012, SOP_7, PG 02, PP 05 04, QMS-SOP-003, PRC-ASSEMBLY: an id at the head of a title or a file name.
const leading =
	/^((?:[A-Z]{1,5}[-_ ])?[A-Z]{1,5}[-_ ]?\d{1,4}(?:[-_. ]\d{1,3}){0,2}|(?:PRC|PROC|POL|SOP|REC|REG|PLN|ROL|SPC|MAN|SCO)-[A-Z][A-Z0-9-]+)(?![\p{L}\d])/u;
const trailing = /[\s([–—-]+((?:[A-Z]{1,5}-)?[A-Z]{2,5}-\d{1,4})\)?\]?$/u;

/**
 * The document's title, id and version as its first heading and its file name give them, weakest sources of all. `head` is
 * what the document says of itself below headings.
 */
export function titlePairs(sections: readonly Section[], path: string, head: readonly RawPair[] = []): RawPair[] {
	const pairs: RawPair[] = [];
	const heading = titleSection(sections) ?? headedTitle(sections, head);
	if (heading) {
		const {id, title, version} = parts(heading.heading);
		const place = {keySpan: heading.headingSpan, span: heading.headingSpan, source: 'heading' as const};
		if (id !== undefined) pairs.push({key: 'id', raw: id, ...place});
		if (version !== undefined) pairs.push({key: 'version', raw: version, ...place});
		pairs.push({key: 'title', raw: title, ...place});
	}
	const {id, title} = parts(fileStem(path));
	const place = {keySpan: {start: 0, end: 0}, span: {start: 0, end: 0}, source: 'file-name' as const};
	if (id !== undefined) pairs.push({key: 'id', raw: id, ...place});
	if (!heading) pairs.push({key: 'title', raw: title.replace(/[-_]+/g, ' ').replace(/\s+/g, ' ').trim(), ...place});
	return pairs;
}

// Headings of a first section, not of a document.
const generic =
	/^(?:summary|general information|general|overview|introduction|appendices|appendix|abstract|preface|foreword|allgemeines|einleitung|zusammenfassung|vorwort|resumen|generalidades|introduccion|resume|generalites)$/;

/**
 * The heading that is the title: the only one of level 1, or the first of several unless it names a part, or a first
 * heading that all others stand under.
 */
export function titleSection(sections: readonly Section[]): Section | undefined {
	const tops = sections.filter(section => section.level === 1);
	const [first] = tops;
	if (first && tops.length === 1 && !isPart(first.heading, true)) return first;
	if (first && first.index === 1 && !isPart(first.heading, false)) return first;
	const opening = sections[1];
	return !first && opening && opening.subtreeEnd === sections.length && !isPart(opening.heading, false)
		? opening
		: undefined;
}

/** A first heading of a lower level under which the document says what it is: its number, its owner. */
function headedTitle(sections: readonly Section[], head: readonly RawPair[]): Section | undefined {
	const [, opening, next] = sections;
	if (!opening || opening.level === 1 || isPart(opening.heading, false)) return undefined;
	const end = next?.headingSpan.start ?? Infinity;
	return head.some(({keySpan}) => keySpan.start >= opening.headingSpan.end && keySpan.start < end)
		? opening
		: undefined;
}

/** True for the heading of a part. `alone`: a scope document is called "Scope", and its only heading of level 1 says so. */
function isPart(heading: string, alone: boolean): boolean {
	const folded = strippedHeading(heading);
	return (
		generic.test(folded) ||
		(!alone && (/^\d+(?:\.\d+)*[.)]?\s/.test(heading) || sectionRoleOf(heading, () => true, false) !== 'body'))
	);
}

/** A series that tells a kind, or any other with a mark between id and title: `RC 01 - Analysis`. */
function isOwnSeries(id: string, rest: string): boolean {
	if (kindOfId(id) ?? kindOfId(id.replace(/^[A-Z]+[-_ ]/, ''))) return true;
	return /^\s*[:–—]\s|^\s+-\s/u.test(rest) && !foreignSeries.has(/^[A-Z]+/.exec(id)?.[0] ?? '');
}

const unbalanced = (text: string): boolean => text.lastIndexOf('(') > text.lastIndexOf(')');

const revision =
	/[\s([–—-]+(?:rev(?:isi[oó]n)?|versi[oó]n|version|ver|v|ausgabe|indice)\b\.?\s*(\d+(?:\.\d+){0,3})[)\]]?$/iu;

function parts(text: string): {id: string | undefined; title: string; version: string | undefined} {
	const found = revision.exec(text);
	// "(as of Rev. 04)" is a remark, not the document's own revision.
	const version = found && unbalanced(text.slice(0, found.index)) ? null : found;
	const bare = version ? text.slice(0, version.index).trim() : text;
	const head = leading.exec(bare)?.[1];
	// "ISO 9001" and "COVID 19" have the shape, too; a prefix that tells a kind has not.
	if (head !== undefined && isOwnSeries(head, bare.slice(head.length))) {
		const rest = bare.slice(head.length).replace(/^[\s:.)\]–—_|-]+/u, '');
		return {id: head, title: rest === '' ? bare : rest, version: version?.[1]};
	}
	const tail = trailing.exec(bare);
	if (tail?.[1] && kindOfId(tail[1]))
		return {id: tail[1], title: bare.slice(0, tail.index).trim(), version: version?.[1]};
	return {id: undefined, title: bare, version: version?.[1]};
}

/** A file's name without folders and extension. */
export function fileStem(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}
