import type {Coverage, Place} from './coverage.ts';

/** Places offered for a criterion: more are not read. */
export const mostOffered = 5;

/**
 * The likeliest places of every criterion that are shown or possible, best first, whatever the state of their documents:
 * where a reader looks first. A text that several documents repeat is offered once. What was read and does not show the
 * criterion keeps its place among them, so that an answer leads to an end and not to the next place.
 */
export function offeredPlaces({documents}: Pick<Coverage, 'documents'>): ReadonlyMap<string, readonly Place[]> {
	const all = new Map<string, Place[]>();
	for (const criteria of documents.values()) {
		for (const [id, places] of criteria) {
			const likely = places.filter(isLikely);
			const known = all.get(id);
			if (known) known.push(...likely);
			else all.set(id, likely);
		}
	}
	return new Map([...all].map(([id, places]) => [id, bestOf(places)]));
}

/** Where places of a kind begin among the sorted ones of a criterion: possible ones, those read in part, and all others. */
export interface Begins {
	readonly possible: number;
	readonly part: number;
	readonly none: number;
}

/**
 * True where a reader is still to be asked: a possible place is among the offered ones. `places` are those of one criterion
 * in the order of `comparePlaces`, none of them shown or claimed.
 */
export function isToBeRead(places: readonly Place[], begins: Begins): boolean {
	const best = begins.possible < begins.part ? places[begins.possible] : undefined;
	if (!best) return false;
	const before: Place[] = [];
	for (const [from, to] of [
		[begins.part, begins.none],
		[begins.none, begins.none + mostRead],
	]) {
		for (const place of places.slice(from, to)) {
			if (scoreOf(place) <= scoreOf(best)) break;
			if (isLikely(place)) before.push(place);
		}
	}
	return bestOf([...before, best]).includes(best);
}

/** Among so many places that were read there are as many different texts as are offered, or the same ones over and over. */
const mostRead = 200;

/** What the engine takes for likely, whatever its reader says by now, and what a reader says is shown. */
const isLikely = (place: Place): boolean =>
	isRead(place) || (place.evidence !== undefined && place.evidence.answer !== 'none');

/** What a reader says is shown stands first. */
const isRead = ({answer, testimony}: Place): boolean => answer === 'shown' && (testimony?.counting.length ?? 0) > 0;

const scoreOf = ({evidence}: Place): number => evidence?.score ?? 0;

/** Documents come in path order and their places best first, so that equals keep that order. */
function bestOf(places: readonly Place[]): readonly Place[] {
	const seen = new Set<string>();
	const offered: Place[] = [];
	for (const place of places.toSorted((a, b) => Number(isRead(b)) - Number(isRead(a)) || scoreOf(b) - scoreOf(a))) {
		if (offered.length === mostOffered) break;
		const text = place.evidence?.sentences.map(sentence => sentence.text).join('\n') ?? '';
		const key = `${place.answer === 'none'}\n${text}`;
		if (text !== '' && seen.has(key)) continue;
		seen.add(key);
		offered.push(place);
	}
	return offered;
}
