/** What somebody asked for cannot be done: one message, and what to do about it. */
export class Refused extends Error {
	readonly remedy: string;

	constructor(message: string, remedy: string) {
		super(message);
		this.name = 'Refused';
		this.remedy = remedy;
	}

	/** By what it says, since every bundle of the program holds a class of its own. */
	static override [Symbol.hasInstance](value: unknown): boolean {
		return value instanceof Error && 'remedy' in value;
	}
}
