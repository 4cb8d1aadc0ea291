import type {Qms} from '../core/service.ts';
import type {Change, ChangedFile} from '../core/workspace/change.ts';
import {statesApproval} from '../core/workspace/approvals.ts';
import type {DocumentEntry, GitFacts, Snapshot} from '../core/workspace/snapshot.ts';
import type {LineStarts} from '../core/text/lines.ts';
import type {RootKept, RootListing} from '../host/host.ts';
import {configName, isBelowPath, isReadable} from '../host/listing.ts';
import type {FileContent} from '../host/protocol.ts';
import {Told} from './told.ts';
import {pathBelow, uriOf} from './uris.ts';

export interface RootOptions {
	readonly kept?: RootKept | undefined;
	readonly alone?: boolean;
	readonly untitled?: string;
}

/** One quality management system: its facade, and the changes that wait to be applied. */
export class QmsRoot {
	/** Normalized, without closing slash. */
	readonly uri: string;
	readonly qms: Qms;
	/** Paths of documents that belong to the root, whether or not they are open. */
	readonly documents = new Set<string>();
	/** True once the configuration and the open documents were read; what each of these says by itself can be told then. */
	begun = false;
	/** True once every document was read; before that nothing is said about what is missing. */
	complete = false;
	/** True where the user called the first reading off. */
	calledOff = false;
	/** True for a file that was opened without a folder: nothing else is looked at, so the root is never complete. */
	readonly alone: boolean;
	/** The name by which a text without a file is read; its URI is that of the root. */
	readonly #untitled: string | undefined;
	/** True where what is to be asked of git may have changed. */
	asksGit = false;
	/** What git was asked last; empty before. */
	gitQuestion = '';
	#ignores: (path: string) => boolean = () => false;
	#nested: readonly string[] = [];
	/** What the listing could not read: links that lead nowhere, folders. */
	#unreadable: ReadonlySet<string> = new Set();
	#files = new Set<string>();
	#filesChanged = false;
	#git: GitFacts | undefined;
	/** What the editor was told to write. */
	readonly #told = new Told();
	/** What was made beside and what earlier runs kept of it; ended when all is read. */
	readonly kept: RootKept | undefined;
	readonly #waiting = new Map<string, FileContent | undefined>();
	readonly #uris = new Map<string, string>();

	constructor(uri: string, qms: Qms, {kept, alone, untitled}: RootOptions = {}) {
		this.uri = uri;
		this.qms = qms;
		this.kept = kept;
		this.#untitled = untitled;
		this.alone = alone === true || untitled !== undefined;
		this.begun = this.alone;
	}

	/** The number of documents whose new text waits. */
	get waiting(): number {
		return this.#waiting.size;
	}

	get isUntitled(): boolean {
		return this.#untitled !== undefined;
	}

	get hasWork(): boolean {
		return this.#waiting.size > 0 || this.#filesChanged || this.#git !== undefined;
	}

