import type {CriterionCoverage, Place} from './coverage.ts';
import type {Contribution} from './places.ts';

/**
 * Old place to new where a document brings the same as before and only its words have moved, as they do at most
 * keystrokes; undefined where anything that a state or an order rests on is different.
 */
export function movesOf(before: Contribution | undefined, after: Contribution | undefined): ReadonlyMap<Place, Place> | undefined {
	if (!before || !after || before.places.size !== after.places.size) return undefined;
	if (isBound(before) || isBound(after)) return undefined;
	const moves = new Map<Place, Place>();
	for (const [id, old] of before.places) {
		const now = after.places.get(id);
		if (!now || now.length !== old.length) return undefined;
		for (const [index, place] of old.entries()) {
			const moved = now[index];
			if (!moved || !isAlike(place, moved) || before.shared.get(place) !== after.shared.get(moved)) return undefined;
			moves.set(place, moved);
		}
	}
	return moves;
}

/** Plans and attestations are handed on as the directives that say them. */
function isBound({plans, attestations}: Contribution): boolean {
	return plans.size + attestations.size > 0;
}

/** True where two places count the same: everything but where their words stand. */
export function isAlike(a: Place, b: Place): boolean {
	return a.path === b.path && a.section === b.section && a.field === b.field && a.counting === b.counting && a.weakClaim === b.weakClaim && a.spread === b.spread
		&& (a.claim === undefined) === (b.claim === undefined) && a.evidence?.grade === b.evidence?.grade && a.evidence?.score === b.evidence?.score
		&& a.flags.length === b.flags.length && a.flags.every((flag, index) => flag === b.flags[index]);
}

/** A criterion's coverage with the places where they are now. */
export function moved(coverage: CriterionCoverage, moves: ReadonlyMap<Place, Place>): CriterionCoverage {
	const there = (places: readonly Place[]): readonly Place[] => places.map(place => moves.get(place) ?? place);
	return {...coverage, places: there(coverage.places), candidates: there(coverage.candidates)};
}
