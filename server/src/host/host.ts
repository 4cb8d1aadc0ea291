import type {GitFacts, Snapshot} from '../core/workspace/snapshot.ts';
import type {FileContent} from './protocol.ts';
import type {DocumentReaders, TakesMade} from './readers.ts';

/** What lies under a root. All paths are relative to it, with `/`, in code-unit order. */
export interface RootListing {
	/** Every file that is not ignored. */
	readonly files: readonly string[];
	/** The Markdown and YAML files among them. */
	readonly documents: readonly string[];
	readonly unreadable: readonly {readonly path: string; readonly reason: string; readonly remedy: string}[];
	/** Folders below with a `qms.yaml` of their own; their files are listed, so that links hold, and are no documents here. */
	readonly nestedRoots: readonly string[];
	/** True for a path, whether or not there is such a file, that is ignored or lies where nothing is listed. */
	readonly ignores: (path: string) => boolean;
}

/** Access to files by URI. Node reads the disk; in the browser the client is asked. Neither function throws. */
export interface FileHost {
	list(root: string): Promise<RootListing>;
	read(uri: string): Promise<FileContent>;
	/** What git knows of documents of a root; absent or undefined where there is no git or it may not be asked. */
	git?(root: string, snapshot: Snapshot): Promise<GitFacts | undefined>;
	/** The commit that a root stands at, to tell whether `git` would say something new. */
	commit?(root: string): Promise<string | undefined>;
	/** The name under which somebody commits in a root. */
	user?(root: string): Promise<string | undefined>;
}

/** What readers made and what earlier runs kept of a root. */
export interface RootKept extends TakesMade {
	/** Writes what is new and lets go of everything: from then on nothing is taken or kept. */
	end(): void;
}

/** Everything that the server needs of the machine it runs on. */
export interface Runtime {
	readonly files: FileHost;
	/** Readers for a folder of many documents, where the machine has any; what they make is for what `kept` gives. */
	readers?(): DocumentReaders | undefined;
	/** What is made and kept of a root, by its URI; absent or undefined where nothing is. */
	kept?(root: string): RootKept | undefined;
	/** Milliseconds that only go up. */
	now(): number;
	/** The local date, ISO. */
	today(): string;
	/** Calls back once after `ms`; the returned function calls it off. */
	after(ms: number, callback: () => void): () => void;
}

/** Lets other work run: messages that wait are handled before this resolves. */
export function pause(runtime: Runtime, ms = 0): Promise<void> {
	return new Promise(resolve => {
		runtime.after(ms, resolve);
	});
}

/** Runs `work` on every item, `width` at a time. */
export async function eachLimited<T>(
	items: readonly T[],
	width: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	let next = 0;
	const worker = async (): Promise<void> => {
		for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
	};
	await Promise.all(Array.from({length: Math.min(width, items.length)}, worker));
}
