import type {CatalogResult, CriterionResult} from '../result.ts';
import {isOpen} from './parts.ts';

/** The criteria of catalogues, each in one of the groups: `shown`, `open`, `good` and `setAside` add up to `all`. */
export interface CriteriaCounts {
	readonly all: number;
	/** Mandatory and expected criteria that apply: `shown` and `open` together. */
	readonly counted: number;
	readonly shown: number;
	readonly open: number;
	readonly openMandatory: number;
	/** Good practice that applies; it never changes a state. */
	readonly good: number;
	/** Declared not applicable, of any level. */
	readonly setAside: number;
}

export function criteriaCounts(catalogs: readonly Pick<CatalogResult, 'outcomes'>[]): CriteriaCounts {
	const criteria = catalogs.flatMap(catalog => catalog.outcomes).flatMap(outcome => outcome.criteria);
	const number = (test: (criterion: CriterionResult) => boolean): number => criteria.filter(test).length;
	const counts = ({level, state}: CriterionResult): boolean => level !== 'good' && state !== 'not-applicable';
	return {
		all: criteria.length,
		counted: number(counts),
		shown: number(each => counts(each) && !isOpen(each)),
		open: number(isOpen),
		openMandatory: number(each => isOpen(each) && each.level === 'mandatory'),
		good: number(({level, state}) => level === 'good' && state !== 'not-applicable'),
		setAside: number(({state}) => state === 'not-applicable'),
	};
}
