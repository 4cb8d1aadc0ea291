/** What the tool was doing when it broke off: reading or judging a document, running a rule, adding up, making a fix. */
export type FailedStep = 'read' | 'judge' | 'rule' | 'coverage' | 'fix';

/** Where a step stood. */
export interface FailurePlace {
	readonly step: FailedStep;
	/** The rule, the catalogue or the kind of fix; '' where the step has no name. */
	readonly name: string;
	/** The document; '' for the whole repository. */
	readonly path: string;
}

/** An exception that nobody expected: a mistake of the tool, which is no finding about a document. */
export interface Failure extends FailurePlace {
	/** What was thrown, in a line of its own. */
	readonly message: string;
	/** For whoever mends it; '' where there is none. */
	readonly stack: string;
}

/** The failures of one state: each stands until its step succeeds, or the document that it was about goes. */
export class Failures {
	readonly #known = new Map<string, Failure>();

	get all(): readonly Failure[] {
		return [...this.#known.values()];
	}

	/** What `work` gives; where it throws, that is kept and `instead` given. */
	guard<T>(place: FailurePlace, work: () => T, instead: (failure: Failure) => T): T {
		try {
			const made = work();
			if (this.#known.size > 0) this.#known.delete(keyOf(place));
			return made;
		} catch (error) {
			const failure = failureOf(place, error);
			this.#known.set(keyOf(place), failure);
			return instead(failure);
		}
	}

	/** True where a step broke off when it was last tried. */
	has(place: FailurePlace): boolean {
		return this.#known.has(keyOf(place));
	}

	/** Forgets what is known of a document that is read anew or gone. */
	forget(path: string): void {
		for (const [key, failure] of this.#known) if (failure.path === path) this.#known.delete(key);
	}
}

const keyOf = ({step, name, path}: FailurePlace): string => `${step}\n${name}\n${path}`;

function failureOf(place: FailurePlace, error: unknown): Failure {
	return error instanceof Error
		? {...place, message: `${error.name}: ${error.message}`, stack: error.stack ?? ''}
		: {...place, message: String(error), stack: ''};
}
