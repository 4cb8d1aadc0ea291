import type {Level} from '../catalog/catalog.ts';
import {editionOf} from '../config/edition.ts';
import type {Coverage, CriterionCoverage, Place} from '../coverage/coverage.ts';
import {isPositive, type Testimony, type Witness, witnessOf} from '../coverage/testimony.ts';
import {offeredPlaces} from '../coverage/offered.ts';
import {isMet} from '../coverage/states.ts';
import {thresholdsOf} from '../evidence/answer.ts';
import type {QmsDocument} from '../model/document.ts';
import {isAgent} from '../readings/readers.ts';
import {type Extent, placeHash} from '../readings/words.ts';
import {readingsOf} from '../workspace/readings.ts';
import type {Snapshot} from '../workspace/snapshot.ts';
import type {Question, Why} from './question.ts';
import {byCodeUnit} from '../text/order.ts';

/** What questions are made of. */
export interface Asked {
	readonly snapshot: Snapshot;
	readonly coverage: () => readonly Coverage[];
}

/** What is asked beside what is open. */
export interface Wish {
	/**
	 * True where a person wants to say yes or no of every likely place: of those that count as shown already, and of those
	 * that are not among the few that would be asked about.
	 */
	readonly confirm?: (criterion: string, path: string) => boolean;
}

/**
 * The questions that are open, most important criteria first, of a criterion the best place first. A criterion that is
 * shown already is asked about only where a reading of it has become stale or readers differ. Of the others at most
 * five places are asked about, the ones that were answered among them, and one only where the places before it
 * leave room for it to be the one that settles the criterion: their answers decide whether it is asked later.
 */
export function questionsOf({snapshot, coverage}: Asked, {confirm = () => false}: Wish = {}): readonly Question[] {
	const witnesses = witnessesOf(snapshot);
	const criteria = coverage().flatMap(each => {
		const offered = offeredPlaces(each);
		return [...each.criteria.values()].map(criterion => ({
			criterion,
			questions: ofCriterion(criterion, each, {
				snapshot,
				witnesses,
				confirm,
				offered: offered.get(criterion.criterion.id) ?? [],
			}),
		}));
	});
	const sorted = criteria
		.filter(({questions}) => questions.length > 0)
		.map((each, index) => ({...each, index}))
		.sort(
			(a, b) =>
				urgency(b.questions) - urgency(a.questions) ||
				weight(b.criterion) - weight(a.criterion) ||
				(b.questions[0]?.likelihood ?? 0) - (a.questions[0]?.likelihood ?? 0) ||
				a.index - b.index,
		);
	return sorted.flatMap(({questions}) => questions);
}

/** The first place of every criterion, then the second of each, and so on: what answers most criteria in a few questions. */
export function bestFirst(questions: readonly Question[]): readonly Question[] {
	return questions
		.map((question, index) => ({question, index}))
		.sort((a, b) => a.question.rank - b.question.rank || a.index - b.index)
		.map(({question}) => question);
}

/** By document and section, for reading each document from top to bottom. */
export function byDocument(questions: readonly Question[]): readonly Question[] {
	return questions.toSorted(
		(a, b) => byCodeUnit(a.path, b.path) || a.section - b.section || a.sectionEnd - b.sectionEnd,
	);
}

/** The questions about each place together; a place stands where its first question stood. */
export function byPlace(questions: readonly Question[]): readonly (readonly [Question, ...Question[]])[] {
	const places = new Map<string, [Question, ...Question[]]>();
	for (const question of questions) {
		const key = `${question.path}\0${question.section}\0${question.sectionEnd}`;
		const known = places.get(key);
		if (known) known.push(question);
		else places.set(key, [question]);
	}
	return [...places.values()];
}

type Witnesses = ReadonlyMap<string, Witness>;

function witnessesOf(snapshot: Snapshot): Witnesses {
	const readings = readingsOf(snapshot);
	const witnesses = new Map<string, Witness>();
	for (const {document} of snapshot.documents.values()) {
		const witness = document.qms ? witnessOf(document, readings, snapshot.config) : undefined;
		if (witness) witnesses.set(document.path, witness);
	}
	return witnesses;
}

interface Sources {
	readonly snapshot: Snapshot;
	readonly witnesses: Witnesses;
	readonly confirm: NonNullable<Wish['confirm']>;
	/** The places of the criterion that are offered, best first. */
	readonly offered: readonly Place[];
}

type Open = Omit<Question, 'id' | 'rank' | 'also'>;

