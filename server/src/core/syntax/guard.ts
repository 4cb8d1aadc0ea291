import type {SyntaxProblem} from './problem.ts';
import {type LineStarts, lineStartsOf} from '../text/lines.ts';
import {costlyOpenings, mayBeCostly} from './inlineGuard.ts';
import {overlongRuns} from './longRuns.ts';

/** Longest text that is parsed, in UTF-16 units; about 400 printed pages. */
export const largestText = 1_048_576;
/** Deepest nesting of lists, quotations and brackets that is read. */
export const deepestNesting = 100;
// More emphasis marks or brackets than this in one paragraph cost the parser quadratic time and are not prose.
const mostMarks = 600;
const mostBrackets = 600;
// A list item that begins with another list or quotation makes the parser copy all that it has read.
const mostDoubled = 200;

export interface Guarded {
	/** As long as the text, or shorter where it was cut; what must not reach the parser is blank. */
	readonly text: string;
	readonly problems: readonly SyntaxProblem[];
}

/** Blanks what would make the Markdown parser hang, and says so. `from` is where Markdown begins. */
export function guardMarkdown(text: string, from: number): Guarded {
	const problems: SyntaxProblem[] = [];
	const cut = cutToSize(text, problems);
	const starts = lineStartsOf(cut);
	const blanks: [number, number][] = from > 0 ? [[0, from]] : [];
	blankDeepLines(cut, starts, from, blanks, problems);
	blankMarks(cut, starts, from, blanks);
	blankOpenings(cut, starts, from, blanks);
	noteControls(cut, problems);
	return {text: spaced(blanked(cut, blanks), overlongRuns(cut, starts, from)), problems};
}

/** The text up to the size limit, ending with a whole line where one ends; adds the problem `size`. */
export function cutToSize(text: string, problems: SyntaxProblem[]): string {
	if (text.length <= largestText) return text;
	const lineEnd = text.lastIndexOf('\n', largestText);
	const end = lineEnd > largestText / 2 ? lineEnd + 1 : largestText;
	problems.push({
		span: {start: end, end: Math.min(text.length, end + 1)},
		code: 'size',
		message: `The file has ${text.length} characters; only the first ${end} are read.`,
		remedy: 'Split the file into documents of at most one million characters, or exclude it.',
	});
	return text.slice(0, end);
}

export function noteControls(text: string, problems: SyntaxProblem[]): void {
	const at = text.indexOf('\0');
	if (at < 0) return;
	problems.push({
		span: {start: at, end: at + 1},
		code: 'control-characters',
		message: 'The file contains NUL characters, as text saved in UTF-16 or a binary file does.',
		remedy: 'Save the file as UTF-8 text.',
	});
}

/** The text with the given stretches, in any order, as spaces; line ends stay. */
function blanked(text: string, stretches: readonly [number, number][]): string {
	if (stretches.length === 0) return text;
	const ordered = stretches.toSorted((a, b) => a[0] - b[0]);
	const pieces: string[] = [];
	let at = 0;
	for (const [start, end] of ordered) {
		if (end <= at) continue;
		const first = Math.max(start, at);
		pieces.push(text.slice(at, first), text.slice(first, end).replace(/[^\r\n]/g, ' '));
		at = end;
	}
	pieces.push(text.slice(at));
	return pieces.join('');
}

/** The text with the given stretches, in order, as spaces, line ends among them. */
function spaced(text: string, stretches: readonly [number, number][]): string {
	if (stretches.length === 0) return text;
	const pieces: string[] = [];
	let at = 0;
	for (const [start, end] of stretches) {
		pieces.push(text.slice(at, Math.max(at, start)), ' '.repeat(end - Math.max(at, start)));
		at = end;
	}
	pieces.push(text.slice(at));
	return pieces.join('');
}

function blankOpenings(text: string, starts: LineStarts, from: number, blanks: [number, number][]): void {
	if (!mayBeCostly(text)) return;
	let begun = from;
	for (let line = 0; line < starts.length; line++) {
		const start = starts[line] ?? 0;
		const end = starts[line + 1] ?? text.length;
		if (start < from || text.slice(start, Math.min(end, start + 200)).trim() !== '') continue;
		for (const stretch of costlyOpenings(text, begun, start)) blanks.push(stretch);
		begun = end;
	}
	for (const stretch of costlyOpenings(text, begun, text.length)) blanks.push(stretch);
}

