import type {Catalog} from '../catalog/catalog.ts';
import type {QmsConfig, RecordDefinition, RoleDefinition} from '../config/config.ts';
import type {Assessment} from '../evidence/evidence.ts';
import type {IsoDate, QmsDocument} from '../model/document.ts';
import type {Finding} from '../finding/finding.ts';
import type {ReadingsFile} from '../readings/reading.ts';
import type {LineStarts} from '../text/lines.ts';
import type {Definitions} from './definitions.ts';
import type {CatalogProblem} from './parts.ts';
import type {Summary} from './summary.ts';

/** What git knows of one document; the host reads it, the core never does. */
export interface DocumentHistory {
	/** The newest commit that changed more than head data, white space or directives. */
	readonly contentCommit?: {
		readonly hash: string;
		readonly date: IsoDate;
		readonly author: string;
		readonly version: string;
	};
	/** Merges and reviewed commits on or after the approval date. */
	readonly approvals: readonly {
		readonly hash: string;
		readonly date: IsoDate;
		readonly by: string;
		readonly how: 'merge' | 'trailer' | 'tag';
	}[];
}

export interface GitFacts {
	readonly shallow: boolean;
	/** Full commit hash of the state that was read, and its ISO date. */
	readonly commit: string;
	readonly date: IsoDate;
	readonly history: ReadonlyMap<string, DocumentHistory>;
	/** Why the history is empty though the clone is not shallow: it lacks contents, or git did not give it. */
	readonly incomplete?: 'partial' | 'unread';
}

/** A document with what was derived from its text. */
export interface DocumentEntry {
	readonly document: QmsDocument;
	/** By catalogue id. Empty for a document outside the QMS. */
	readonly assessments: ReadonlyMap<string, Assessment>;
	/** Findings of rules that look at one document alone, before severities and suppressions. */
	readonly localFindings: readonly Finding[];
	/** Roles and records that the document defines. */
	readonly definitions: Definitions;
	/** What other documents can see of this one, by subject, as hashes; made of no offsets. */
	readonly summary: Summary;
	/** Equal for two versions of a document that look the same from every other document. */
	readonly summaryKey: string;
}

/** Tables derived over all documents. */
export interface WorkspaceIndex {
	/** Document id, upper case, to the paths that carry it, sorted. */
	readonly byId: ReadonlyMap<string, readonly string[]>;
	/** Process id, upper case, to its place. */
	readonly processes: ReadonlyMap<string, {readonly path: string; readonly process: number}>;
	/** Record definitions by upper-case id: registers, process files, `qms.yaml`. */
	readonly records: ReadonlyMap<string, readonly RecordDefinition[]>;
	/** Role definitions by folded id. */
	readonly roles: ReadonlyMap<string, readonly RoleDefinition[]>;
	/** Path to the paths that refer to it. */
	readonly referrers: ReadonlyMap<string, readonly string[]>;
	/** Hashes of paragraphs that stand in three or more documents. */
	readonly boilerplate: ReadonlySet<number>;
	/** False where no QMS document of the repository uses a status (then `assumeEffective: auto` means yes). */
	readonly usesStatus: boolean;
}

/** An immutable state of one QMS root. */
export interface Snapshot {
	/** Path of the configuration, whether or not there is one. */
	readonly configPath: string;
	readonly config: QmsConfig;
	/** Line starts of `qms.yaml`, for printing its findings. */
	readonly configLines: LineStarts;
	readonly catalogs: readonly Catalog[];
	readonly catalogProblems: readonly CatalogProblem[];
	/** All documents read, QMS or not, in path order. */
	readonly documents: ReadonlyMap<string, DocumentEntry>;
	/** The files that hold readings, by path, in path order. */
	readonly readings: ReadonlyMap<string, ReadingsFile>;
	/** Every file of the root that is not ignored, documents included, for checking links. */
	readonly files: ReadonlySet<string>;
	/** Files that could not be read as text, by path, sorted. */
	readonly unreadable: ReadonlyMap<string, {readonly reason: string; readonly remedy: string}>;
	readonly index: WorkspaceIndex;
	readonly today: IsoDate;
	readonly git: GitFacts | undefined;
	/** One object for all snapshots of a workspace, under which tables over its documents are kept. */
	readonly lineage: object;
	/** How `documents` came about: the table before it, and the paths that are new, different or gone since. */
	readonly step: {readonly from: ReadonlyMap<string, DocumentEntry>; readonly paths: ReadonlySet<string>} | undefined;
}
