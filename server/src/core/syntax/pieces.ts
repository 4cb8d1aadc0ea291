import type {Root} from 'mdast';

/** From offset to offset, without gaps, in order. */
export type Pieces = readonly (readonly [start: number, end: number])[];

/** The trees of the pieces that a document was last made of, so that an edit parses one piece and not the document. */
export class PieceTrees {
	#known = new Map<string, {readonly root: Root; at: number}[]>();
	#next = new Map<string, {readonly root: Root; at: number}[]>();

	/** The tree of a piece of the last version, with the offset at which it stood. Each is given once, since it is moved. */
	take(piece: string): {readonly root: Root; at: number} | undefined {
		return this.#known.get(piece)?.pop();
	}

	/** Takes note of a piece of this version. */
	keep(piece: string, tree: {readonly root: Root; at: number}): void {
		const known = this.#next.get(piece);
		if (known) known.push(tree);
		else this.#next.set(piece, [tree]);
	}

	/** The version that was read is the last one now. */
	turn(): void {
		this.#known = this.#next;
		this.#next = new Map();
	}
}

// Blocks of HTML other than comments end at a mark or a blank line, and a link may be defined anywhere below.
const reaching = /^[ >]*<(?!!--)|<(?:pre|script|style|textarea)\b|<[?!](?!--)|^[ >*+\-\d.)]*\[[^\]]*\]:/im;

/**
 * Cuts a text at headings and paragraphs so that each piece reads the same by itself as in the whole: at marks of headings
 * and letters in the first column after a blank line, outside code and comments. The whole text is one piece where a block
 * could reach over such a place.
 */
export function cutToPieces(source: string): Pieces {
	if (source.includes('\r') || reaching.test(source)) return [[0, source.length]];
	const found: [number, number][] = [];
	let start = 0;
	let blank = false;
	let fence = '';
	let comment = false;
	for (const line of source.matchAll(/[^\n]*\n?/g)) {
		const text = line[0];
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
		if (fence !== '') {
			if (mark?.startsWith(fence) === true && text.trim() === mark) fence = '';
		} else if (comment || /^ {0,3}<!--/.test(text)) {
			// A block of its own, which ends with the line that has its end.
			comment = !text.includes('-->');
		} else if (text.lastIndexOf('<!--') > text.lastIndexOf('-->')) {
			// Whether this ends at all depends on the paragraph around it.
			return [[0, source.length]];
		} else if (mark !== undefined) {
			fence = mark;
		} else if (/^[ \t>*+\-\d.)]+(?:`{3,}|~{3,})/.test(text)) {
			// Code in a list or a quotation, or an indented line that only looks like its beginning.
			return [[0, source.length]];
		} else if (blank && line.index > start && /^(?:#{1,6}[ \t\n]|\p{L})/u.test(text)) {
			found.push([start, line.index]);
			start = line.index;
		}
		blank = text.trim() === '';
	}
	found.push([start, source.length]);
	return found;
}
