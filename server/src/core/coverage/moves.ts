import type {CriterionCoverage, Place} from './coverage.ts';
import type {Contribution} from './places.ts';
import type {Testimony} from './testimony.ts';

export type Move = readonly [from: Place, to: Place, shared: string | undefined];

/**
 * Old place to new, with the text they share with others, where a document brings the same to a criterion as before and only its words have moved, as they do at
 * most keystrokes; undefined where anything that a state or an order rests on is different.
 */
export function movesOf(
	criterion: string,
	before: Contribution | undefined,
	after: Contribution | undefined,
): readonly Move[] | undefined {
	if (!before || !after || isBound(before, criterion) || isBound(after, criterion)) return undefined;
	const [old, now] = [before.places.get(criterion) ?? [], after.places.get(criterion) ?? []];
	if (old.length !== now.length) return undefined;
	const moves: Move[] = [];
	for (const [index, place] of old.entries()) {
		const moved = now[index];
		if (!moved || !isAlike(place, moved) || before.shared.get(place) !== after.shared.get(moved)) return undefined;
		moves.push([place, moved, after.shared.get(moved)]);
	}
	return moves;
}

/** Plans and attestations are handed on as the directives that say them. */
function isBound({plans, attestations}: Contribution, criterion: string): boolean {
	return plans.has(criterion) || attestations.has(criterion);
}

/** True where two places count the same: everything but where their words stand. */
export function isAlike(a: Place, b: Place): boolean {
	return (
		a.path === b.path &&
		a.section === b.section &&
		a.field === b.field &&
		a.counting === b.counting &&
		a.weakClaim === b.weakClaim &&
		a.spread === b.spread &&
		(a.claim === undefined) === (b.claim === undefined) &&
		a.answer === b.answer &&
		a.confirmed === b.confirmed &&
		a.evidence?.grade === b.evidence?.grade &&
		a.evidence?.likelihood === b.evidence?.likelihood &&
		a.evidence?.score === b.evidence?.score &&
		isSameTestimony(a.testimony, b.testimony) &&
		a.flags.length === b.flags.length &&
		a.flags.every((flag, index) => flag === b.flags[index])
	);
}

function isSameTestimony(a: Testimony | undefined, b: Testimony | undefined): boolean {
	const alike = <T>(left: readonly T[], right: readonly T[]): boolean =>
		left.length === right.length && left.every((each, index) => each === right[index]);
	return (
		a === b ||
		(a !== undefined &&
			b !== undefined &&
			a.passedOver === b.passedOver &&
			alike(a.counting, b.counting) &&
			alike(a.stale, b.stale))
	);
}

/** A criterion's coverage with the places where they are now; the same where nothing moved. */
export function moved(coverage: CriterionCoverage, moves: readonly Move[]): CriterionCoverage {
	if (moves.length === 0) return coverage;
	return {
		...coverage,
		places: movedPlaces(coverage.places, moves),
		candidates: movedPlaces(coverage.candidates, moves),
		inPart: movedPlaces(coverage.inPart, moves),
	};
}

/** Few of many places move at a time, so that they are looked for and the others are not touched. */
function movedPlaces(places: readonly Place[], moves: readonly Move[]): readonly Place[] {
	let there: Place[] | undefined;
	for (const [from, to] of moves) {
		const at = places.indexOf(from);
		if (at >= 0) (there ??= [...places])[at] = to;
	}
	return there ?? places;
}
