import {push} from '../core/workspace/index.ts';
import {subjectOf, type Told} from './identity.ts';

/** The findings of two states side by side. */
export interface Paired<A, B> {
	readonly both: readonly (readonly [A, B])[];
	readonly onlyBefore: readonly A[];
	readonly onlyAfter: readonly B[];
}

/**
 * Pairs the findings of two states, each at most once, those first that agree in most. A finding is the same where rule and
 * subject are, in this order: in the same sentence of the same document, in the same section, in the same document, about
 * the system wherever it is shown, beside the same words wherever they stand now, and in a document of the same title if its
 * former document is no more. `stays` says whether a document of the earlier state is there still, by id or path.
 */
export function pair<A, B>(
	before: readonly A[],
	after: readonly B[],
	toldBefore: (each: A) => Told,
	toldAfter: (each: B) => Told,
	stays: (document: string) => boolean,
): Paired<A, B> {
	const both: (readonly [A, B])[] = [];
	let left = before.map(each => ({each, told: wordsOf(toldBefore(each))}));
	let right = after.map(each => ({each, told: wordsOf(toldAfter(each))}));
	for (const {keyOf, ofOld} of passes) {
		if (left.length === 0 || right.length === 0) break;
		const open = new Map<string, A[]>();
		for (const {each, told} of left) {
			const key = ofOld === 'gone' && stays(told.document) ? undefined : keyOf(told, 'before');
			if (key !== undefined) push(open, key, each);
		}
		const matched = new Set<A>();
		right = right.filter(({each, told}) => {
			const key = keyOf(told, 'after');
			const found = key === undefined ? undefined : open.get(key)?.shift();
			if (found === undefined) return true;
			matched.add(found);
			both.push([found, each]);
			return false;
		});
		left = left.filter(({each}) => !matched.has(each));
	}
	return {both, onlyBefore: left.map(({each}) => each), onlyAfter: right.map(({each}) => each)};
}

type Words = Required<Told> & {readonly subject: string};

const wordsOf = (told: Told): Words => ({near: undefined, title: undefined, ...told, subject: subjectOf(told.key)});

interface Pass {
	/** What has to agree; undefined for a finding that this pass does not look at. */
	readonly keyOf: (told: Words, side: 'before' | 'after') => string | undefined;
	/** `gone` where the earlier finding has to be of a document that is no more. */
	readonly ofOld?: 'gone';
}

const joined = (...parts: readonly string[]): string => parts.join('\u0000');

const passes: readonly Pass[] = [
	{keyOf: ({rule, document, section, key, near}) => joined(rule, document, section, key, near ?? '')},
	{
		keyOf: ({rule, document, subject, near}) =>
			near === undefined ? undefined : joined(rule, document, subject, near),
	},
	{keyOf: ({rule, document, section, subject}) => joined(rule, document, section, subject)},
	{keyOf: ({rule, document, subject}) => joined(rule, document, subject)},
	// An earlier version may have written down where a finding about the system was shown.
	{
		keyOf: ({rule, document, subject}, side) =>
			side === 'after' && document !== '' ? undefined : joined(rule, subject),
	},
	{keyOf: ({rule, subject, near}) => (near === undefined ? undefined : joined(rule, subject, near))},
	{keyOf: ({rule, subject, title}) => (title === undefined ? undefined : joined(rule, subject, title)), ofOld: 'gone'},
];
