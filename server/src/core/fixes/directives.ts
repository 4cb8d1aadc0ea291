import type {QmsDocument} from '../model/document.ts';
import type {Span, TextEdit} from '../text/span.ts';

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
	return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** The offset at which the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
	return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The offset after the line that holds `offset`, its line break included; the text's end where there is none. */
export function lineEnd(text: string, offset: number): number {
	const match = /\r\n|\n|\r/g;
	match.lastIndex = offset;
	const found = match.exec(text);
	return found ? found.index + found[0].length : text.length;
}

/**
 * Puts a directive under a section's heading, for section 0 at the top of the body. `command` is the part after `qms: `. A
 * comment that stands there already is extended: ids join those of the same verb, another command follows a semicolon.
 * A new comment has a blank line before and after it, as linters of Markdown want.
 */
export function insertDirective(document: QmsDocument, text: string, section: number, command: string): TextEdit {
	const extended = extension(document, text, section, command);
	if (extended !== undefined) return extended;
	const own = document.sections[section];
	const line = lineBreakOf(text);
	const comment = `<!-- qms: ${command} -->`;
	if (section <= 0 || !own) {
		const at = bodyStart(text);
		return {path: document.path, span: {start: at, end: at}, newText: `${comment}${line}${line}`};
	}
	const under = lineEnd(
		text,
		own.headingSpan.end === own.headingSpan.start ? own.headingSpan.end : own.headingSpan.end - 1,
	);
	const blank = /^(?:[ \t]*(?:\r\n|\n|\r))+/.exec(text.slice(under))?.[0] ?? '';
	const at = under + blank.length;
	const closed = at > 0 && /[\r\n]/.test(text[at - 1] ?? '');
	const before = `${closed ? '' : line}${blank === '' ? line : ''}`;
	const after = text.slice(at).trim() === '' ? line : `${line}${line}`;
	return {path: document.path, span: {start: at, end: at}, newText: `${before}${comment}${after}`};
}

/** The edit that puts a command into a comment of the section that is there; undefined where none can take it. */
function extension(document: QmsDocument, text: string, section: number, command: string): TextEdit | undefined {
	const own = document.directives.filter(each => each.section === Math.max(section, 0) && isComment(text, each.span));
	const insert = (at: number, newText: string): TextEdit => ({
		path: document.path,
		span: {start: at, end: at},
		newText,
	});
	const [verb = '', ...rest] = command.split(/[\s,]+/);
	const last = own.findLast(each => each.verb === verb)?.ids.at(-1);
	// Only a list of bare ids is the same list: what has a reason of its own stays a command of its own.
	if (last !== undefined && rest.length > 0 && !command.includes('=')) {
		const known = new Set(own.filter(each => each.verb === verb).flatMap(({ids}) => ids.map(({id}) => id)));
		const added = rest.filter(id => !known.has(id));
		return insert(last.span.end, added.map(id => `, ${id}`).join(''));
	}
	const open = own.at(-1);
	return open === undefined ? undefined : insert(open.span.end, `; ${command}`);
}

const openComment = new RegExp(String.raw`<!--\s*qms\s*:(?:(?!-->)[\s\S])*$`, 'i');
const longest = 2000;

/** True for a command in an HTML comment that nothing follows in it; other notations may not hold every reason. */
function isComment(text: string, command: Span): boolean {
	const before = text.slice(Math.max(0, command.start - longest), command.start);
	return openComment.test(before) && /^\s*-->/.test(text.slice(command.end));
}

/** The offset after front matter that is closed; 0 without any. */
function bodyStart(text: string): number {
	const match =
		/^\uFEFF?---[ \t]*(?:\r\n|\n|\r)[\s\S]*?(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)(?:[ \t]*(?:\r\n|\n|\r))*/.exec(
			text,
		);
	return match ? match[0].length : text.startsWith('\uFEFF') ? 1 : 0;
}

/** The span of one word in a list with the separator that belongs to it: `EO-9.cause, ` or `, EO-9.cause`. */
export function withSeparator(text: string, span: Span): Span {
	const after = /^[ \t]*,?[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0;
	if (after > 0 && !/^[ \t]*(?:-->|\)|\]|;|because=)/.test(text.slice(span.end)))
		return {start: span.start, end: span.end + after};
	const before = /[ \t]*,?[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
	return {start: span.start - before, end: span.end};
}

/**
 * What has to go for a command to be gone: its comment with the line it fills, or, where the comment holds other commands,
 * the command with one semicolon.
 */
export function wholeDirective(text: string, command: Span): Span {
	const before = text.slice(0, command.start);
	const after = text.slice(command.end);
	const opening = /(?:<!--\s*qms\s*:\s*|\[[^\]\r\n]*\]:\s*#\s*["'(]\s*qms\s*:\s*)$/i.exec(before);
	const closing = /^\s*(?:-->|["')])/.exec(after);
	if (!opening || !closing) {
		const follows = /^\s*;\s*/.exec(after);
		if (follows) return {start: command.start, end: command.end + follows[0].length};
		return {start: command.start - (/\s*;\s*$/.exec(before)?.[0].length ?? 0), end: command.end};
	}
	const start = command.start - opening[0].length;
	const end = command.end + closing[0].length;
	const ends = lineEnd(text, end);
	const fillsLine = /(?:^|[\r\n])[ \t]*$/.test(text.slice(0, start)) && text.slice(end, ends).trim() === '';
	return {start, end: fillsLine ? ends : end};
}
