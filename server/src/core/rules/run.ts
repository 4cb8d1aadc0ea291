import type {QmsConfig} from '../config/config.ts';
import type {Coverage} from '../coverage/coverage.ts';
import type {Parts} from '../workspace/parts.ts';
import {severityFor} from '../workspace/settings.ts';
import type {DocumentEntry, Snapshot} from '../workspace/snapshot.ts';
import type {Finding} from './finding.ts';
import type {DocumentRule, GraphRule, Report, Rule, RuleMeta, RuleSettings, WorkspaceRule} from './rule.ts';
import {activeRules, optionsFor} from './settings.ts';

/** The findings of rules that look at one document alone, in rule order; none for a page outside the QMS. */
export function runDocumentRules(rules: readonly Rule[], input: Parameters<Parts['checkDocument']>[0]): Finding[] {
	const {document, config, catalogs, today} = input;
	if (!document.qms) return [];
	const fitting = rules.filter((rule): rule is DocumentRule => rule.scope === 'document');
	return collect(activeRules(fitting, config), config, (rule, report) =>
		rule.check({...input, ...settingsOf(rule.meta, document.path, {config, catalogs, today}, rules)}, report));
}

export function runGraphRules(rules: readonly Rule[], entry: DocumentEntry, snapshot: Snapshot): Finding[] {
	if (!entry.document.qms) return [];
	const fitting = rules.filter((rule): rule is GraphRule => rule.scope === 'graph');
	return collect(activeRules(fitting, snapshot.config), snapshot.config, (rule, report) =>
		rule.check({...settingsOf(rule.meta, entry.document.path, snapshot, rules), entry, snapshot}, report));
}

export function runWorkspaceRules(rules: readonly Rule[], snapshot: Snapshot, coverage: readonly Coverage[]): Finding[] {
	const fitting = rules.filter((rule): rule is WorkspaceRule => rule.scope === 'workspace');
	return collect(activeRules(fitting, snapshot.config), snapshot.config, (rule, report) =>
		rule.check({...settingsOf(rule.meta, undefined, snapshot, rules), snapshot, coverage}, report));
}

function settingsOf(meta: RuleMeta, path: string | undefined, {config, catalogs, today}: Omit<RuleSettings, 'options' | 'ruleIds'>, rules: readonly Rule[]): RuleSettings {
	return {config, catalogs, today, options: optionsFor(meta, path, config), ruleIds: rules.map(rule => rule.meta.id)};
}

function collect<R extends Rule>(rules: readonly R[], config: QmsConfig, check: (rule: R, report: (finding: Report) => void) => void): Finding[] {
	const findings: Finding[] = [];
	for (const rule of rules) {
		const optIn = rule.meta.severity === 'off';
		check(rule, report => {
			if (!optIn || severityFor(rule.meta.id, report.path, config) !== undefined) findings.push(findingOf(rule.meta, report));
		});
	}
	return findings;
}

/** A report with what its rule says of itself; the severity is the rule's own until the configuration has its say. */
export function findingOf(meta: RuleMeta, report: Report): Finding {
	const {message, values, severity, ...rest} = report;
	const fallback = meta.severity === 'off' ? 'warning' : meta.severity;
	return {rule: meta.id, family: meta.family, severity: severity ?? fallback, ...rest, message: fillIn(meta.messages[message] ?? message, values)};
}

/** Replaces `{name}` by the value of that name; a name without a value stays as written. */
export function fillIn(template: string, values: Readonly<Record<string, string | number>> = {}): string {
	return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
