import {isTextFile} from '../core/text/fileTypes.ts';
import type * as z from 'zod/mini';
import type {OutcomeCoverage} from '../core/coverage/coverage.ts';
import type {IsoDate, QmsDocument} from '../core/model/document.ts';
import type {Answer} from '../core/questions/answer.ts';
import {findPlaces} from '../core/questions/find.ts';
import {placeSpan, toldPlace} from '../core/questions/place.ts';
import {bestFirst, questionsOf} from '../core/questions/questions.ts';
import {documentHashes, type Extent} from '../core/readings/words.ts';
import {allRules} from '../core/rules/index.ts';
import type {Qms} from '../core/service.ts';
import {positionAt} from '../core/text/lines.ts';
import {readingsOf} from '../core/workspace/readings.ts';
import {counted} from '../report/words.ts';
import {Refused} from './refused.ts';
import type * as schemas from './schemas.ts';
import {dataNotice} from './schemas.ts';
import {openQuestions, statesOf, takeAnswers, toldQuestions, type WholeChange, wordsOf} from './session.ts';

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
	explain(target: string): Promise<string>;
	/** The name that stands in the readings, of an agent that calls itself so. */
	by(agent: string): string;
	today(): IsoDate;
}

const notice: typeof dataNotice = dataNotice;

/** The tools over one system. */
export function toolsOf<Open extends {readonly qms: Qms}>(host: ToolsHost<Open>): Tools {
	const asked = <T>(call: (qms: Qms) => T): Promise<T> => host.open().then(({qms}) => call(qms));
	return {
		coverage: () => asked(coverageOf),
		explain: async target => ({notice, explanation: await host.explain(target)}),
		nextQuestions: input => asked(qms => nextQuestions(qms, input)),
		findText: ({search, limit}) =>
			asked(qms => ({
				notice,
				places: findPlaces(qms.snapshot, search, limit).flatMap(place => {
					const document = qms.snapshot.documents.get(place.path)?.document;
					return document ? [{...toldPlace(document, place), text: textOf(qms, document, place)}] : [];
				}),
			})),
		async record(answers, agent) {
			const open = await host.open();
			const {taken, refused} = takeAnswers(open.qms, answers, {
				by: host.by(agent),
				today: host.today(),
				asAgent: true,
				needsReason: true,
			});
			const files = await host.write(open, {set: taken.flatMap(({readings}) => readings), removed: []});
			return {
				taken: taken.map(({index, readings}) => ({index, readings: readings.length})),
				refused: [...refused],
				left: openQuestions(open.qms).length,
				files: [...files],
			};
		},
		checkText: ({path, text}) => asked(qms => draftOf(qms, path, text)),
		documents: ({path, from, maxWords}) =>
			asked(qms => (path === undefined ? listOf(qms) : sectionsOf(qms, documentIn(qms, path), from, maxWords))),
	};
}

function nextQuestions(
	qms: Qms,
	{limit, maxWords, stale, for: id, document}: z.output<typeof schemas.questionsInput>,
): z.output<typeof schemas.questionsOutput> {
	const within = document === undefined ? undefined : documentIn(qms, document).path;
	const open = openQuestions(qms, {for: id, document: within, stale});
	const ordered = document === undefined ? bestFirst(open) : open;
	const told = withinWords(ordered, limit, maxWords, question => wordsOf(qms, [question]));
	const words = wordsOf(qms, told);
	return {
		notice,
		schemaVersion: 1,
		left: open.length,
		told: told.length,
		words,
		wordsLeft: wordsOf(qms, open) - words,
		questions: toldQuestions(qms, told).map(each => ({
			...each,
			lookFor: [...each.lookFor],
			sentences: [...each.sentences],
			earlier: [...each.earlier],
		})),
	};
}

