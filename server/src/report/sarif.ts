import type {RuleMeta} from '../core/rules/rule.ts';
import type {Severity} from '../core/finding/finding.ts';
import type {PrintedRange} from '../core/text/lines.ts';
import {failureSentences} from './failures.ts';
import {ruleUrl} from './links.ts';
import {encodedPath} from './markdownText.ts';
import {under} from './place.ts';
import type {FindingResult, Result} from './result.ts';
import {jsonText, visible} from './terminal.ts';

const levels = {error: 'error', warning: 'warning', information: 'note', hint: 'note'} as const satisfies Record<
	Severity,
	string
>;

/**
 * SARIF 2.1.0, one run for all roots, the way GitHub code scanning reads it: rules with help, paths from the
 * repository's top, fingerprints that hold while lines move. Columns count UTF-16 units.
 */
export function sarifReport(results: readonly Result[]): string {
	const findings = results.flatMap(result =>
		result.findings.map(finding => ({
			finding,
			root: result.repositoryRoot,
			compared: result.difference !== undefined || result.baseline !== undefined,
		})),
	);
	const rules = usedRules(results);
	const failures = results.flatMap(result => failureSentences(result.failures, result.repositoryRoot));
	const [first] = results;
	const log = {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: {
					driver: {
						name: 'QMS Lens',
						semanticVersion: first?.tool.version ?? '0.0.0',
						rules: rules.map(ruleValue),
					},
				},
				...(failures.length === 0
					? {}
					: {
							invocations: [
								{
									executionSuccessful: false,
									toolExecutionNotifications: failures.map(text => ({level: 'error', message: {text}})),
								},
							],
						}),
				columnKind: 'utf16CodeUnits',
				originalUriBaseIds: {'%SRCROOT%': {description: {text: 'The top of the repository.'}}},
				results: findings.map(({finding, root, compared}) => ({
					...resultValue(
						finding,
						root,
						rules.findIndex(rule => rule.id === finding.rule),
					),
					...(compared ? {baselineState: 'new'} : {}),
				})),
			},
		],
	};
	return jsonText(log);
}

/** The rules that found something, by id; code scanning shows no others. */
function usedRules(results: readonly Result[]): RuleMeta[] {
	const used = new Set(results.flatMap(result => result.findings.map(finding => finding.rule)));
	const byId = new Map(results.flatMap(result => result.rules.map(rule => [rule.id, rule] as const)));
	return [...byId.values()].filter(rule => used.has(rule.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ruleValue(rule: RuleMeta): object {
	const help = `${rule.why}\n\n${rule.remedy}`;
	return {
		id: rule.id,
		name: rule.id
			.split('-')
			.map(word => word.charAt(0).toUpperCase() + word.slice(1))
			.join(''),
		shortDescription: {text: rule.summary},
		fullDescription: {text: `${rule.summary} ${rule.why}`},
		helpUri: ruleUrl(rule.id),
		help: {
			text: help,
			markdown: `**Why.** ${rule.why}\n\n**How to answer it.** ${rule.remedy}\n\n[All about this rule](${ruleUrl(rule.id)})`,
		},
		defaultConfiguration: rule.severity === 'off' ? {enabled: false} : {level: levels[rule.severity]},
		properties: {tags: ['quality-management', rule.family], precision: 'high'},
	};
}

function resultValue(finding: FindingResult, root: string, ruleIndex: number): object {
	return {
		ruleId: finding.rule,
		...(ruleIndex < 0 ? {} : {ruleIndex}),
		level: levels[finding.severity],
		message: {text: visible(finding.message)},
		locations: [{physicalLocation: physical(finding, root)}],
		...(finding.related.length === 0
			? {}
			: {
					relatedLocations: finding.related.map((related, index) => ({
						id: index + 1,
						physicalLocation: physical(related, root),
						message: {text: visible(related.message)},
					})),
				}),
		// GitHub knows an alert again by the first of these alone; without it, it hashes the line, and two findings on one line are one.
		partialFingerprints: {primaryLocationLineHash: `${finding.fingerprint}:1`, 'qmsLens/v1': finding.fingerprint},
		properties: {
			severity: finding.severity,
			family: finding.family,
			...(finding.outcome === undefined ? {} : {outcome: finding.outcome}),
			...(finding.criterion === undefined ? {} : {criterion: finding.criterion}),
		},
	};
}

function physical(place: PrintedRange & {readonly path: string}, root: string): object {
	return {
		artifactLocation: {uri: encodedPath(under(root, place.path)), uriBaseId: '%SRCROOT%'},
		region: {startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn},
	};
}
