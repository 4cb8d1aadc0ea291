import type {Section, Table} from './document.ts';

/** Underscores, dots or an ellipsis as long as a word: room to write by hand. */
export const blank = /_{3,}|(?:\.\s?){8,}|…{3,}/u;

const blanks = new RegExp(blank.source, 'gu');
const box = /[☐□▢❏❑]|^\s*(?:[-*+]\s+)?\[ ?\]\s+(?=\S)/u;
const longestLabel = 6;
const fewestFields = 4;

/**
 * True for a text that is mostly there to be filled in: blanks, boxes and empty cells outweigh its sentences, be it as
 * Markdown, in a code fence or drawn with lines. `source` is the whole text, fences included.
 */
export function isFilledIn(source: string, sections: readonly Section[], tables: readonly Table[]): boolean {
	let fields = 0;
	for (const line of source.split(/\r\n?|\n/)) {
		if (line.length > 2000) continue;
		if (/[_.…]{3}|\. \./u.test(line) && !/^[\s_.]+$/.test(line)) fields += line.match(blanks)?.length ?? 0;
		// A long sentence behind a box is a step that is ticked off, and says something.
		if (box.test(line) && line.replace(box, '').trim().split(/\s+/).length < longestLabel) fields++;
	}
	for (const {rows} of tables) fields += rows.filter(row => isOpenRow(row)).length;
	if (fields < fewestFields) return false;
	const sentences = sections.reduce((sum, section) => sum + sentencesIn(section), 0);
	return fields >= sentences * 2;
}

/** A row with a label and nothing beside it, or with nothing at all. */
function isOpenRow(row: Table['rows'][number]): boolean {
	return row.length > 1 && row.slice(1).every(({text}) => text === '');
}

function sentencesIn({blocks}: Section): number {
	return blocks.reduce(
		(sum, {kind, statements}) =>
			kind === 'code' || kind === 'quote'
				? sum
				: sum + statements.filter(({text, tokens}) => tokens.words.length >= 8 && !blank.test(text)).length,
		0,
	);
}
