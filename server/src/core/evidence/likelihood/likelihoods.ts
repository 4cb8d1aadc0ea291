/** How likely a section shows a criterion. */
export interface Likely {
	/** From 0 to 1. */
	readonly likelihood: number;
	/** The criterion that the words of the section fit best, where that is another one. */
	readonly rival: string | undefined;
}

/** By the criterion's place in `Engine.criteria`; the section shows none of those left out. */
export type Likelihoods = ReadonlyMap<number, Likely>;

/** Log odds that each statement of a section brings by itself, by the number of the criterion in the model; those that do not count bring none. */
export type StatementOdds = readonly (Float64Array | undefined)[];
