import {existsSync, readFileSync} from 'node:fs';

/** A test that failed, and why. */
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

/** The counts of a suite that ended with `status`, which is 0 where all went well. One that ended badly without saying what failed is one failure. */
export function countsOf(told: Counts | undefined, status: number | null): Counts {
	const counts = {...(told ?? nothingRun)};
	if (status !== 0 && counts.failed === 0) counts.failed = 1;
	return counts;
}

/** The counts in a file that a suite wrote as JSON; undefined where it wrote none. */
export const countsIn = (file: string): Counts | undefined =>
	existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Counts) : undefined;

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
