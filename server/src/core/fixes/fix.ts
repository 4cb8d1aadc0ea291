import type {Finding} from '../finding/finding.ts';
import type {TextEdit} from '../text/span.ts';
import type {Snapshot} from '../workspace/snapshot.ts';

/** What a fix may look at: the present state, never that of the time when the finding was shown. */
export interface FixContext {
	readonly snapshot: Snapshot;
	/** The present text of a path; undefined where there is none. */
	readonly text: (path: string) => string | undefined;
	/** The finding as it stands now. */
	readonly finding: Finding;
	/** `FixData.arguments` of the fix that was chosen. */
	readonly arguments: Readonly<Record<string, string>>;
}

/** One way of putting something right. */
export interface Fix {
	/** `FixData.kind`. */
	readonly kind: string;
	/** One sentence for people who write rules: what it does, with which arguments. */
	readonly summary: string;
	/** Edits that do not overlap; an edit of a path without text makes a new file. None where nothing can be done. */
	edits(context: FixContext): readonly TextEdit[];
}
