import type {Coverage} from '../coverage/coverage.ts';
import type {QmsDocument} from '../model/document.ts';
import {changedSince} from '../workspace/derived.ts';
import {Failures} from '../workspace/failures.ts';
import {addTo, push} from '../workspace/index.ts';
import {severityFor} from '../workspace/settings.ts';
import type {DocumentEntry, Snapshot} from '../workspace/snapshot.ts';
import {type Settled, settle} from '../workspace/suppress.ts';
import {capped} from './capped.ts';
import suppressionUnused from './configuration/suppression-unused.ts';
import {type Finding, keptOf} from '../finding/finding.ts';
import type {GraphRule, Rule, WorkspaceRule} from './rule.ts';
import {findingOf, type RuleSet, ruleSetOf, runGraphRule, runWorkspaceRule} from './run.ts';
import {followedPaths} from './support/referred.ts';
import {byCodeUnit} from '../text/order.ts';

/** What the rules across documents found in one document. */
interface GraphResult {
	readonly entry: DocumentEntry;
	/** The moment at which each rule was run or need not be. */
	readonly moment: number;
	readonly byRule: ReadonlyMap<GraphRule, readonly Finding[]>;
	readonly findings: readonly Finding[];
}

interface SettledResult {
	readonly local: readonly Finding[];
	readonly graph: readonly Finding[];
	readonly workspace: readonly Finding[];
	readonly config: Snapshot['config'];
	readonly findings: readonly Finding[];
}

/** What a rule read of other documents when it was last looked at, and since when it has to be run again. */
interface Reading {
	readonly values: readonly unknown[];
	readonly since: number;
}

/** What a rule about the whole repository found, what it read, and the paths that its findings name. */
interface WorkspaceResult {
	readonly values: readonly unknown[];
	readonly findings: readonly Finding[];
	readonly paths: ReadonlySet<string>;
}

const none: readonly Finding[] = [];

/**
 * The findings of the present snapshot, worked out when asked for and kept for as long as what they rest on stays the
 * same. A document is looked at again when it changes, by a rule across documents also when what that rule reads of
 * others changes, and when a document that its findings point to changes, since the places they name may have moved.
 */
export class Findings {
	readonly #rules: readonly Rule[];
	readonly #failures: Failures;
	readonly #graph = new Map<string, GraphResult>();
	readonly #settled = new Map<string, SettledResult>();
	/** Path to the paths whose findings name a place in it. */
	readonly #pointers = new Map<string, Set<string>>();
	/** Path to the paths of documents that refer to it. */
	readonly #followers = new Map<string, Set<string>>();
	/** What the references of a document were followed with. */
	readonly #followed = new Map<string, {readonly said: string; readonly files: unknown; readonly byId: unknown}>();
	/** Documents that refer to one whose summary changed. */
	readonly #misled = new Set<string>();
	/** Path to the documents that changed and in which its findings name places. */
	readonly #moved = new Map<string, Set<string>>();
	readonly #readings = new Map<GraphRule, Reading>();
	/** Paths whose findings may be others than when this was last told. */
	readonly #edited = new Set<string>();
	readonly #affected = new Set<string>();
	#allAffected = false;
	#moment = 0;
	#snapshot: Snapshot | undefined;
	#coverage: readonly Coverage[] = [];
	#workspace: ReadonlyMap<string, readonly Finding[]> = new Map();
	#workspaceStale = true;
	readonly #byWorkspaceRule = new Map<WorkspaceRule, WorkspaceResult>();
	/** Paths that changed since the rules about the whole repository were run. */
	readonly #unseen = new Set<string>();

	/** `failures` takes the rules that break off; they find nothing. */
	constructor(rules: readonly Rule[], failures = new Failures()) {
		this.#rules = rules;
		this.#failures = failures;
	}

