import type {Criterion} from '../core/catalog/catalog.ts';
import type {Coverage, CriterionCoverage, OutcomeCoverage, Place} from '../core/coverage/coverage.ts';
import {meaningOf} from '../core/catalog/ids.ts';
import type {Phrase} from '../core/evidence/evidence.ts';
import {asWritten} from '../core/evidence/written.ts';
import {sectionAt, sectionName} from '../core/features/context.ts';
import {type LensItem, lensItems, lensPlaces, lensSection} from '../core/features/lenses.ts';
import type {DocumentEntry} from '../core/workspace/snapshot.ts';
import {isOpen, lookOf} from '../core/coverage/states.ts';
import {openReason} from '../core/coverage/wording.ts';
import {counted, flagWords, holdText, outcomeStateWords, percentOf} from '../report/words.ts';
import {gapReasonOf, mostInPart} from '../report/gap.ts';
import {lacks} from './lacks.ts';
import type {ExplainedPlace, Explanation} from '../host/protocol.ts';
import type {QmsRoot} from './root.ts';
import {placeView} from './views.ts';

/** Why an outcome or a criterion is in its state; undefined for an id that no catalogue of the root has. */
export function explainId(root: QmsRoot, id: string): Explanation | undefined {
	for (const coverage of root.qms.coverage()) {
		const meaning = meaningOf(coverage.catalog, id);
		const [criterion] = meaning?.criteria ?? [];
		const [outcome] = meaning?.outcomes ?? [];
		const judged =
			meaning?.explicit === true && criterion !== undefined ? coverage.criteria.get(criterion.id) : undefined;
		if (judged !== undefined) return explainCriterion(root, coverage, judged);
		const whole = coverage.outcomes.find(each => each.outcome.id === outcome?.id);
		if (whole !== undefined) return explainOutcome(root, coverage, whole);
	}
	return undefined;
}

/** What the section or process at an offset says of the criteria, with its subsections where it says nothing itself; the whole document at its top. */
export function explainSection(root: QmsRoot, entry: DocumentEntry, offset: number): Explanation {
	const {document} = entry;
	const section = lensSection(document, sectionAt(document, offset));
	const own = section === 0 ? [] : lensItems(root.qms, entry, section);
	const below = own.length > 0 ? [] : itemsBelow(root, entry, section);
	const items = own.length > 0 ? own : below;
	const what = section === 0 ? 'This document' : 'This section';
	return {
		root: root.uri,
		id: '',
		title: section === 0 && document.title !== '' ? document.title : sectionName(document, section),
		state: '',
		sentences:
			items.length === 0
				? [`${what} neither shows nor claims a criterion.`]
				: below.length > 0 && section > 0
					? ['This section itself neither shows nor claims a criterion. Its subsections do:']
					: [],
		places: items.map(({criterion, place, state}) => explainedPlace(root, criterion, place, state)),
		parts: unique(items).map(({criterion, state}) => ({id: criterion.id, title: criterion.title, state})),
	};
}

/** What stands in the sections below one, in reading order. */
function itemsBelow(root: QmsRoot, entry: DocumentEntry, section: number): readonly LensItem[] {
	const end = section === 0 ? Infinity : (entry.document.sections[section]?.subtreeEnd ?? section);
	const within = [
		...(section === 0 ? [0] : []),
		...lensPlaces(root.qms, entry)
			.map(place => place.section)
			.filter(at => at > section && at < end),
	];
	return within.flatMap(at => lensItems(root.qms, entry, at));
}

function unique(items: readonly LensItem[]): readonly LensItem[] {
	return items.filter(({criterion}, index) => items.findIndex(each => each.criterion.id === criterion.id) === index);
}

function explainOutcome(root: QmsRoot, coverage: Coverage, judged: OutcomeCoverage): Explanation {
	const {outcome, state, criteria, met, applicable, flags} = judged;
	const reason = openReason(judged);
	const children = coverage.outcomes.filter(each => outcome.children.includes(each.outcome.id));
	return {
		root: root.uri,
		id: outcome.id,
		title: `${outcome.qualified} ${outcome.title}`,
		state,
		sentences: [
			outcome.statement,
			`${met} of ${applicable} criteria that count are shown${reason === '' ? '' : `, ${reason}`}: ${outcomeStateWords[state]}.`,
			...(children.length > 0
				? [`It needs ${children.map(child => child.outcome.qualified).join(', ')} as well.`]
				: []),
			...flagSentence(flags),
		],
		places: criteria.flatMap(({criterion, places, state}) =>
			places.slice(0, 1).map(place => explainedPlace(root, criterion, place, state)),
		),
		parts: [
			...criteria.map(({criterion, state}) => ({id: criterion.id, title: criterion.title, state})),
			...children.map(child => ({id: child.outcome.id, title: child.outcome.title, state: child.state})),
		],
	};
}

