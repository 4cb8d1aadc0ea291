import type {Finding} from '../core/finding/finding.ts';
import type {RuleMeta} from '../core/rules/rule.ts';
import type {Qms} from '../core/service.ts';
import {printedRange} from '../core/text/lines.ts';
import {fingerprints} from './fingerprint.ts';
import {identityOf} from './identity.ts';
import {ruleUrl} from './links.ts';
import type {FindingResult} from './result.ts';

/** Findings with printed places, remedies, and what they are known by. */
export function findingResults(
	findings: readonly Finding[],
	qms: Pick<Qms, 'snapshot' | 'lineStarts'>,
	{rules, repositoryRoot}: {readonly rules: readonly RuleMeta[]; readonly repositoryRoot: string},
): FindingResult[] {
	const remedies = new Map(rules.map(rule => [rule.id, rule.remedy]));
	const identities = findings.map(finding => identityOf(finding, qms.snapshot.documents.get(finding.path)?.document));
	const hashes = fingerprints(
		identities.map((identity, index) => ({rule: findings[index]?.rule ?? '', ...identity})),
		repositoryRoot,
	);
	return findings.map((finding, index) => ({
		rule: finding.rule,
		family: finding.family,
		severity: finding.severity,
		path: finding.path,
		...printedRange(qms.lineStarts(finding.path), finding.span),
		message: finding.message,
		outcome: finding.outcome,
		criterion: finding.criterion,
		remedy: remedies.get(finding.rule) ?? '',
		fixes: (finding.fixes ?? []).map(fix => fix.title),
		related: (finding.related ?? []).map(({path, span, message}) => ({
			path,
			...printedRange(qms.lineStarts(path), span),
			message,
		})),
		identity: identities[index] ?? {document: finding.path, section: '', key: finding.key},
		fingerprint: hashes[index] ?? '',
		url: ruleUrl(finding.rule),
	}));
}
