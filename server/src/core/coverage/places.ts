import type {Catalog, Edition} from '../catalog/catalog.ts';
import type {Confidence} from '../config/config.ts';
import type {Evidence} from '../evidence/evidence.ts';
import type {Directive, QmsDocument} from '../model/document.ts';
import type {DocumentEntry} from '../workspace/snapshot.ts';
import {type DocumentState, documentState, type StateContext} from '../workspace/state.ts';
import {type Claim, claimsOf, missingFields, sectionsOf, speaksFor} from './claims.ts';
import type {Place} from './coverage.ts';
import {clauseCriteria} from './clauses.ts';
import {criterionOf} from '../catalog/ids.ts';
import {sharedText} from './shared.ts';
import {answerWhereClaimed, standingOf, type Verdict} from './standing.ts';
import {isPositive, type Testimony, type Witness, witnessOf} from './testimony.ts';
import {isAgent} from '../readings/readers.ts';
import type {Extent} from '../readings/words.ts';
import type {Readings} from '../workspace/readings.ts';

/** What one document brings to the criteria of one catalogue. */
export interface Contribution {
	/** By criterion id; best first. */
	readonly places: ReadonlyMap<string, readonly Place[]>;
	/** Plans that name an owner and a day to come, and attestations that are complete, by criterion id. */
	readonly plans: ReadonlyMap<string, Directive>;
	readonly attestations: ReadonlyMap<string, {readonly directive: Directive; readonly state: DocumentState}>;
	/** Places whose words all stand in paragraphs that three or more documents share, to what they share. */
	readonly shared: ReadonlyMap<Place, string>;
}

export interface PlaceContext extends StateContext {
	readonly edition: Edition;
	readonly boilerplate: ReadonlySet<number>;
	readonly readings: Readings;
}

const noContribution: Contribution = {places: new Map(), plans: new Map(), attestations: new Map(), shared: new Map()};

/** Undefined for a document that brings nothing: outside the QMS, superseded, or silent. */
export function contributionOf(
	entry: DocumentEntry,
	catalog: Catalog,
	context: PlaceContext,
): Contribution | undefined {
	const {document} = entry;
	if (!document.qms) return undefined;
	const state = documentState(document, context);
	if (state.counting === 'no') return undefined;
	const evidences = entry.assessments.get(catalog.id)?.criteria ?? new Map<string, readonly Evidence[]>();
	const isRead = context.readings.byPath.has(document.path);
	if (!isRead && document.directives.length === 0 && evidences.size === 0 && document.references.length === 0)
		return undefined;
	const places = placesOf(document, catalog, evidences, state, context);
	const plans = plansOf(document, catalog, context.today);
	const attestations = context.config.profile.allowAttestation
		? attestationsOf(document, catalog, state, context.today)
		: noContribution.attestations;
	if (places.size + plans.size + attestations.size === 0) return undefined;
	return {
		places,
		plans,
		attestations,
		shared:
			context.boilerplate.size === 0 ? noContribution.shared : sharedPlaces(document, places, context.boilerplate),
	};
}

function placesOf(
	document: QmsDocument,
	catalog: Catalog,
	evidences: ReadonlyMap<string, readonly Evidence[]>,
	state: DocumentState,
	context: PlaceContext,
): Map<string, Place[]> {
	const covers = claimsOf(document, catalog, 'covers');
	const rejects = claimsOf(document, catalog, 'rejects');
	const claimed = new Map<string, Claim[]>();
	for (const claim of covers)
		if (claim.meaning.explicit)
			for (const {id} of claim.meaning.criteria) claimed.set(id, [...(claimed.get(id) ?? []), claim]);
	const left = withoutRejected(evidences, rejects, claimed);
	for (const claim of covers)
		if (!claim.meaning.explicit)
			for (const id of spreadOver(claim, left, context.config.confidence))
				claimed.set(id, [...(claimed.get(id) ?? []), claim]);
	const weak = clauseCriteria(document, catalog, context.edition);
	const witness = witnessOf(document, context.readings, context.config);
	const read = [...(witness?.criteria ?? [])].flatMap(id => criterionOf(catalog, id)?.id ?? []);
	const places = new Map<string, Place[]>();
	for (const id of new Set([...left.keys(), ...claimed.keys(), ...weak.keys(), ...read])) {
		const criterion = criterionOf(catalog, id);
		if (criterion)
			places.set(
				id,
				criterionPlaces(document, {
					criterion: id,
					state,
					witness,
					config: context.config,
					evidences: left.get(id) ?? [],
					claims: claimed.get(id) ?? [],
					weakSections: weak.get(id) ?? [],
				}),
			);
	}
	return places;
}

