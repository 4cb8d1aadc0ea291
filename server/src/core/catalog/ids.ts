import {nearest} from '../text/nearest.ts';
import type {Catalog, Criterion, Outcome} from './catalog.ts';

/** What an id in a claim stands for. */
export interface IdMeaning {
	/** The criteria it names or spreads over, in catalogue order. */
	readonly criteria: readonly Criterion[];
	/** The outcome of a criterion id; of any other id each outcome it names as a whole. */
	readonly outcomes: readonly Outcome[];
	/** True for an id that names one criterion; an outcome or a wildcard is spread over what a document shows. */
	readonly explicit: boolean;
	/** The form to store: `EO-9`, `EO-9.cause`, `EO-9.*`, `EO-7/*`. */
	readonly normalised: string;
}

/**
 * The meaning of an outcome (`EO-9`, `EO-7/9`, `EO-7b`), a criterion (`EO-9.cause`, `EO-7/9.cause`) or a wildcard
 * (`EO-9.*` for an outcome's criteria, `EO-7/*` for an outcome with all below it). Undefined for any other id: ids match
 * whole, never by prefix. The case of letters does not matter.
 */
export function meaningOf(catalog: Catalog, id: string): IdMeaning | undefined {
	const {outcomes, criteria} = namesOf(catalog);
	const wanted = id.toLowerCase();
	if (wanted.endsWith('/*')) {
		const parent = outcomes.get(wanted.slice(0, -2));
		if (!parent) return undefined;
		const named = withDescendants(catalog, parent);
		return {
			criteria: named.flatMap(outcome => outcome.criteria),
			outcomes: named,
			explicit: false,
			normalised: `${parent.id}/*`,
		};
	}
	const spread = wanted.endsWith('.*');
	const whole = outcomes.get(spread ? wanted.slice(0, -2) : wanted);
	if (whole)
		return {
			criteria: whole.criteria,
			outcomes: [whole],
			explicit: false,
			normalised: spread ? `${whole.id}.*` : whole.id,
		};
	const dot = wanted.lastIndexOf('.');
	const outcome = dot < 0 ? undefined : outcomes.get(wanted.slice(0, dot));
	const found = outcome && criteria.get(outcome.id.toLowerCase() + wanted.slice(dot));
	return (
		found && {criteria: [found.criterion], outcomes: [found.outcome], explicit: true, normalised: found.criterion.id}
	);
}

/** The criterion of a stored id. */
export function criterionOf(catalog: Catalog, id: string): Criterion | undefined {
	return namesOf(catalog).criteria.get(id.toLowerCase())?.criterion;
}

/** Every id that can be claimed, each outcome before its criteria, in catalogue order. */
export function idsOf(catalog: Catalog): readonly string[] {
	return catalog.outcomes.flatMap(outcome => [outcome.id, ...outcome.criteria.map(({id}) => id)]);
}

/** The id that was probably meant, for "did you mean". */
export function nearestId(catalogs: readonly Catalog[], id: string): string | undefined {
	const ids = catalogs.flatMap(idsOf);
	const slug = id.slice(id.lastIndexOf('.') + 1).toLowerCase();
	const sameSlug = id.includes('.') ? ids.filter(each => each.endsWith(`.${slug}`)) : [];
	// A right slug under a wrong outcome is the likelier slip than two wrong letters.
	if (sameSlug.length === 1) return sameSlug[0];
	return nearest(id, ids);
}

interface Names {
	readonly outcomes: ReadonlyMap<string, Outcome>;
	readonly criteria: ReadonlyMap<string, {readonly criterion: Criterion; readonly outcome: Outcome}>;
}

const known = new WeakMap<Catalog, Names>();

/** Tables by lower-case id; aliases never take the place of an id. */
function namesOf(catalog: Catalog): Names {
	let names = known.get(catalog);
	if (!names) {
		const outcomes = new Map<string, Outcome>();
		for (const outcome of catalog.outcomes)
			outcomes.set(outcome.id.toLowerCase(), outcome).set(outcome.qualified.toLowerCase(), outcome);
		for (const [alias, id] of Object.entries(catalog.aliases)) {
			const outcome = outcomes.get(id.toLowerCase());
			if (outcome && !outcomes.has(alias.toLowerCase())) outcomes.set(alias.toLowerCase(), outcome);
		}
		const criteria = new Map(
			catalog.outcomes.flatMap(outcome =>
				outcome.criteria.map(criterion => [criterion.id.toLowerCase(), {criterion, outcome}] as const),
			),
		);
		names = {outcomes, criteria};
		known.set(catalog, names);
	}
	return names;
}

function withDescendants(catalog: Catalog, outcome: Outcome): readonly Outcome[] {
	const wanted = new Set<string>();
	const add = ({id, children}: Outcome): void => {
		if (wanted.has(id)) return;
		wanted.add(id);
		for (const child of children) {
			const found = catalog.outcomes.find(each => each.id === child);
			if (found) add(found);
		}
	};
	add(outcome);
	return catalog.outcomes.filter(({id}) => wanted.has(id));
}