function explainCriterion(root: QmsRoot, coverage: Coverage, judged: CriterionCoverage): Explanation {
	const {criterion, state, places, candidates, inPart, flags} = judged;
	const part = isOpen(state) ? inPart.filter(place => !places.includes(place)).slice(0, mostInPart) : [];
	const outcome = coverage.outcomes.find(each => each.outcome.id === criterion.outcome)?.outcome;
	const qualified = outcome === undefined ? criterion.id : criterion.id.replace(outcome.id, outcome.qualified);
	return {
		root: root.uri,
		id: criterion.id,
		title: `${qualified} ${criterion.title}`,
		state,
		sentences: [
			criterion.question,
			stateSentence(root, judged),
			`Counts: ${criterion.counts}`,
			`Does not count: ${criterion.notCounts}`,
			...flagSentence(flags),
		],
		places: [
			...places.slice(0, mostPlaces).map(place => explainedPlace(root, criterion, place, state)),
			...part.map(place => explainedPlace(root, criterion, place, '')),
			...candidates.filter(place => !part.includes(place)).map(place => explainedPlace(root, criterion, place, '')),
		],
		parts: [],
	};
}

function stateSentence(root: QmsRoot, judged: CriterionCoverage): string {
	const {criterion, state, places, candidates, notApplicable, plan} = judged;
	switch (state) {
		case 'covered':
			return 'The text shows it and its author claims it.';
		case 'evidenced':
			return `The text shows it. Confirm it with a claim: <!-- qms: covers ${criterion.id} -->`;
		case 'attested':
			return 'A named person vouches for it where the text cannot show it.';
		case 'pending':
			return 'It is shown, but only in a document that is not effective yet.';
		case 'claimed':
			return `It is claimed, but the text under the claim does not show it.${missingSentence(root, criterion, places[0])}`;
		case 'planned':
			return `It is planned by ${plan?.directive.arguments['owner'] ?? 'somebody'} until ${plan?.directive.arguments['due'] ?? 'a date to be set'}.`;
		case 'not-applicable':
			return `Not applicable: ${notApplicable?.justification ?? ''}`;
		case 'to-read': {
			const possible = candidates.filter(({answer}) => answer === 'possible').length;
			return `${counted(possible, 'place')} may show it, and nobody has said whether ${possible === 1 ? 'it does' : 'one does'}. Read ${possible === 1 ? 'it' : 'them'}: claim the one that shows it, reject what does not.`;
		}
		case 'gap':
			return gapReasonOf(judged);
	}
}

function missingSentence(root: QmsRoot, criterion: Criterion, place: Place | undefined): string {
	const missing = place === undefined ? '' : lacks(root.qms.snapshot, criterion, place);
	return missing === '' ? '' : ` It lacks: ${missing}.`;
}

function flagSentence(flags: CriterionCoverage['flags']): string[] {
	return flags.length === 0 ? [] : [`At risk: ${flags.map(flag => flagWords[flag]).join(', ')}.`];
}

function explainedPlace(root: QmsRoot, criterion: Criterion, place: Place, state: string): ExplainedPlace {
	return {...placeView(root, place), criterion: criterion.id, state, trace: traceOf(root, criterion, place)};
}

/** The lines of the trace: topic, what was found, who/when/record, what is missing, what held it back. */
export function traceOf(root: QmsRoot, criterion: Criterion, place: Place): {label: string; text: string}[] {
	const {evidence, claim, weakClaim} = place;
	if (evidence === undefined)
		return claim === undefined && weakClaim
			? [{label: 'named', text: 'by its clause only'}]
			: [{label: 'claimed', text: 'nothing in the text was found'}];
	const lines: {label: string; text: string}[] = [];
	const add = (label: string, texts: readonly string[]): void => {
		if (texts.length > 0) lines.push({label, text: [...new Set(texts)].join(', ')});
	};
	const document = root.entry(place.path)?.document;
	const words = (phrase: Phrase): string => excerpt(document ? asWritten(document, phrase) : phrase.text);
	if (evidence.topic !== undefined) add('topic', [`"${words(evidence.topic)}" (${topicPlaces[evidence.topic.where]})`]);
	add(
		'found',
		evidence.hits.map(hit => `${hit.concept.replaceAll('-', ' ')}: "${words(hit)}"`),
	);
	add(
		'who, when',
		evidence.anchors.map(hit => `${hit.anchor}: "${words(hit)}"`),
	);
	const missing = lacks(root.qms.snapshot, criterion, place);
	add('missing', missing === '' ? [] : [missing]);
	add('held back', evidence.holds.map(holdText));
	add(
		'against',
		evidence.against.filter(against => !evidence.holds.some(hold => holdText(hold).startsWith(against))),
	);
	add(
		'says',
		evidence.sentences.map(sentence => `"${excerpt(sentence.text)}"`),
	);
	add('likely', [percentOf(evidence.likelihood)]);
	return lines;
}

const topicPlaces = {
	heading: 'the heading',
	ancestor: 'a heading above',
	title: 'the title',
	text: 'the text',
	field: 'the field',
} as const;
const mostPlaces = 20;
const longestExcerpt = 60;

function excerpt(text: string): string {
	return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt).replace(/\s+\S*$/, '')} …`;
}

/** A state of a criterion or outcome in words. */
export function stateWords(state: string): string {
	return lookOf(state)?.words ?? state;
}
