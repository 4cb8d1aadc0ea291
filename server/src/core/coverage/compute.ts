import type {Catalog, Criterion, Edition} from '../catalog/catalog.ts';
import {changedSince} from '../workspace/derived.ts';
import {addTo, byCodeUnit} from '../workspace/index.ts';
import type {DocumentEntry, Snapshot} from '../workspace/snapshot.ts';
import {stateContext} from '../workspace/state.ts';
import {declarationsOf} from './applicability.ts';
import {contradicts} from './contradictions.ts';
import type {Coverage, CriterionCoverage, OutcomeCoverage, Place} from './coverage.ts';
import {comparePlaces, judgeCriterion} from './criterion.ts';
import {Breaches, notesOf, verdictOf} from './lenses.ts';
import {criterionOf} from '../catalog/ids.ts';
import {isAlike, moved, movesOf} from './moves.ts';
import {addChildren, judgeOutcome} from './outcome.ts';
import {type Contribution, contributionOf, type PlaceContext} from './places.ts';
import {structuralPlaces} from './structure.ts';

/** The coverage of one catalogue by a repository (domain model, 4). */
export function computeCoverage(snapshot: Snapshot, catalog: Catalog): Coverage {
	return new CoverageBuilder(catalog).update(snapshot);
}

export function editionOf(snapshot: Pick<Snapshot, 'config'>, catalog: Catalog): Edition {
	return snapshot.config.profile.edition ?? catalog.defaultEdition;
}

/**
 * Keeps the coverage of one catalogue up to date from snapshot to snapshot: what a document brings is worked out again
 * only for documents that changed, a criterion's state only where one of them speaks to it. The result equals
 * `computeCoverage` of the same snapshot.
 */
export class CoverageBuilder {
	readonly #catalog: Catalog;
	readonly #contributions = new Map<string, Contribution>();
	/** Criterion id to the paths that bring something to it. */
	readonly #paths = new Map<string, Set<string>>();
	/** The same in order, while it is the same. */
	readonly #sorted = new Map<string, readonly string[]>();
	readonly #criteria = new Map<string, CriterionCoverage>();
	#structural: ReadonlyMap<string, readonly Place[]> = new Map();
	#places: Coverage['documents'] = new Map();
	readonly #breaches: Breaches;
	#snapshot: Snapshot | undefined;
	#coverage: Coverage | undefined;

	constructor(catalog: Catalog) {
		this.#catalog = catalog;
		this.#breaches = new Breaches(catalog);
	}

