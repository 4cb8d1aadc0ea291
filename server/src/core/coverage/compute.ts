import type {Catalog, Criterion} from '../catalog/catalog.ts';
import {editionOf} from '../config/edition.ts';
import {changedSince} from '../workspace/derived.ts';
import {addTo} from '../workspace/index.ts';
import {Failures} from '../workspace/failures.ts';
import {withValues} from '../workspace/layered.ts';
import {type Readings, readingsOf} from '../workspace/readings.ts';
import type {DocumentEntry, Snapshot} from '../workspace/snapshot.ts';
import {stateContext} from '../workspace/state.ts';
import {declarationsOf} from './applicability.ts';
import {DescribedTopics} from './contradictions.ts';
import type {Coverage, CriterionCoverage, OutcomeCoverage, Place} from './coverage.ts';
import {judgeCriterion} from './criterion.ts';
import {Breaches, notesOf, verdictOf} from './lenses.ts';
import {criterionOf} from '../catalog/ids.ts';
import {isAlike, type Move, moved, movesOf} from './moves.ts';
import {addChildren, judgeOutcome} from './outcome.ts';
import {type Contribution, contributionOf, type PlaceContext} from './places.ts';
import {RankedPlaces} from './ranked.ts';
import {structuralPlaces} from './structure.ts';
import {byCodeUnit} from '../text/order.ts';

/** The coverage of one catalogue by a repository (domain model, 4). */
export function computeCoverage(snapshot: Snapshot, catalog: Catalog): Coverage {
	return new CoverageBuilder(catalog).update(snapshot);
}

/**
 * Keeps the coverage of one catalogue up to date from snapshot to snapshot: what a document brings is worked out again
 * only for documents that changed, a criterion's state only where one of them speaks to it. The result equals
 * `computeCoverage` of the same snapshot.
 */
export class CoverageBuilder {
	readonly #catalog: Catalog;
	readonly #failures: Failures;
	readonly #contributions = new Map<string, Contribution>();
	/** By criterion id. */
	readonly #ranked = new Map<string, RankedPlaces>();
	/** Criterion id to the paths that plan it or attest it. */
	readonly #promised = new Map<string, Set<string>>();
	readonly #criteria = new Map<string, CriterionCoverage>();
	#structural: ReadonlyMap<string, readonly Place[]> = new Map();
	#places: Coverage['documents'] = new Map();
	readonly #topics: DescribedTopics;
	readonly #breaches: Breaches;
	#snapshot: Snapshot | undefined;
	#readings: Readings | undefined;
	#coverage: Coverage | undefined;

	/** `failures` takes what breaks off over one document, which then brings nothing. */
	constructor(catalog: Catalog, failures = new Failures()) {
		this.#catalog = catalog;
		this.#failures = failures;
		this.#topics = new DescribedTopics(catalog);
		this.#breaches = new Breaches(catalog);
	}