/** A claim of one criterion on the very section is said later and nearer than a rejection from further up. */
function withoutRejected(
	evidences: ReadonlyMap<string, readonly Evidence[]>,
	rejects: readonly Claim[],
	claimed: ReadonlyMap<string, readonly Claim[]>,
): ReadonlyMap<string, readonly Evidence[]> {
	if (rejects.length === 0) return evidences;
	const left = new Map(evidences);
	for (const reject of rejects) {
		for (const {id} of reject.meaning.criteria) {
			const kept = left
				.get(id)
				?.filter(
					evidence =>
						!speaksFor(reject, evidence) ||
						(claimed.get(id) ?? []).some(claim => claim.from > reject.from && speaksFor(claim, evidence)),
				);
			if (kept && kept.length > 0) left.set(id, kept);
			else left.delete(id);
		}
	}
	return left;
}

/** The criteria for which a claim of whole outcomes holds: those that are shown where it stands; all, where none is. */
function spreadOver(
	claim: Claim,
	evidences: ReadonlyMap<string, readonly Evidence[]>,
	confidence: Confidence,
): readonly string[] {
	return claim.meaning.outcomes.flatMap(({criteria}) => {
		const reached = criteria.filter(({id}) =>
			(evidences.get(id) ?? []).some(
				evidence => answerWhereClaimed(evidence, confidence) === 'shown' && speaksFor(claim, evidence),
			),
		);
		return (reached.length > 0 ? reached : criteria).map(criterion => criterion.id);
	});
}

/** What a document brings to one criterion. */
interface Brought {
	readonly criterion: string;
	readonly state: DocumentState;
	/** What readers say of the document; undefined where they say nothing. */
	readonly witness: Witness | undefined;
	readonly config: PlaceContext['config'];
	readonly evidences: readonly Evidence[];
	readonly claims: readonly Claim[];
	/** Sections that name a clause of the criterion. */
	readonly weakSections: readonly number[];
}

function criterionPlaces(
	document: QmsDocument,
	{criterion, state, witness, config, evidences, claims, weakSections}: Brought,
): Place[] {
	const {path} = document;
	const {confidence} = config;
	const isWeak = (evidence: Evidence): boolean =>
		weakSections.some(section => {
			const {from, to} = sectionsOf(document, section);
			return evidence.section >= from && evidence.section < to;
		});
	const shown = evidences.map((evidence): Place => {
		const claim = nearestClaim(claims, evidence);
		const testimony = witness?.at(criterion, evidence);
		const verdicts = verdictsOf(testimony, claim !== undefined, config);
		return {
			path,
			section: evidence.section,
			...(evidence.field === undefined ? {} : {field: evidence.field}),
			evidence,
			claim: claim?.directive,
			spread: claim !== undefined && !claim.meaning.explicit,
			...standingOf({evidence, claimed: claim !== undefined, verdicts}, confidence),
			weakClaim: isWeak(evidence),
			...state,
			...(testimony ? {testimony} : {}),
		};
	});
	const alone = readAlone(evidences, witness, criterion).map((extent): Place => {
		const claim = nearestClaim(claims, extent);
		const testimony = witness?.at(criterion, extent);
		return {
			path,
			section: extent.section,
			evidence: undefined,
			claim: claim?.directive,
			spread: claim !== undefined && !claim.meaning.explicit,
			...standingOf(
				{evidence: undefined, claimed: claim !== undefined, verdicts: verdictsOf(testimony, true, config)},
				confidence,
			),
			weakClaim: false,
			...state,
			...(testimony ? {testimony} : {}),
		};
	});
	const bare = claims
		.filter(
			claim =>
				!evidences.some(evidence => speaksFor(claim, evidence)) &&
				!alone.some(({section}) => speaksFor(claim, {section})),
		)
		.map(
			(claim): Place => ({
				path,
				section: claim.directive.section,
				...(claim.directive.field === undefined ? {} : {field: claim.directive.field}),
				evidence: undefined,
				claim: claim.directive,
				spread: !claim.meaning.explicit,
				...standingOf({evidence: undefined, claimed: true}, confidence),
				weakClaim: false,
				...state,
			}),
		);
	const named =
		shown.length + alone.length + bare.length > 0
			? []
			: weakSections.slice(0, 1).map(
					(section): Place => ({
						path,
						section,
						evidence: undefined,
						claim: undefined,
						spread: false,
						...standingOf({evidence: undefined, claimed: false}, confidence),
						weakClaim: true,
						...state,
					}),
				);
	return [...shown, ...alone, ...bare, ...named];
}