	update(snapshot: Snapshot): Coverage {
		const before = this.#snapshot;
		if (this.#coverage && before === snapshot) return this.#coverage;
		const context: PlaceContext = {...stateContext(snapshot), edition: editionOf(snapshot, this.#catalog), boilerplate: snapshot.index.boilerplate};
		const anew = !before || before.config !== snapshot.config || before.today !== snapshot.today || before.git !== snapshot.git
			|| before.index.usesStatus !== snapshot.index.usesStatus || before.index.boilerplate !== snapshot.index.boilerplate;
		const touched = new Set<string>();
		const paths = anew ? new Set([...snapshot.documents.keys(), ...this.#contributions.keys()]) : changedSince(before.documents, snapshot);
		const moves = new Map<Place, Place>();
		const shifted = new Set<string>();
		for (const path of paths) this.#replace(path, snapshot.documents.get(path), context, {touched, moves, shifted});
		this.#places = this.#placesNow(anew ? undefined : paths);
		const structural = structuralPlaces(snapshot, this.#catalog, context);
		const topics = new Set([...touched].map(id => criterionOf(this.#catalog, id)?.applicability));
		const isTouched = ({id, structure, applicability}: Criterion): boolean => anew || touched.has(id) || (structure.length > 0 && !isSame(this.#structural.get(id), structural.get(id))) || (applicability !== undefined && topics.has(applicability));
		for (const {criteria} of this.#catalog.outcomes) {
			for (const criterion of criteria) {
				const known = this.#criteria.get(criterion.id);
				if (!known || isTouched(criterion)) this.#judge(criterion, snapshot, context, structural.get(criterion.id) ?? []);
				else if (shifted.has(criterion.id)) this.#criteria.set(criterion.id, moved(known, moves));
			}
		}
		this.#structural = structural;
		this.#snapshot = snapshot;
		this.#coverage = this.#assemble(snapshot, context);
		return this.#coverage;
	}

	#replace(path: string, entry: DocumentEntry | undefined, context: PlaceContext, {touched, moves, shifted}: Changes): void {
		const before = this.#contributions.get(path);
		const after = entry && contributionOf(entry, this.#catalog, context);
		for (const id of new Set([...(before ? criteriaOf(before) : []), ...(after ? criteriaOf(after) : [])])) {
			const own = movesOf(id, before, after);
			if (own) {
				for (const [from, to] of own) moves.set(from, to);
				shifted.add(id);
				continue;
			}
			touched.add(id);
			if (after && brings(after, id)) addTo(this.#paths, id, path);
			else this.#paths.get(id)?.delete(path);
			if (!before || !brings(before, id) || !after || !brings(after, id)) this.#sorted.delete(id);
		}
		if (after) this.#contributions.set(path, after);
		else this.#contributions.delete(path);
	}

	/** The places of every document that has any, in path order; of `changed` alone looked up again where that is all. */
	#placesNow(changed: Iterable<string> | undefined): Coverage['documents'] {
		const paths = changed && [...changed];
		const places = new Map(this.#places);
		if (paths?.every(path => places.has(path) === this.#contributions.has(path))) {
			for (const path of paths) {
				const contribution = this.#contributions.get(path);
				if (contribution) places.set(path, contribution.places);
			}
			return places;
		}
		return new Map([...this.#contributions].map(([path, contribution]) => [path, contribution.places] as const).sort(([a], [b]) => byCodeUnit(a, b)));
	}

	/** The paths that bring something to a criterion, in order. */
	#pathsOf(id: string): readonly string[] {
		const known = this.#sorted.get(id) ?? [...(this.#paths.get(id) ?? [])].sort(byCodeUnit);
		this.#sorted.set(id, known);
		return known;
	}

	#judge(criterion: Criterion, {config}: Snapshot, {edition}: PlaceContext, structural: readonly Place[]): void {
		const brought = this.#pathsOf(criterion.id).flatMap(path => {
			const contribution = this.#contributions.get(path);
			return contribution ? [{path, contribution}] : [];
		});
		const places = [...structural, ...countOnce(brought.map(({contribution}) => contribution), criterion)];
		const attestations = brought.flatMap(({path, contribution}) => {
			const attestation = contribution.attestations.get(criterion.id);
			return attestation ? [{path, ...attestation}] : [];
		});
		const plans = brought.flatMap(({path, contribution}) => {
			const directive = contribution.plans.get(criterion.id);
			return directive ? [{path, directive}] : [];
		});
		const declaration = criterion.applicability === undefined ? undefined : declarationsOf(config, this.#catalog).find(({topic, problems}) => topic?.name === criterion.applicability && problems.length === 0);
		const contradicted = declaration && this.#isContradicted(declaration.topic?.name ?? '');
		this.#criteria.set(criterion.id, judgeCriterion({
			criterion, level: criterion.level[edition], places, attestations, plan: plans[0],
			notApplicable: contradicted ? undefined : declaration?.source,
		}));
	}

	/** A topic that a section describes cannot be set aside: APP003 of the domain model. */
	#isContradicted(topic: string): boolean {
		return this.#catalog.outcomes.some(({criteria}) => criteria.some(({id, applicability}) =>
			applicability === topic && [...(this.#paths.get(id) ?? [])].some(path => this.#contributions.get(path)?.places.get(id)?.some(contradicts))));
	}

	#assemble(snapshot: Snapshot, context: PlaceContext): Coverage {
		const {outcomes: all, coverThreshold} = this.#catalog;
		const share = snapshot.config.profile.coverThreshold ?? coverThreshold.expected;
		const judged = new Map<string, OutcomeCoverage>();
		const judge = (id: string): OutcomeCoverage | undefined => {
			const known = judged.get(id);
			const outcome = all.find(each => each.id === id);
			if (known || !outcome) return known;
			const own = judgeOutcome(outcome, outcome.criteria.flatMap(criterion => this.#criteria.get(criterion.id) ?? []), share);
			judged.set(id, own);
			const whole = addChildren(own, judge);
			judged.set(id, whole);
			return whole;
		};
		const outcomes = all.flatMap(outcome => judge(outcome.id) ?? []);
		const criteria = new Map(outcomes.flatMap(outcome => outcome.criteria.map(criterion => [criterion.criterion.id, criterion] as const)));
		const boundaries = this.#breaches.update(snapshot);
		return {
			catalog: this.#catalog,
			outcomes,
			criteria,
			documents: this.#places,
			notes: notesOf(snapshot, this.#catalog, criteria),
			boundaries,
			verdict: verdictOf(outcomes, boundaries),
			assumedEffective: context.assumeEffective && !snapshot.index.usesStatus,
		};
	}
}

interface Changes {
	/** Criteria whose state has to be judged again. */
	readonly touched: Set<string>;
	/** Places that only stand elsewhere now, and the criteria they speak to. */
	readonly moves: Map<Place, Place>;
	readonly shifted: Set<string>;
}

function isSame(before: readonly Place[] | undefined, after: readonly Place[] | undefined): boolean {
	const [a, b] = [before ?? [], after ?? []];
	return a.length === b.length && a.every((place, index) => {
		const other = b[index];
		return other !== undefined && isAlike(place, other) && place.evidence?.span.start === other.evidence?.span.start && place.evidence?.span.end === other.evidence?.span.end;
	});
}

function brings({places, plans, attestations}: Contribution, id: string): boolean {
	return places.has(id) || plans.has(id) || attestations.has(id);
}

function criteriaOf({places, plans, attestations}: Contribution): Iterable<string> {
	return new Set([...places.keys(), ...plans.keys(), ...attestations.keys()]);
}

/** The places of a criterion; of those that rest on the same boilerplate only the best. */
function countOnce(contributions: readonly Contribution[], criterion: Criterion): readonly Place[] {
	const best = new Map<string, Place>();
	const own: Place[] = [];
	for (const {places, shared} of contributions) {
		for (const place of places.get(criterion.id) ?? []) {
			const text = shared.get(place);
			const rival = text === undefined ? undefined : best.get(text);
			if (text === undefined) own.push(place);
			else if (!rival || comparePlaces(place, rival, criterion) < 0) best.set(text, place);
		}
	}
	return [...own, ...best.values()];
}