	update(snapshot: Snapshot): Coverage {
		const before = this.#snapshot;
		if (this.#coverage && before === snapshot) return this.#coverage;
		const context: PlaceContext = {
			...stateContext(snapshot),
			edition: editionOf(snapshot.config, this.#catalog),
			boilerplate: snapshot.index.boilerplate,
			readings: readingsOf(snapshot),
		};
		const anew =
			!before ||
			before.config !== snapshot.config ||
			before.today !== snapshot.today ||
			before.git !== snapshot.git ||
			this.#readings?.absent !== context.readings.absent ||
			before.index.usesStatus !== snapshot.index.usesStatus;
		const paths = anew
			? new Set([...snapshot.documents.keys(), ...this.#contributions.keys()])
			: new Set([
					...changedSince(before.documents, snapshot),
					...sharing(before, snapshot),
					...readOtherwise(this.#readings, context.readings),
				]);
		const changes: Changes = {touched: new Set(), moves: new Map()};
		for (const path of paths) this.#replace(path, snapshot.documents.get(path), context, anew ? undefined : changes);
		this.#places = this.#placesNow(anew ? undefined : paths);
		this.#topics.update(this.#places, anew ? undefined : [...paths]);
		const structural = structuralPlaces(snapshot, this.#catalog, context);
		this.#rejudge(snapshot, context, structural, anew ? undefined : changes);
		this.#structural = structural;
		this.#readings = context.readings;
		this.#snapshot = snapshot;
		this.#coverage = this.#assemble(snapshot, context);
		return this.#coverage;
	}

	/** Judges the criteria that `changes` touched, or all of them. */
	#rejudge(
		snapshot: Snapshot,
		context: PlaceContext,
		structural: ReadonlyMap<string, readonly Place[]>,
		changes: Changes | undefined,
	): void {
		const topics = new Set([...(changes?.touched ?? [])].map(id => criterionOf(this.#catalog, id)?.applicability));
		for (const {criteria} of this.#catalog.outcomes) {
			for (const criterion of criteria) {
				const {id, structure, applicability} = criterion;
				const known = this.#criteria.get(id);
				const restructured = structure.length > 0 && !isSame(this.#structural.get(id), structural.get(id));
				const isTouched =
					!known ||
					!changes ||
					restructured ||
					changes.touched.has(id) ||
					(applicability !== undefined && topics.has(applicability));
				if (!changes || restructured || !this.#ranked.has(id))
					this.#ranked.set(id, new RankedPlaces(criterion, structural.get(id) ?? [], this.#contributions.values()));
				if (isTouched) this.#judge(criterion, snapshot, context);
				else this.#criteria.set(id, moved(known, changes.moves.get(id) ?? []));
			}
		}
	}

	/** Puts what a document brings in place of what it brought; notes in `changes` what that touches. */
	#replace(path: string, entry: DocumentEntry | undefined, context: PlaceContext, changes: Changes | undefined): void {
		const before = this.#contributions.get(path);
		const after =
			entry &&
			this.#failures.guard(
				{step: 'coverage', name: this.#catalog.id, path},
				() => contributionOf(entry, this.#catalog, context),
				() => undefined,
			);
		for (const id of new Set([...(before ? criteriaOf(before) : []), ...(after ? criteriaOf(after) : [])])) {
			const own = movesOf(id, before, after);
			if (own && changes) {
				changes.moves.set(id, [...(changes.moves.get(id) ?? []), ...own]);
				this.#ranked.get(id)?.move(own);
				continue;
			}
			if (after && promises(after, id)) addTo(this.#promised, id, path);
			else this.#promised.get(id)?.delete(path);
			if (!changes) continue;
			changes.touched.add(id);
			this.#ranked.get(id)?.replace(before, after);
		}
		if (after) this.#contributions.set(path, after);
		else this.#contributions.delete(path);
	}

	/** The places of every document that has any, in path order; of `changed` alone looked up again where that is all. */
	#placesNow(changed: Iterable<string> | undefined): Coverage['documents'] {
		const paths = changed && [...changed];
		if (paths?.every(path => this.#places.has(path) === this.#contributions.has(path))) {
			return withValues(
				this.#places,
				new Map(
					paths.flatMap(path => {
						const contribution = this.#contributions.get(path);
						return contribution ? [[path, contribution.places] as const] : [];
					}),
				),
			);
		}
		return new Map(
			[...this.#contributions]
				.map(([path, contribution]) => [path, contribution.places] as const)
				.sort(([a], [b]) => byCodeUnit(a, b)),
		);
	}

	#judge(criterion: Criterion, {config}: Snapshot, {edition, readings}: PlaceContext): void {
		const promised = [...(this.#promised.get(criterion.id) ?? [])].sort(byCodeUnit);
		const attestations = promised.flatMap(path => {
			const attestation = this.#contributions.get(path)?.attestations.get(criterion.id);
			return attestation ? [{path, ...attestation}] : [];
		});
		const plans = promised.flatMap(path => {
			const directive = this.#contributions.get(path)?.plans.get(criterion.id);
			return directive ? [{path, directive}] : [];
		});
		const declaration =
			criterion.applicability === undefined
				? undefined
				: declarationsOf(config, this.#catalog).find(
						({topic, problems}) => topic?.name === criterion.applicability && problems.length === 0,
					);
		// A topic that a section describes cannot be set aside: APP003 of the domain model.
		const contradicted = declaration?.topic !== undefined && this.#topics.described.has(declaration.topic.name);
		this.#criteria.set(
			criterion.id,
			judgeCriterion({
				criterion,
				level: criterion.level[edition],
				places: this.#ranked.get(criterion.id)?.all ?? [],
				attestations,
				plan: plans[0],
				absent: readings.absent.get(criterion.id.toLowerCase()) ?? [],
				notApplicable: contradicted ? undefined : declaration?.source,
			}),
		);
	}

	#assemble(snapshot: Snapshot, context: PlaceContext): Coverage {
		const {outcomes: all, coverThreshold} = this.#catalog;
		const share = snapshot.config.profile.coverThreshold ?? coverThreshold.expected;
		const judged = new Map<string, OutcomeCoverage>();
		const judge = (id: string): OutcomeCoverage | undefined => {
			const known = judged.get(id);
			const outcome = all.find(each => each.id === id);
			if (known || !outcome) return known;
			const own = judgeOutcome(
				outcome,
				outcome.criteria.flatMap(criterion => this.#criteria.get(criterion.id) ?? []),
				share,
			);
			judged.set(id, own);
			const whole = addChildren(own, judge);
			judged.set(id, whole);
			return whole;
		};
		const outcomes = all.flatMap(outcome => judge(outcome.id) ?? []);
		const criteria = new Map(
			outcomes.flatMap(outcome => outcome.criteria.map(criterion => [criterion.criterion.id, criterion] as const)),
		);
		const boundaries = this.#breaches.update(snapshot);
		return {
			catalog: this.#catalog,
			outcomes,
			criteria,
			documents: this.#places,
			described: this.#topics.described,
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
	/** By criterion, places that only stand elsewhere now. */
	readonly moves: Map<string, readonly Move[]>;
}

function isSame(before: readonly Place[] | undefined, after: readonly Place[] | undefined): boolean {
	const [a, b] = [before ?? [], after ?? []];
	return (
		a.length === b.length &&
		a.every((place, index) => {
			const other = b[index];
			return (
				other !== undefined &&
				isAlike(place, other) &&
				place.evidence?.span.start === other.evidence?.span.start &&
				place.evidence?.span.end === other.evidence?.span.end
			);
		})
	);
}

/** The documents of which readers say something else than before. */
function readOtherwise(before: Readings | undefined, now: Readings): readonly string[] {
	if (before === now || before === undefined) return [];
	const differing = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): readonly string[] =>
		a === b ? [] : [...new Set([...a.keys(), ...b.keys()])].filter(path => a.get(path) !== b.get(path));
	return [...differing(before.byPath, now.byPath), ...differing(before.complete, now.complete)];
}

/** The documents with a paragraph that is boilerplate now and was not, or was and is not. */
function sharing(before: Snapshot, {index, documents}: Snapshot): readonly string[] {
	const [old, now] = [before.index.boilerplate, index.boilerplate];
	if (old === now) return [];
	const changed = new Set([...[...now].filter(hash => !old.has(hash)), ...[...old].filter(hash => !now.has(hash))]);
	return [...documents.values()]
		.filter(({document}) => document.paragraphHashes.some(({hash}) => changed.has(hash)))
		.map(({document}) => document.path);
}

function promises({plans, attestations}: Contribution, id: string): boolean {
	return plans.has(id) || attestations.has(id);
}

function criteriaOf({places, plans, attestations}: Contribution): Iterable<string> {
	return new Set([...places.keys(), ...plans.keys(), ...attestations.keys()]);
}
