import type {SectionRole} from './document.ts';
import {foldedWords} from '../text/fold.ts';
import {words} from './words.ts';

// Folded headings by role; a trailing `*` allows further words. Compared after numbers, parentheses and names of
// standards are taken off.
const headings: Readonly<Record<Exclude<SectionRole, 'body'>, readonly string[]>> = words.headings.roles;

// These name a document's own history only where nothing but tables, key and value lines or versions stand under them: a
// manual has a section on document control, too. As the title of a document every name of a history is taken so.
const historyWithoutProse = new Set(words.headings.historyWithoutProse);

const exact = new Map<string, SectionRole>();
const prefixes: [string, SectionRole][] = [];
for (const [role, phrases] of Object.entries(headings) as [SectionRole, readonly string[]][]) {
	for (const phrase of phrases) {
		if (phrase.endsWith('*')) prefixes.push([phrase.slice(0, -1), role]);
		else exact.set(phrase, role);
	}
}

/** Sections that name other documents, words or versions and say nothing of what is done; every subsection of one is one too. */
export const silentRoles: ReadonlySet<SectionRole> = new Set<SectionRole>([
	'references',
	'definitions',
	'history',
	'toc',
	'matrix',
	'open-points',
	'keywords',
	'examples',
]);

/**
 * What a section is for, by its heading. `prose` tells whether sentences stand in it or in its subsections; `title` whether
 * it is the document's title, which says what the document is about and not what its section is for.
 */
export function sectionRoleOf(heading: string, prose: () => boolean, title: boolean): SectionRole {
	if (heading === '') return 'body';
	const folded = strippedHeading(heading);
	const found = exact.get(folded) ?? prefixes.find(([prefix]) => folded.startsWith(prefix))?.[1] ?? 'body';
	if (found === 'history' && (title || historyWithoutProse.has(folded)) && prose()) return 'body';
	return title && !silentRoles.has(found) ? 'body' : found;
}

const version =
	/^\W*(?:unreleased|(?:(?:version|revision|rev|release|edition|issue|ausgabe|stand|versi[oó]n|revisi[oó]n|r[eé]vision|[ée]dition)\b[\s.:]*(?:[a-z]|\d[\d.]*)|v?\d+(?:\.\d+)+|v\d+|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})[^\p{L}]*)$/iu;

/** True where a heading names nothing but a version or a day, as the entries of a history do. */
export function isVersion(heading: string): boolean {
	return version.test(heading);
}

const numbering =
	/^\s*(?:(?:section|kapitel|chapter|cap[ií]tulo|chapitre|annex|appendix|anhang|anexo|annexe)\s+)?(?:§\s*)?(?:\d{1,3}(?:\.\d{1,3}){0,6}|[A-Z])[.):]?[\s\u2013\u2014-]+/iu;
const singleLetter = /^\s*[A-Za-z][\s-]/;

/** A heading folded, without its number, parentheses and any reference to a standard. */
export function strippedHeading(heading: string): string {
	const open = heading.replace(/\([^()]*\)/g, ' ');
	const bare = singleLetter.test(open) ? open : open.replace(numbering, ' ');
	const words = foldedWords(bare.trim() === '' ? heading : bare);
	return words
		.join(' ')
		.replace(/ ?\b(?:iso|en|din|iatf)( \d{3,5})( \d{4})?$/, '')
		.trim();
}
