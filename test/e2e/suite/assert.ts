// The few assertions the suites need, for hosts that have no node:assert.

class AssertionError extends Error {
	readonly expected: unknown;
	readonly actual: unknown;
	constructor(message: string, expected: unknown, actual: unknown) {
		super(message);
		this.name = 'AssertionError';
		this.expected = expected;
		this.actual = actual;
	}
}

export function ok(value: unknown, message: string): asserts value {
	if (!value) throw new Error(message);
}

/** Compares plain data: values that JSON writes alike are equal. */
export function equal(actual: unknown, expected: unknown, message = 'The values differ.'): void {
	if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new AssertionError(message, expected, actual);
}

export function match(
	actual: string,
	expected: RegExp,
	message = `The text does not match ${String(expected)}.`,
): void {
	if (!expected.test(actual)) throw new AssertionError(message, String(expected), actual);
}

export function includes<T>(actual: Iterable<T>, expected: T, message = 'An element is missing.'): void {
	const all = [...actual];
	if (!all.includes(expected)) throw new AssertionError(message, expected, all);
}