function blankDeepLines(
	text: string,
	starts: LineStarts,
	from: number,
	blanks: [number, number][],
	problems: SyntaxProblem[],
): void {
	const indents: number[] = [];
	let reported = false;
	let doubled = 0;
	for (let line = 0; line < starts.length; line++) {
		const start = starts[line] ?? 0;
		const end = starts[line + 1] ?? text.length;
		if (end <= from) continue;
		const {depth, indent, listed, second} = containers(text, start, end);
		// The words stay, as those of the outer item.
		if (second !== undefined && ++doubled > mostDoubled) blanks.push(second);
		if (listed) {
			while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
			indents.push(indent);
		}
		if (depth + (listed ? indents.length : 0) <= deepestNesting) continue;
		blanks.push([start, end]);
		if (!reported) problems.push(tooDeep(start, end));
		reported = true;
	}
}

function tooDeep(start: number, end: number): SyntaxProblem {
	return {
		span: {start, end: Math.min(end, start + 80)},
		code: 'depth',
		message: `Lists or quotations are nested more than ${deepestNesting} deep here; these lines are not read.`,
		remedy: 'Reduce the nesting.',
	};
}

/** Quotation and list marks at the head of a line. */
interface Marks {
	/** How many there are. */
	readonly depth: number;
	/** The column of the first. */
	readonly indent: number;
	/** Whether a list's mark is among them. */
	readonly listed: boolean;
	/** From the second to the last, where the first is that of a list or of the item that the line goes on with. */
	readonly second: [number, number] | undefined;
}

function containers(text: string, start: number, end: number): Marks {
	let depth = 0;
	let indent = -1;
	let listed = false;
	let second: [number, number] | undefined;
	let at = start;
	while (at < end) {
		const code = text.charCodeAt(at);
		if (code === 32 || code === 9) {
			at++;
			continue;
		}
		const length = code === 62 ? 1 : listMark(text, at, code);
		if (length === 0) break;
		if (indent < 0) indent = at - start;
		// An indented quotation is one within an item.
		if (listed || (code === 62 && depth === 0 && at - start > 1)) second = [second?.[0] ?? at, at + length];
		if (code !== 62) listed = true;
		depth++;
		at += length;
	}
	return {depth, indent, listed, second};
}

function listMark(text: string, at: number, code: number): number {
	if (code === 42 || code === 43 || code === 45) return isSpace(text.charCodeAt(at + 1)) ? 1 : 0;
	let end = at;
	while (end - at < 9 && isDigit(text.charCodeAt(end))) end++;
	if (end === at) return 0;
	const mark = text.charCodeAt(end);
	return (mark === 46 || mark === 41) && isSpace(text.charCodeAt(end + 1)) ? end - at + 1 : 0;
}

const isSpace = (code: number): boolean => code === 32 || code === 9;
const isBlankAt = (text: string, at: number): boolean => !(text.charCodeAt(at) > 32);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAlphanumeric = (code: number): boolean =>
	isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;

/** True where a text has more than `most` of the characters that `marks` finds. */
function hasMore(text: string, marks: RegExp, most: number): boolean {
	let count = 0;
	for (const _ of text.matchAll(marks)) if (++count > most) return true;
	return false;
}

function blankMarks(text: string, starts: LineStarts, from: number, blanks: [number, number][]): void {
	if (!hasMore(text, /[*_]/g, mostMarks) && !hasMore(text, /\[/g, mostBrackets)) return;
	let marks = 0;
	let brackets = 0;
	let table = false;
	for (let line = 0; line < starts.length; line++) {
		const start = starts[line] ?? 0;
		const end = starts[line + 1] ?? text.length;
		if (end <= from) continue;
		const first = text.slice(start, Math.min(end, start + 200)).trim();
		if (first === '') {
			table = false;
		} else if (/^\|?\s*:?-+:?\s*\|[\s|:-]*$/.test(first)) {
			table = true;
		}
		// Rows and list items are parsed one by one.
		if (first === '' || table || /^(?:[-+*]|\d{1,9}[.)])\s/.test(first)) {
			marks = 0;
			brackets = 0;
		}
		for (let at = start; at < end; at++) {
			const code = text.charCodeAt(at);
			if (code === 91 && ++brackets > mostBrackets) blanks.push([at, at + 1]);
			if (code !== 42 && code !== 95) continue;
			const run = at;
			while (text.charCodeAt(at + 1) === code) at++;
			if (code === 95 && isAlphanumeric(text.charCodeAt(run - 1)) && isAlphanumeric(text.charCodeAt(at + 1))) continue;
			if (isBlankAt(text, run - 1) && isBlankAt(text, at + 1)) continue;
			// Each pair of a long run may open another emphasis.
			marks += Math.ceil((at + 1 - run) / 2);
			if (marks > mostMarks) blanks.push([run, at + 1]);
		}
	}
}
