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
import {answerWhereClaimed, standingOf} from './standing.ts';

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
	if (document.directives.length === 0 && evidences.size === 0 && document.references.length === 0) return undefined;
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
	const places = new Map<string, Place[]>();
	for (const id of new Set([...left.keys(), ...claimed.keys(), ...weak.keys()])) {
		const criterion = criterionOf(catalog, id);
		if (criterion)
			places.set(
				id,
				criterionPlaces(document, {
					state,
					confidence: context.config.confidence,
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
	readonly state: DocumentState;
	readonly confidence: Confidence;
	readonly evidences: readonly Evidence[];
	readonly claims: readonly Claim[];
	/** Sections that name a clause of the criterion. */
	readonly weakSections: readonly number[];
}

function criterionPlaces(
	document: QmsDocument,
	{state, confidence, evidences, claims, weakSections}: Brought,
): Place[] {
	const {path} = document;
	const isWeak = (evidence: Evidence): boolean =>
		weakSections.some(section => {
			const {from, to} = sectionsOf(document, section);
			return evidence.section >= from && evidence.section < to;
		});
	const shown = evidences.map((evidence): Place => {
		// The nearest claim is the one that a reader finds beside the text.
		const claim = claims.filter(each => speaksFor(each, evidence)).sort((a, b) => b.from - a.from)[0];
		return {
			path,
			section: evidence.section,
			...(evidence.field === undefined ? {} : {field: evidence.field}),
			evidence,
			claim: claim?.directive,
			spread: claim !== undefined && !claim.meaning.explicit,
			...standingOf({evidence, claimed: claim !== undefined}, confidence),
			weakClaim: isWeak(evidence),
			...state,
		};
	});
	const bare = claims
		.filter(claim => !evidences.some(evidence => speaksFor(claim, evidence)))
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
		shown.length + bare.length > 0
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
	return [...shown, ...bare, ...named];
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
