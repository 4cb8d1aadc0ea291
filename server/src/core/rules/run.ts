import type {QmsConfig} from '../config/config.ts';
import type {Coverage} from '../coverage/coverage.ts';
import {isArchived} from '../model/archive.ts';
import type {Parts} from '../workspace/parts.ts';
import {severityFor} from '../workspace/settings.ts';
import type {Failures} from '../workspace/failures.ts';
import type {DocumentEntry, Snapshot} from '../workspace/snapshot.ts';
import type {Finding} from '../finding/finding.ts';
import type {DocumentRule, GraphRule, Report, Rule, RuleMeta, RuleSettings, WorkspaceRule} from './rule.ts';
import {activeRules, optionsFor} from './settings.ts';

/** The rules that can report anything under a configuration, by scope, and the ids of all there are. */
export interface RuleSet {
	readonly document: readonly DocumentRule[];
	readonly graph: readonly GraphRule[];
	readonly workspace: readonly WorkspaceRule[];
	readonly active: ReadonlySet<string>;
	readonly ids: readonly string[];
}

const sets = new WeakMap<readonly Rule[], WeakMap<QmsConfig, RuleSet>>();

export function ruleSetOf(rules: readonly Rule[], config: QmsConfig): RuleSet {
	const known = sets.get(rules) ?? new WeakMap<QmsConfig, RuleSet>();
	sets.set(rules, known);
	let set = known.get(config);
	if (!set) {
		const active = activeRules(rules, config);
		set = {
			document: active.filter(rule => rule.scope === 'document'),
			graph: active.filter(rule => rule.scope === 'graph'),
			workspace: active.filter(rule => rule.scope === 'workspace'),
			active: new Set(active.map(rule => rule.meta.id)),
			ids: rules.map(rule => rule.meta.id),
		};
		known.set(config, set);
	}
	return set;
}

/**
 * The findings of rules that look at one document alone, in rule order; none for a page outside the QMS. A rule that
 * breaks off goes to `failures` and finds nothing.
 */
export function runDocumentRules(
	rules: readonly Rule[],
	input: Parameters<Parts['checkDocument']>[0],
	failures: Failures,
): Finding[] {
	const {document, config, catalogs, today} = input;
	if (!document.qms || isArchived(document.metadata)) return [];
	const set = ruleSetOf(rules, config);
	return set.document.flatMap(rule =>
		collect(rule, {path: document.path, config, failures}, report =>
			rule.check({...input, ...settingsOf(rule.meta, document.path, {config, catalogs, today}, set)}, report),
		),
	);
}

/** The findings of one rule about one document of the QMS. */
export function runGraphRule(
	rule: GraphRule,
	entry: DocumentEntry,
	snapshot: Snapshot,
	set: RuleSet,
	failures: Failures,
): readonly Finding[] {
	if (isArchived(entry.document.metadata)) return none;
	const {path} = entry.document;
	return collect(rule, {path, config: snapshot.config, failures}, report =>
		rule.check({...settingsOf(rule.meta, path, snapshot, set), entry, snapshot}, report),
	);
}

/** The findings of one rule about the whole repository. */
export function runWorkspaceRule(
	rule: WorkspaceRule,
	snapshot: Snapshot,
	coverage: readonly Coverage[],
	set: RuleSet,
	failures: Failures,
): readonly Finding[] {
	return collect(rule, {path: '', config: snapshot.config, failures}, report =>
		rule.check({...settingsOf(rule.meta, undefined, snapshot, set), snapshot, coverage}, report),
	);
}

function settingsOf(
	meta: RuleMeta,
	path: string | undefined,
	{config, catalogs, today}: Omit<RuleSettings, 'options' | 'ruleIds'>,
	{ids}: RuleSet,
): RuleSettings {
	return {config, catalogs, today, options: optionsFor(meta, path, config), ruleIds: ids};
}

const none: readonly Finding[] = [];

/** What a rule finds; nothing where it breaks off, since half of what it has to say may be wrong without the rest. */
function collect(
	rule: Rule,
	{path, config, failures}: {path: string; config: QmsConfig; failures: Failures},
	check: (report: (finding: Report) => void) => void,
): readonly Finding[] {
	const optIn = rule.meta.severity === 'off';
	const run = (): readonly Finding[] => {
		let findings: Finding[] | undefined;
		check(report => {
			if (!optIn || severityFor(rule.meta.id, report.path, config) !== undefined)
				(findings ??= []).push(findingOf(rule.meta, report));
		});
		return findings ?? none;
	};
	return failures.guard({step: 'rule', name: rule.meta.id, path}, run, () => none);
}

/** A report with what its rule says of itself; the severity is the rule's own until the configuration has its say. */
export function findingOf(meta: RuleMeta, report: Report): Finding {
	const {message, values, severity, ...rest} = report;
	const fallback = meta.severity === 'off' ? 'warning' : meta.severity;
	return {
		rule: meta.id,
		family: meta.family,
		severity: severity ?? fallback,
		...rest,
		message: fillIn(meta.messages[message] ?? message, values),
	};
}

/** Replaces `{name}` by the value of that name; a name without a value stays as written. */
export function fillIn(template: string, values: Readonly<Record<string, string | number>> = {}): string {
	return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
