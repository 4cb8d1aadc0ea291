// What the suites print is told from everything else a window prints by its first word.
import type {Counts} from '../../counts.ts';
import type {TestOutcome} from './host.ts';

/** Begins every line of a report. */
export const lineMark = '[e2e]';
/** Begins the line that carries the counts as JSON. */
export const countsMark = '[e2e-counts]';

export interface Collector {
	take(type: string, args: readonly unknown[]): void;
	note(line: string): void;
	/** True once the suites have printed something. */
	hasBegun(): boolean;
	outcome(exitCode: number): TestOutcome;
}

export function collector(print: (line: string) => void): Collector {
	let counts: Counts | undefined;
	let begun = false;
	const log: string[] = [];
	return {
		take(type, args) {
			const text = args.map(arg => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
			if (text.startsWith(lineMark)) {
				begun = true;
				print(text.slice(lineMark.length + 1));
			} else if (text.startsWith(countsMark)) counts = JSON.parse(text.slice(countsMark.length)) as Counts;
			else log.push(`${type}: ${text}`);
		},
		hasBegun: () => begun,
		note: line => void log.push(line),
		outcome(exitCode) {
			// Suites that never counted cannot have passed, whatever the window says.
			if (counts === undefined) return {exitCode: exitCode === 0 ? 126 : exitCode, log};
			return {exitCode, counts, log};
		},
	};
}
