import type {Coverage} from './coverage/coverage.ts';
import type {IsoDate} from './model/document.ts';
import type {Finding} from './rules/finding.ts';
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
}

/**
 * The facade of the core over one QMS root: files in, findings and coverage out. The editor and the command line are
 * two clients of it. All functions are synchronous and pure but for the state that `apply` replaces.
 */
export interface Qms {
	apply(change: Change): void;
	readonly snapshot: Snapshot;
	/** In path order, then by place, rule and message; severities and suppressions applied. */
	findings(): readonly Finding[];
	findingsOf(path: string): readonly Finding[];
	coverage(): readonly Coverage[];
}