	/** Takes note of a new snapshot; `coverage` is that of the same snapshot. */
	update(snapshot: Snapshot, coverage: readonly Coverage[]): void {
		const before = this.#snapshot;
		if (before === snapshot) return;
		const changed = before ? [...changedSince(before.documents, snapshot)] : [];
		const seen = changed.filter(
			path => before?.documents.get(path)?.summaryKey !== snapshot.documents.get(path)?.summaryKey,
		);
		this.#moment++;
		for (const path of changed) this.#touch(path, snapshot);
		for (const path of seen) for (const follower of this.#followers.get(path) ?? []) this.#mislead(follower);
		if (!before || !isSameSetting(before, snapshot)) this.#byWorkspaceRule.clear();
		if (this.#readAgain(before, snapshot, seen.length > 0)) this.#allAffected = true;
		this.#snapshot = snapshot;
		this.#coverage = coverage;
		this.#workspaceStale = true;
	}

	/** All findings in path order, then by place, rule and message. */
	all(): readonly Finding[] {
		const workspace = this.#workspaceFindings();
		const documents = this.#snapshot?.documents ?? new Map<string, DocumentEntry>();
		const others = [...workspace.keys()].filter(path => !documents.has(path));
		const paths = others.length > 0 ? [...documents.keys(), ...others].sort(byCodeUnit) : [...documents.keys()];
		const findings: Finding[] = [];
		for (const path of paths) for (const finding of this.of(path)) findings.push(finding);
		return findings;
	}

	/** The findings of one path, in order; the same list for as long as they are the same. */
	of(path: string): readonly Finding[] {
		const snapshot = this.#snapshot;
		if (!snapshot) return none;
		const entry = snapshot.documents.get(path);
		const local = entry?.localFindings ?? none;
		const graph = entry ? this.#graphFindings(path, entry, snapshot) : none;
		const workspace = this.#workspaceFindings().get(path) ?? none;
		const known = this.#settled.get(path);
		if (
			known &&
			known.local === local &&
			known.graph === graph &&
			known.config === snapshot.config &&
			known.workspace === workspace
		)
			return known.findings;
		const settled = settle([...local, ...graph, ...workspace], entry?.document, snapshot.config);
		const findings = keptOf(
			known?.findings,
			capped(inOrder([...settled.findings, ...(entry ? this.#unused(settled, entry.document, snapshot) : none)])),
		);
		this.#settled.set(path, {local, graph, workspace, config: snapshot.config, findings});
		return findings;
	}

	/** The paths whose findings may be others than when this was last asked: first of documents that changed, then what looks at them. */
	takeChanged(): readonly string[] {
		this.#workspaceFindings();
		const paths = new Set([
			...this.#edited,
			...this.#affected,
			...(this.#allAffected ? [...(this.#snapshot?.documents.keys() ?? []), ...this.#workspace.keys()] : []),
		]);
		this.#edited.clear();
		this.#affected.clear();
		this.#allAffected = false;
		return [...paths];
	}

	/** A document that changed: what points to it is looked at again, and what it was is forgotten if it is gone. */
	#touch(path: string, snapshot: Snapshot): void {
		this.#edited.add(path);
		this.#unseen.add(path);
		for (const pointer of this.#pointers.get(path) ?? []) {
			addTo(this.#moved, pointer, path);
			this.#affected.add(pointer);
		}
		if (snapshot.documents.has(path)) return;
		this.#graph.delete(path);
		this.#settled.delete(path);
		this.#followed.delete(path);
		this.#moved.delete(path);
	}

	#mislead(path: string): void {
		this.#misled.add(path);
		this.#affected.add(path);
	}

	/** Compares what every rule reads of other documents with what it read before; true where a rule has to run for all. */
	#readAgain(before: Snapshot | undefined, snapshot: Snapshot, isSeen: boolean): boolean {
		const settings =
			!before || !isSameSetting(before, snapshot) || before.index.usesStatus !== snapshot.index.usesStatus;
		let any = false;
		for (const rule of ruleSetOf(this.#rules, snapshot.config).graph) {
			const known = this.#readings.get(rule);
			const values = this.#read(rule, snapshot) ?? none;
			const same =
				known !== undefined &&
				!settings &&
				(rule.reads
					? values.every((value, index) => value === known.values[index])
					: !isSeen && before?.files === snapshot.files && before.index.boilerplate === snapshot.index.boilerplate);
			if (same) continue;
			this.#readings.set(rule, {values, since: this.#moment});
			any = true;
		}
		return any;
	}

	#graphFindings(path: string, entry: DocumentEntry, snapshot: Snapshot): readonly Finding[] {
		const known = this.#graph.get(path);
		const misled = this.#misled.has(path);
		const moved = this.#moved.get(path);
		if (known && known.entry === entry && known.moment === this.#moment && !misled && !moved) return known.findings;
		const set = ruleSetOf(this.#rules, snapshot.config);
		const byRule = new Map<GraphRule, readonly Finding[]>();
		let ran = known === undefined || known.byRule.size > 0;
		let looked = false;
		if (entry.document.qms) {
			ran = false;
			for (const rule of set.graph) {
				const before = known?.byRule.get(rule) ?? none;
				const isKept =
					known?.entry === entry &&
					(this.#readings.get(rule)?.since ?? Infinity) <= known.moment &&
					!(misled && rule.follows === true) &&
					!(moved && before.some(({related}) => related?.some(place => moved.has(place.path))));
				const findings = isKept ? before : runGraphRule(rule, entry, snapshot, set, this.#failures);
				if (findings.length > 0) byRule.set(rule, findings);
				ran ||= !isKept;
				looked ||= !isKept && rule.follows === true;
			}
		}
		this.#misled.delete(path);
		this.#moved.delete(path);
		if (looked) this.#follow(path, entry, snapshot);
		const findings = ran ? keptOf(known?.findings, [...byRule.values()].flat()) : (known?.findings ?? none);
		this.#graph.set(path, {entry, moment: this.#moment, byRule, findings});
		for (const {related} of findings) for (const place of related ?? []) addTo(this.#pointers, place.path, path);
		return findings;
	}

	#follow(path: string, {document, summary}: DocumentEntry, snapshot: Snapshot): void {
		const said = `${summary.references} ${summary.identity}`;
		const known = this.#followed.get(path);
		if (known?.said === said && known.files === snapshot.files && known.byId === snapshot.index.byId) return;
		this.#followed.set(path, {said, files: snapshot.files, byId: snapshot.index.byId});
		if (document.qms) for (const target of followedPaths(snapshot, document)) addTo(this.#followers, target, path);
	}

	/** By path; a list stays the same for as long as it says the same. */
	#workspaceFindings(): ReadonlyMap<string, readonly Finding[]> {
		const snapshot = this.#snapshot;
		if (!this.#workspaceStale || !snapshot) return this.#workspace;
		const fresh = new Map<string, Finding[]>();
		const set = ruleSetOf(this.#rules, snapshot.config);
		for (const rule of set.workspace)
			for (const finding of this.#foundBy(rule, snapshot, set)) push(fresh, finding.path, finding);
		this.#unseen.clear();
		const before = this.#workspace;
		const kept = new Map<string, readonly Finding[]>();
		for (const [path, findings] of fresh) {
			const known = before.get(path);
			const list = keptOf(known, findings);
			kept.set(path, list);
			if (list !== known) this.#affected.add(path);
			for (const {related} of list) for (const place of related ?? []) addTo(this.#pointers, place.path, path);
		}
		for (const path of before.keys()) if (!fresh.has(path)) this.#affected.add(path);
		this.#workspace = kept;
		this.#workspaceStale = false;
		return kept;
	}

	/** What a rule about the whole repository finds; what it found last where nothing that it reads, and no document that it named, is another one. */
	#foundBy(rule: WorkspaceRule, snapshot: Snapshot, set: RuleSet): readonly Finding[] {
		const values = this.#read(rule, snapshot);
		const known = this.#byWorkspaceRule.get(rule);
		if (
			values &&
			known &&
			values.every((value, index) => value === known.values[index]) &&
			![...this.#unseen].some(path => known.paths.has(path))
		)
			return known.findings;
		const findings = runWorkspaceRule(rule, snapshot, this.#coverage, set, this.#failures);
		if (values && !this.#failures.has({step: 'rule', name: rule.meta.id, path: ''}))
			this.#byWorkspaceRule.set(rule, {
				values,
				findings,
				paths: new Set(findings.flatMap(({path, related}) => [path, ...(related ?? []).map(place => place.path)])),
			});
		return findings;
	}

	/** What a rule reads of others; where that breaks off, something that is never the same twice, so that the rule is run and tells of itself. */
	#read(rule: GraphRule | WorkspaceRule, snapshot: Snapshot): readonly unknown[] | undefined {
		if (!rule.reads) return undefined;
		return this.#failures.guard<readonly unknown[] | undefined>(
			{step: 'rule', name: rule.meta.id, path: ''},
			() => rule.reads?.(snapshot),
			() => [{}],
		);
	}

	/** One finding for each name in an `ignore` directive that silenced nothing, where its rule is on at all. */
	#unused({unused}: Settled, {path}: QmsDocument, {config}: Snapshot): Finding[] {
		if (unused.length === 0) return [];
		const {active} = ruleSetOf(this.#rules, config);
		const severity = severityFor(suppressionUnused.meta.id, path, config);
		if (severity === 'off' || !active.has(suppressionUnused.meta.id)) return [];
		return unused
			.filter(({name}) => active.has(name.id) && severityFor(name.id, path, config) !== 'off')
			.map(({name}) =>
				findingOf(suppressionUnused.meta, {
					message: 'unused',
					values: {rule: name.id},
					path,
					span: name.span,
					key: name.id,
					tags: ['unnecessary'],
					...(severity ? {severity} : {}),
					fixes: [
						{
							kind: 'remove-suppression',
							title: `Remove ${name.id} from the directive`,
							arguments: {rule: name.id, offset: String(name.span.start)},
							safe: true,
						},
					],
				}),
			);
	}
}

/** The findings of a document that rest on nothing but it and the configuration; whether a suppression is used shows only among all. */
export function localFindings({documents, config}: Snapshot, path: string): readonly Finding[] {
	const entry = documents.get(path);
	return entry ? capped(inOrder(settle(entry.localFindings, entry.document, config).findings)) : none;
}

function isSameSetting(a: Snapshot, b: Snapshot): boolean {
	return a.config === b.config && a.catalogs === b.catalogs && a.today === b.today && a.git === b.git;
}

/** By place, rule and message; of findings that say the same of the same place one is left. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
	const sorted = [...findings].sort(
		(a, b) =>
			a.span.start - b.span.start ||
			a.span.end - b.span.end ||
			byCodeUnit(a.rule, b.rule) ||
			byCodeUnit(a.message, b.message),
	);
	return sorted.filter((finding, index) => {
		const previous = sorted[index - 1];
		return (
			!previous ||
			previous.rule !== finding.rule ||
			previous.span.start !== finding.span.start ||
			previous.span.end !== finding.span.end ||
			previous.message !== finding.message
		);
	});
}
