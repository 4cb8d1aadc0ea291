import type {QmsDocument, Reference} from '../../model/document.ts';
import {anyAnchor, joinAnchor} from '../../model/outline.ts';
import {fileStem} from '../../model/titles.ts';
import {derived} from '../../workspace/derived.ts';
import {push} from '../../workspace/index.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {bookOf, folderOf} from './links.ts';

/** Generators differ in what they do with dots, accents and runs of marks. */
const plain = (slug: string): string => slug.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** True where a link to an anchor of a document, in lower case, lands there, or is none to a heading. */
export function leadsSomewhere({sections, anchors}: QmsDocument, wanted: string): boolean {
	return (
		// Line anchors, footnotes, names set in HTML and the ids of other generators are not headings.
		/^(?:l\d+|fn|user-content|top$|_)|[:~=]/.test(wanted) ||
		anchors?.includes(anyAnchor) === true ||
		anchors?.includes(wanted) === true ||
		sections.some(({slug}) => slug === wanted || (slug !== '' && plain(slug) === plain(wanted)))
	);
}

/** True for a link to a place of the page that it stands on, also where it names that page. */
export function isWithinPage({target, kind}: Reference, {path}: QmsDocument): boolean {
	return (kind === 'link' || kind === 'anchor') && (target === '' || target === path.slice(path.lastIndexOf('/') + 1));
}

/** True where some document has an anchor that is not on its page, so that the others have to be asked. */
const anyStray = derived<true, boolean>({
	part: ({document}) =>
		document.qms &&
		document.references.some(
			each =>
				each.anchor !== undefined &&
				each.anchor !== '' &&
				isWithinPage(each, document) &&
				!leadsSomewhere(document, each.anchor.toLowerCase()),
		)
			? true
			: undefined,
	combine: parts => parts.size > 0,
});

/** Every heading and name that can be linked to, with the documents that have it, in path order. */
const places = derived<string, ReadonlyMap<string, readonly string[]>>({
	part: ({document: {sections, anchors = []}}) =>
		[...new Set([...sections.map(({slug}) => slug), ...anchors])].filter(each => each !== '').join(' ') || undefined,
	combine: parts => {
		const found = new Map<string, string[]>();
		for (const [path, names] of parts) for (const name of names.split(' ')) push(found, name, path);
		return found;
	},
});

/** What `elsewhere` reads of other documents; nothing as long as every anchor is on its page. */
export const readsElsewhere = (snapshot: Snapshot): unknown =>
	anyStray(snapshot) ? places.basis(snapshot) : undefined;

/** Where an anchor that is not on its page stands: in a part of the same publication, or in a document that can be named. */
export function elsewhere(
	snapshot: Snapshot,
	{path}: QmsDocument,
	wanted: string,
): 'joined' | {readonly path: string} | undefined {
	const table = places(snapshot);
	const paths = table.get(wanted) ?? [];
	const folder = folderOf(path);
	const beside = paths.filter(each => folderOf(each) === folder);
	const book = bookOf(snapshot.files, path);
	if (book !== undefined && paths.some(each => book === '' || each.startsWith(`${book}/`))) return 'joined';
	// Where documents take in others, the parts of a folder may be joined by something that is not read.
	if (beside.length > 0 && table.has(joinAnchor)) return 'joined';
	const [found = paths[0]] = beside.toSorted((a, b) => Number(isEntry(a)) - Number(isEntry(b)));
	return found === undefined ? undefined : {path: found};
}

const isEntry = (path: string): boolean => /^(?:readme|index)$/i.test(fileStem(path));
