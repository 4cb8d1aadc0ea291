import type {Catalog} from '../catalog/catalog.ts';
import type {ConfigProblem, QmsConfig} from '../config/config.ts';
import type {Assessment} from '../evidence/evidence.ts';
import type {IsoDate, QmsDocument} from '../model/document.ts';
import type {ReadingMemory} from '../evidence/memory.ts';
import type {ModelOptions} from '../model/options.ts';
import type {ModelMemory} from '../model/memory.ts';
import type {Finding} from '../finding/finding.ts';

/** True where the repository has what the value of a process field names: a role, a process, a party, a document, a record. */
export type Resolve = (key: string, value: string) => boolean;

/** Problems of one catalogue file, or of its absence (`span` then lies in `qms.yaml`). */
export interface CatalogProblem extends ConfigProblem {
	readonly path: string;
}

export interface LoadedCatalogs {
	readonly catalogs: readonly Catalog[];
	readonly problems: readonly CatalogProblem[];
}

/**
 * The steps of which a snapshot is made. The workspace decides when each has to run again; it knows nothing of how they
 * work, so that tests can count them and the layers above can be handed in.
 */
export interface Parts {
	/** The configuration that `text` of `qms.yaml` says; the defaults for undefined. */
	readConfig(path: string, text: string | undefined): QmsConfig;
	/** `read` gives the text of a catalogue file, undefined where there is none. */
	loadCatalogs(config: QmsConfig, read: (path: string) => string | undefined): LoadedCatalogs;
	readingOptions(path: string, config: QmsConfig): ModelOptions;
	/** `memory` for a document that is being edited, as below. */
	buildDocument(path: string, text: string, options: ModelOptions, memory?: ModelMemory): QmsDocument;
	assess(
		document: QmsDocument,
		catalog: Catalog,
		config: QmsConfig,
		resolve: Resolve,
		memory?: ReadingMemory,
	): Assessment;
	/** Findings of the rules that look at one document alone. */
	checkDocument(input: {
		readonly document: QmsDocument;
		readonly text: string;
		readonly config: QmsConfig;
		readonly catalogs: readonly Catalog[];
		readonly today: IsoDate;
	}): readonly Finding[];
}
