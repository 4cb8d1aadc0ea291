import type {Coverage, Place} from './coverage.ts';

/** Places offered for a criterion: more are not read. */
export const mostOffered = 5;

/**
 * The likeliest places of every criterion that are shown or possible, best first, whatever the state of their documents:
 * where a reader looks first. A text that several documents repeat is offered once.
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
	return new Map([...all].map(([id, places]) => [id, best(places)]));
}

const isLikely = (place: Place): boolean =>
	place.answer !== 'none' && (isRead(place) || (place.evidence !== undefined && place.evidence.answer !== 'none'));

/** What a reader says is shown stands first. */
const isRead = ({answer, testimony}: Place): boolean => answer === 'shown' && (testimony?.counting.length ?? 0) > 0;

/** Documents come in path order and their places best first, so that equals keep that order. */
function best(places: readonly Place[]): readonly Place[] {
	const seen = new Set<string>();
	const offered: Place[] = [];
	for (const place of places.toSorted(
		(a, b) => Number(isRead(b)) - Number(isRead(a)) || (b.evidence?.score ?? 0) - (a.evidence?.score ?? 0),
	)) {
		if (offered.length === mostOffered) break;
		const text = place.evidence?.sentences.map(sentence => sentence.text).join('\n') ?? '';
		if (text !== '' && seen.has(text)) continue;
		seen.add(text);
		offered.push(place);
	}
	return offered;
}
