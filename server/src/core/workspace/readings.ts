import type {AbsentReading, DocumentReading, PlaceReading, Reading} from '../readings/reading.ts';
import {type Located, type PlacesByWords, type Whereabouts, whereaboutsOf} from '../readings/locate.ts';
import {documentHashes} from '../readings/words.ts';
import type {Span} from '../text/span.ts';
import {changedSince} from './derived.ts';
import {push} from './index.ts';
import type {DocumentEntry, Snapshot} from './snapshot.ts';
import {byCodeUnit} from '../text/order.ts';

/** A reading with the line it stands in. */
export interface Written<R extends Reading = Reading> {
	readonly reading: R;
	readonly file: string;
	readonly span: Span;
}

/** A reading of a place with where its words stand now. */
export interface PlacedReading extends Written<PlaceReading> {
	readonly found: Whereabouts;
}

/** The readings of a repository that count: those of days to come are left out. */
export interface Readings {
	/** By the path where the words, or what is there in their place, stand now. */
	readonly byPath: ReadonlyMap<string, readonly PlacedReading[]>;
	/** Readings of places that are there no more. */
	readonly gone: readonly PlacedReading[];
	/** By criterion id in lower case. */
	readonly absent: ReadonlyMap<string, readonly Written<AbsentReading>[]>;
	/** Documents that were read completely, by path. */
	readonly complete: ReadonlyMap<string, readonly Written<DocumentReading>[]>;
	/** Readings of a day to come, which do not count. */
	readonly future: readonly Written[];
	readonly size: number;
}

/** The readings of a snapshot with where they stand now; the same object for as long as it says the same. */
export function readingsOf(snapshot: Snapshot): Readings {
	const keeper = keepers.get(snapshot.lineage) ?? new Keeper();
	keepers.set(snapshot.lineage, keeper);
	return keeper.update(snapshot);
}

const keepers = new WeakMap<object, Keeper>();

interface Group {
	readonly placed: readonly PlacedReading[];
	/** True where documents other than the one read were asked. */
	readonly asksOthers: boolean;
}

/** Keeps where each reading stands, document by document; those whose place is gone are looked for again at every change. */
class Keeper {
	readonly #elsewhere = new WordIndex();
	#snapshot: Snapshot | undefined;
	/** Readings of places by the path they name. */
	#named: ReadonlyMap<string, readonly Written<PlaceReading>[]> = new Map();
	readonly #groups = new Map<string, Group>();
	#rest: Omit<Readings, 'byPath' | 'gone'> = {absent: new Map(), complete: new Map(), future: [], size: 0};
	#table: Readings = {...this.#rest, byPath: new Map(), gone: []};

	update(snapshot: Snapshot): Readings {
		const before = this.#snapshot;
		if (before === snapshot) return this.#table;
		this.#snapshot = snapshot;
		const reread = !before || before.readings !== snapshot.readings || before.today !== snapshot.today;
		if (reread) this.#sort(snapshot);
		const changed = before ? new Set(changedSince(before.documents, snapshot)) : new Set<string>();
		let different = reread;
		for (const [path, readings] of this.#named) {
			const known = this.#groups.get(path);
			if (known && !reread && !changed.has(path) && !(known.asksOthers && changed.size > 0)) continue;
			const group = this.#place(readings, snapshot, known);
			if (group === known) continue;
			this.#groups.set(path, group);
			different = true;
		}
		if (different) this.#table = {...this.#rest, ...this.#assemble()};
		return this.#table;
	}

