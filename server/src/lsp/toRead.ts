import {headingSpan, sectionAt, sectionName} from '../core/features/context.ts';
import type {QmsDocument} from '../core/model/document.ts';
import {findPlaces} from '../core/questions/find.ts';
import {placeSpan, toldPlace} from '../core/questions/place.ts';
import type {Question} from '../core/questions/question.ts';
import {isAgent} from '../core/readings/readers.ts';
import {type Extent, extentWith} from '../core/readings/words.ts';
import {isPositive} from '../core/coverage/testimony.ts';
import {criterionOf} from '../core/catalog/ids.ts';
import {offsetAt} from '../core/text/lines.ts';
import type {Span} from '../core/text/span.ts';
import {readingsOf} from '../core/workspace/readings.ts';
import type {RangeView} from '../host/protocol.ts';
import type {AgentReadingView, CriterionToRead, FoundView, QuestionView, ToReadView} from '../host/readingProtocol.ts';
import {openQuestions, wordsOf} from '../reading/session.ts';
import {minutesFor} from '../report/questions/print.ts';
import {rangeOf} from './convert.ts';
import type {QmsRoot} from './root.ts';

/** What is to be read in a root, in the order in which it is asked. */
export function toReadView(root: QmsRoot, name: string): ToReadView {
	const open = openQuestions(root.qms);
	const criteria = new Map<string, CriterionToRead & {readonly questions: QuestionView[]}>();
	for (const question of open) {
		const {id, title, question: asked, counts, notCounts} = question.criterion;
		const known = criteria.get(id) ?? {
			id,
			title,
			question: asked,
			counts,
			doesNotCount: notCounts,
			level: question.level,
			questions: [],
		};
		criteria.set(id, known);
		const view = questionView(root, question);
		if (view) known.questions.push(view);
	}
	return {
		root: root.uri,
		name,
		left: open.length,
		stale: open.filter(({why}) => why !== 'possible').length,
		minutes: open.length === 0 ? 0 : minutesFor(open.length, wordsOf(root.qms, open)),
		criteria: [...criteria.values()],
	};
}

function questionView(root: QmsRoot, question: Question): QuestionView | undefined {
	const document = root.entry(question.path)?.document;
	if (!document) return undefined;
	const {id, criterion, path, section, likelihood, why, sentences, earlier} = question;
	return {
		id,
		criterion: criterion.id,
		uri: root.uriOf(path),
		range: range(root, path, placeSpan(document, question)),
		path,
		document: documentName(document),
		section: sectionName(document, section),
		likelihood: Math.round(100 * likelihood),
		why,
		earlier: earlier.map(
			({reading: {by, on, shows, because}}) => `${by}, ${on}: ${shows}${because === undefined ? '' : ` (${because})`}`,
		),
		sentences: sentences.map(({span}) => range(root, path, span)),
	};
}

const range = (root: QmsRoot, path: string, span: Span): RangeView => rangeOf(root.lines(path), span);

const documentName = ({metadata, path}: QmsDocument): string =>
	metadata.id?.value ?? path.slice(path.lastIndexOf('/') + 1);

/** The sections that hold words, best first. */
export function foundViews(root: QmsRoot, search: string): readonly FoundView[] {
	return findPlaces(root.qms.snapshot, search, mostFound).flatMap(place => {
		const document = root.entry(place.path)?.document;
		return document ? [foundView(root, document, place)] : [];
	});
}

const mostFound = 12;

/** The section at a line of a document. */
export function viewAt(root: QmsRoot, path: string, line: number): FoundView | null {
	const document = root.entry(path)?.document;
	if (document?.qms !== true) return null;
	const section = sectionAt(document, offsetAt(document.lineStarts, document.length, {line, character: 0}));
	return foundView(root, document, {section, sectionEnd: section + 1});
}

function foundView(root: QmsRoot, document: QmsDocument, extent: Extent): FoundView {
	const {path, slug, words, section} = toldPlace(document, extent);
	const span = placeSpan(document, extent);
	const text = (root.qms.text(path) ?? '').slice(headingSpan(document, extent.section).end, span.end);
	return {
		root: root.uri,
		uri: root.uriOf(path),
		range: range(root, path, span),
		path,
		section,
		text: text.replace(/\s+/g, ' ').trim().slice(0, 120),
		answer: {path, slug, words},
	};
}

/** What agents read in a document that shows a criterion and that no person has confirmed. */
export function agentReadings(root: QmsRoot, path: string): readonly AgentReadingView[] {
	const {snapshot} = root.qms;
	const document = root.entry(path)?.document;
	if (!document) return [];
	const {agents} = snapshot.config.readers;
	const readings = readingsOf(snapshot).byPath.get(path) ?? [];
	const confirmed = new Set(
		readings
			.filter(({reading}) => !isAgent(reading.by, agents))
			.map(({reading: {criterion, slug}}) => `${criterion} ${slug}`),
	);
	return readings.flatMap(({reading, found}): readonly AgentReadingView[] => {
		const {criterion, slug, by, on, shows, quote, words} = reading;
		if (!isAgent(by, agents) || !isPositive(shows) || confirmed.has(`${criterion} ${slug}`)) return [];
		if (found.state === 'gone' || found.state === 'stale') return [];
		const extent = extentWith(document, found.at.section, words);
		if (!extent) return [];
		const named = snapshot.catalogs.flatMap(catalog => criterionOf(catalog, criterion) ?? [])[0];
		return [
			{
				root: root.uri,
				uri: root.uriOf(path),
				range: range(root, path, placeSpan(document, extent)),
				criterion,
				title: named?.title ?? '',
				section: sectionName(document, extent.section),
				by,
				on,
				shows,
				quote: quote ?? '',
				answer: {
					path,
					slug: document.sections[extent.section]?.slug ?? '',
					words,
					criterion,
					shows,
					...(quote === undefined ? {} : {quote}),
				},
			},
		];
	});
}
