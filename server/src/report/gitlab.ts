import type {Severity} from '../core/finding/finding.ts';
import {under} from './place.ts';
import type {Result} from './result.ts';
import {jsonText, visible} from './terminal.ts';

const severities = {error: 'critical', warning: 'major', information: 'minor', hint: 'info'} as const satisfies Record<
	Severity,
	string
>;

/** GitLab's Code Quality report: a list of issues with unique fingerprints and paths from the repository's top. */
export function gitlabReport(results: readonly Result[]): string {
	const issues = results.flatMap(result =>
		result.findings.map(finding => ({
			description: visible(finding.message),
			check_name: finding.rule,
			fingerprint: finding.fingerprint,
			severity: severities[finding.severity],
			location: {path: under(result.repositoryRoot, finding.path), lines: {begin: finding.line, end: finding.endLine}},
		})),
	);
	return jsonText(issues);
}
