/** A test that failed, with the first lines of its message. */
export interface Failed {
	readonly test: string;
	readonly message: string;
}

/** What suites came to; `failures` says what failed, as far as the suite can tell. */
export interface Counts {
	passed: number;
	failed: number;
	skipped: number;
	failures: readonly Failed[];
}

export const nothingRun: Readonly<Counts> = {passed: 0, failed: 0, skipped: 0, failures: []};

/** Adds counts of a suite to a total; what failed there is told under the name of the suite. */
export function add(total: Counts, more: Counts, suite: string): void {
	total.passed += more.passed;
	total.failed += more.failed;
	total.skipped += more.skipped;
	total.failures = [
		...total.failures,
		...more.failures.map(({test, message}) => ({test: `${suite}: ${test}`, message})),
	];
}

export function describeCounts({passed, failed, skipped}: Counts): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** What failed, once more, for who reads only the end of a long run. */
export function describeFailures({failures}: Counts): string {
	return failures
		.map(({test, message}, index) => `${index + 1}) ${test}\n   ${message.split('\n').slice(0, 6).join('\n   ')}`)
		.join('\n');
}
