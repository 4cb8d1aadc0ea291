import {meaningOf, nearestId} from '../catalog/ids.ts';
import {readDate} from '../model/dates.ts';
import type {IsoDate, QmsDocument} from '../model/document.ts';
import {isAgent} from '../readings/readers.ts';
import {quoteProblem} from '../readings/quote.ts';
import {sectionOf} from '../readings/locate.ts';
import type {Judgement, Reading} from '../readings/reading.ts';
import {documentHashes, type Extent, extentWith, placeHash} from '../readings/words.ts';
import {nearest} from '../text/nearest.ts';
import {remembered} from '../text/remembered.ts';
import type {Answer} from './answer.ts';
import {offeredPlaces} from '../coverage/offered.ts';
import type {Question} from './question.ts';
import type {Asked} from './questions.ts';

/** Why an answer is not taken, and what to do. */
export interface Refusal {
	readonly reason: string;
	readonly remedy: string;
}

type Outcome = {readonly readings: readonly Reading[]} | Refusal;

/** Who hands answers in. */
export interface Signature {
	/** The reader where an answer names none; undefined where nobody is known. */
	readonly by: string | undefined;
	readonly today: IsoDate;
	/** True where only agents hand in: what is signed otherwise is signed as an agent. */
	readonly asAgent: boolean;
	/** False where somebody answers key by key and may leave a reason out. */
	readonly needsReason: boolean;
}

/** What answers are checked against. */
export interface Recording extends Asked {
	/** The questions that are open. */
	readonly questions: readonly Question[];
}

/** What of a list of answers was taken and what was refused, by their index. */
export interface Recorded {
	readonly taken: readonly {readonly index: number; readonly readings: readonly Reading[]}[];
	readonly refused: readonly (Refusal & {readonly index: number})[];
}

/** Takes a list of answers, one after the other, so that a later one may rest on an earlier one. */
export function recordAnswers(answers: readonly Answer[], context: Recording, signature: Signature): Recorded {
	const taken: {index: number; readings: readonly Reading[]}[] = [];
	const refused: (Refusal & {index: number})[] = [];
	let open = context.questions;
	for (const [index, answer] of answers.entries()) {
		const outcome = readingsFor(answer, {...context, questions: open}, signature);
		if ('remedy' in outcome) {
			refused.push({index, ...outcome});
			continue;
		}
		taken.push({index, readings: outcome.readings});
		open = open.filter(question => !outcome.readings.some(reading => isAnsweredBy(question, reading)));
	}
	return {taken, refused};
}

/** True where a reading answers a question. */
export function isAnsweredBy(question: Question, reading: Reading): boolean {
	return (
		reading.kind !== 'document' &&
		reading.criterion === question.criterion.id &&
		(reading.kind === 'absent' || (reading.path === question.path && reading.words === question.words))
	);
}

/** The readings that an answer stands for, one for each place with the words that were read; or why it cannot be taken. */
function readingsFor(answer: Answer, context: Recording, signature: Signature): Outcome {
	const signed = signedBy(answer, context, signature);
	if ('remedy' in signed) return signed;
	const because = (answer.because ?? '').trim();
	const base = {by: signed.by, on: signed.on, ...(because === '' ? {} : {because})};
	if (answer.shows === 'complete') return completeReading(answer, context, base);
	const question = answer.id === undefined ? undefined : context.questions.find(({id}) => id === answer.id);
	const named = answer.criterion ?? question?.criterion.id ?? criterionIn(answer.id);
	const criterion = criterionNamed(named, context);
	if (typeof criterion !== 'string') return criterion;
	if (answer.shows === 'absent') return absentReading(criterion, context, base, signed.agent);
	const place = (question && documentAt(question, context)) ?? placeNamed(answer, context, signed.agent);
	if ('remedy' in place) return place;
	const quote = (answer.quote ?? '').trim();
	const wrong =
		quoteRefusal(answer.shows, quote, place, signed.agent) ??
		(because === '' && signature.needsReason ? reasonRefusal(answer.shows) : undefined);
	if (wrong) return wrong;
	const {shows} = answer;
	const places = [place, ...(question?.also ?? []).flatMap(each => documentAt(each, context) ?? [])];
	return {
		readings: places.map(({document, extent}) => ({
			kind: 'place',
			path: document.path,
			slug: document.sections[extent.section]?.slug ?? '',
			criterion,
			shows,
			words: placeHash(document, extent),
			...base,
			...(quote === '' ? {} : {quote}),
		})),
	};
}

