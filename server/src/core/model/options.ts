import type {DocumentKind, DocumentStatus, Language} from './document.ts';

/** What reading a document needs of the configuration. */
export interface ModelOptions {
	/** Extra metadata key names: canonical key to the team's own. */
	readonly keys: Readonly<Record<string, readonly string[]>>;
	/** Languages in use, the likeliest first; empty for all. */
	readonly languages: readonly Language[];
	/** Kind by glob, for documents that carry none. */
	readonly kinds: readonly {readonly glob: string; readonly kind: DocumentKind}[];
	/** Extra words for a status. */
	readonly statuses?: Readonly<Partial<Record<DocumentStatus, readonly string[]>>>;
	/** Globs of what is no longer in force; undefined for the names that people give to it. */
	readonly archive?: readonly string[] | undefined;
	/** True where `include` names the file, false where `exclude` or an `include` without it leaves it; undefined where the document itself decides. */
	readonly listed?: boolean;
}

/** The options that a configuration gives; `listed` depends on the path and is added by the caller. */
export function modelOptionsOf(config: Omit<ModelOptions, 'listed'>): ModelOptions {
	const {keys, languages, kinds, statuses, archive} = config;
	return {keys, languages, kinds, ...(statuses && {statuses}), archive};
}
