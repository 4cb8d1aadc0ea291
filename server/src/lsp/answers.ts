import type {Signature} from '../core/questions/record.ts';
import {isReadingsFile} from '../core/readings/files.ts';
import type {AnsweredView, RewrittenFile} from '../host/readingProtocol.ts';
import {givenAnswers} from '../reading/given.ts';
import {Refused} from '../reading/refused.ts';
import {openQuestions, rewritten, takeAnswers, type Undo, type WholeChange} from '../reading/session.ts';
import type {QmsRoot} from './root.ts';
import type {Workspace} from './workspace.ts';

/** Keeps answers of an editor: what is taken counts at once, and the editor is told what to write. */
export class Answers {
	readonly #workspace: Workspace;
	readonly #undo = new Map<number, {readonly root: string; readonly undo: Undo}>();
	#last = 0;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
	}

	/** Takes a list of answers; entries that are none are refused one by one. */
	take(root: QmsRoot, entries: readonly unknown[], signature: Signature): AnsweredView {
		const {answers, refused} = givenAnswers(entries);
		const recorded = takeAnswers(
			root.qms,
			answers.map(({answer}) => answer),
			signature,
		);
		const {files, undo} = this.change(root, {set: recorded.taken.flatMap(({readings}) => readings), removed: []});
		return {
			files,
			undo: files.length === 0 ? 0 : this.#remember(root, undo),
			left: openQuestions(root.qms).length,
			taken: recorded.taken.length,
			refused: [
				...refused,
				...recorded.refused.map(each => ({...each, index: answers[each.index]?.index ?? each.index})),
			],
		};
	}

	/**
	 * Takes back what an answer did; once more where the editor could not write it. Throws a `Refused` where there is no
	 * such answer in the root.
	 */
	takeBack(root: QmsRoot, id: number): AnsweredView {
		const known = this.#undo.get(id);
		if (known?.root !== root.uri) throw new Refused('There is no such answer to take back.', '');
		const {files} = this.change(root, known.undo);
		return {files, undo: 0, left: openQuestions(root.qms).length, taken: 0, refused: []};
	}

	/** Changes the readings of a root; gives the files to be written and what takes it back. */
	change(root: QmsRoot, change: WholeChange): {readonly files: readonly RewrittenFile[]; readonly undo: Undo} {
		const nothing = {files: [], undo: {set: [], removed: []}};
		if (change.set.length + change.removed.length === 0) return nothing;
		const {readings, unreadable} = root.qms.snapshot;
		const broken = [...unreadable.keys()].find(isReadingsFile);
		if (broken !== undefined)
			throw new Refused(
				`${broken} cannot be read, so nothing is written into it.`,
				'Put a file in its place that can be read, or remove it.',
			);
		const before = new Map([...readings.keys()].map(path => [path, root.qms.text(path) ?? '']));
		const {texts, undo} = rewritten(root.qms, before, change);
		for (const path of texts.keys())
			if (!root.adopt(path))
				throw new Refused(
					`${path} is ignored here, so readings in it would not count.`,
					'Take it out of .gitignore: readings are kept in git.',
				);
		for (const [path, text] of texts) root.tell(path, before.get(path) ?? null, text);
		this.#workspace.flush();
		return {
			files: [...texts].map(([path, text]) => ({
				uri: root.uriOf(path),
				before: before.get(path) ?? null,
				newText: text,
			})),
			undo,
		};
	}

	/** Gives the number by which an answer is taken back. */
	#remember({uri: root}: QmsRoot, undo: Undo): number {
		this.#undo.set(++this.#last, {root, undo});
		return this.#last;
	}
}
