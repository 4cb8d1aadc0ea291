import {tokenise} from '../../core/text/fold.ts';
import type {Span} from '../../core/text/span.ts';

/**
 * Where phrases stand in a sentence, compared word by word as the engine compares them: case, accents and what stands
 * between words do not matter. Spans in order, without overlap; of two that meet the longer wins, then the first.
 */
export function marksIn(sentence: string, phrases: readonly string[]): readonly Span[] {
	const {words, starts, ends} = tokenise(sentence, 0);
	const found = phrases.flatMap(phrase => {
		const wanted = tokenise(phrase, 0).words;
		if (wanted.length === 0 || wanted.length === words.length) return [];
		return words.flatMap((_, at) =>
			wanted.every((word, index) => words[at + index] === word) ? [{from: at, to: at + wanted.length}] : [],
		);
	});
	const kept: {from: number; to: number}[] = [];
	for (const each of found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
		if (kept.every(other => each.to <= other.from || other.to <= each.from)) kept.push(each);
	}
	return kept.sort((a, b) => a.from - b.from).map(({from, to}) => ({start: starts[from] ?? 0, end: ends[to - 1] ?? 0}));
}
