/** What a finding is told by, without lines; `document` is an id, or a path where there is none. */
export interface Told {
	readonly rule: string;
	readonly document: string;
	readonly section: string;
	readonly key: string;
}

/**
 * Pairs the findings of two states, each at most once: first those equal in all, then those that only moved to another
 * section of their document, then those about the whole system (`anywhere`), whose document is only where they are shown.
 */
export function pair<A, B>(
	before: readonly A[],
	after: readonly B[],
	toldBefore: (each: A) => Told,
	toldAfter: (each: B) => Told & {readonly anywhere?: boolean},
): {readonly both: readonly (readonly [A, B])[]; readonly onlyBefore: readonly A[]; readonly onlyAfter: readonly B[]} {
	const both: (readonly [A, B])[] = [];
	let left = before;
	let right = after;
	for (const keyOf of [exact, withoutSection, ruleAndKey]) {
		const open = new Map<string, A[]>();
		for (const each of left) open.set(keyOf(toldBefore(each)), [...(open.get(keyOf(toldBefore(each))) ?? []), each]);
		const matched = new Set<A>();
		right = right.filter(each => {
			if (keyOf === ruleAndKey && toldAfter(each).anywhere !== true) return true;
			const found = open.get(keyOf(toldAfter(each)))?.shift();
			if (found === undefined) return true;
			matched.add(found);
			both.push([found, each]);
			return false;
		});
		left = left.filter(each => !matched.has(each));
	}
	return {both, onlyBefore: left, onlyAfter: right};
}

const exact = ({rule, document, section, key}: Told): string => [rule, document, section, key].join('\u0000');
const withoutSection = ({rule, document, key}: Told): string => [rule, document, key].join('\u0000');
const ruleAndKey = ({rule, key}: Told): string => [rule, key].join('\u0000');

/** A finding of coverage about an outcome as a whole is shown at the nearest document, which may become another. */
export function isAnywhere({
	family,
	criterion,
}: {
	readonly family: string;
	readonly criterion: string | undefined;
}): boolean {
	return family === 'coverage' && criterion === undefined;
}
