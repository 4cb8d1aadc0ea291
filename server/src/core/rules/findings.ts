import type {Coverage} from '../coverage/coverage.ts';
import type {QmsDocument} from '../model/document.ts';
import {byCodeUnit, push} from '../workspace/index.ts';
import {severityFor} from '../workspace/settings.ts';
import type {DocumentEntry, Snapshot} from '../workspace/snapshot.ts';
import {type Settled, settle} from '../workspace/suppress.ts';
import suppressionUnused from './configuration/suppression-unused.ts';
import type {Finding} from './finding.ts';
import type {Rule} from './rule.ts';
import {findingOf, runGraphRules, runWorkspaceRules} from './run.ts';
import {activeRules} from './settings.ts';

interface GraphResult {
	readonly entry: DocumentEntry;
	readonly generation: number;
	readonly findings: readonly Finding[];
}

interface SettledResult {
	readonly local: readonly Finding[];
	readonly graph: readonly Finding[];
	readonly workspace: readonly Finding[];
	readonly config: Snapshot['config'];
	readonly findings: readonly Finding[];
}

const none: readonly Finding[] = [];

/**
 * The findings of the present snapshot, worked out when asked for and kept for as long as what they rest on stays the
 * same. A document is looked at again when it changes, when a summary of another document changes, and when a document
 * that its findings point to changes, since the places they name may have moved.
 */
export class Findings {
	readonly #rules: readonly Rule[];
	readonly #graph = new Map<string, GraphResult>();
	readonly #settled = new Map<string, SettledResult>();
	/** Path to the paths whose findings name a place in it. */
	readonly #pointers = new Map<string, Set<string>>();
	#generation = 0;
	#snapshot: Snapshot | undefined;
	#coverage: readonly Coverage[] = [];
	#workspace: ReadonlyMap<string, readonly Finding[]> | undefined;

	constructor(rules: readonly Rule[]) {
		this.#rules = rules;
	}

	/** Takes note of a new snapshot; `coverage` is that of the same snapshot. */
	update(snapshot: Snapshot, coverage: readonly Coverage[]): void {
		const before = this.#snapshot;
		if (before === snapshot) return;
		const changed = before ? changedPaths(before, snapshot) : [];
		if (!before || isSeenElsewhere(before, snapshot, changed)) this.#generation++;
		for (const path of changed) {
			for (const pointer of this.#pointers.get(path) ?? []) this.#graph.delete(pointer);
			if (!snapshot.documents.has(path)) {
				this.#graph.delete(path);
				this.#settled.delete(path);
			}
		}
		this.#snapshot = snapshot;
		this.#coverage = coverage;
		this.#workspace = undefined;
	}

	/** All findings in path order, then by place, rule and message. */
	all(): readonly Finding[] {
		const paths = new Set([...(this.#snapshot?.documents.keys() ?? []), ...this.#workspaceFindings().keys()]);
		return [...paths].sort(byCodeUnit).flatMap(path => this.of(path));
	}

	/** The findings of one path, in order. */
	of(path: string): readonly Finding[] {
		const snapshot = this.#snapshot;
		if (!snapshot) return none;
		const entry = snapshot.documents.get(path);
		const local = entry?.localFindings ?? none;
		const graph = entry ? this.#graphFindings(path, entry, snapshot) : none;
		const workspace = this.#workspaceFindings().get(path) ?? none;
		const known = this.#settled.get(path);
		if (known && known.local === local && known.graph === graph && known.config === snapshot.config && known.workspace.length + workspace.length === 0) return known.findings;
		const settled = settle([...local, ...graph, ...workspace], entry?.document, snapshot.config);
		const findings = inOrder([...settled.findings, ...(entry ? this.#unused(settled, entry.document, snapshot) : none)]);
		this.#settled.set(path, {local, graph, workspace, config: snapshot.config, findings});
		return findings;
	}

	#graphFindings(path: string, entry: DocumentEntry, snapshot: Snapshot): readonly Finding[] {
		const known = this.#graph.get(path);
		if (known && known.entry === entry && known.generation === this.#generation) return known.findings;
		const fresh = runGraphRules(this.#rules, entry, snapshot);
		const findings = fresh.length === 0 ? none : fresh;
		this.#graph.set(path, {entry, generation: this.#generation, findings});
		for (const {related} of findings) {
			for (const place of related ?? []) {
				const pointers = this.#pointers.get(place.path);
				if (pointers) pointers.add(path);
				else this.#pointers.set(place.path, new Set([path]));
			}
		}
		return findings;
	}

	#workspaceFindings(): ReadonlyMap<string, readonly Finding[]> {
		if (!this.#workspace) {
			const byPath = new Map<string, Finding[]>();
			if (this.#snapshot) for (const finding of runWorkspaceRules(this.#rules, this.#snapshot, this.#coverage)) push(byPath, finding.path, finding);
			this.#workspace = byPath;
		}
		return this.#workspace;
	}

	/** One finding for each name in an `ignore` directive that silenced nothing, where its rule is on at all. */
	#unused({unused}: Settled, {path}: QmsDocument, {config}: Snapshot): Finding[] {
		if (unused.length === 0) return [];
		const active = new Set(activeRules(this.#rules, config).map(rule => rule.meta.id));
		const severity = severityFor(suppressionUnused.meta.id, path, config);
		if (severity === 'off' || !active.has(suppressionUnused.meta.id)) return [];
		return unused.filter(({name}) => active.has(name.id) && severityFor(name.id, path, config) !== 'off').map(({name}) => findingOf(suppressionUnused.meta, {
			message: 'unused', values: {rule: name.id}, path, span: name.span, key: name.id, tags: ['unnecessary'], ...(severity ? {severity} : {}),
			fixes: [{kind: 'remove-suppression', title: `Remove ${name.id} from the directive`, arguments: {rule: name.id, offset: String(name.span.start)}, safe: true}],
		}));
	}
}

function changedPaths(before: Snapshot, after: Snapshot): readonly string[] {
	const changed: string[] = [];
	for (const [path, entry] of after.documents) if (before.documents.get(path) !== entry) changed.push(path);
	for (const path of before.documents.keys()) if (!after.documents.has(path)) changed.push(path);
	return changed;
}

/** True where a document other than the changed ones could find something else now. */
function isSeenElsewhere(before: Snapshot, after: Snapshot, changed: readonly string[]): boolean {
	return before.config !== after.config || before.catalogs !== after.catalogs || before.today !== after.today || before.git !== after.git
		|| before.files !== after.files || before.index.boilerplate !== after.index.boilerplate
		|| changed.some(path => before.documents.get(path)?.summaryKey !== after.documents.get(path)?.summaryKey);
}

/** By place, rule and message; of findings that say the same of the same place one is left. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
	const sorted = [...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || byCodeUnit(a.rule, b.rule) || byCodeUnit(a.message, b.message));
	return sorted.filter((finding, index) => {
		const previous = sorted[index - 1];
		return !previous || previous.rule !== finding.rule || previous.span.start !== finding.span.start || previous.span.end !== finding.span.end || previous.message !== finding.message;
	});
}
