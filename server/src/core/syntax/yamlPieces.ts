import type {Versions} from '../text/versions.ts';
import type {YamlEntry, YamlMapping, YamlNode, YamlTree} from './yamlTree.ts';

/** Keys of a mapping with their values by the text that says them; offsets are counted from its beginning. */
export type YamlPieces = Versions<string, YamlMapping>;

// Marks of documents, directives, anchors, aliases, tags and merged keys reach beyond one key.
const reaching = /^(?:---|\.\.\.|%|\?)|(?:^|[\s,[{:?-])[&*!]|<<|[\r\uFEFF\t]/m;

/**
 * Reads a mapping key by key: those that `pieces` know from the version before are moved, `parse` reads the others.
 * Undefined where the text is no such mapping or anything is wrong with it: then it is to be read as a whole.
 */
export function readByKeys(
	source: string,
	offset: number,
	pieces: YamlPieces,
	parse: (piece: string) => YamlTree,
): YamlMapping | undefined {
	if (reaching.test(source) || isCommented(source)) return undefined;
	const entries: YamlEntry[] = [];
	const names = new Set<string>();
	let start: number | undefined;
	let end = 0;
	for (const [from, to] of cutAtKeys(source)) {
		const piece = source.slice(from, to);
		const map = pieces.get(piece) ?? mappingOf(parse(piece));
		if (!map) return undefined;
		pieces.set(piece, map);
		const by = offset + from;
		for (const entry of map.entries) {
			if (names.has(entry.key)) return undefined;
			names.add(entry.key);
			entries.push(movedEntry(entry, by));
		}
		start ??= map.span.start + by;
		end = map.span.end + by;
	}
	return start === undefined ? undefined : {kind: 'map', span: {start, end}, entries};
}

/** One piece for each line that begins with a word, with what follows it; what stands above the first belongs to that. */
function cutAtKeys(source: string): readonly (readonly [from: number, to: number])[] {
	const starts = [...source.matchAll(/^[\p{L}\p{N}_"']/gmu)].map(match => match.index);
	return starts.map((start, index) => [index === 0 ? 0 : start, starts[index + 1] ?? source.length]);
}

/** True where a comment stands behind or below a key: where the parser puts it depends on what follows. */
function isCommented(source: string): boolean {
	return /(?:^|\s)#/.test(source.replace(/^(?:#.*\n| *\n)*/, ''));
}

function mappingOf({documents, problems}: YamlTree): YamlMapping | undefined {
	const [node] = documents;
	return problems.length === 0 && documents.length === 1 && node?.kind === 'map' ? node : undefined;
}

function movedEntry({key, keySpan, value}: YamlEntry, by: number): YamlEntry {
	return {key, keySpan: {start: keySpan.start + by, end: keySpan.end + by}, value: movedNode(value, by)};
}

function movedNode(node: YamlNode, by: number): YamlNode {
	const span = {start: node.span.start + by, end: node.span.end + by};
	if (node.kind === 'scalar') return {kind: 'scalar', span, text: node.text, type: node.type};
	if (node.kind === 'list') return {kind: 'list', span, items: node.items.map(item => movedNode(item, by))};
	return {kind: 'map', span, entries: node.entries.map(entry => movedEntry(entry, by))};
}
