import {isTextFile} from '../text/fileTypes.ts';
import type {Catalog} from '../catalog/catalog.ts';
import type {QmsConfig} from '../config/config.ts';
import type {Assessment} from '../evidence/evidence.ts';
import {ReadingMemory} from '../evidence/memory.ts';
import type {IsoDate, QmsDocument} from '../model/document.ts';
import {ModelMemory} from '../model/memory.ts';
import type {Finding} from '../finding/finding.ts';
import type {Change} from './change.ts';
import {type LineStarts, lineStartsOf} from '../text/lines.ts';
import {keysOf, type ConfigKeys, namedCatalogs} from './configKeys.ts';
import {definitionsOf} from './definitions.ts';
import {isReadingsFile} from '../readings/files.ts';
import {readingsAfter} from './readingsFiles.ts';
import {Failures} from './failures.ts';
import {GivenFiles} from './given.ts';
import {resolverOf} from './index.ts';
import {type Built, emptyIndex, Indexer} from './indexer.ts';
import {withValues} from './layered.ts';
import {Askers, Lookups} from './lookups.ts';
import {type DefinedNames, namesDefined} from './names.ts';
import type {LoadedCatalogs, Parts} from './parts.ts';
import type {DocumentEntry, Snapshot, WorkspaceIndex} from './snapshot.ts';
import {gradesFacet, summarizeDocument, summaryKeyOf} from './summary.ts';
import {byCodeUnit} from '../text/order.ts';

export interface WorkspaceOptions {
	readonly today: () => IsoDate;
	/** Relative to the QMS root. */
	readonly configPath: string;
	/** Takes what breaks off; the document or the rule is left out and the rest goes on. */
	readonly failures?: Failures;
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

/** What is kept of a document that is being edited, so that the next edit reads and judges only what it changes. */
interface Memory {
	readonly model: ModelMemory;
	/** By catalogue. */
	readonly readings: WeakMap<Catalog, ReadingMemory>;
}

/** Documents of which more than the result is kept between two edits. */
const mostEdited = 8;

/**
 * Turns changes of files into snapshots. Each document is read and judged once for its text; tables over all documents
 * are made anew only where what they are made of changed. Snapshots given out are never changed.
 */
export class SnapshotBuilder {
	readonly #parts: Parts;
	readonly #options: WorkspaceOptions;
	readonly #failures: Failures;
	readonly #given = new GivenFiles();
	readonly #built = new Map<string, Built>();
	readonly #askers = new Askers();
	/** By path, the one edited last at the end. */
	readonly #edited = new Map<string, Memory>();
	readonly #indexer: Indexer;
	#loaded: LoadedCatalogs;
	#keys: ConfigKeys;
	#step: Snapshot['step'];
	#snapshot: Snapshot;

	constructor(parts: Parts, options: WorkspaceOptions) {
		this.#parts = parts;
		this.#options = options;
		this.#failures = options.failures ?? new Failures();
		const config = parts.readConfig(options.configPath, undefined);
		this.#keys = keysOf(config);
		this.#loaded = parts.loadCatalogs(config, () => undefined);
		this.#snapshot = {
			configPath: options.configPath,
			config,
			configLines: [0],
			catalogs: this.#loaded.catalogs,
			catalogProblems: this.#loaded.problems,
			documents: new Map(),
			readings: new Map(),
			files: new Set(),
			unreadable: new Map(),
			index: emptyIndex,
			today: options.today(),
			git: undefined,
			lineage: this,
			step: undefined,
		};
		this.#indexer = new Indexer(this.#built, this.#snapshot);
	}

	get snapshot(): Snapshot {
		return this.#snapshot;
	}

	/** The text last given for a path: a document, `qms.yaml` or a catalogue file. */
	text(path: string): string | undefined {
		return this.#given.text(path);
	}

