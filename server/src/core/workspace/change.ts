import type {GitFacts} from './snapshot.ts';

/** A file with its present text. */
export interface ChangedFile {
	readonly path: string;
	readonly text: string;
}

/** What changed in a QMS root. Paths are relative to the root, with `/`. */
export interface Change {
	/** Markdown and YAML files, `qms.yaml` and catalogue files with their text: new, or in place of the text known. */
	readonly set?: readonly ChangedFile[];
	/** Files that could not be read as text; each becomes one finding. */
	readonly unreadable?: readonly {readonly path: string; readonly reason: string; readonly remedy: string}[];
	readonly removed?: readonly string[];
	/** All other files there are, by path only; replaces the list known. */
	readonly files?: readonly string[];
	readonly git?: GitFacts;
}