function ofCriterion(
	covered: CriterionCoverage,
	coverage: Coverage,
	{snapshot, witnesses, confirm, offered}: Sources,
): readonly Question[] {
	const {criterion, state} = covered;
	if (state === 'not-applicable') return [];
	const found = new Map<string, Open>();
	const level: Level = criterion.level[editionOf(snapshot.config, coverage.catalog)];
	const add = (document: QmsDocument, extent: Extent, why: Why, place?: Place, testimony?: Testimony): void => {
		const key = `${document.path}\0${extent.section}`;
		if (found.has(key)) return;
		found.set(key, {
			catalog: coverage.catalog,
			criterion,
			level,
			path: document.path,
			section: extent.section,
			sectionEnd: extent.sectionEnd,
			words: placeHash(document, extent),
			why,
			likelihood: place?.evidence?.likelihood ?? 0,
			sentences: place?.evidence?.sentences ?? [],
			earlier: (why === 'stale' ? testimony?.stale : testimony?.counting) ?? [],
		});
	};
	for (const [path, witness] of witnesses) {
		const document = snapshot.documents.get(path)?.document;
		if (!document) continue;
		const places = coverage.documents.get(path)?.get(criterion.id) ?? [];
		for (const {found: at, reading} of witness.placesOf(criterion.id)) {
			if (at.state === 'gone') continue;
			const place = places.find(each => each.section === at.at.section);
			const testimony = witness.at(criterion.id, at.at);
			if (testimony?.disputed) add(document, at.at, 'disagree', place, testimony);
			else if (at.state === 'stale' && testimony?.counting.length === 0) {
				const matters = isPositive(reading.shows) || (place !== undefined && place.answer !== 'none');
				if (matters) add(document, place?.evidence ?? at.at, 'stale', place, testimony);
			}
		}
	}
	const consider = (path: string, place: Place, wished: boolean): boolean => {
		const document = snapshot.documents.get(path)?.document;
		if (!document || place.answer === 'none' || (place.answer === 'shown' && !wished)) return false;
		const extent = place.evidence ?? extentRead(place.testimony);
		if (!extent || isReadByPerson(place.testimony, snapshot)) return false;
		add(document, extent, 'possible', place, place.testimony);
		return true;
	};
	for (const [path, places] of coverage.documents)
		if (confirm(criterion.id, path)) for (const place of places.get(criterion.id) ?? []) consider(path, place, true);
	if (!isMet(state) && state !== 'gap') {
		const {possible} = thresholdsOf(criterion.id, snapshot.config.confidence);
		// How likely none of the places that are asked about shows it.
		let unsettled = [...found.values()].reduce((product, {likelihood}) => product * (1 - likelihood), 1);
		for (const place of offered) {
			const likelihood = place.evidence?.likelihood ?? 0;
			if (found.size > 0 && unsettled * likelihood < possible) continue;
			if (consider(place.path, place, false)) unsettled *= 1 - likelihood;
		}
	}
	const sorted = [...found.values()].sort(
		(a, b) =>
			Number(b.why !== 'possible') - Number(a.why !== 'possible') ||
			b.likelihood - a.likelihood ||
			byCodeUnit(a.path, b.path) ||
			a.section - b.section,
	);
	return joined(sorted).map((question, rank) => ({...question, rank, id: questionId(question.words, criterion.id)}));
}

/** What was read of a place of which only readers say something. */
function extentRead(testimony: Testimony | undefined): Extent | undefined {
	const [first] = testimony?.counting ?? [];
	return first && first.found.state !== 'gone' ? first.found.at : undefined;
}

function isReadByPerson(testimony: Testimony | undefined, {config}: Snapshot): boolean {
	return testimony?.counting.some(({reading}) => !isAgent(reading.by, config.readers.agents)) === true;
}

const urgency = (questions: readonly Pick<Question, 'why'>[]): number =>
	questions[0] === undefined || questions[0].why === 'possible' ? 0 : 1;

function weight({level, criterion}: CriterionCoverage): number {
	return (level === 'mandatory' ? 4 : level === 'expected' ? 2 : 0) + (criterion.core ? 1 : 0);
}

/** Places with the same words are one question. */
function joined(questions: readonly Open[]): readonly (Open & Pick<Question, 'also'>)[] {
	const first = new Map<string, Open & {readonly also: Question['also'][number][]}>();
	for (const question of questions) {
		const known = first.get(question.words);
		const {path, section, sectionEnd} = question;
		if (known) known.also.push({path, section, sectionEnd});
		else first.set(question.words, {...question, also: []});
	}
	return [...first.values()];
}

/** Names the question whether a text with these words shows a criterion; equal texts are one question. */
export function questionId(words: string, criterion: string): string {
	return `q-${words}-${criterion}`;
}
