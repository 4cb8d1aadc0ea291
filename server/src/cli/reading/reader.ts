import type {OutcomeCoverage} from '../../core/coverage/coverage.ts';
import {findPlaces} from '../../core/questions/find.ts';
import {placeSpan, toldPlace} from '../../core/questions/place.ts';
import {bestFirst, questionsOf} from '../../core/questions/questions.ts';
import type {Qms} from '../../core/service.ts';
import type {QmsDocument} from '../../core/model/document.ts';
import {documentHashes, type Extent} from '../../core/readings/words.ts';
import {allRules} from '../../core/rules/index.ts';
import {positionAt} from '../../core/text/lines.ts';
import {readingsOf} from '../../core/workspace/readings.ts';
import type {Reader} from '../../mcp/reader.ts';
import {dataNotice} from '../../mcp/schemas.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import {explanationOf} from '../commands/explain.ts';
import {outcomesValue} from '../commands/outcomes.ts';
import type {Host} from '../host.ts';
import {UsageProblem} from '../problem.ts';
import {type Memory, openOne} from '../roots.ts';
import {ReadingSession} from './session.ts';
import {statesOf} from './status.ts';

const notice: typeof dataNotice = dataNotice;
const silent = {step: () => undefined, end: () => undefined};

/** A reader for agents over the one root that the arguments name. Each call reads the files as they are then. */
export function readerOf(args: Arguments, host: Host): Reader {
	const memory: Memory = new Map();
	const session = async (): Promise<ReadingSession> =>
		new ReadingSession(await openOne(args, host, silent, 'mcp', memory));
	const asked = <T>(call: (session: ReadingSession) => T | Promise<T>): Promise<T> => session().then(call);
	return {
		coverage: () => asked(coverageOf),
		explain: async target => ({
			notice,
			explanation: (await explanationOf(target, {...args, paths: []}, host)).explanation.text({
				width: 100,
				color: false,
			}),
		}),
		nextQuestions: ({limit, maxWords, stale, for: id, document}) =>
			asked(current => {
				const open = current.questions({for: id, document: documentIn(current, document), stale});
				const ordered = document === undefined ? bestFirst(open) : open;
				const told = withinWords(ordered, limit, maxWords, question => current.wordsOf([question]));
				const words = current.wordsOf(told);
				return {
					notice,
					schemaVersion: 1,
					left: open.length,
					told: told.length,
					words,
					wordsLeft: current.wordsOf(open) - words,
					questions: current.told(told).map(each => ({
						...each,
						lookFor: [...each.lookFor],
						sentences: [...each.sentences],
						earlier: [...each.earlier],
					})),
				};
			}),
		findText: ({search, limit}) =>
			asked(({open: {qms}}) => ({
				notice,
				places: findPlaces(qms.snapshot, search, limit).flatMap(place => {
					const document = qms.snapshot.documents.get(place.path)?.document;
					return document ? [{...toldPlace(document, place), text: textOf(qms, document, place)}] : [];
				}),
			})),
		record: (answers, agent) =>
			asked(current => {
				const {taken, refused, files} = current.record(answers, {
					by: args.reading.by ?? agent,
					today: args.today ?? host.today(),
					asAgent: true,
					needsReason: true,
				});
				return {
					taken: taken.map(({index, readings}) => ({index, readings: readings.length})),
					refused: [...refused],
					left: current.questions().length,
					files: [...files],
				};
			}),
		checkText: ({path, text}) => asked(current => draftOf(current, path, text)),
		documents: ({path, from, maxWords}) =>
			asked(current =>
				path === undefined ? listOf(current) : sectionsOf(current, documentIn(current, path) ?? path, from, maxWords),
			),
		outcomes: async () => (await outcomesValue(args, host)).flatMap(({outcomes}) => outcomes),
	};
}

function documentIn({open}: ReadingSession, path: string | undefined): string | undefined {
	if (path === undefined) return undefined;
	const bare = path.replace(/^\.\//, '');
	if (open.qms.snapshot.documents.get(bare)?.document.qms === true) return bare;
	throw new UsageProblem(`${path} is no document of the system.`, 'The tool documents lists those there are.');
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

async function coverageOf(session: ReadingSession) {
	const {qms} = session.open;
	const open = session.questions();
	const questionsAbout = (id: string): number => open.filter(({criterion}) => criterion.id === id).length;
	const states = statesOf(session);
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

function listOf(session: ReadingSession) {
	const {snapshot} = session.open.qms;
	const open = session.questions();
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

function sectionsOf({open: {qms}}: ReadingSession, path: string, from: number, maxWords: number) {
	const document = qms.snapshot.documents.get(path)?.document;
	if (!document)
		throw new UsageProblem(`${path} is no document of the system.`, 'The tool documents lists those there are.');
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
function draftOf({open: {qms}}: ReadingSession, path: string, text: string) {
	if (/^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(path) || !/\.(?:md|markdown|ya?ml)$/i.test(path))
		throw new UsageProblem(
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
