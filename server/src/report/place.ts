import type {FindingResult} from './result.ts';
import {severities} from '../core/finding/finding.ts';

/** A path below a root that is itself given from elsewhere: `samples/acme` and `docs/a.md`, or `.` and `docs/a.md`. */
export function under(root: string, path: string): string {
	return root === '.' || root === '' ? path : `${root}/${path}`;
}

/** The worst first; within a severity the order stays. */
export function worstFirst(findings: readonly FindingResult[]): FindingResult[] {
	return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
