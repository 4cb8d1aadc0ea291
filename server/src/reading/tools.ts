import type * as z from 'zod/mini';
import type {IsoDate} from '../core/model/document.ts';
import type {Answer} from '../core/questions/answer.ts';
import {questionId} from '../core/questions/questions.ts';
import {findWords, relatedWords} from '../core/questions/find.ts';
import {toldPlace} from '../core/questions/place.ts';
import type {Qms} from '../core/service.ts';
import type {Result} from '../report/result.ts';
import {batchOf} from './batch.ts';
import {coverageOf} from './coverage.ts';
import {documentIn, listOf, sectionsOf, textOf} from './documents.ts';
import {draftOf} from './draft.ts';
import {explainedIn} from './explain.ts';
import {searchesOf} from './searches.ts';
import type * as schemas from './schemas.ts';
import {heads} from './schemas.ts';
import {openQuestions, takeAnswers, type WholeChange} from './session.ts';

/**
 * What agents can do with one quality management system. Each call sees the files as they are then. What cannot be given is
 * thrown: an error with a message and, as `remedy`, what to do.
 */
export interface Tools {
	coverage(): Promise<z.output<typeof schemas.coverageOutput>>;
	explain(target: string): Promise<z.output<typeof schemas.explainOutput>>;
	nextQuestions(input: z.output<typeof schemas.questionsInput>): Promise<z.output<typeof schemas.questionsOutput>>;
	findText(input: z.output<typeof schemas.findInput>): Promise<z.output<typeof schemas.findOutput>>;
	/** `agent` is the name by which the client introduced itself. */
	record(answers: readonly Answer[], agent: string): Promise<z.output<typeof schemas.recordOutput>>;
	checkText(input: z.output<typeof schemas.checkInput>): Promise<z.output<typeof schemas.checkOutput>>;
	documents(input: z.output<typeof schemas.documentsInput>): Promise<z.output<typeof schemas.documentsOutput>>;
}

/** Where the system is kept. */
export interface ToolsHost<Open extends {readonly qms: Qms}> {
	/** The system as its files are now. */
	open(): Promise<Open>;
	/** Writes readings; gives the names of the files that were written. */
	write(open: Open, change: WholeChange): Promise<readonly string[]>;
	/** What the whole system says, its paths relative to its root. */
	result(open: Open): Result;
	/** The name that stands in the readings, of an agent that calls itself so. */
	by(agent: string): string;
	today(): IsoDate;
}

/** The tools over one system. */
export function toolsOf<Open extends {readonly qms: Qms}>(host: ToolsHost<Open>): Tools {
	const asked = <T>(call: (qms: Qms) => T): Promise<T> => host.open().then(({qms}) => call(qms));
	return {
		coverage: () => asked(coverageOf),
		async explain(target) {
			const open = await host.open();
			return {...heads, explanation: explainedIn(open.qms, target, () => host.result(open))};
		},
		nextQuestions: input => asked(qms => batchOf(qms, input)),
		findText: input => asked(qms => found(qms, input)),
		async record(answers, agent) {
			const open = await host.open();
			return recorded(open.qms, answers, {
				signature: {by: host.by(agent), today: host.today(), asAgent: true, needsReason: true},
				write: change => host.write(open, change),
			});
		},
		checkText: ({path, text}) => asked(qms => draftOf(qms, path, text)),
		documents: ({path, from, maxWords}) =>
			asked(qms => (path === undefined ? listOf(qms) : sectionsOf(qms, documentIn(qms, path), from, maxWords))),
	};
}

function found(qms: Qms, {search, limit}: z.output<typeof schemas.findInput>): z.output<typeof schemas.findOutput> {
	const {snapshot} = qms;
	const {places, nowhere} = findWords(snapshot, search, limit);
	const near = places.some(({match}) => match !== 'some words');
	return {
		...heads,
		near,
		nowhere: [...nowhere],
		related: near ? [] : [...relatedWords(snapshot, search)],
		places: places.flatMap(({match, ...place}) => {
			const document = snapshot.documents.get(place.path)?.document;
			return document ? [{...toldPlace(document, place), text: textOf(qms, document, place), match}] : [];
		}),
	};
}

interface Taking {
	readonly signature: Parameters<typeof takeAnswers>[2];
	readonly write: (change: WholeChange) => Promise<readonly string[]>;
}

async function recorded(
	qms: Qms,
	answers: readonly Answer[],
	{signature, write}: Taking,
): Promise<z.output<typeof schemas.recordOutput>> {
	const before = openQuestions(qms);
	const {taken, refused} = takeAnswers(qms, answers, signature);
	const readings = taken.flatMap(each => each.readings);
	const files = await write({set: readings, removed: []});
	const after = openQuestions(qms);
	const left = new Set(after.map(({id}) => id));
	const answered = new Set(
		readings.flatMap(reading => (reading.kind === 'place' ? [questionId(reading.words, reading.criterion)] : [])),
	);
	const gone = before.filter(({id}) => !left.has(id) && !answered.has(id));
	const known = new Set(before.map(({id}) => id));
	// Those that a question or an answer of this call was about; the others are told by coverage.
	const concerned = new Set([
		...readings.flatMap(reading => (reading.kind === 'document' ? [] : [reading.criterion])),
		...gone.map(({criterion}) => criterion.id),
	]);
	return {
		schemaVersion: 2,
		taken: taken.length,
		readings: readings.length,
		refused: [...refused],
		left: after.length,
		closed: gone.length,
		opened: after.filter(({id}) => !known.has(id)).length,
		toFind: searchesOf(qms, after).filter(({criterion}) => concerned.has(criterion)),
		files: [...files],
	};
}