function documentIn({snapshot}: Qms, path: string): QmsDocument {
	const document = snapshot.documents.get(path.replace(/^\.\//, ''))?.document;
	if (document?.qms === true) return document;
	throw new Refused(`${path} is no document of the system.`, 'The tool documents lists those there are.');
}

/** As many of a list as fit, the first one in any case. */
function withinWords<T>(all: readonly T[], most: number, maxWords: number, wordsOf: (each: T) => number): readonly T[] {
	const taken: T[] = [];
	let words = 0;
	for (const each of all) {
		words += wordsOf(each);
		if (taken.length === most || (taken.length > 0 && words > maxWords)) break;
		taken.push(each);
	}
	return taken;
}

function textOf(qms: Qms, document: QmsDocument, extent: Extent): string {
	const {start, end} = placeSpan(document, extent);
	return (qms.text(document.path) ?? '').slice(start, end).trimEnd();
}

function coverageOf(qms: Qms) {
	const open = openQuestions(qms);
	const questionsAbout = (id: string): number => open.filter(({criterion}) => criterion.id === id).length;
	const states = statesOf(qms);
	const told = Object.entries(states).filter(([, count]) => count > 0);
	return {
		summary: `${told.map(([words, count]) => `${count} ${words}`).join(', ')}. ${counted(open.length, 'question')} open.`,
		states,
		questions: open.length,
		outcomes: qms
			.coverage()
			.flatMap(({outcomes}) => outcomes)
			.map(({outcome, state, criteria}: OutcomeCoverage) => ({
				id: outcome.id,
				title: outcome.title,
				state,
				criteria: criteria.map(each => ({
					id: each.criterion.id,
					title: each.criterion.title,
					level: each.level,
					state: each.state,
					questions: questionsAbout(each.criterion.id),
				})),
			})),
	};
}

function listOf(qms: Qms) {
	const {snapshot} = qms;
	const open = openQuestions(qms);
	const {complete} = readingsOf(snapshot);
	return {
		notice,
		documents: [...snapshot.documents.values()]
			.filter(({document}) => document.qms)
			.map(({document}) => ({
				path: document.path,
				title: document.title,
				kind: document.kind,
				status: document.metadata.status?.value ?? '',
				language: document.language,
				words: documentHashes(document).reduce((sum, {ownWords}) => sum + ownWords, 0),
				questions: open.filter(({path}) => path === document.path).length,
				read: (complete.get(document.path) ?? []).map(({reading: {by, on}}) => `${by}, ${on}`),
			})),
	};
}

function sectionsOf(qms: Qms, document: QmsDocument, from: number, maxWords: number) {
	const {path} = document;
	const offered = questionsOf(qms, {confirm: (_, of) => of === path}).filter(question => question.path === path);
	const written = document.sections.filter(({index}) => (documentHashes(document)[index]?.ownWords ?? 0) > 0);
	const told = withinWords(
		written.filter(({index}) => index >= from),
		Number.POSITIVE_INFINITY,
		maxWords,
		({index}) => documentHashes(document)[index]?.ownWords ?? 0,
	);
	const last = told.at(-1);
	const next = written.find(({index}) => last !== undefined && index > last.index);
	return {
		notice,
		sections: told.map(({index}) => {
			const extent = {section: index, sectionEnd: index + 1};
			return {
				...toldPlace(document, extent),
				text: textOf(qms, document, extent),
				offered: offered.filter(({section}) => section === index).map(({criterion}) => criterion.id),
			};
		}),
		...(next === undefined ? {} : {next: next.index}),
	};
}

/** What a draft would show and what would be found in it; the state of the root is the same afterwards. */
function draftOf(qms: Qms, path: string, text: string) {
	if (/^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(path) || !isTextFile(path))
		throw new Refused(
			`${path} is no path of a document.`,
			'Name a Markdown or YAML file relative to the root, such as procedures/PRO-010.md.',
		);
	const before = qms.text(path);
	const states = statesByCriterion(qms);
	qms.apply({set: [{path, text}]});
	try {
		const document = qms.snapshot.documents.get(path)?.document;
		const remedies = new Map(allRules.map(({meta}) => [meta.id, meta.remedy]));
		const lineOf = (at: number): number => positionAt(qms.lineStarts(path), at).line + 1;
		const places = document ? qms.coverage().flatMap(({documents}) => [...(documents.get(path) ?? [])]) : [];
		return {
			notice,
			findings: qms.findingsOf(path).map(({rule, severity, span, message}) => ({
				rule,
				severity,
				line: lineOf(span.start),
				message,
				remedy: remedies.get(rule) ?? '',
			})),
			criteria: places.flatMap(([id, list]) =>
				list.flatMap(({section, evidence}) =>
					evidence === undefined || evidence.answer === 'none'
						? []
						: [
								{
									id,
									answer: evidence.answer,
									line: lineOf(evidence.span.start),
									section: document?.sections[section]?.heading ?? '',
								},
							],
				),
			),
			changes: [...statesByCriterion(qms)].flatMap(([id, after]) => {
				const old = states.get(id) ?? '';
				return old === after ? [] : [{id, before: old, after}];
			}),
		};
	} finally {
		qms.apply(before === undefined ? {removed: [path]} : {set: [{path, text: before}]});
	}
}

function statesByCriterion(qms: Qms): ReadonlyMap<string, string> {
	return new Map(qms.coverage().flatMap(({criteria}) => [...criteria].map(([id, {state}]) => [id, state] as const)));
}
