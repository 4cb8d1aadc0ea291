import type {QmsDocument} from '../model/document.ts';
import {positionAt} from '../text/lines.ts';
import type {TextEdit} from '../text/span.ts';
import {resolvePath} from '../workspace/paths.ts';
import type {FeatureContext} from './context.ts';
import {referencesOf} from './outside.ts';

/** What a move of files asks for in the texts that name them, and what has to be changed by hand. */
export interface MovedFiles {
	/** In the files as they stand before the move. */
	readonly edits: readonly TextEdit[];
	/** Places that name a moved file in a way that cannot be changed safely: `path:line`. */
	readonly left: readonly string[];
}

/**
 * The edits that keep links and entries of registers leading to files that are moved: `moves` holds paths relative to the
 * root, old to new. Links of the moved files themselves count from their new place. A path that stands in words, in a table or in
 * a YAML value is written anew where it is the whole path from the root or from its document; in code it stays.
 */
export function movedFiles(context: FeatureContext, moves: ReadonlyMap<string, string>): MovedFiles {
	const edits: TextEdit[] = [];
	const left: string[] = [];
	for (const {document} of context.snapshot.documents.values()) {
		const text = context.text(document.path);
		if (text === undefined) continue;
		const own = linkEdits(context, document, text, moves);
		edits.push(...own.edits, ...mentionEdits(document.path, text, moves, own.edits));
		left.push(...own.left);
	}
	const {configPath} = context.snapshot;
	const config = context.text(configPath);
	if (config !== undefined && !context.snapshot.documents.has(configPath))
		edits.push(...mentionEdits(configPath, config, moves, []));
	return {edits, left};
}

function linkEdits(
	context: FeatureContext,
	document: QmsDocument,
	text: string,
	moves: ReadonlyMap<string, string>,
): {readonly edits: TextEdit[]; readonly left: string[]} {
	const {path, lineStarts} = document;
	const edits: TextEdit[] = [];
	const left: string[] = [];
	const moved = moves.get(path) ?? path;
	// What stands still and names nothing that moves need not be read.
	if (
		moved === path &&
		![...moves.keys()].some(old => text.includes(nameOf(old)) || text.includes(encodeURI(nameOf(old))))
	)
		return {edits, left};
	for (const {kind, target, span} of referencesOf(context, document, text)) {
		if ((kind !== 'link' && kind !== 'image') || target === '') continue;
		const before = resolvePath(path, target);
		if (!context.snapshot.files.has(before)) continue;
		const after = moves.get(before) ?? before;
		const wanted = target.startsWith('/') ? `/${after}` : relativePath(moved, after, target.startsWith('./'));
		if (wanted === target) continue;
		const written = writtenTarget(text.slice(span.start, span.end), target);
		if (written === undefined) {
			left.push(`${path}:${positionAt(lineStarts, span.start).line + 1}`);
			continue;
		}
		const start = span.start + written.at;
		edits.push({
			path,
			span: {start, end: start + written.length},
			newText: written.encoded || /[\s()]/.test(wanted) ? encodeURI(wanted) : wanted,
		});
	}
	return {edits, left};
}

/** Where in a link its target stands, as it is or with its blanks and letters encoded. */
function writtenTarget(
	link: string,
	target: string,
): {readonly at: number; readonly length: number; readonly encoded: boolean} | undefined {
	for (const [form, encoded] of [
		[target, false],
		[encodeURI(target), true],
	] as const) {
		const at = link.lastIndexOf(form);
		if (at >= 0) return {at, length: form.length, encoded};
	}
	return undefined;
}

/** Paths that stand as words: in registers, tables and values of YAML, outside of code and of links that are changed already. */
function mentionEdits(
	path: string,
	text: string,
	moves: ReadonlyMap<string, string>,
	taken: readonly TextEdit[],
): TextEdit[] {
	const found: TextEdit[] = [];
	for (const [old, now] of moves) {
		const near = relativePath(path, old, false);
		const forms = new Map([
			[old, now],
			[near, relativePath(moves.get(path) ?? path, now, false)],
		]);
		for (const [form, instead] of forms) {
			// A bare file name is too little to go by.
			if (form === instead || !form.includes('/')) continue;
			for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
				const span = {start: at, end: at + form.length};
				const isWhole =
					!/[\p{L}\p{N}_./\\-]/u.test(text[at - 1] ?? ' ') &&
					!/^\.?[\p{L}\p{N}_/\\-]/u.test(text.slice(span.end, span.end + 2));
				const isTaken = [...taken, ...found].some(edit => edit.span.start < span.end && span.start < edit.span.end);
				if (isWhole && !isTaken && !isInLink(text, at)) found.push({path, span, newText: instead});
			}
		}
	}
	return found;
}

/** True for the target of a link: it is the link that says from where it counts. */
const isInLink = (text: string, at: number): boolean =>
	/\]\([^)\s]*$|\]:[ \t]*\S*$/.test(text.slice(Math.max(0, at - 300), at));

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A path as a file names another one. */
function relativePath(from: string, to: string, dotted: boolean): string {
	const here = from.split('/').slice(0, -1);
	const there = to.split('/');
	let same = 0;
	while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
	const steps = [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
	return dotted && !steps.startsWith('.') ? `./${steps}` : steps;
}
