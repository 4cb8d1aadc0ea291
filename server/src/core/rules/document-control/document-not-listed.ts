import type {QmsDocument} from '../../model/document.ts';
import {byNumber} from '../../text/order.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {headSpan, isControlled} from '../support/controlled.ts';
import {listedIn} from '../../workspace/listed.ts';
import {listedIds} from '../../workspace/listedIds.ts';
import {documentsWithId, identities} from '../support/supersession.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'document-not-listed',
		aliases: [],
		family: 'document-control',
		severity: 'information',
		summary: 'A controlled document is missing from the list of documents.',
		why: 'Whoever looks in the list for what is valid does not find the document.',
		remedy: 'Add it to the list, or drop the list: the repository is one.',
		messages: {missing: '{id} is not in "{list}", which lists {count} other documents.'},
	},
	reads: snapshot => [listedIds.basis(snapshot), listTitles.basis(snapshot), identities.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		const id = document.metadata.id?.value;
		const status = document.metadata.status?.value;
		if (id === undefined || !isControlled(document) || status === 'superseded' || status === 'withdrawn') return;
		const listed = listedIds(snapshot);
		if (listed.size < fewest || listed.has(id.toUpperCase())) return;
		const main = mainList(snapshot);
		const list = main && snapshot.documents.get(main.path)?.document;
		if (
			!main ||
			!list ||
			list.path === document.path ||
			main.count < fewest ||
			main.count * 2 < snapshot.index.byId.size ||
			listedIn(document).length > 0
		)
			return;
		// Some lists leave processes or records to other lists.
		if (!listedIn(list).some(each => documentsWithId(snapshot, each.id).some(({kind}) => kind === document.kind)))
			return;
		report({
			message: 'missing',
			values: {id, list: list.title, count: main.count},
			path: document.path,
			span: headSpan(document),
			key: 'missing',
			fixes: [
				{
					kind: 'add-row',
					title: `List ${id} in ${list.title}`,
					arguments: {
						path: list.path,
						beside: placeOf(id, list),
						id,
						title: document.title,
						version: document.metadata.version?.value ?? '',
					},
					safe: false,
				},
			],
		});
	},
});

/** The listed id that comes before another one, so that a list in order stays so; else the last. */
function placeOf(id: string, list: QmsDocument): string {
	const ids = listedIn(list).map(each => each.id);
	const prefix = /^\p{L}*/u.exec(id.toUpperCase())?.[0] ?? '';
	return ids.findLast(other => other.startsWith(prefix) && byNumber(other, id.toUpperCase()) < 0) ?? ids.at(-1) ?? '';
}

/** A table of fewer known documents is a list of some, not the list of all. */
const fewest = 5;

interface MainList {
	readonly path: string;
	/** How many documents of the repository it knows. */
	readonly count: number;
}

const mainLists = new WeakMap<
	ReadonlyMap<string, string>,
	{readonly byId: unknown; readonly main: MainList | undefined}
>();

/** The list that knows most of the documents of this repository is the list of documents; others list forms or records. */
function mainList(snapshot: Snapshot): MainList | undefined {
	const listed = listedIds(snapshot);
	const {byId} = snapshot.index;
	const known = mainLists.get(listed);
	if (known?.byId === byId) return known.main;
	const counts = new Map<string, number>();
	for (const [id, path] of listed) if (byId.has(id)) counts.set(path, (counts.get(path) ?? 0) + 1);
	const [best] = [...counts].sort((a, b) => b[1] - a[1]);
	const main = best && {path: best[0], count: best[1]};
	mainLists.set(listed, {byId, main});
	return main;
}

/** The titles of documents that list others. */
const listTitles = derived<string, undefined>({
	part: ({document}) => (listedIn(document).length > 0 ? document.title : undefined),
	combine: () => undefined,
});
