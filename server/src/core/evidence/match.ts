import type {TermStep, WordPattern} from './terms.ts';
import {parseTerm} from './terms.ts';

/** A term that was found: words `start` (inclusive) to `end` (exclusive) of the run. */
export interface Hit {
	/** Index of the concept in the matcher's own numbering. */
	readonly concept: number;
	/** 3 strong, 2 medium, 1 weak. */
	readonly strength: number;
	readonly start: number;
	readonly end: number;
}

interface Output {
	readonly concept: number;
	/** 0 marks a guard: it cancels overlapping hits of its concept. */
	readonly strength: number;
}

interface Node {
	readonly next: Map<number, Node>;
	gap: Node | undefined;
	readonly outputs: Output[];
}

/** Many terms, found in one pass over the words of a statement. */
export interface Matcher {
	/** Hits in order of their start; of nested hits of one concept the widest, of equal ones the strongest. */
	match(words: readonly string[]): readonly Hit[];
}

const longestGap = 3;
const longestTerm = 32;
const rememberedWords = 50_000;
const rememberedSentences = 10_000;

/** Collects terms and turns them into a matcher. */
export class MatcherBuilder {
	readonly #root: Node = node();
	readonly #atoms = new Map<string, number>();
	readonly #exact = new Map<string, number[]>();
	/** Wild words by what stands before the star. */
	readonly #heads = new Map<string, {readonly tail: string; readonly atom: number}[]>();

	/** Adds a term; one that cannot be read is left out and answered with false. */
	add(term: string, concept: number, strength: number): boolean {
		const steps = parseTerm(term);
		if (!steps) return false;
		let at = this.#root;
		for (const step of steps) at = step === 'gap' ? (at.gap ??= node()) : this.#child(at, step);
		if (!at.outputs.some(output => output.concept === concept && output.strength === strength))
			at.outputs.push({concept, strength});
		return true;
	}

	build(): Matcher {
		const root = this.#root;
		const known = new Map<string, readonly number[]>();
		const atomsOf = (word: string): readonly number[] => {
			const found = known.get(word);
			if (found) return found;
			if (known.size >= rememberedWords) known.clear();
			const atoms = this.#atomsOf(word);
			known.set(word, atoms);
			return atoms;
		};
		// Typing changes one sentence of a document; the others are looked up.
		const sentences = new Map<string, readonly Hit[]>();
		return {
			match(words) {
				const key = words.join(' ');
				const found = sentences.get(key);
				if (found) return found;
				if (sentences.size >= rememberedSentences) sentences.clear();
				const hits = matchWords(root, words, atomsOf);
				sentences.set(key, hits);
				return hits;
			},
		};
	}

	#child(parent: Node, pattern: TermStep & WordPattern): Node {
		const atom = this.#atom(pattern);
		let child = parent.next.get(atom);
		if (!child) {
			child = node();
			parent.next.set(atom, child);
		}
		return child;
	}

	#atom(pattern: WordPattern): number {
		const key = `${pattern.forms.join('|')}*${pattern.kind === 'wild' ? pattern.tail : '!'}`;
		const known = this.#atoms.get(key);
		if (known !== undefined) return known;
		const atom = this.#atoms.size;
		this.#atoms.set(key, atom);
		if (pattern.kind === 'exact') for (const form of new Set(pattern.forms)) push(this.#exact, form, atom);
		else push(this.#heads, pattern.forms[0] ?? '', {tail: pattern.tail, atom});
		return atom;
	}

	#atomsOf(word: string): readonly number[] {
		const atoms = [...(this.#exact.get(word) ?? [])];
		for (let length = 0; length <= word.length; length++) {
			for (const {tail, atom} of this.#heads.get(word.slice(0, length)) ?? []) {
				if (word.length >= length + tail.length && word.endsWith(tail)) atoms.push(atom);
			}
		}
		return atoms;
	}
}

function matchWords(
	root: Node,
	words: readonly string[],
	atomsOf: (word: string) => readonly number[],
): readonly Hit[] {
	const atoms = words.map(atomsOf);
	const hits: Hit[] = [];
	const guards: Hit[] = [];
	const walk = (at: Node, start: number, position: number): void => {
		for (const {concept, strength} of at.outputs)
			(strength === 0 ? guards : hits).push({concept, strength, start, end: position});
		step(at, start, position);
		if (at.gap) for (let skip = 0; skip <= longestGap; skip++) step(at.gap, start, position + skip);
	};
	const step = (at: Node, start: number, position: number): void => {
		for (const atom of atoms[position] ?? []) {
			const child = at.next.get(atom);
			if (child) walk(child, start, position + 1);
		}
	};
	for (let start = 0; start < words.length; start++) step(root, start, start);
	return hits.length < 2 && guards.length === 0 ? hits : strongest(hits, guards);
}

/** Drops guarded and nested hits. Both lists are in order of their start, and no term is longer than `longestTerm`. */
function strongest(hits: readonly Hit[], guards: readonly Hit[]): readonly Hit[] {
	const free =
		guards.length === 0
			? hits
			: hits.filter(
					hit =>
						!near(
							guards,
							hit,
							guard => guard.concept === hit.concept && guard.start < hit.end && hit.start < guard.end,
						),
				);
	return free.filter(
		(hit, index) =>
			!near(free, hit, (other, at) => at !== index && covers(other, hit) && (!covers(hit, other) || at < index)),
	);
}

/** True where a hit of the sorted list that can touch `hit` passes the test; looks at its neighbourhood only. */
function near(list: readonly Hit[], hit: Hit, test: (other: Hit, index: number) => boolean): boolean {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle]?.start ?? 0) < hit.start - longestTerm) low = middle + 1;
		else high = middle;
	}
	for (let at = low; at < list.length; at++) {
		const other = list[at];
		if (!other || other.start >= hit.end) return false;
		if (test(other, at)) return true;
	}
	return false;
}

function covers(outer: Hit, inner: Hit): boolean {
	return (
		outer.concept === inner.concept &&
		outer.start <= inner.start &&
		inner.end <= outer.end &&
		outer.strength >= inner.strength
	);
}

function node(): Node {
	return {next: new Map(), gap: undefined, outputs: []};
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