interface Signed {
	readonly by: string;
	readonly on: IsoDate;
	readonly agent: boolean;
}

function signedBy(answer: Answer, {snapshot}: Recording, {by: given, today, asAgent}: Signature): Signed | Refusal {
	const named = (answer.by ?? given ?? '').replace(/\s+/g, ' ').trim();
	const written = asAgent && /^(?:agent)?$/i.test(named) ? 'agent unnamed' : named;
	if (written === '') return {reason: 'Nobody has signed the answer.', remedy: 'Name the reader: `by`, or --by NAME.'};
	const {agents} = snapshot.config.readers;
	const by = asAgent && !isAgent(written, agents) ? `agent ${written}` : written;
	const on = answer.on ?? today;
	const read = readDate(on, 'en');
	if (!('date' in read) || read.date !== on)
		return {reason: `"${on}" is no day.`, remedy: 'Write it as YYYY-MM-DD, or leave it out for today.'};
	if (on > today)
		return {reason: `${on} is still to come.`, remedy: 'Give the day on which it was read, or leave it out for today.'};
	return {by, on, agent: isAgent(by, agents)};
}

/** The criterion in the id of a question that is open no more. */
const criterionIn = (id: string | undefined): string | undefined => /^q-[0-9a-f]{8}-(.+)$/.exec(id ?? '')?.[1];

function criterionNamed(named: string | undefined, {snapshot}: Recording): string | Refusal {
	if (named === undefined)
		return {reason: 'The answer names no criterion.', remedy: 'Give the id of the question, or `criterion`.'};
	for (const catalog of snapshot.catalogs) {
		const meaning = meaningOf(catalog, named);
		if (meaning?.explicit) return meaning.normalised;
	}
	const near = nearestId(snapshot.catalogs, named);
	return {
		reason: `${named} is no criterion of ${snapshot.catalogs.map(({id}) => id).join(' or ')}.`,
		remedy: near === undefined ? 'Take the id from the question, or from qms-lens outcomes.' : `Did you mean ${near}?`,
	};
}

interface NamedPlace {
	readonly document: QmsDocument;
	readonly extent: Extent;
}

function documentAt(
	{path, section, sectionEnd}: Extent & {readonly path: string},
	{snapshot}: Recording,
): NamedPlace | undefined {
	const document = snapshot.documents.get(path)?.document;
	return document && {document, extent: {section, sectionEnd}};
}

