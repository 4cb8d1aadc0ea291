import type {Criterion} from '../catalog/catalog.ts';
import type {Place} from './coverage.ts';
import {comparePlaces, sortPlaces} from './criterion.ts';
import type {Move} from './moves.ts';
import type {Contribution} from './places.ts';

type Brought = Pick<Contribution, 'places' | 'shared'>;

/**
 * The places of one criterion in the order of `comparePlaces`, kept in order document by document; of those that rest on
 * the same boilerplate only the best is among them.
 */
export class RankedPlaces {
	readonly #criterion: Criterion;
	readonly #sorted: Place[];
	/** What several documents share, to the places that rest on it, best first. */
	readonly #rivals = new Map<string, Place[]>();

	/** The places that `contributions` bring, and those of no document. */
	constructor(criterion: Criterion, structural: readonly Place[], contributions: Iterable<Brought>) {
		this.#criterion = criterion;
		const own = [...structural];
		for (const {places, shared} of contributions) {
			for (const place of places.get(criterion.id) ?? []) {
				const text = shared.get(place);
				if (text === undefined) own.push(place);
				else this.#rivalsOf(text).push(place);
			}
		}
		for (const [text, rivals] of this.#rivals) {
			const sorted = sortPlaces(rivals);
			this.#rivals.set(text, sorted);
			own.push(...sorted.slice(0, 1));
		}
		this.#sorted = sortPlaces(own);
	}

	/** Best first; the list changes with the next document that is replaced, so that nobody may keep it. */
	get all(): readonly Place[] {
		return this.#sorted;
	}

	/** Puts what a document brings in place of what it brought. */
	replace(before: Brought | undefined, after: Brought | undefined): void {
		const sorted = this.#sorted;
		const {id} = this.#criterion;
		for (const place of before?.places.get(id) ?? []) this.#remove(sorted, place, before?.shared.get(place));
		for (const place of after?.places.get(id) ?? []) this.#add(sorted, place, after?.shared.get(place));
	}

	/** Puts places that only stand elsewhere now where they stood. */
	move(moves: readonly Move[]): void {
		for (const [from, to, text] of moves) {
			exchange(this.#sorted, from, to);
			if (text !== undefined) exchange(this.#rivalsOf(text), from, to);
		}
	}

	#remove(sorted: Place[], place: Place, text: string | undefined): void {
		if (text === undefined) return take(sorted, place);
		const rivals = this.#rivalsOf(text);
		const wasBest = rivals[0] === place;
		take(rivals, place);
		if (rivals.length === 0) this.#rivals.delete(text);
		if (!wasBest) return;
		take(sorted, place);
		if (rivals[0]) this.#insert(sorted, rivals[0]);
	}

	#add(sorted: Place[], place: Place, text: string | undefined): void {
		if (text === undefined) return this.#insert(sorted, place);
		const rivals = this.#rivalsOf(text);
		const best = rivals[0];
		this.#insert(rivals, place);
		if (rivals[0] !== place) return;
		if (best) take(sorted, best);
		this.#insert(sorted, place);
	}

	/** Behind its equals, as sorting would leave it. */
	#insert(sorted: Place[], place: Place): void {
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const other = sorted[middle];
			if (other && comparePlaces(other, place) <= 0) low = middle + 1;
			else high = middle;
		}
		sorted.splice(low, 0, place);
	}

	#rivalsOf(text: string): Place[] {
		const known = this.#rivals.get(text) ?? [];
		this.#rivals.set(text, known);
		return known;
	}
}

function take(places: Place[], place: Place): void {
	const at = places.indexOf(place);
	if (at >= 0) places.splice(at, 1);
}

function exchange(places: Place[], from: Place, to: Place): void {
	const at = places.indexOf(from);
	if (at >= 0) places[at] = to;
}
