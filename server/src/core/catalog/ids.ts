import {nearest} from '../text/nearest.ts';
import type {Catalog, Outcome} from './catalog.ts';

/** What an id in a claim, a setting or a command stands for. */
export type ResolvedId =
	| {
		readonly kind: 'outcome' | 'criterion' | 'criteria-of' | 'subtree';
		readonly catalog: string;
		/** The form to store: `EO-9`, `EO-9.cause`, `EO-9.*`, `EO-7/*`. Differs from the text where that is an alias. */
		readonly normalised: string;
		/** The outcomes meant, in catalogue order; for a criterion that of the criterion. */
		readonly outcomes: readonly string[];
		/** All criteria meant, in catalogue order. */
		readonly criteria: readonly string[];
	}
	| {readonly kind: 'unknown'; readonly text: string; readonly suggestion?: string};

/**
 * Finds what an id stands for in any of the catalogues, the first that knows it winning: `EO-9`, qualified `EO-7/9`,
 * aliases such as `EO-7b`, criteria `EO-9.cause` and `EO-7/9.cause`, `EO-9.*` for all criteria of an outcome, `EO-7/*` for an
 * outcome with those below it. Matches whole ids only, in any case of letters; else suggests the nearest one.
 */
export function resolveId(catalogs: readonly Catalog[], text: string): ResolvedId {
	const wanted = text.trim();
	for (const catalog of catalogs) {
		const found = resolveIn(catalog, wanted);
		if (found !== undefined) return found;
	}
	const suggestion = nearest(wanted, catalogs.flatMap(idsOf));
	return {kind: 'unknown', text: wanted, ...(suggestion === undefined ? {} : {suggestion})};
}

/** Every id that can be claimed, outcomes before their criteria, in catalogue order. */
export function idsOf(catalog: Catalog): readonly string[] {
	return catalog.outcomes.flatMap(outcome => [outcome.id, ...outcome.criteria.map(({id}) => id)]);
}

function resolveIn(catalog: Catalog, text: string): ResolvedId | undefined {
	if (text.endsWith('/*')) {
		const outcome = outcomeOf(catalog, text.slice(0, -2));
		return outcome && found(catalog, 'subtree', `${outcome.id}/*`, withChildren(catalog, outcome));
	}
	if (text.endsWith('.*')) {
		const outcome = outcomeOf(catalog, text.slice(0, -2));
		return outcome && found(catalog, 'criteria-of', `${outcome.id}.*`, [outcome]);
	}
	const outcome = outcomeOf(catalog, text);
	if (outcome !== undefined) return found(catalog, 'outcome', outcome.id, [outcome]);
	const dot = text.lastIndexOf('.');
	const parent = dot < 0 ? undefined : outcomeOf(catalog, text.slice(0, dot));
	const id = parent && `${parent.id}${text.slice(dot).toLowerCase()}`;
	const criterion = parent?.criteria.find(each => each.id === id);
	if (parent === undefined || criterion === undefined) return undefined;
	return {kind: 'criterion', catalog: catalog.id, normalised: criterion.id, outcomes: [parent.id], criteria: [criterion.id]};
}

function found(catalog: Catalog, kind: 'outcome' | 'criteria-of' | 'subtree', normalised: string, outcomes: readonly Outcome[]): ResolvedId {
	return {
		kind,
		catalog: catalog.id,
		normalised,
		outcomes: outcomes.map(({id}) => id),
		criteria: outcomes.flatMap(({criteria}) => criteria.map(({id}) => id)),
	};
}

function outcomeOf(catalog: Catalog, text: string): Outcome | undefined {
	const wanted = text.toLowerCase();
	const alias = Object.entries(catalog.aliases).find(([name]) => name.toLowerCase() === wanted)?.[1];
	return catalog.outcomes.find(({id, qualified}) => id.toLowerCase() === wanted || qualified.toLowerCase() === wanted || id === alias);
}

function withChildren(catalog: Catalog, outcome: Outcome): readonly Outcome[] {
	const wanted = new Set([outcome.id]);
	// Children come after their parents or before; going round until nothing is added takes either order.
	for (let before = 0; before !== wanted.size;) {
		before = wanted.size;
		for (const {id, parent} of catalog.outcomes) if (parent !== undefined && wanted.has(parent)) wanted.add(id);
	}
	return catalog.outcomes.filter(({id}) => wanted.has(id));
}
