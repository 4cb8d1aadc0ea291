import type {Catalog, Criterion, Outcome} from '../catalog/catalog.ts';
import {nearest} from '../text/nearest.ts';

/** What an id in a claim stands for. */
export interface IdMeaning {
	/** The criteria it names or spreads over. */
	readonly criteria: readonly Criterion[];
	/** The outcome of a criterion id; of any other id each outcome it names as a whole. */
	readonly outcomes: readonly Outcome[];
	/** True for an id that names one criterion; an outcome or a wildcard is spread over what a document shows. */
	readonly explicit: boolean;
}

interface Names {
	readonly outcomes: ReadonlyMap<string, Outcome>;
	readonly criteria: ReadonlyMap<string, {readonly criterion: Criterion; readonly outcome: Outcome}>;
}

const known = new WeakMap<Catalog, Names>();

function namesOf(catalog: Catalog): Names {
	let names = known.get(catalog);
	if (!names) {
		const outcomes = new Map<string, Outcome>();
		for (const outcome of catalog.outcomes) outcomes.set(outcome.id, outcome).set(outcome.qualified, outcome);
		for (const [alias, id] of Object.entries(catalog.aliases)) {
			const outcome = outcomes.get(id);
			if (outcome && !outcomes.has(alias)) outcomes.set(alias, outcome);
		}
		const criteria = new Map(catalog.outcomes.flatMap(outcome => outcome.criteria.map(criterion => [criterion.id, {criterion, outcome}] as const)));
		names = {outcomes, criteria};
		known.set(catalog, names);
	}
	return names;
}

export function outcomeOf(catalog: Catalog, id: string): Outcome | undefined {
	return namesOf(catalog).outcomes.get(id);
}

export function criterionOf(catalog: Catalog, id: string): Criterion | undefined {
	return namesOf(catalog).criteria.get(id)?.criterion;
}

/**
 * The meaning of an outcome (`EO-9`, `EO-7/9`, `EO-7b`), a criterion (`EO-9.cause`, `EO-7/9.cause`) or a wildcard
 * (`EO-9.*` for an outcome's criteria, `EO-7/*` for an outcome with its children). Undefined for any other id: ids match
 * whole, never by prefix.
 */
export function meaningOf(catalog: Catalog, id: string): IdMeaning | undefined {
	const {outcomes, criteria} = namesOf(catalog);
	if (id.endsWith('/*')) {
		const parent = outcomes.get(id.slice(0, -2));
		if (!parent) return undefined;
		const named = [parent, ...parent.children.flatMap(child => outcomes.get(child) ?? [])];
		return {criteria: named.flatMap(outcome => outcome.criteria), outcomes: named, explicit: false};
	}
	const whole = outcomes.get(id.endsWith('.*') ? id.slice(0, -2) : id);
	if (whole) return {criteria: whole.criteria, outcomes: [whole], explicit: false};
	const dot = id.lastIndexOf('.');
	const outcome = dot < 0 ? undefined : outcomes.get(id.slice(0, dot));
	const found = criteria.get(id) ?? (outcome && criteria.get(outcome.id + id.slice(dot)));
	return found && {criteria: [found.criterion], outcomes: [found.outcome], explicit: true};
}

/** The id that was probably meant, for "did you mean". */
export function nearestId(catalogs: readonly Catalog[], id: string): string | undefined {
	const ids = catalogs.flatMap(catalog => catalog.outcomes.flatMap(outcome => [outcome.id, ...outcome.criteria.map(criterion => criterion.id)]));
	const slug = id.slice(id.lastIndexOf('.') + 1);
	const sameSlug = id.includes('.') ? ids.filter(each => each.endsWith(`.${slug}`)) : [];
	// A right slug under a wrong outcome is the likelier slip than two wrong letters.
	if (sameSlug.length === 1) return sameSlug[0];
	return nearest(id, ids);
}
