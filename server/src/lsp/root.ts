import type {Change, Qms} from '../core/service.ts';
import type {DocumentEntry, GitFacts} from '../core/workspace/snapshot.ts';
import type {LineStarts} from '../core/text/lines.ts';
import type {RootListing} from './host.ts';
import type {FileContent} from './protocol.ts';
import {pathBelow, uriOf} from './uris.ts';

/** One quality management system: its facade, and the changes that wait to be applied. */
export class QmsRoot {
	/** Normalized, without closing slash. */
	readonly uri: string;
	readonly qms: Qms;
	/** Paths of documents that belong to the root, whether or not they are open. */
	readonly documents = new Set<string>();
	/** True once every document was read; before that nothing is said about what is missing. */
	complete = false;
	#files = new Set<string>();
	#filesChanged = false;
	#git: GitFacts | undefined;
	readonly #waiting = new Map<string, FileContent | undefined>();
	readonly #uris = new Map<string, string>();

	constructor(uri: string, qms: Qms) {
		this.uri = uri;
		this.qms = qms;
	}

	/** The number of documents whose new text waits. */
	get waiting(): number {
		return this.#waiting.size;
	}

	get hasWork(): boolean {
		return this.#waiting.size > 0 || this.#filesChanged || this.#git !== undefined;
	}

	/** Takes what lies on the disk now; gives the documents that are new. */
	list(listing: RootListing): readonly string[] {
		const present = new Set(listing.documents);
		const gone = [...this.documents].filter(path => !present.has(path));
		for (const path of gone) this.remove(path);
		const added = listing.documents.filter(path => !this.documents.has(path));
		for (const path of added) this.documents.add(path);
		for (const {path, reason, remedy} of listing.unreadable) this.set(path, {reason, remedy});
		const files = new Set(listing.files.filter(path => !present.has(path)));
		if (files.size !== this.#files.size || [...files].some(path => !this.#files.has(path))) {
			this.#files = files;
			this.#filesChanged = true;
		}
		return added;
	}

	set(path: string, content: FileContent): void {
		this.#waiting.set(path, content);
	}

	setGit(facts: GitFacts): void {
		this.#git = facts;
	}

	/** Forgets a file, or all files of a folder; false where nothing was known of it. */
	remove(path: string): boolean {
		const gone = [...this.documents].filter(other => other === path || other.startsWith(`${path}/`));
		for (const document of gone) {
			this.documents.delete(document);
			this.#waiting.set(document, undefined);
		}
		const others = [...this.#files].filter(other => other === path || other.startsWith(`${path}/`));
		for (const file of others) this.#files.delete(file);
		if (others.length > 0) this.#filesChanged = true;
		return gone.length + others.length > 0;
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
		const known = this.#uris.get(path) ?? uriOf(this.uri, path);
		this.#uris.set(path, known);
		return known;
	}

	pathOf(uri: string): string | undefined {
		return pathBelow(this.uri, uri);
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

	#apply(paths: readonly string[]): void {
		const set: {path: string; text: string}[] = [];
		const unreadable: {path: string; reason: string; remedy: string}[] = [];
		const removed: string[] = [];
		for (const path of paths) {
			const content = this.#waiting.get(path);
			this.#waiting.delete(path);
			if (content === undefined) removed.push(path);
			else if ('text' in content) set.push({path, text: content.text});
			else unreadable.push({path, ...content});
		}
		const last = this.#waiting.size === 0;
		const change: Change = {
			set, unreadable, removed,
			...(last && this.#filesChanged ? {files: [...this.#files]} : {}),
			...(last && this.#git !== undefined ? {git: this.#git} : {}),
		};
		if (last) {
			this.#filesChanged = false;
			this.#git = undefined;
		}
		this.qms.apply(change);
	}
}
