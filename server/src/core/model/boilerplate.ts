import type {Block, QmsDocument, Section} from './document.ts';
import {foldedWords} from '../text/fold.ts';
import {hashWords} from '../text/hash.ts';

// A shorter paragraph repeats by chance.
const fewestWords = 12;

/** The hash of every paragraph and list item of some length, the document's title masked wherever it stands in them. */
export function paragraphHashes(sections: readonly Section[], title: string): QmsDocument['paragraphHashes'] {
	const name = foldedWords(title);
	return sections.flatMap(section =>
		section.blocks.flatMap((block, index) => {
			const words = wordsOf(block);
			return words.length < fewestWords
				? []
				: [{hash: hashWords(masked(words, name)), section: section.index, block: index}];
		}),
	);
}

function wordsOf(block: Block): readonly string[] {
	if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'field') return [];
	const [first, ...rest] = block.statements;
	return rest.length === 0
		? (first?.tokens.words ?? [])
		: block.statements.flatMap(statement => statement.tokens.words);
}

function masked(words: readonly string[], name: readonly string[]): readonly string[] {
	const [first] = name;
	if (first === undefined || !words.includes(first)) return words;
	const left: string[] = [];
	for (let at = 0; at < words.length; at++) {
		if (words[at] === first && name.every((word, index) => words[at + index] === word)) {
			left.push('*');
			at += name.length - 1;
		} else {
			left.push(words[at] ?? '');
		}
	}
	return left;
}
