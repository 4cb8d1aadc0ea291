import type {LineStarts} from '../text/lines.ts';

// Lines of a paragraph that continue it without the marks of its quotation or list, and blank lines one after the other:
// the parser looks back over all of them at each one.
const mostLazy = 100;
const mostBlank = 20;

/**
 * The stretches that are to be read as blanks so that the parser takes no more than linear time: line ends between lazy
 * lines of one paragraph, and between blank lines, beyond what anybody writes. What the lines say stays as it is.
 */
export function overlongRuns(text: string, starts: LineStarts, from: number): [number, number][] {
	if (!hasLongRun(text, starts)) return [];
	const reader = new LineReader(text);
	const found: [number, number][] = [];
	for (let line = 0; line < starts.length; line++) {
		const start = starts[line] ?? 0;
		if (start < from) continue;
		const joined = reader.read(start, starts[line + 1] ?? text.length);
		if (joined !== undefined && start > from) found.push([endBefore(text, start), joined]);
	}
	return found;
}

/** Where the line before begins to end: before its carriage return, where it has one. */
function endBefore(text: string, start: number): number {
	return text.charCodeAt(start - 1) === 10 && text.charCodeAt(start - 2) === 13 ? start - 2 : start - 1;
}

/** True where enough lines that say something, or enough blank ones, follow each other. */
function hasLongRun(text: string, starts: LineStarts): boolean {
	let blank = 0;
	let filled = 0;
	for (let line = 0; line < starts.length; line++) {
		const start = starts[line] ?? 0;
		const end = starts[line + 1] ?? text.length;
		let at = start;
		while (at < end && text.charCodeAt(at) <= 32) at++;
		if (at === end) filled = 0;
		else blank = 0;
		if ((at === end ? ++blank : ++filled) > (at === end ? mostBlank : mostLazy)) return true;
	}
	return false;
}

/** A quotation, or a list item with the columns that its content is indented by. */
type Container = 'quote' | number;