	/** Takes what lies on the disk now, besides the documents that are open; gives those that are new. */
	list(listing: RootListing, isOpen: (path: string) => boolean = () => false): readonly string[] {
		const present = new Set(listing.documents);
		this.#ignores = listing.ignores;
		this.#nested = listing.nestedRoots;
		const gone = [...this.documents].filter(path => !present.has(path) && !(isOpen(path) && this.#takes(path)));
		for (const path of gone) this.remove(path);
		const added = listing.documents.filter(path => !this.documents.has(path));
		for (const path of added) this.documents.add(path);
		const broken = new Set(listing.unreadable.map(({path}) => path));
		for (const path of this.#unreadable)
			if (!broken.has(path) && !this.documents.has(path)) this.#waiting.set(path, undefined);
		this.#unreadable = broken;
		for (const {path, reason, remedy} of listing.unreadable) this.set(path, {reason, remedy});
		const files = new Set(listing.files.filter(path => !present.has(path)));
		if (files.size !== this.#files.size || [...files].some(path => !this.#files.has(path))) {
			this.#files = files;
			this.#filesChanged = true;
		}
		return added;
	}

	/** Takes a file that is open for a document, whether or not it is on the disk, where a listing would; true where it is one. */
	adopt(path: string): boolean {
		if (!this.documents.has(path) && !this.#files.has(path) && this.#takes(path)) this.documents.add(path);
		return this.documents.has(path);
	}

	/** True for a path that was ignored when the root was last listed. */
	ignores(path: string): boolean {
		return this.#ignores(path);
	}

	/** True for the same folder with the same systems below it, so that both hold the same documents. */
	isLike(other: QmsRoot): boolean {
		return this.uri === other.uri && this.#nested.join('\n') === other.#nested.join('\n');
	}

	isWaiting(path: string): boolean {
		return this.#waiting.has(path);
	}

	/** Takes what a document holds, unless it is what it held before the editor wrote what it was told. */
	set(path: string, content: FileContent): void {
		if ('text' in content && this.#told.isOlder(path, content.text)) return;
		this.#told.seen(path);
		this.#waiting.set(path, content);
	}

	/** Takes what the editor is told to write into a document, as if it were written. */
	tell(path: string, before: string | null, text: string): void {
		this.#told.add(path, before, text);
		this.#waiting.set(path, {text});
	}

	setGit(facts: GitFacts): void {
		this.#git = facts;
	}

	/** Forgets a file, or all files of a folder, but for documents that stay. */
	remove(path: string, stays: (path: string) => boolean = () => false): void {
		const gone = [...this.documents].filter(
			other => (other === path || other.startsWith(`${path}/`)) && !stays(other) && !this.#told.isOlder(other, null),
		);
		for (const document of gone) {
			this.documents.delete(document);
			this.#told.seen(document);
			this.#waiting.set(document, undefined);
		}
		const others = [...this.#files].filter(other => other === path || other.startsWith(`${path}/`));
		for (const file of others) this.#files.delete(file);
		if (others.length > 0) this.#filesChanged = true;
	}

	/** Applies up to `most` documents that wait, and the rest of the news with the last of them. */
	apply(most = Infinity): void {
		const paths = [...this.#waiting.keys()].slice(0, most);
		this.#apply(paths);
	}

	/** Applies what waits for one document and leaves the rest waiting. */
	applyOne(path: string): void {
		if (this.#waiting.has(path)) this.#apply([path]);
	}

	/** The URI of a document or other file of this root. */
	uriOf(path: string): string {
		const known = this.#uris.get(path) ?? (path === this.#untitled ? this.uri : uriOf(this.uri, path));
		this.#uris.set(path, known);
		return known;
	}

	pathOf(uri: string): string | undefined {
		if (this.#untitled === undefined) return pathBelow(this.uri, uri);
		return uri === this.uri ? this.#untitled : undefined;
	}

	entry(path: string): DocumentEntry | undefined {
		return this.qms.snapshot.documents.get(path);
	}

	/** Line starts of a document or of `qms.yaml`; of any other file those of an empty text. */
	lines(path: string): LineStarts {
		const {snapshot} = this.qms;
		const known = snapshot.documents.get(path)?.document.lineStarts;
		return known ?? (path === snapshot.config.path ? snapshot.configLines : this.qms.lineStarts(path));
	}

	/** A `qms.yaml` further down marks a root of its own, which a listing finds. */
	#takes(path: string): boolean {
		return (
			isReadable(path) && !path.endsWith(`/${configName}`) && !isBelowPath(this.#nested, path) && !this.#ignores(path)
		);
	}

	#apply(paths: readonly string[]): void {
		const set: ChangedFile[] = [];
		const unreadable: {path: string; reason: string; remedy: string}[] = [];
		const removed: string[] = [];
		for (const path of paths) {
			const content = this.#waiting.get(path);
			this.#waiting.delete(path);
			if (content === undefined) removed.push(path);
			else if ('text' in content) set.push({path, text: content.text});
			else unreadable.push({path, reason: content.reason, remedy: content.remedy});
		}
		const last = this.#waiting.size === 0;
		const change: Change = {
			set,
			unreadable,
			removed,
			...(last && this.#filesChanged ? {files: [...this.#files]} : {}),
			...(last && this.#git !== undefined ? {git: this.#git} : {}),
		};
		if (last) {
			this.#filesChanged = false;
			this.#git = undefined;
		}
		const before = this.qms.snapshot;
		this.qms.apply(change);
		const after = this.qms.snapshot;
		this.asksGit ||=
			before.config !== after.config || paths.some(path => isApproved(before, path) !== isApproved(after, path));
	}
}

function isApproved({documents}: Snapshot, path: string): boolean {
	const entry = documents.get(path);
	return entry !== undefined && statesApproval(entry);
}