/** The nearest claim is the one that a reader finds beside the text. */
function nearestClaim(claims: readonly Claim[], place: Pick<Evidence, 'section' | 'field'>): Claim | undefined {
	return claims.filter(each => speaksFor(each, place)).sort((a, b) => b.from - a.from)[0];
}

/** What readers say of a place, for deciding. Whoever passes over a place that its author claims says nothing of it. */
function verdictsOf(
	testimony: Testimony | undefined,
	claimed: boolean,
	{readers}: PlaceContext['config'],
): readonly Verdict[] {
	const by = (name: string): Verdict['by'] => (isAgent(name, readers.agents) ? 'agent' : 'person');
	const passedOver = claimed ? undefined : testimony?.passedOver;
	return [
		...(testimony?.counting ?? []).map(({reading}): Verdict => ({shows: reading.shows, by: by(reading.by)})),
		...(passedOver ? [{shows: 'no', by: by(passedOver.reading.by)} as const] : []),
	];
}

/** Where readers say that a criterion is shown, in full or in part, and the engine found nothing. */
function readAlone(evidences: readonly Evidence[], witness: Witness | undefined, criterion: string): readonly Extent[] {
	const found = new Map<number, Extent>();
	for (const {reading, found: words} of witness?.placesOf(criterion) ?? []) {
		if (words.state === 'gone' || words.state === 'stale') continue;
		const {section, sectionEnd} = words.at;
		if (!isPositive(reading.shows) && reading.shows !== 'part') continue;
		if (!evidences.some(evidence => evidence.section === section)) found.set(section, {section, sectionEnd});
	}
	return [...found.values()];
}

function plansOf(document: QmsDocument, catalog: Catalog, today: string): Map<string, Directive> {
	const plans = new Map<string, Directive>();
	for (const {directive, meaning} of claimsOf(document, catalog, 'plans')) {
		if (missingFields(directive, today).length > 0 || (directive.arguments['due'] ?? '') < today) continue;
		for (const {id} of meaning.criteria) if (!plans.has(id)) plans.set(id, directive);
	}
	return plans;
}

function attestationsOf(
	document: QmsDocument,
	catalog: Catalog,
	state: DocumentState,
	today: string,
): Map<string, {directive: Directive; state: DocumentState}> {
	const attestations = new Map<string, {directive: Directive; state: DocumentState}>();
	for (const {directive, meaning} of claimsOf(document, catalog, 'attests')) {
		if (missingFields(directive, today).length > 0) continue;
		for (const {id} of meaning.criteria) if (!attestations.has(id)) attestations.set(id, {directive, state});
	}
	return attestations;
}

function sharedPlaces(
	document: QmsDocument,
	places: ReadonlyMap<string, readonly Place[]>,
	boilerplate: ReadonlySet<number>,
): Map<Place, string> {
	const shared = new Map<Place, string>();
	const sections = new Set(
		document.paragraphHashes.flatMap(({hash, section}) => (boilerplate.has(hash) ? [section] : [])),
	);
	if (sections.size === 0) return shared;
	const holds = ({section, sectionEnd}: Evidence): boolean => {
		for (let at = section; at < sectionEnd; at++) if (sections.has(at)) return true;
		return false;
	};
	for (const list of places.values()) {
		for (const place of list) {
			const text =
				place.evidence && holds(place.evidence) ? sharedText(document, place.evidence, boilerplate) : undefined;
			if (text !== undefined) shared.set(place, text);
		}
	}
	return shared;
}
