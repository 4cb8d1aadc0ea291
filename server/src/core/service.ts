import type {Catalog} from './catalog/catalog.ts';
import {CoverageBuilder} from './coverage/compute.ts';
import type {Coverage} from './coverage/coverage.ts';
import type {ModelOptions} from './model/options.ts';
import type {IsoDate} from './model/document.ts';
import {allFixes} from './fixes/index.ts';
import type {Finding, FixData} from './finding/finding.ts';
import type {Fix} from './fixes/fix.ts';
import {Findings, localFindings} from './rules/findings.ts';
import {allRules} from './rules/index.ts';
import type {Rule} from './rules/rule.ts';
import {ruleSetOf} from './rules/run.ts';
import {partsOf, readingOptions} from './steps.ts';
import {type LineStarts, lineStartsOf} from './text/lines.ts';
import type {TextEdit} from './text/span.ts';
import {SnapshotBuilder} from './workspace/apply.ts';
import type {Change} from './workspace/change.ts';
import {closedParts} from './workspace/closed.ts';
import {type Kept, keptParts, packedForm, sameForm, settledForm} from './workspace/kept.ts';
import {type Failure, Failures} from './workspace/failures.ts';
import type {Parts} from './workspace/parts.ts';
import type {Snapshot} from './workspace/snapshot.ts';

export interface QmsOptions {
	/** Today's date; asked for again at each `apply`. */
	readonly today: () => IsoDate;
	/** Path of the configuration, relative to the root; `qms.yaml` without. */
	readonly configPath?: string;
	/** The rules to run; all without. */
	readonly rules?: readonly Rule[];
	/** The kinds of fix there are; all without. */
	readonly fixes?: readonly Fix[];
	/** What other runs worked out; nothing without. */
	readonly kept?: Kept;
	/** What this run worked out for another state of the same root, and takes what it works out for this one; nothing without. */
	readonly shared?: Kept;
	/** True to keep less of documents that were judged, at the cost of time whenever somebody asks what they show: not for an editor. */
	readonly compact?: boolean;
	/** Steps in place of the tool's own. */
	readonly parts?: Partial<Parts>;
}

/**
 * The facade of the core over one QMS root: files in, findings and coverage out. The editor and the command line are
 * two clients of it. All functions are synchronous and pure but for the state that `apply` replaces. Coverage and
 * findings are worked out when asked for and kept until something they rest on changes.
 */
export interface Qms {
	apply(change: Change): void;
	readonly snapshot: Snapshot;
	/** In path order, then by place, rule and message; severities and suppressions applied. */
	findings(): readonly Finding[];
	/** The findings of one path alone: cheaper than all of them after an edit. */
	findingsOf(path: string): readonly Finding[];
	/**
	 * What rules that look at one document alone find in it, severities and suppressions applied: a part of `findingsOf` that
	 * is right before other documents were given.
	 */
	localFindingsOf(path: string): readonly Finding[];
	/**
	 * The paths whose findings may be others than when this was last asked, all of them at first: those of documents that
	 * changed, then those that look at them. For one client that shows findings path by path.
	 */
	takeChanged(): readonly string[];
	/** One for each catalogue, in the order of the configuration. */
	coverage(): readonly Coverage[];
	/**
	 * The edits of a fix against the present state. The finding is looked up again by rule and key, of several the one
	 * nearest to `span`, so that a finding shown a while ago can still be put right. None where it is gone.
	 */
	fix(
		finding: Pick<Finding, 'path' | 'rule' | 'key' | 'span'>,
		fix: Pick<FixData, 'kind' | 'arguments'>,
	): readonly TextEdit[];
	/**
	 * What broke off while the present state was worked out, as far as it was asked for: documents, rules, fixes that were
	 * left out. A mistake of the tool, which says nothing of the documents.
	 */
	failures(): readonly Failure[];
	/** What reading the document of a path depends on beside its text, for whoever reads it elsewhere. */
	readingOptions(path: string): ModelOptions;
	/** The text last given for a path: a document, `qms.yaml` or a catalogue file. */
	text(path: string): string | undefined;
	/** Where the lines of a path begin, for printing places; `[0]` for a path without text. */
	lineStarts(path: string): LineStarts;
}

