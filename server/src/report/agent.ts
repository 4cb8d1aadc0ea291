import {under, worstFirst} from './place.ts';
import type {CriterionResult, FindingResult, Result} from './result.ts';
import {visible} from './terminal.ts';
import {counted, outcomeStateWords, severityWords} from './words.ts';

/**
 * Terse lines for programs that read text: what is open, worst first, each with its place, its rule and the next step.
 * One line a finding, one line an outcome that is not covered; nothing else but the closing count.
 */
export function agentReport(results: readonly Result[]): string {
	const lines = results.flatMap(result => [
		...worstFirst(result.findings).map(finding => findingLine(finding, result.root)),
		...result.catalogs.flatMap(catalog =>
			catalog.outcomes
				.filter(outcome => outcome.state !== 'covered' && outcome.state !== 'not-applicable')
				.map(
					outcome =>
						`${outcome.id}: ${outcomeStateWords[outcome.state]} ${outcome.met}/${outcome.applicable}${openText(outcome.criteria)}`,
				),
		),
		...result.gates.filter(gate => !gate.passed).map(gate => `gate: ${gate.message}`),
		`${result.root}: ${counted(result.summary.errors, 'error')}, ${counted(result.summary.warnings, 'warning')}, ${counted(result.summary.notes, 'note')}; ${result.summary.met}/${result.summary.applicable} criteria shown`,
	]);
	return lines.map(line => `${visible(line)}\n`).join('');
}

function findingLine(finding: FindingResult, root: string): string {
	const next = finding.fixes[0] ?? finding.remedy;
	return `${under(root, finding.path)}:${finding.line}:${finding.column} ${severityWords[finding.severity]} ${finding.rule}: ${finding.message}${next === '' ? '' : ` -> ${next}`}`;
}

function openText(criteria: readonly CriterionResult[]): string {
	const open = criteria.filter(
		criterion => criterion.level !== 'good' && !['covered', 'attested', 'not-applicable'].includes(criterion.state),
	);
	return open.length === 0 ? '' : ` open: ${open.map(criterion => `${criterion.id} (${criterion.state})`).join(', ')}`;
}