	apply(change: Change): Snapshot {
		const touched = this.#given.take(change);
		const before = this.#snapshot;
		const today = this.#options.today();
		const {config, configLines} = this.#readConfig(touched);
		const keys = keysOf(config);
		const catalogs = this.#loadCatalogs(config, touched);
		const documents = this.#build(config, keys.build === this.#keys.build ? touched : undefined);
		const work: Work = {
			documents,
			config: keys.all !== this.#keys.all,
			assessConfig: keys.assess !== this.#keys.assess,
			catalogs,
			today: today !== before.today,
		};
		this.#keys = keys;
		const index = this.#indexer.update(before, config, documents);
		const entries = this.#entries(config, index, work, today);
		this.#snapshot = {
			configPath: before.configPath,
			config,
			configLines,
			catalogs: this.#loaded.catalogs,
			catalogProblems: this.#loaded.problems,
			documents: entries,
			readings: readingsAfter(before.readings, touched, path => this.text(path)),
			files: this.#given.files(before.files, change, touched),
			unreadable: this.#given.unreadable(before.unreadable, change, touched),
			index,
			today,
			git: this.#given.git,
			lineage: this,
			step: this.#step,
		};
		return this.#snapshot;
	}

	#readConfig(touched: ReadonlySet<string>): {config: QmsConfig; configLines: LineStarts} {
		const {configPath, config, configLines} = this.#snapshot;
		if (!touched.has(configPath)) return {config, configLines};
		const text = this.#given.text(configPath);
		return {config: this.#parts.readConfig(configPath, text), configLines: lineStartsOf(text ?? '')};
	}

	#loadCatalogs(config: QmsConfig, touched: ReadonlySet<string>): boolean {
		const same =
			config.catalogs === this.#snapshot.config.catalogs ||
			namedCatalogs(config) === namedCatalogs(this.#snapshot.config);
		// The problems of a missing catalogue point into the configuration, so they move with it.
		if (
			same &&
			!config.catalogs.some(path => touched.has(path)) &&
			(this.#loaded.problems.length === 0 || config === this.#snapshot.config)
		)
			return false;
		this.#loaded = this.#parts.loadCatalogs(config, path => this.#given.text(path));
		return true;
	}

	/** Reads the documents of `paths`, or all of them; gives the paths that changed. */
	#build(config: QmsConfig, paths: ReadonlySet<string> | undefined): ReadonlySet<string> {
		const changed = new Set<string>();
		const catalogs = new Set(config.catalogs);
		const isDocument = (path: string): boolean =>
			isTextFile(path) && path !== this.#options.configPath && !catalogs.has(path) && !isReadingsFile(path);
		const candidates = paths
			? new Set([...paths, ...config.catalogs])
			: new Set([...this.#given.paths, ...this.#built.keys()]);
		for (const path of this.#snapshot.config.catalogs) candidates.add(path);
		for (const path of candidates) {
			const before = this.#built.get(path);
			const text = isDocument(path) ? this.#given.text(path) : undefined;
			if (paths && before?.text === text) continue;
			changed.add(path);
			this.#failures.forget(path);
			const built =
				text === undefined
					? undefined
					: this.#read(path, text, config, before ? this.#memoryOf(path).model : undefined);
			if (built) this.#built.set(path, built);
			else this.#leave(path);
			this.#indexer.replaceParagraphs(before?.document, this.#built.get(path)?.document);
		}
		return changed;
	}

	/** Forgets a document that is gone or cannot be read, and what was kept for the next edit of it. */
	#leave(path: string): void {
		this.#built.delete(path);
		this.#edited.delete(path);
	}

	/** The memory of a document that is edited, for the few that were edited last. */
	#memoryOf(path: string): Memory {
		const memory = this.#edited.get(path) ?? {model: new ModelMemory(), readings: new WeakMap()};
		this.#edited.delete(path);
		this.#edited.set(path, memory);
		for (const oldest of this.#edited.keys()) {
			if (this.#edited.size <= mostEdited) break;
			this.#edited.delete(oldest);
		}
		return memory;
	}

	/** Undefined where reading broke off. */
	#read(path: string, text: string, config: QmsConfig, memory: ModelMemory | undefined): Built | undefined {
		const read = (): Built => {
			const options = this.#parts.readingOptions(path, config);
			const document = this.#parts.buildDocument(path, text, options, memory);
			const definitions = definitionsOf(document);
			return {text, document, definitions, summary: summarizeDocument(document, definitions)};
		};
		return this.#failures.guard({step: 'read', name: '', path}, read, () => undefined);
	}

	#entries(config: QmsConfig, index: WorkspaceIndex, work: Work, today: IsoDate): Snapshot['documents'] {
		const before = this.#snapshot;
		const resolve = resolverOf(config, index);
		const judgeAll = work.assessConfig || work.catalogs;
		const checkAll = work.config || work.catalogs || work.today;
		const again = new Set([...work.documents, ...(judgeAll || checkAll ? this.#built.keys() : [])]);
		const otherwise = new Set(this.#askers.changed(this.#changedNames(index, work), resolve));
		for (const path of otherwise) again.add(path);
		const changed = new Map<string, DocumentEntry | undefined>();
		for (const path of again) {
			const built = this.#built.get(path);
			const known = before.documents.get(path);
			if (!built) {
				this.#askers.set(path, undefined);
				changed.set(path, undefined);
				continue;
			}
			const same = known && !work.documents.has(path) ? known : undefined;
			const judged =
				same && !judgeAll && !otherwise.has(path)
					? same.assessments
					: this.#assess(built.document, config, new Lookups(resolve));
			const checked = same && !checkAll ? same.localFindings : this.#check(built, config, today);
			if (!same || same.assessments !== judged || same.localFindings !== checked)
				changed.set(path, entryOf(built, judged, checked));
		}
		return this.#replaced(changed);
	}

	/** The names that documents define since, or define no more; undefined where every answer may be another. */
	#changedNames(index: WorkspaceIndex, {config, documents}: Work): DefinedNames | undefined {
		if (config || (index.roles.size === 0) !== (this.#snapshot.index.roles.size === 0)) return undefined;
		const names = new Set<string>();
		for (const path of documents) {
			const [old, now] = [this.#snapshot.documents.get(path), this.#built.get(path)].map(known =>
				known ? namesDefined(known) : undefined,
			);
			for (const name of old ?? []) if (now?.has(name) !== true) names.add(name);
			for (const name of now ?? []) if (old?.has(name) !== true) names.add(name);
		}
		return names;
	}

	/** The table of documents with some replaced, in path order; the same table where there is nothing to replace. */
	#replaced(changed: ReadonlyMap<string, DocumentEntry | undefined>): Snapshot['documents'] {
		const {documents} = this.#snapshot;
		const known = [...changed].filter(([path, entry]) => entry !== undefined || documents.has(path));
		if (known.length === 0) return documents;
		this.#step = {from: documents, paths: new Set(known.map(([path]) => path))};
		if (known.every((each): each is [string, DocumentEntry] => each[1] !== undefined && documents.has(each[0])))
			return withValues(documents, new Map(known));
		const entries = new Map(documents);
		let joined = false;
		for (const [path, entry] of known) {
			joined ||= !documents.has(path);
			if (entry === undefined) entries.delete(path);
			else entries.set(path, entry);
		}
		return joined ? new Map([...entries].sort(([a], [b]) => byCodeUnit(a, b))) : entries;
	}

	#assess(document: QmsDocument, config: QmsConfig, lookups: Lookups): ReadonlyMap<string, Assessment> {
		const readings = this.#edited.get(document.path)?.readings;
		const assess = (catalog: Catalog): Assessment => {
			const memory = readings?.get(catalog) ?? new ReadingMemory();
			readings?.set(catalog, memory);
			return this.#failures.guard(
				{step: 'judge', name: catalog.id, path: document.path},
				() => this.#parts.assess(document, catalog, config, lookups.resolve, memory),
				() => {
					readings?.delete(catalog);
					return nothingShown;
				},
			);
		};
		const judged = new Map(
			document.qms ? this.#loaded.catalogs.map(catalog => [catalog.id, assess(catalog)] as const) : [],
		);
		this.#askers.set(document.path, lookups);
		return judged;
	}

	#check({document, text}: Built, config: QmsConfig, today: IsoDate): readonly Finding[] {
		return this.#parts.checkDocument({document, text, config, catalogs: this.#loaded.catalogs, today});
	}
}

const nothingShown: Assessment = {criteria: new Map(), outcomes: []};

function entryOf(
	{document, definitions, summary}: Built,
	assessments: ReadonlyMap<string, Assessment>,
	localFindings: readonly Finding[],
): DocumentEntry {
	const whole = {...summary, grades: gradesFacet(assessments)};
	return {document, assessments, localFindings, definitions, summary: whole, summaryKey: summaryKeyOf(whole)};
}