const interrupting = /^(?:#{1,6}(?:[ \t]|$)|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|`{3,}[^`]*$|~{3,})/;
// Blocks of HTML that interrupt a paragraph.
const htmlBlock =
	/^<(?:!--|\?|![a-z]|!\[CDATA\[|(?:script|pre|style|textarea)(?=[\s>]|$)|\/?(?:address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|iframe|legend|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?=[\s>]|\/>|$))/i;

/** Follows which containers are open from line to line, as the parser does. */
class LineReader {
	readonly #text: string;
	#containers: Container[] = [];
	#fence: {readonly mark: string; readonly depth: number} | undefined;
	/** True where the next line may continue a paragraph. */
	#paragraph = false;
	#lazy = 0;
	#blank = 0;
	#at = 0;
	/** Columns of blanks before the place, not yet taken by a container. */
	#indent = 0;

	constructor(text: string) {
		this.#text = text;
	}

	/** Where the content of a line begins that is to be joined to the line before; undefined for one that stays. */
	read(start: number, end: number): number | undefined {
		this.#at = start;
		this.#indent = 0;
		this.#skipBlanks(end);
		const matched = this.#matched(end);
		const blank = this.#isBlank(end);
		if (this.#fence !== undefined && this.#inFence(this.#fence, matched, end)) return undefined;
		if (blank) return this.#blankLine(matched, end);
		this.#blank = 0;
		const isNew = this.#enterNew(matched, end);
		const content = this.#text.slice(this.#at, Math.min(end, this.#at + 400)).trimEnd();
		const opens = this.#indent < 4 && (interrupting.test(content) || htmlBlock.test(content));
		const lazy = !isNew && this.#paragraph && matched < this.#containers.length;
		if (lazy && !(opens && interrupting.test(content))) return ++this.#lazy > mostLazy ? this.#at : undefined;
		if (!isNew) this.#containers.length = Math.min(this.#containers.length, matched);
		if (isNew || opens) this.#lazy = 0;
		this.#paragraph = !opens;
		const mark = this.#indent < 4 ? /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(content)?.[0] : undefined;
		if (mark !== undefined) this.#fence = {mark, depth: this.#containers.length};
		return undefined;
	}

	#blankLine(matched: number, end: number): number | undefined {
		this.#paragraph = false;
		this.#lazy = 0;
		// A quotation needs its mark; an item goes on after blank lines.
		const quote = this.#containers.indexOf('quote', matched);
		if (quote >= 0) this.#containers.length = quote;
		return ++this.#blank > mostBlank && matched === 0 ? end : undefined;
	}

	/** True for a line within code; a line without the marks of the container that holds the code ends it. */
	#inFence(fence: {readonly mark: string; readonly depth: number}, matched: number, end: number): boolean {
		const blank = this.#isBlank(end);
		if (matched < fence.depth && !(blank && !this.#containers.includes('quote', matched))) {
			this.#fence = undefined;
			this.#paragraph = false;
			return false;
		}
		const content = this.#text.slice(this.#at, Math.min(end, this.#at + 400)).trim();
		if (this.#indent < 4 && content.startsWith(fence.mark) && content === content.charAt(0).repeat(content.length)) {
			this.#fence = undefined;
			this.#paragraph = false;
		}
		return true;
	}

	/** How many of the open containers this line goes on with; their marks are passed over. */
	#matched(end: number): number {
		let matched = 0;
		for (const container of this.#containers) {
			if (container === 'quote') {
				if (this.#indent > 3 || this.#text.charCodeAt(this.#at) !== 62) break;
				this.#takeQuote(end);
			} else if (this.#indent >= container) {
				this.#indent -= container;
			} else {
				break;
			}
			matched++;
		}
		return matched;
	}

	/** Enters the containers that begin on this line, if any; those that it does not go on with are left. */
	#enterNew(matched: number, end: number): boolean {
		let isNew = false;
		while (this.#indent < 4) {
			const width =
				this.#text.charCodeAt(this.#at) === 62 ? 0 : this.#markWidth(end, isNew || matched === this.#containers.length);
			if (width === undefined) break;
			if (!isNew) this.#containers.length = matched;
			isNew = true;
			if (width === 0) {
				this.#takeQuote(end);
				this.#containers.push('quote');
				continue;
			}
			const before = this.#indent;
			this.#at += width;
			this.#indent = 0;
			this.#skipBlanks(end);
			// Content that is indented further is code, which begins one column after the mark.
			const inner = this.#indent > 4 || this.#isBlank(end) ? 1 : this.#indent;
			this.#indent -= Math.min(inner, this.#indent);
			this.#containers.push(before + width + inner);
			if (this.#isBlank(end)) break;
		}
		return isNew;
	}

	/** The length of a list's mark at the place; undefined where there is none, or none that may interrupt a paragraph. */
	#markWidth(end: number, beside: boolean): number | undefined {
		const line = this.#text.slice(this.#at, Math.min(end, this.#at + 200));
		const mark = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t\r\n]|$)/.exec(line)?.[0];
		if (mark === undefined || /^(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})\s*$/.test(line)) return undefined;
		// Items of a list that is open follow each other; only a full one numbered 1 interrupts a paragraph beside it.
		const interrupts = /^(?:[-+*]|1[.)])[ \t]+\S/.test(line);
		return this.#paragraph && beside && !interrupts ? undefined : mark.length;
	}

	#takeQuote(end: number): void {
		this.#at++;
		this.#indent = 0;
		this.#skipBlanks(end);
		if (this.#indent > 0) this.#indent--;
	}

	#skipBlanks(end: number): void {
		while (this.#at < end) {
			const code = this.#text.charCodeAt(this.#at);
			if (code === 9) this.#indent += 4 - (this.#indent % 4);
			else if (code === 32) this.#indent++;
			else return;
			this.#at++;
		}
	}

	#isBlank(end: number): boolean {
		const code = this.#text.charCodeAt(this.#at);
		return this.#at >= end || code === 10 || code === 13;
	}
}
