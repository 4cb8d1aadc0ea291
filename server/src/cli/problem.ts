/** A mistake in how the program was called or set up: one message and what to do about it. Ends the run with exit code 2. */
export class UsageProblem extends Error {
	readonly remedy: string;

	constructor(message: string, remedy: string) {
		super(message);
		this.name = 'UsageProblem';
		this.remedy = remedy;
	}
}
