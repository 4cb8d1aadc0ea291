import type {QmsDocument} from '../model/document.ts';
import {type Extent, placeWords, readingWords} from './words.ts';

/** Fewer words say nothing of where they stand, unless they are all that a statement says. */
const fewestWords = 3;

/** What is wrong with a quotation; undefined where it stands in the place word by word. `…` and `[…]` leave words out. */
export function quoteProblem(document: QmsDocument, extent: Extent, quote: string): string | undefined {
	const parts = quote
		.split(/\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\./)
		.map(readingWords)
		.filter(words => words.length > 0);
	if (parts.length === 0) return 'The quotation is empty.';
	const words = placeWords(document, extent);
	let from = 0;
	for (const part of parts) {
		const at = indexOf(words, part, from);
		if (at < 0) return 'The quotation does not stand in the place word by word.';
		if (part.length < fewestWords && !isStatement(document, extent, part))
			return `${parts.length === 1 ? 'The quotation' : `A part of the quotation, "${part.join(' ')}",`} is too short: ${part.length === 1 ? 'one word says' : 'two words say'} nothing.`;
		from = at + part.length;
	}
	return undefined;
}

function statementsOf({sections}: QmsDocument, {section, sectionEnd}: Extent) {
	return sections
		.slice(section, Math.max(sectionEnd, section + 1))
		.flatMap(({blocks}) => blocks.flatMap(({statements}) => statements))
		.map(({text}) => readingWords(text));
}

function isStatement(document: QmsDocument, extent: Extent, part: readonly string[]): boolean {
	return statementsOf(document, extent).some(
		words => words.length === part.length && words.every((word, index) => word === part[index]),
	);
}

/** Where `part` stands in `words` as a run, from `from` on; -1 where nowhere. */
function indexOf(words: readonly string[], part: readonly string[], from: number): number {
	for (let at = from; at + part.length <= words.length; at++)
		if (part.every((word, index) => words[at + index] === word)) return at;
	return -1;
}