function placeNamed(answer: Answer, context: Recording, agent: boolean): NamedPlace | Refusal {
	const {path, slug = '', id} = answer;
	const hash = [answer.words ?? []].flat()[0] ?? /^q-([0-9a-f]{8})-/.exec(id ?? '')?.[1];
	if (path === undefined) {
		const place = hash === undefined ? undefined : placeWith(hash, context);
		if (place) return place;
		return id === undefined
			? {reason: 'The answer names no place.', remedy: 'Give the id of the question, or `path`, `slug` and `words`.'}
			: {
					reason: `There is no question ${id}: its text has changed since it was read, or it never was one.`,
					remedy: 'Take the questions anew and read the text as it is now.',
				};
	}
	const document = documentNamed(path, context);
	if ('remedy' in document) return document;
	const section = sectionOf(document, slug.replace(/^#/, ''));
	if (section === undefined) {
		const near = nearest(
			slug,
			document.sections.map(each => each.slug).filter(each => each !== ''),
		);
		return {
			reason: `${path} has no section #${slug}.`,
			remedy: near === undefined ? 'Take the anchor from next_questions or find_text.' : `Did you mean #${near}?`,
		};
	}
	if (hash === undefined) {
		if (agent)
			return {
				reason: 'The answer does not say which words were read.',
				remedy: 'Give `words` as it was told with the text.',
			};
		return {document, extent: {section, sectionEnd: section + 1}};
	}
	const extent = extentWith(document, section, hash);
	return extent
		? {document, extent}
		: {
				reason: `The text of ${path}#${slug} is another one than the one that was read.`,
				remedy: 'Read it again as it is now: find_text and next_questions tell it with its `words`.',
			};
}

function documentNamed(path: string, {snapshot}: Recording): QmsDocument | Refusal {
	const document = snapshot.documents.get(path.replace(/^\.\//, ''))?.document;
	if (document?.qms) return document;
	if (document)
		return {
			reason: `${path} does not belong to the quality management system: ${document.reason}.`,
			remedy: 'Name it under `include` in qms.yaml if it does.',
		};
	const near = nearest(path, snapshot.documents.keys());
	return {
		reason: `There is no document ${path}.`,
		remedy: near === undefined ? 'Take the path from the list of documents.' : `Did you mean ${near}?`,
	};
}

/** The place with these words, where there is one; in a series of equal ones the first. */
function placeWith(hash: string, {snapshot}: Recording): NamedPlace | undefined {
	for (const {document} of snapshot.documents.values()) {
		if (!document.qms) continue;
		for (const {index} of document.sections) {
			const extent = extentWith(document, index, hash);
			if (extent) return {document, extent};
		}
	}
	return undefined;
}

function quoteRefusal(
	shows: Judgement,
	quote: string,
	{document, extent}: NamedPlace,
	agent: boolean,
): Refusal | undefined {
	const remedy = 'Quote the sentence that the answer rests on as the place writes it; leave words out with `…`.';
	if (quote === '')
		return agent && shows !== 'no' ? {reason: `An agent has to quote what shows it: ${shows}.`, remedy} : undefined;
	const reason = quoteProblem(document, extent, quote);
	return reason === undefined ? undefined : {reason, remedy};
}

function reasonRefusal(shows: Judgement): Refusal | undefined {
	if (shows === 'part')
		return {reason: '`part` needs a reason.', remedy: 'Say in `because` what of the question stays unanswered.'};
	if (shows === 'no')
		return {
			reason: '`no` needs a reason.',
			remedy: 'Say in `because` what the place is about instead, or what it lacks.',
		};
	return undefined;
}

interface Base {
	readonly by: string;
	readonly on: IsoDate;
	readonly because?: string;
}

function absentReading(criterion: string, context: Recording, base: Base, agent: boolean): Outcome {
	const open = context.questions.filter(question => question.criterion.id === criterion);
	if (agent && base.because === undefined)
		return {
			reason: '`absent` needs a reason.',
			remedy: 'Say in `because` where it was looked for: the words that were searched, the documents that were read.',
		};
	// An agent looks at every offered place before it says that a criterion is found nowhere.
	const offered = offeredOf(criterion, context);
	const unread = open.filter(question =>
		[question, ...question.also].some(({path, section}) => offered.has(`${path}\0${section}`)),
	);
	if (agent && unread.length > 0)
		return {
			reason: `${unread.length === 1 ? 'A place that may show it has' : `${unread.length} places that may show it have`} not been read.`,
			remedy: `Answer ${unread.map(({id}) => id).join(', ')} first.`,
		};
	return {readings: [{kind: 'absent', criterion, words: [...new Set(open.map(({words}) => words))].sort(), ...base}]};
}

const offeredIn = remembered(offeredPlaces);

/** The places of a criterion that are offered and that nobody has said do not show it. */
function offeredOf(criterion: string, {coverage}: Recording): ReadonlySet<string> {
	return new Set(
		coverage().flatMap(each =>
			(offeredIn(each).get(criterion) ?? [])
				.filter(({answer}) => answer !== 'none')
				.map(({path, section}) => `${path}\0${section}`),
		),
	);
}

function completeReading(answer: Answer, context: Recording, base: Base): Outcome {
	const path = answer.document ?? answer.path;
	if (path === undefined) return {reason: 'The answer names no document.', remedy: 'Give `document`.'};
	const document = documentNamed(path, context);
	if ('remedy' in document) return document;
	const present = [...new Set(documentHashes(document).flatMap(({own, ownWords}) => (ownWords > 0 ? [own] : [])))];
	const words = answer.words === undefined ? present : [answer.words].flat();
	const changed = words.find(each => !present.includes(each));
	if (changed !== undefined)
		return {
			reason: `${path} has no section with the words ${changed}: it has changed since it was read.`,
			remedy: 'Read it again as it is now.',
		};
	if (words.length === 0) return {reason: `There is nothing to read in ${path}.`, remedy: 'Leave it out.'};
	return {readings: [{kind: 'document', path: document.path, words, ...base}]};
}
