import type {Nodes, Root, RootContent} from 'mdast';
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table';
import {gfmTable} from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import type {SyntaxProblem} from './problem.ts';
import {guardMarkdown} from './guard.ts';
import {cutToPieces, type PieceTrees} from './pieces.ts';
import {plainParagraph} from './plain.ts';
import {underlinedHeadings} from './setext.ts';
import {asRendered} from './rendered.ts';

export interface MarkdownTree {
	/** Every node has a position whose offsets are those of the text given. */
	readonly root: Root;
	/** What the parser saw: the text with front matter and unreadable lines blank; offsets are the same. */
	readonly source: string;
	readonly problems: readonly SyntaxProblem[];
}

const parser = unified()
	.data({micromarkExtensions: [gfmTable(), underlinedHeadings], fromMarkdownExtensions: [gfmTableFromMarkdown()]})
	.use(remarkParse)
	.freeze();

// The parser's memory grows to a thousand times the text, so a large text is parsed in pieces.
const largestPiece = 131_072;

/**
 * Parses Markdown with GitHub's tables, from offset `from` on; never throws. With the trees of the version before, only
 * what changed is parsed; the result is the same, but for lines and columns, and lasts until they are used again.
 */
export function parseMarkdown(text: string, from = 0, trees?: PieceTrees): MarkdownTree {
	const {text: guarded, problems} = guardMarkdown(asRendered(text), from);
	// A byte order mark would shift every offset by one.
	const source = guarded.charCodeAt(0) === 0xfeff ? ` ${guarded.slice(1)}` : guarded;
	if (source.length <= largestPiece) return {root: trees ? reparse(source, trees) : parse(source), source, problems};
	const children: RootContent[] = [];
	for (const [start, end] of pieces(source)) {
		const root = parse(source.slice(start, end));
		shift(root, start);
		for (const child of root.children) children.push(child);
	}
	return {root: {type: 'root', children}, source, problems};
}

function reparse(source: string, trees: PieceTrees): Root {
	const children: RootContent[] = [];
	for (const [start, end] of cutToPieces(source)) {
		const piece = source.slice(start, end);
		const tree = trees.take(piece) ?? {root: plainParagraph(piece) ?? parse(piece), at: 0};
		if (tree.at !== start) shift(tree.root, start - tree.at);
		tree.at = start;
		trees.keep(piece, tree);
		for (const child of tree.root.children) children.push(child);
	}
	trees.turn();
	return {type: 'root', children};
}

function parse(source: string): Root {
	return parser.parse(source);
}

/** Cuts at headings outside code and comments, else at blank lines, else not at all. */
function pieces(source: string): [number, number][] {
	const found: [number, number][] = [];
	let start = 0;
	let blank = -1;
	let fence = '';
	let comment = false;
	for (const line of source.matchAll(/[^\n]*\n?/g)) {
		const at = line.index;
		const text = line[0].slice(0, 200);
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
		if (fence !== '') {
			if (mark?.startsWith(fence) && text.trim() === mark) fence = '';
			continue;
		}
		if (comment || text.includes('<!--')) {
			comment = line[0].lastIndexOf('-->') < line[0].lastIndexOf('<!--') || (comment && !line[0].includes('-->'));
			continue;
		}
		if (mark !== undefined) fence = mark;
		const long = at - start > largestPiece / 2;
		if (long && /^#{1,6}\s/.test(text)) {
			found.push([start, at]);
			start = at;
			blank = -1;
		} else if (blank > start && at - start > largestPiece) {
			found.push([start, blank]);
			start = blank;
			blank = -1;
		}
		if (text.trim() !== '' && !/^[\s>|]/.test(text) && mark === undefined && endsBlank(source, at)) blank = at;
	}
	found.push([start, source.length]);
	return found;
}

function endsBlank(source: string, at: number): boolean {
	return /\n[ \t]*\r?\n$/.test(source.slice(Math.max(0, at - 100), at));
}

function shift(node: Nodes, by: number): void {
	const {position} = node;
	if (position) {
		position.start.offset = (position.start.offset ?? 0) + by;
		position.end.offset = (position.end.offset ?? 0) + by;
	}
	if ('children' in node) for (const child of node.children) shift(child, by);
}
