import {join} from 'node:path';
import type {Answer} from '../../core/questions/answer.ts';
import type {Recorded, Signature} from '../../core/questions/record.ts';
import {isReadingsFile, readingsName} from '../../core/readings/files.ts';
import {decode} from '../../node/read.ts';
import {readRegularNow} from '../../node/regular.ts';
import {rewritten, takeAnswers, type Undo, type WholeChange} from '../../reading/session.ts';
import {UsageProblem} from '../problem.ts';
import type {OpenRoot} from '../roots.ts';
import {writeWhole} from '../write.ts';

/** What a change of the readings did, so that it can be taken back. */
export interface Written {
	/** Files that were written, relative to the root. */
	readonly files: readonly string[];
	readonly undo: Undo;
}

/** Takes what of the answers can be taken, and writes it. */
export function record(open: OpenRoot, answers: readonly Answer[], signature: Signature): Recorded & Written {
	const recorded = takeAnswers(open.qms, answers, signature);
	return {...recorded, ...write(open, {set: recorded.taken.flatMap(({readings}) => readings), removed: []})};
}

/**
 * Writes readings into their files, each whole or not at all, over what stands in them by now, and keeps the state of the
 * root alike. Throws a `Refused` where a file cannot be written or holds a merge conflict; nothing is written then.
 */
export function write(open: OpenRoot, change: WholeChange): Written {
	const {qms, request} = open;
	if (change.set.length + change.removed.length === 0) return {files: [], undo: {set: [], removed: []}};
	const present = presentTexts(open);
	qms.apply({set: [...present].map(([path, text]) => ({path, text}))});
	const {texts, undo} = rewritten(qms, present, change);
	for (const [path, text] of texts) writeWhole({path: join(request.root, path), text, shown: path}, request.root);
	qms.apply({set: [...texts].map(([path, text]) => ({path, text}))});
	return {files: [...texts.keys()], undo};
}

/** The readings files as they are on the disk now: somebody else may have written since. */
function presentTexts({qms, request}: OpenRoot): ReadonlyMap<string, string> {
	const texts = new Map<string, string>();
	for (const path of new Set([readingsName, ...qms.snapshot.readings.keys(), ...qms.snapshot.unreadable.keys()])) {
		if (!isReadingsFile(path)) continue;
		const bytes = readRegularNow(join(request.root, path));
		if (!Buffer.isBuffer(bytes)) {
			if (bytes.kind === 'failed' && bytes.code === 'ENOENT') continue;
			throw new UsageProblem(
				`${path} cannot be read (${bytes.kind === 'failed' ? bytes.code : bytes.kind}), so nothing is written into it.`,
				'Put a file in its place that you may read, or remove it.',
			);
		}
		const decoded = decode(bytes);
		if (!('text' in decoded))
			throw new UsageProblem(`${path}: ${decoded.reason} Nothing can be written into it.`, decoded.remedy);
		texts.set(path, decoded.text);
	}
	return texts;
}
