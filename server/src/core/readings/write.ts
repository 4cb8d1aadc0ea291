import {type Entry, compareReadings, identityOf, placeName, type Reading} from './reading.ts';
import {parseReadings} from './parse.ts';
import {linesOf, piecesOf} from './scan.ts';

/** What is to be changed in a readings file. */
export interface ReadingChange {
	/** New readings; each takes the place of one with the same identity. */
	readonly set?: readonly Reading[];
	readonly removed?: readonly Reading[];
	/** Identities of readings that another one takes the place of under another identity: that of the old one to that of the new. */
	readonly renamed?: ReadonlyMap<string, string>;
}

const head = `# What readers found in the documents, one line a reading. Write it with: qms-lens read
# Each line is bound to the words that were read; see docs/readings.md of QMS Lens.
`;

/**
 * The text of a readings file after a change: sorted, one line a reading; comments go with the reading below them, lines
 * that cannot be read stay. Undefined where a merge conflict is left in the file: nothing is written then.
 */
export function writeReadings(
	text: string | undefined,
	{set = [], removed = [], renamed = new Map()}: ReadingChange,
): string | undefined {
	const source = text ?? '';
	if (piecesOf(source).some(({kind}) => kind === 'conflict')) return undefined;
	const gone = new Set([...set, ...removed].map(identityOf));
	const {blocks, start, end} = blocksOf(source);
	const staying = new Set(set.map(identityOf));
	const comments = new Map<string, string>();
	const kept: Block[] = [];
	let orphaned = '';
	for (const block of blocks) {
		const identity = block.entry && identityOf(block.entry.reading);
		if (identity === undefined || !gone.has(identity)) {
			kept.push({...block, above: orphaned + block.above});
			orphaned = '';
			continue;
		}
		// A comment above a reading that is replaced is about the place, so it goes with the new one; else with the next.
		const successor = renamed.get(identity) ?? identity;
		if (staying.has(successor)) comments.set(successor, (comments.get(successor) ?? '') + block.above);
		else orphaned += block.above;
	}
	const fresh = [...new Map(set.map(reading => [identityOf(reading), reading])).values()].map(
		(reading): Block => ({
			above: comments.get(identityOf(reading)) ?? '',
			entry: {reading, span: {start: 0, end: 0}},
			text: `${lineOf(reading)}${source.includes('\r\n') ? '\r\n' : '\n'}`,
		}),
	);
	const sorted = [...kept.filter(hasEntry), ...fresh.filter(hasEntry)].sort((a, b) =>
		compareReadings(a.entry.reading, b.entry.reading),
	);
	const foreign = kept.filter(block => !block.entry);
	const body = [...sorted, ...foreign].map(({above, text: own}) => above + own).join('');
	return (text === undefined || text.trim() === '' ? head : start) + body + orphaned + end;
}

interface Block {
	/** Comments and empty lines over it. */
	readonly above: string;
	/** Undefined for lines that cannot be read. */
	readonly entry: Entry | undefined;
	readonly text: string;
}

const hasEntry = (block: Block): block is Block & {readonly entry: Entry} => block.entry !== undefined;

/** A file taken apart: its head up to the first empty line after comments, its entries, and comments at its end. */
function blocksOf(text: string): {readonly start: string; readonly blocks: readonly Block[]; readonly end: string} {
	const {entries, superseded} = parseReadings('', text);
	const byStart = new Map([...entries, ...superseded].map(entry => [entry.span.start, entry]));
	const pieces = piecesOf(text);
	const blocks: Block[] = [];
	let at = headEnd(text, pieces[0]?.span.start ?? text.length);
	const start = withLineEnd(text.slice(0, at));
	for (const {span} of pieces) {
		const end = afterLine(text, span.end);
		blocks.push({
			above: text.slice(at, span.start),
			entry: byStart.get(span.start),
			text: withLineEnd(text.slice(span.start, end)),
		});
		at = end;
	}
	return {start, blocks, end: withLineEnd(text.slice(at))};
}

/** The offset after the comments that are about the file: those that an empty line, `---` or the end of the file closes, or that the tool wrote. */
function headEnd(text: string, first: number): number {
	let end = text.startsWith(head) ? head.length : 0;
	for (const line of linesOf(text)) {
		if (line.end > first) break;
		if (line.start >= end && /^(?:\s*|---\s*)$/.test(text.slice(line.start, line.end)) && line.start < first)
			end = afterLine(text, line.end);
	}
	return Math.min(end, first);
}

function afterLine(text: string, at: number): number {
	const rest = /^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(at, at + 200));
	return at + (rest?.[0].length ?? 0);
}

const withLineEnd = (text: string): string => (text === '' || /[\r\n]$/.test(text) ? text : `${text}\n`);

/** A reading as its line. */
export function lineOf(reading: Reading): string {
	const optional = (key: string, value: string | undefined): (readonly [string, string])[] =>
		value === undefined || value === '' ? [] : [[key, scalar(value)]];
	const words = reading.kind === 'place' ? scalar(reading.words) : `[${reading.words.map(scalar).join(', ')}]`;
	const fields: (readonly [string, string])[] = [
		...(reading.kind === 'place' ? optional('place', placeName(reading)) : []),
		...(reading.kind === 'document' ? optional('document', reading.path) : optional('criterion', reading.criterion)),
		...(reading.kind === 'document' ? [] : [['shows', reading.kind === 'absent' ? 'absent' : reading.shows] as const]),
		['by', scalar(reading.by)],
		['on', reading.on],
		...(reading.words.length === 0 ? [] : [['words', words] as const]),
		...(reading.kind === 'place' ? optional('quote', reading.quote) : []),
		...optional('because', reading.because),
	];
	return `- {${fields.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
}

const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} _./#@+()-]*[\p{L}\p{N}\p{M}_./)])?$/u;
// What YAML takes for a number, a boolean or nothing when it stands without quotation marks.
const isOther = /^(?:[-+.]?\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|0[xo][\da-f]+|true|false|null|yes|no|on|off|y|n)$/i;

/** A text as YAML: plain where that is safe, else in double quotes. */
function scalar(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return isPlain.test(line) && !isOther.test(line) && !line.includes(' #') ? line : JSON.stringify(line);
}
