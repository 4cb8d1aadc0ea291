import {join} from 'node:path';
import {meaningOf, nearestId} from '../../core/catalog/ids.ts';
import type {Answer} from '../../core/questions/answer.ts';
import type {Question} from '../../core/questions/question.ts';
import {byDocument, questionsOf} from '../../core/questions/questions.ts';
import {type Recorded, recordAnswers, type Signature} from '../../core/questions/record.ts';
import {changedFiles} from '../../core/readings/change.ts';
import {isReadingsFile, readingsName} from '../../core/readings/files.ts';
import {identityOf, type Reading} from '../../core/readings/reading.ts';
import type {ReadingChange} from '../../core/readings/write.ts';
import {placeWords} from '../../core/readings/words.ts';
import {readingsOf} from '../../core/workspace/readings.ts';
import {decode} from '../../node/read.ts';
import {toldQuestion, type ToldQuestion} from '../../report/questions/told.ts';
import {readRegularNow} from '../../node/regular.ts';
import {writeWhole} from '../write.ts';
import {UsageProblem} from '../problem.ts';
import type {OpenRoot} from '../roots.ts';

/** Which questions somebody wants to be asked. */
export interface Selection {
	/** A criterion or an outcome; places of it that are shown already are asked about as well. */
	readonly for?: string | undefined;
	/** One document, read from top to bottom. */
	readonly document?: string | undefined;
	readonly stale?: boolean;
}

/** What a change of the readings did, so that it can be taken back. */
export interface Written {
	/** Files that were written, relative to the root. */
	readonly files: readonly string[];
	readonly undo: {readonly set: readonly Reading[]; readonly removed: readonly Reading[]};
}

/** Reading one root: asks, takes answers, and keeps the readings file and the state of the root alike. */
export class ReadingSession {
	readonly open: OpenRoot;

	constructor(open: OpenRoot) {
		this.open = open;
	}

	/** The open questions of a selection, in the order in which they are asked. Throws a UsageProblem for a name that is none. */
	questions(selection: Selection = {}): readonly Question[] {
		const {qms} = this.open;
		const criteria = selection.for === undefined ? undefined : this.#criteria(selection.for);
		const {document} = selection;
		const isWanted = (criterion: string, path: string): boolean =>
			(criteria === undefined || criteria.has(criterion)) && (document === undefined || path === document);
		const wished = criteria !== undefined || document !== undefined;
		const asked = questionsOf(qms, wished ? {confirm: isWanted} : {}).filter(
			question =>
				isWanted(question.criterion.id, question.path) && (selection.stale !== true || question.why !== 'possible'),
		);
		return document === undefined ? asked : byDocument(asked);
	}

	#criteria(id: string): ReadonlySet<string> {
		const {catalogs} = this.open.qms.snapshot;
		const named = catalogs.flatMap(catalog => meaningOf(catalog, id)?.criteria ?? []);
		if (named.length > 0) return new Set(named.map(criterion => criterion.id));
		const near = nearestId(catalogs, id);
		throw new UsageProblem(
			`${id} is no outcome or criterion.`,
			near === undefined ? 'See qms-lens outcomes for those there are.' : `Did you mean ${near}?`,
		);
	}

	/** Questions with all that a reader needs. */
	told(questions: readonly Question[]): readonly ToldQuestion[] {
		const {qms} = this.open;
		return questions.flatMap(question => toldQuestion(question, qms.snapshot, path => qms.text(path)) ?? []);
	}

	/** How many words stand in the places of questions, each place once. */
	wordsOf(questions: readonly Question[]): number {
		const places = new Map(questions.map(question => [`${question.path}#${question.section}`, question]));
		return [...places.values()].reduce((sum, question) => {
			const document = this.open.qms.snapshot.documents.get(question.path)?.document;
			return sum + (document ? placeWords(document, question).length : 0);
		}, 0);
	}

	/** Takes what of the answers can be taken, and writes it. */
	record(answers: readonly Answer[], signature: Signature): Recorded & Written {
		const {qms} = this.open;
		const recorded = recordAnswers(
			answers,
			{snapshot: qms.snapshot, coverage: () => qms.coverage(), questions: questionsOf(qms, {confirm: () => true})},
			signature,
		);
		const written = this.write({set: recorded.taken.flatMap(({readings}) => readings), removed: []});
		return {...recorded, ...written};
	}

	/**
	 * Writes readings into their files, each whole or not at all, over what stands in them by now. Throws a UsageProblem
	 * where a file cannot be written or holds a merge conflict; nothing is written then.
	 */
	write(change: Required<Pick<ReadingChange, 'set' | 'removed'>> & ReadingChange): Written {
		const {qms, request} = this.open;
		if (change.set.length + change.removed.length === 0) return {files: [], undo: {set: [], removed: []}};
		const texts = this.#present();
		qms.apply({set: [...texts].map(([path, text]) => ({path, text}))});
		const before = new Map(
			[...qms.snapshot.readings.values()].flatMap(({entries}) =>
				entries.map(({reading}) => [identityOf(reading), reading] as const),
			),
		);
		const changed = changedFiles(texts, change);
		if ('conflict' in changed)
			throw new UsageProblem(
				`A merge conflict was left in ${changed.conflict}, so nothing can be written into it.`,
				'Keep the lines of both sides, remove the marks, and run the command again.',
			);
		for (const [path, text] of changed.texts)
			writeWhole({path: join(request.root, path), text, shown: path}, request.root);
		qms.apply({set: [...changed.texts].map(([path, text]) => ({path, text}))});
		return {
			files: [...changed.texts.keys()],
			undo: {
				set: [...change.set, ...change.removed].flatMap(reading => before.get(identityOf(reading)) ?? []),
				removed: change.set.filter(reading => !before.has(identityOf(reading))),
			},
		};
	}

	/** The readings files as they are on the disk now: somebody else may have written since. */
	#present(): ReadonlyMap<string, string> {
		const {qms, request} = this.open;
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
}

/** How many readings there are, and what is to be said of them. */
export interface ReadingCounts {
	readonly readings: number;
	readonly stale: number;
	readonly moved: number;
	readonly gone: number;
}

export function countReadings({open}: ReadingSession): ReadingCounts {
	const {byPath, gone, size} = readingsOf(open.qms.snapshot);
	const placed = [...byPath.values()].flat();
	const count = (state: string): number => placed.filter(({found}) => found.state === state).length;
	return {readings: size, stale: count('stale'), moved: count('moved'), gone: gone.length};
}