export function createQms(options: QmsOptions): Qms {
	const {rules = allRules, fixes = allFixes} = options;
	const failures = new Failures();
	const parts = {...partsOf(rules, failures), ...options.parts};
	const form = options.compact === true ? settledForm : packedForm;
	const own = options.kept ? keptParts(parts, options.kept, failures, form) : parts;
	const closed = options.compact === true ? closedParts(own) : own;
	const steps = options.shared ? keptParts(closed, options.shared, failures, sameForm) : closed;
	const workspace = new SnapshotBuilder(steps, {
		today: options.today,
		configPath: options.configPath ?? 'qms.yaml',
		failures,
	});
	const findings = new Findings(rules, failures);
	const builders = new WeakMap<Catalog, CoverageBuilder>();
	const builderOf = (catalog: Catalog): CoverageBuilder => {
		const known = builders.get(catalog) ?? new CoverageBuilder(catalog, failures);
		builders.set(catalog, known);
		return known;
	};
	const coverageOf = (catalog: Catalog, snapshot: Snapshot): readonly Coverage[] =>
		failures.guard(
			{step: 'coverage', name: catalog.id, path: ''},
			() => [builderOf(catalog).update(snapshot)],
			() => {
				// What it kept may be half of one state and half of another.
				builders.delete(catalog);
				return [];
			},
		);
	let covered: {readonly snapshot: Snapshot; readonly coverage: readonly Coverage[]} | undefined;
	const coverage = (): readonly Coverage[] => {
		const {snapshot} = workspace;
		if (covered?.snapshot !== snapshot)
			covered = {snapshot, coverage: snapshot.catalogs.flatMap(catalog => coverageOf(catalog, snapshot))};
		return covered.coverage;
	};
	const current = (): Findings => {
		findings.update(workspace.snapshot, coverage());
		return findings;
	};
	return {
		apply: change => void workspace.apply(change),
		get snapshot() {
			return workspace.snapshot;
		},
		findings: () => current().all(),
		findingsOf: path => current().of(path),
		localFindingsOf: path => localFindings(workspace.snapshot, path),
		takeChanged: () => current().takeChanged(),
		coverage,
		fix(shown, {kind, arguments: given}) {
			const distance = ({span}: Finding): number => Math.abs(span.start - shown.span.start);
			const present = current()
				.of(shown.path)
				.filter(each => each.rule === shown.rule && each.key === shown.key)
				.sort((a, b) => distance(a) - distance(b))[0];
			const offered = present?.fixes?.filter(each => each.kind === kind) ?? [];
			// Arguments that name places may have changed; where one fix of the kind is offered it is the one that was meant.
			const chosen =
				offered.find(each => isSame(each.arguments, given)) ?? (offered.length === 1 ? offered[0] : undefined);
			if (!present || !chosen) return [];
			const edits = (): readonly TextEdit[] =>
				fixes
					.find(each => each.kind === kind)
					?.edits({
						snapshot: workspace.snapshot,
						text: path => workspace.text(path),
						finding: present,
						arguments: chosen.arguments,
					}) ?? [];
			return failures.guard({step: 'fix', name: kind, path: shown.path}, edits, () => []);
		},
		failures() {
			const {active} = ruleSetOf(rules, workspace.snapshot.config);
			return failures.all.filter(({step, name}) => step !== 'rule' || active.has(name));
		},
		readingOptions: path => readingOptions(path, workspace.snapshot.config),
		text: path => workspace.text(path),
		lineStarts(path) {
			return workspace.snapshot.documents.get(path)?.document.lineStarts ?? lineStartsOf(workspace.text(path) ?? '');
		},
	};
}

function isSame(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
	return (
		Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value)
	);
}