	#sort({readings, today}: Snapshot): void {
		const named = new Map<string, Written<PlaceReading>[]>();
		const absent = new Map<string, Written<AbsentReading>[]>();
		const complete = new Map<string, Written<DocumentReading>[]>();
		const future: Written[] = [];
		let size = 0;
		for (const {path: file, entries} of readings.values()) {
			size += entries.length;
			for (const {reading, span} of entries) {
				if (reading.on > today) future.push({reading, file, span});
				else if (reading.kind === 'absent') push(absent, reading.criterion.toLowerCase(), {reading, file, span});
				else if (reading.kind === 'document') push(complete, reading.path, {reading, file, span});
				else push(named, reading.path, {reading, file, span});
			}
		}
		for (const path of this.#groups.keys()) if (!named.has(path)) this.#groups.delete(path);
		this.#named = named;
		const before = this.#rest;
		this.#rest = {
			absent: isSameTable(before.absent, absent) ? before.absent : absent,
			complete: isSameTable(before.complete, complete) ? before.complete : complete,
			future,
			size,
		};
	}

	#place(readings: readonly Written<PlaceReading>[], snapshot: Snapshot, known: Group | undefined): Group {
		let asksOthers = false;
		const elsewhere: PlacesByWords = hash => {
			asksOthers = true;
			return this.#elsewhere.placesOf(hash, snapshot);
		};
		const documentAt = (path: string) => {
			const document = snapshot.documents.get(path)?.document;
			return document?.qms ? document : undefined;
		};
		const placed = readings.map(
			(written): PlacedReading => ({
				...written,
				found: whereaboutsOf(written.reading, documentAt, elsewhere),
			}),
		);
		const same =
			known !== undefined &&
			known.placed.length === placed.length &&
			placed.every((each, index) => isSame(each, known.placed[index]));
		return same && known.asksOthers === asksOthers ? known : {placed: same ? known.placed : placed, asksOthers};
	}

	#assemble(): Pick<Readings, 'byPath' | 'gone'> {
		const byPath = new Map<string, PlacedReading[]>();
		const gone: PlacedReading[] = [];
		for (const path of this.#named.keys()) {
			for (const each of this.#groups.get(path)?.placed ?? []) {
				if (each.found.state === 'gone') gone.push(each);
				else push(byPath, each.found.at.path, each);
			}
		}
		const before = this.#table.byPath;
		const sorted = [...byPath].sort(([a], [b]) => byCodeUnit(a, b));
		return {
			gone,
			byPath: new Map(
				sorted.map(([path, list]) => {
					const known = before.get(path);
					const same = known?.length === list.length && list.every((each, index) => each === known[index]);
					return [path, same && known ? known : list] as const;
				}),
			),
		};
	}
}

/** True where two tables hold the same readings in the same lines. */
function isSameTable(a: ReadonlyMap<string, readonly Written[]>, b: ReadonlyMap<string, readonly Written[]>): boolean {
	return a.size === b.size && JSON.stringify([...a]) === JSON.stringify([...b]);
}

function isSame(a: PlacedReading, b: PlacedReading | undefined): boolean {
	if (!b || a.reading !== b.reading || a.span !== b.span || a.found.state !== b.found.state) return false;
	if (a.found.state === 'gone' || b.found.state === 'gone') return true;
	const [left, right] = [a.found.at, b.found.at];
	return left.path === right.path && left.section === right.section && left.sectionEnd === right.sectionEnd;
}

/** The places of the QMS documents by the hash of their words; brought up to date when somebody asks. */
class WordIndex {
	readonly #places = new Map<string, Located[]>();
	readonly #hashes = new Map<string, ReadonlySet<string>>();
	#documents: ReadonlyMap<string, DocumentEntry> = new Map();

	placesOf(hash: string, snapshot: Snapshot): readonly Located[] {
		for (const path of changedSince(this.#documents, snapshot)) this.#replace(path, snapshot.documents.get(path));
		this.#documents = snapshot.documents;
		return this.#places.get(hash) ?? [];
	}

	#replace(path: string, entry: DocumentEntry | undefined): void {
		for (const hash of this.#hashes.get(path) ?? []) {
			const left = (this.#places.get(hash) ?? []).filter(place => place.path !== path);
			if (left.length > 0) this.#places.set(hash, left);
			else this.#places.delete(hash);
		}
		this.#hashes.delete(path);
		if (!entry?.document.qms) return;
		const {document} = entry;
		const hashes = new Set<string>();
		for (const [section, {own, whole, ownWords}] of documentHashes(document).entries()) {
			const end = document.sections[section]?.subtreeEnd ?? section + 1;
			if (ownWords > 0) {
				push(this.#places, own, {path, section, sectionEnd: section + 1});
				hashes.add(own);
			}
			if (whole === own) continue;
			push(this.#places, whole, {path, section, sectionEnd: end});
			hashes.add(whole);
		}
		this.#hashes.set(path, hashes);
	}
}
