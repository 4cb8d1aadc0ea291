import {builtinCatalog} from './catalog/builtin.ts';
import type {Catalog} from './catalog/catalog.ts';
import type {QmsConfig} from './config/config.ts';
import {CoverageBuilder} from './coverage/compute.ts';
import type {Coverage} from './coverage/coverage.ts';
import {assess} from './evidence/assess.ts';
import {compileCatalog, type Engine} from './evidence/compile.ts';
import {buildDocument, modelOptionsOf} from './model/build.ts';
import type {IsoDate} from './model/document.ts';
import type {Finding} from './rules/finding.ts';
import {Findings} from './rules/findings.ts';
import {allRules} from './rules/index.ts';
import type {Rule} from './rules/rule.ts';
import {runDocumentRules} from './rules/run.ts';
import {type LineStarts, lineStartsOf} from './text/lines.ts';
import {Workspace} from './workspace/apply.ts';
import type {Parts} from './workspace/parts.ts';
import {matches} from './workspace/settings.ts';
import type {GitFacts, Snapshot} from './workspace/snapshot.ts';

/** What changed in a QMS root. Paths are relative to the root, with `/`. */
export interface Change {
	/** Markdown and YAML files, `qms.yaml` and catalogue files with their text: new, or in place of the text known. */
	readonly set?: readonly {readonly path: string; readonly text: string}[];
	/** Files that could not be read as text; each becomes one finding. */
	readonly unreadable?: readonly {readonly path: string; readonly reason: string; readonly remedy: string}[];
	readonly removed?: readonly string[];
	/** All other files there are, by path only; replaces the list known. */
	readonly files?: readonly string[];
	readonly git?: GitFacts;
}

export interface QmsOptions {
	/** Today's date; asked for again at each `apply`. */
	readonly today: () => IsoDate;
	/** Path of the configuration, relative to the root; `qms.yaml` without. */
	readonly configPath?: string;
	/** The rules to run; all without. */
	readonly rules?: readonly Rule[];
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
	/** One for each catalogue, in the order of the configuration. */
	coverage(): readonly Coverage[];
	/** The text last given for a path: a document, `qms.yaml` or a catalogue file. */
	text(path: string): string | undefined;
	/** Where the lines of a path begin, for printing places; `[0]` for a path without text. */
	lineStarts(path: string): LineStarts;
}

export function createQms(options: QmsOptions): Qms {
	const rules = options.rules ?? allRules;
	const workspace = new Workspace(partsOf(rules), {today: options.today, configPath: options.configPath ?? 'qms.yaml'});
	const findings = new Findings(rules);
	const builders = new WeakMap<Catalog, CoverageBuilder>();
	const builderOf = (catalog: Catalog): CoverageBuilder => {
		const known = builders.get(catalog) ?? new CoverageBuilder(catalog);
		builders.set(catalog, known);
		return known;
	};
	let covered: {readonly snapshot: Snapshot; readonly coverage: readonly Coverage[]} | undefined;
	const coverage = (): readonly Coverage[] => {
		const {snapshot} = workspace;
		if (covered?.snapshot !== snapshot) covered = {snapshot, coverage: snapshot.catalogs.map(catalog => builderOf(catalog).update(snapshot))};
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
		coverage,
		text: path => workspace.text(path),
		lineStarts(path) {
			return workspace.snapshot.documents.get(path)?.document.lineStarts ?? lineStartsOf(workspace.text(path) ?? '');
		},
	};
}

/** The steps of the workspace, made of the layers below. */
function partsOf(rules: readonly Rule[]): Parts {
	const engines = new WeakMap<Catalog, {readonly terms: QmsConfig['terms']; readonly engine: Engine}>();
	const engineOf = (catalog: Catalog, {terms}: QmsConfig): Engine => {
		const known = engines.get(catalog);
		if (known && known.terms === terms) return known.engine;
		const engine = compileCatalog(catalog, terms);
		engines.set(catalog, {terms, engine});
		return engine;
	};
	const builtin = builtinCatalog();
	return {
		readConfig: () => defaults,
		loadCatalogs: () => ({catalogs: [builtin], problems: []}),
		buildDocument: (path, text, config) => buildDocument({path, text}, {...modelOptionsOf(config), ...listed(path, config)}),
		assess: (document, catalog, config) => assess(document, engineOf(catalog, config)),
		checkDocument: input => runDocumentRules(rules, input),
	};
}

/** Whether the configuration takes or leaves a file; nothing where the document itself decides. */
function listed(path: string, {include, exclude}: QmsConfig): {listed?: boolean} {
	if (exclude.some(glob => matches(glob, path))) return {listed: false};
	return include.length === 0 ? {} : {listed: include.some(glob => matches(glob, path))};
}

const defaults: QmsConfig = {
	path: undefined, organization: '', include: [], exclude: [], catalogs: ['iso9001-eo'], languages: [],
	profile: {
		goods: true, services: true, software: false, onePersonOrganization: false, edition: undefined, assumeEffective: 'auto', allowAttestation: true,
		allowSelfApproval: false, sectorStandards: [], graceDays: 365, coverThreshold: undefined,
	},
	notApplicable: [], claims: 'optional', strictClaims: false, rules: [], keys: {}, terms: {}, roles: [], records: [], external: ['customer'], require: [], minStatus: {}, kinds: [], problems: [],
};
