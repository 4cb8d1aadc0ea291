import type {DocumentEntry, Snapshot} from './snapshot.ts';
import type {Facet} from './summary.ts';
import {byCodeUnit} from '../text/order.ts';

type Entries = Snapshot['documents'];

/** The paths whose document is another one than in an earlier table of the same workspace: new, different or gone. */
export function changedSince(
	before: Entries,
	{documents, step}: Pick<Snapshot, 'documents' | 'step'>,
): Iterable<string> {
	if (before === documents) return [];
	if (step?.from === before) return step.paths;
	const changed: string[] = [];
	for (const [path, entry] of documents) if (before.get(path) !== entry) changed.push(path);
	for (const path of before.keys()) if (!documents.has(path)) changed.push(path);
	return changed;
}

/** How a table over all documents is made. */
export interface DerivedSpec<Part, Table, Over> {
	/** What parts are made of beside their documents, by identity; with another one every part is made again. */
	readonly over?: (snapshot: Snapshot) => Over;
	/** What one document brings; undefined for nothing, which costs nothing. Rests on the arguments alone. */
	readonly part: (entry: DocumentEntry, over: Over) => Part | undefined;
	/** What other documents can see of a part: without offsets, so that typing does not change it. Without, any change is seen. */
	readonly shape?: (part: Part) => string;
	/**
	 * The facets of a document's summary on which the shape of its part rests, so that nobody has to ask for it while they
	 * stay the same; without a shape, what the part itself rests on.
	 */
	readonly facets?: readonly Facet[];
	/** True where the table rests on shapes alone, so that it need not be made again while they stay the same. */
	readonly placeless?: boolean;
	/** The table of all parts, in path order. Does not keep the map. */
	readonly combine: (parts: ReadonlyMap<string, Part>, over: Over) => Table;
}

/** A table over all documents of a snapshot. */
export interface Derived<Table> {
	(snapshot: Snapshot): Table;
	/** The same object for as long as no part changed its shape: what a rule says of other documents stays true. */
	readonly basis: (snapshot: Snapshot) => object;
}

interface State<Part, Table, Over> {
	readonly documents: Entries;
	readonly over: Over;
	readonly parts: Map<string, Part>;
	/** Made when first asked for. */
	table: {readonly made: Table} | undefined;
	readonly basis: object;
}

/**
 * A table over all documents that is kept up to date from snapshot to snapshot: parts are made for documents that
 * changed, the table only where a part did and somebody asks. Equal to the table of the same snapshot made anew.
 */
export function derived<Part, Table, Over = undefined>(spec: DerivedSpec<Part, Table, Over>): Derived<Table> {
	const states = new WeakMap<object, State<Part, Table, Over>>();
	const stateOf = (snapshot: Snapshot): State<Part, Table, Over> => {
		const known = states.get(snapshot.lineage);
		const over = spec.over?.(snapshot) as Over;
		if (known && known.documents === snapshot.documents && known.over === over) return known;
		const state = known && known.over === over ? renewed(spec, known, snapshot) : made(spec, snapshot, over);
		states.set(snapshot.lineage, state);
		return state;
	};
	const tableOf = (snapshot: Snapshot): Table => {
		const state = stateOf(snapshot);
		state.table ??= {made: spec.combine(state.parts, state.over)};
		return state.table.made;
	};
	return Object.assign(tableOf, {basis: (snapshot: Snapshot) => stateOf(snapshot).basis});
}

/** True where all facets are named and the same. */
function isAlike(
	facets: readonly Facet[] | undefined,
	before: DocumentEntry | undefined,
	entry: DocumentEntry | undefined,
): boolean {
	return (
		facets !== undefined &&
		before !== undefined &&
		entry !== undefined &&
		facets.every(facet => before.summary[facet] === entry.summary[facet])
	);
}

function made<Part, Table, Over>(
	spec: DerivedSpec<Part, Table, Over>,
	{documents}: Snapshot,
	over: Over,
): State<Part, Table, Over> {
	const parts = new Map<string, Part>();
	for (const [path, entry] of documents) {
		const part = spec.part(entry, over);
		if (part !== undefined) parts.set(path, part);
	}
	return {documents, over, parts, table: undefined, basis: {}};
}

function renewed<Part, Table, Over>(
	spec: DerivedSpec<Part, Table, Over>,
	before: State<Part, Table, Over>,
	snapshot: Snapshot,
): State<Part, Table, Over> {
	const {over} = before;
	const seen = (part: Part): unknown => spec.shape?.(part) ?? part;
	let {parts} = before;
	let joined = false;
	let changed = false;
	let reshaped = false;
	for (const path of changedSince(before.documents, snapshot)) {
		const entry = snapshot.documents.get(path);
		const old = parts.get(path);
		const alike = isAlike(spec.facets, before.documents.get(path), entry);
		if (alike && !spec.shape) continue;
		const part = entry && spec.part(entry, over);
		if (old === part) continue;
		changed = true;
		joined ||= old === undefined;
		reshaped ||= old === undefined || part === undefined || (!alike && seen(old) !== seen(part));
		if (part === undefined) parts.delete(path);
		else parts.set(path, part);
	}
	if (joined) parts = new Map([...parts].sort(([a], [b]) => byCodeUnit(a, b)));
	return {
		documents: snapshot.documents,
		over,
		parts,
		table: reshaped || (changed && spec.placeless !== true) ? undefined : before.table,
		basis: reshaped ? {} : before.basis,
	};
}
