/** A rename that cannot be done, with the reason for the user. */
export interface RenameProblem {
	readonly problem: string;
}
