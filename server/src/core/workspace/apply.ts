import type {Catalog} from '../catalog/catalog.ts';
import type {QmsConfig} from '../config/config.ts';
import type {Assessment} from '../evidence/evidence.ts';
import type {IsoDate, QmsDocument} from '../model/document.ts';
import type {Finding} from '../rules/finding.ts';
import type {Change} from '../service.ts';
import {type LineStarts, lineStartsOf} from '../text/lines.ts';
import {Boilerplate} from './boilerplate.ts';
import {type Definitions, definitionsOf} from './definitions.ts';
import {buildIds, buildProcesses, buildRecords, buildRoles, byCodeUnit, resolverOf, usesStatus} from './index.ts';
import {Lookups} from './lookups.ts';
import type {LoadedCatalogs, Parts} from './parts.ts';
import {Referrers} from './referrers.ts';
import type {DocumentEntry, GitFacts, Snapshot, WorkspaceIndex} from './snapshot.ts';
import {type DocumentSummary, gradesFacet, summarizeDocument, summaryKeyOf} from './summary.ts';

export interface WorkspaceOptions {
	readonly today: () => IsoDate;
	/** Relative to the QMS root. */
	readonly configPath: string;
}

/** A document read, with what follows from it alone. */
interface Built {
	readonly text: string;
	readonly document: QmsDocument;
	readonly definitions: Definitions;
	readonly summary: DocumentSummary;
}

/** What one `apply` found changed; each step asks what it has to do again. */
interface Work {
	/** Paths of documents that are new, different or gone. */
	readonly documents: ReadonlySet<string>;
	readonly config: boolean;
	readonly assessConfig: boolean;
	readonly catalogs: boolean;
	readonly today: boolean;
}

const emptyIndex: WorkspaceIndex = {byId: new Map(), processes: new Map(), records: new Map(), roles: new Map(), referrers: new Map(), boilerplate: new Map(), usesStatus: false};

/**
 * Turns changes of files into snapshots. Each document is read and judged once for its text; tables over all documents
 * are made anew only where what they are made of changed. Snapshots given out are never changed.
 */
export class Workspace {
	readonly #parts: Parts;
	readonly #options: WorkspaceOptions;
	readonly #texts = new Map<string, string>();
	readonly #unreadable = new Map<string, {readonly reason: string; readonly remedy: string}>();
	readonly #built = new Map<string, Built>();
	readonly #lookups = new Map<string, Lookups>();
	readonly #boilerplate = new Boilerplate();
	readonly #referrers = new Referrers();
	#others: readonly string[] = [];
	#git: GitFacts | undefined;
	#loaded: LoadedCatalogs;
	#keys: ConfigKeys;
	#snapshot: Snapshot;

