import type {Criterion, Level} from '../catalog/catalog.ts';
import type {Place} from '../coverage/coverage.ts';
import {type CriterionState, isMet} from '../coverage/states.ts';
import {placeHash} from '../readings/words.ts';
import type {Snapshot} from '../workspace/snapshot.ts';
import type {Question} from './question.ts';
import type {Asked} from './questions.ts';

/** What is left of one criterion besides the questions that are open. */
export interface Left {
	readonly criterion: Criterion;
	readonly level: Level;
	readonly state: CriterionState;
	/** Places that readers have judged in the words they have now. */
	readonly read: number;
	/** Places that readers say show a part of it. */
	readonly inPart: number;
	/** Possible places that nobody has read and nobody is asked about; 0 for a criterion that is shown. */
	readonly notAsked: number;
	/** True where somebody looked for it everywhere and found it nowhere. */
	readonly isAbsent: boolean;
}

/** What is left of every criterion that applies, in catalogue order; `open` are the questions that are asked. */
export function leftOf({snapshot, coverage}: Asked, open: readonly Question[]): readonly Left[] {
	const asked = new Map<string, Set<string>>();
	for (const {criterion, words} of open) asked.set(criterion.id, (asked.get(criterion.id) ?? new Set()).add(words));
	return coverage().flatMap(({criteria, documents}) => {
		const places = placesOf(documents);
		return [...criteria.values()]
			.filter(({state}) => state !== 'not-applicable')
			.map(({criterion, level, state, inPart, absent = []}): Left => {
				const own = places.get(criterion.id) ?? [];
				const unread = new Set(own.flatMap(place => unreadWords(place, snapshot)));
				const known = asked.get(criterion.id);
				return {
					criterion,
					level,
					state,
					read: own.filter(isRead).length,
					inPart: inPart.length,
					notAsked: isMet(state) ? 0 : [...unread].filter(words => known?.has(words) !== true).length,
					isAbsent: absent.length > 0,
				};
			});
	});
}

/** The gaps for which a place has still to be looked for: nobody has said that they are absent. The most important first. */
export function toFind(left: readonly Left[]): readonly Left[] {
	const importance = {mandatory: 2, expected: 1, good: 0} as const satisfies Readonly<Record<Level, number>>;
	return left
		.filter(({state, isAbsent}) => state === 'gap' && !isAbsent)
		.toSorted((a, b) => importance[b.level] - importance[a.level]);
}

function placesOf(
	documents: ReadonlyMap<string, ReadonlyMap<string, readonly Place[]>>,
): ReadonlyMap<string, readonly Place[]> {
	const all = new Map<string, Place[]>();
	for (const criteria of documents.values())
		for (const [id, places] of criteria) {
			const known = all.get(id);
			if (known) known.push(...places);
			else all.set(id, [...places]);
		}
	return all;
}

const isRead = ({testimony}: Place): boolean =>
	testimony !== undefined && (testimony.counting.length > 0 || testimony.passedOver !== undefined);

/** The hash of a possible place, which no reader has judged. */
function unreadWords({path, evidence, answer}: Place, {documents}: Snapshot): readonly string[] {
	const document = documents.get(path)?.document;
	return document && evidence && answer === 'possible' ? [placeHash(document, evidence)] : [];
}
