import {under, worstFirst} from './place.ts';
import type {CriterionResult, FindingResult, OutcomeResult, Result} from './result.ts';
import {visible} from './terminal.ts';
import {counted, countLine, outcomeStateWords, severityWords} from './words.ts';

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
						`${outcome.id}: ${outcomeStateWords[outcome.state]} ${outcome.met}/${outcome.applicable}${openText(outcome, result.root)}`,
				),
		),
		...result.gates.filter(gate => !gate.passed).map(gate => `gate: ${gate.message}`),
		`${result.root}: ${counted(result.summary.errors, 'error')}, ${counted(result.summary.warnings, 'warning')}, ${counted(result.summary.notes, 'note')}; ${result.summary.met}/${result.summary.applicable} criteria shown: ${countLine(result.summary.states)}`,
	]);
	return lines.map(line => `${visible(line)}\n`).join('');
}

function findingLine(finding: FindingResult, root: string): string {
	const next = finding.fixes[0] ?? finding.remedy;
	return `${under(root, finding.path)}:${finding.line}:${finding.column} ${severityWords[finding.severity]} ${finding.rule}: ${finding.message}${next === '' ? '' : ` -> ${next}`}`;
}

/** What is not confirmed, and where a reader has to look for what may be shown. */
function openText({criteria}: OutcomeResult, root: string): string {
	const open = criteria.filter(
		criterion => criterion.level !== 'good' && !['covered', 'attested', 'not-applicable'].includes(criterion.state),
	);
	const text = ({id, state, candidates}: CriterionResult): string => {
		const possible = candidates.filter(({answer}) => answer === 'possible');
		const places = possible.map(({path, line}) => `${under(root, path)}:${line}`).join(' ');
		return `${id} (${state === 'to-read' ? `to be read: ${places}` : state})`;
	};
	return open.length === 0 ? '' : ` open: ${open.map(text).join(', ')}`;
}