	constructor(parts: Parts, options: WorkspaceOptions) {
		this.#parts = parts;
		this.#options = options;
		const config = parts.readConfig(options.configPath, undefined);
		this.#keys = keysOf(config);
		this.#loaded = parts.loadCatalogs(config, () => undefined);
		this.#snapshot = {
			configPath: options.configPath, config, configLines: [0], catalogs: this.#loaded.catalogs, catalogProblems: this.#loaded.problems,
			documents: new Map(), files: new Set(), unreadable: new Map(), index: emptyIndex, today: options.today(), git: undefined,
		};
	}

	get snapshot(): Snapshot {
		return this.#snapshot;
	}

	/** The text last given for a path: a document, `qms.yaml` or a catalogue file. */
	text(path: string): string | undefined {
		return this.#texts.get(path);
	}

	apply(change: Change): Snapshot {
		const touched = this.#take(change);
		const before = this.#snapshot;
		const today = this.#options.today();
		const {config, configLines} = this.#readConfig(touched);
		const keys = keysOf(config);
		const catalogs = this.#loadCatalogs(config, touched);
		const documents = this.#build(config, keys.build === this.#keys.build ? touched : undefined);
		const work: Work = {documents, config: keys.all !== this.#keys.all, assessConfig: keys.assess !== this.#keys.assess, catalogs, today: today !== before.today};
		this.#keys = keys;
		const index = this.#index(config, work);
		const entries = this.#entries(config, index, work, today);
		this.#snapshot = {
			configPath: before.configPath, config, configLines, catalogs: this.#loaded.catalogs, catalogProblems: this.#loaded.problems,
			documents: entries, files: this.#files(change, touched), unreadable: this.#unreadableNow(change, touched), index, today, git: this.#git,
		};
		return this.#snapshot;
	}

	/** Takes the new texts; gives the paths whose text is new, different or gone. */
	#take(change: Change): Set<string> {
		const touched = new Set<string>();
		for (const path of change.removed ?? []) this.#drop(path, touched);
		for (const {path, text} of change.set ?? []) {
			if (this.#unreadable.delete(path)) touched.add(path);
			if (this.#texts.get(path) === text) continue;
			this.#texts.set(path, text);
			touched.add(path);
		}
		for (const {path, reason, remedy} of change.unreadable ?? []) {
			this.#drop(path, touched);
			this.#unreadable.set(path, {reason, remedy});
			touched.add(path);
		}
		if (change.files) this.#others = change.files;
		if (change.git) this.#git = change.git;
		return touched;
	}

	#drop(path: string, touched: Set<string>): void {
		const known = this.#texts.delete(path);
		if (this.#unreadable.delete(path) || known) touched.add(path);
	}

	#readConfig(touched: ReadonlySet<string>): {config: QmsConfig; configLines: LineStarts} {
		const {configPath, config, configLines} = this.#snapshot;
		if (!touched.has(configPath)) return {config, configLines};
		const text = this.#texts.get(configPath);
		return {config: this.#parts.readConfig(configPath, text), configLines: lineStartsOf(text ?? '')};
	}

	#loadCatalogs(config: QmsConfig, touched: ReadonlySet<string>): boolean {
		const same = config.catalogs === this.#snapshot.config.catalogs || config.catalogs.join('\n') === this.#snapshot.config.catalogs.join('\n');
		// The problems of a missing catalogue point into the configuration, so they move with it.
		if (same && !config.catalogs.some(path => touched.has(path)) && (this.#loaded.problems.length === 0 || config === this.#snapshot.config)) return false;
		this.#loaded = this.#parts.loadCatalogs(config, path => this.#texts.get(path));
		return true;
	}

	/** Reads the documents of `paths`, or all of them; gives the paths that changed. */
	#build(config: QmsConfig, paths: ReadonlySet<string> | undefined): ReadonlySet<string> {
		const changed = new Set<string>();
		const catalogs = new Set(config.catalogs);
		const isDocument = (path: string): boolean => documentName.test(path) && path !== this.#options.configPath && !catalogs.has(path);
		const candidates = paths ? new Set([...paths, ...config.catalogs]) : new Set([...this.#texts.keys(), ...this.#built.keys()]);
		for (const path of this.#snapshot.config.catalogs) candidates.add(path);
		for (const path of candidates) {
			const before = this.#built.get(path);
			const text = isDocument(path) ? this.#texts.get(path) : undefined;
			if (paths && before?.text === text) continue;
			changed.add(path);
			if (text === undefined) this.#built.delete(path);
			else this.#built.set(path, this.#read(path, text, config));
			this.#boilerplate.replace(before?.document, this.#built.get(path)?.document);
		}
		return changed;
	}

	#read(path: string, text: string, config: QmsConfig): Built {
		const document = this.#parts.buildDocument(path, text, config);
		const definitions = definitionsOf(document);
		return {text, document, definitions, summary: summarizeDocument(document, definitions)};
	}

	#index(config: QmsConfig, work: Work): WorkspaceIndex {
		const before = this.#snapshot.index;
		const documents = this.#sorted(work.documents);
		const changed = (facet: keyof DocumentSummary): string[] =>
			[...work.documents].filter(path => this.#snapshot.documents.get(path)?.summary[facet] !== this.#built.get(path)?.summary[facet]);
		const identity = changed('identity').length > 0;
		// Definitions carry their places, so an edit that only moves them makes the tables anew as well.
		const defines = (path: string): boolean => [this.#snapshot.documents.get(path), this.#built.get(path)].some(known => known && known.definitions.roles.length + known.definitions.records.length > 0);
		const definitions = config !== this.#snapshot.config || [...work.documents].some(defines);
		const byId = identity ? buildIds(documents) : before.byId;
		const references = identity ? documents.keys() : changed('references');
		this.#referrers.update(this.#built, identity ? new Set([...references, ...work.documents]) : references, byId);
		return {
			byId,
			processes: identity || changed('process').length > 0 ? buildProcesses(documents) : before.processes,
			records: identity || definitions ? buildRecords(documents, config) : before.records,
			roles: identity || definitions ? buildRoles(documents, config) : before.roles,
			referrers: this.#referrers.table,
			boilerplate: this.#boilerplate.shared,
			usesStatus: identity ? usesStatus(documents) : before.usesStatus,
		};
	}

	/** The built documents in path order. */
	#sorted(changed: ReadonlySet<string>): ReadonlyMap<string, Built> {
		const sameNames = this.#built.size === this.#snapshot.documents.size && [...changed].every(path => this.#snapshot.documents.has(path) === this.#built.has(path));
		const order = sameNames ? [...this.#snapshot.documents.keys()] : [...this.#built.keys()].sort(byCodeUnit);
		return new Map(order.flatMap(path => {
			const built = this.#built.get(path);
			return built ? [[path, built] as const] : [];
		}));
	}

	#entries(config: QmsConfig, index: WorkspaceIndex, work: Work, today: IsoDate): Snapshot['documents'] {
		const resolve = resolverOf(config, index);
		const all = work.assessConfig || work.catalogs;
		const entries = new Map<string, DocumentEntry>();
		for (const [path, built] of this.#sorted(work.documents)) {
			const known = this.#snapshot.documents.get(path);
			const before = known && !work.documents.has(path) ? known : undefined;
			const judged = before && !all && !this.#lookups.get(path)?.changed(resolve) ? before.assessments : this.#assess(built.document, config, new Lookups(resolve));
			const checked = before && !work.config && !work.catalogs && !work.today ? before.localFindings : this.#check(built, config, today);
			entries.set(path, before && before.assessments === judged && before.localFindings === checked ? before : entryOf(built, judged, checked));
		}
		for (const path of work.documents) if (!entries.has(path)) this.#lookups.delete(path);
		return entries;
	}

	#assess(document: QmsDocument, config: QmsConfig, lookups: Lookups): ReadonlyMap<string, Assessment> {
		const assess = (catalog: Catalog): Assessment => this.#parts.assess(document, catalog, config, lookups.resolve);
		const judged = new Map(document.qms ? this.#loaded.catalogs.map(catalog => [catalog.id, assess(catalog)] as const) : []);
		if (lookups.size > 0) this.#lookups.set(document.path, lookups);
		else this.#lookups.delete(document.path);
		return judged;
	}

	#check({document, text}: Built, config: QmsConfig, today: IsoDate): readonly Finding[] {
		return this.#parts.checkDocument({document, text, config, catalogs: this.#loaded.catalogs, today});
	}

	#files(change: Change, touched: ReadonlySet<string>): ReadonlySet<string> {
		const {files} = this.#snapshot;
		const present = (path: string): boolean => this.#texts.has(path) || this.#unreadable.has(path);
		if (!change.files && [...touched].every(path => files.has(path) === present(path))) return files;
		return new Set([...this.#others, ...this.#texts.keys(), ...this.#unreadable.keys()].sort(byCodeUnit));
	}

	#unreadableNow(change: Change, touched: ReadonlySet<string>): Snapshot['unreadable'] {
		const {unreadable} = this.#snapshot;
		if (!change.unreadable?.length && ![...touched].some(path => unreadable.has(path))) return unreadable;
		return new Map([...this.#unreadable].sort(([a], [b]) => byCodeUnit(a, b)));
	}
}

const documentName = /\.(?:md|markdown|mdown|mkd|ya?ml)$/i;

function entryOf({document, definitions, summary}: Built, assessments: ReadonlyMap<string, Assessment>, localFindings: readonly Finding[]): DocumentEntry {
	const whole = {...summary, grades: gradesFacet(assessments)};
	return {document, assessments, localFindings, definitions, summary: whole, summaryKey: summaryKeyOf(whole)};
}

interface ConfigKeys {
	/** What reading a document depends on. */
	readonly build: string;
	/** What judging a document depends on. */
	readonly assess: string;
	readonly all: string;
}

function keysOf(config: QmsConfig): ConfigKeys {
	const {include, exclude, languages, keys, kinds, terms, profile} = config;
	return {build: keyOf({include, exclude, languages, keys, kinds}), assess: keyOf({terms, profile}), all: keyOf(config)};
}

// Where a setting stands changes no result that a document has.
const keyOf = (value: unknown): string => JSON.stringify(value, (name, inner: unknown) => (name === 'span' || name === 'problems' || name === 'places' ? undefined : inner));
