import type {TextDocument} from 'vscode-languageserver-textdocument';
import type {Qms} from '../core/service.ts';
import {eachLimited, pause, type RootListing, type Runtime} from './host.ts';
import {configName, isReadable} from './listing.ts';
import type {Logger} from './log.ts';
import type {OpenProgress, Progress} from './progress.ts';
import type {FileContent} from './protocol.ts';
import {QmsRoot} from './root.ts';
import {normalizeUri, uriOf} from './uris.ts';

/** Where a URI lies. */
export interface Located {
	readonly root: QmsRoot;
	readonly path: string;
}

export interface FileEvent {
	readonly uri: string;
	readonly type: 'created' | 'changed' | 'deleted';
}

export interface WorkspaceOptions {
	readonly runtime: Runtime;
	readonly log: Logger;
	readonly createQms: () => Qms;
	readonly progress: OpenProgress;
	/** Called after a root changed; findings and coverage are to be asked for again. */
	readonly changed: (root: QmsRoot) => void;
	/** Called when roots came or went, and when indexing began or ended. */
	readonly stateChanged: () => void;
}

const readsAtOnce = 24;
/** How long the server works before it looks for messages, and while it reads a folder for the first time. */
const sliceMs = 10;
const firstSliceMs = 30;
/** Documents that are applied at once without looking for messages; typing never has more. */
const smallWork = 4;
/** Waits for more file events, so that a checkout of a thousand files is listed once. */
const listDelayMs = 100;

/**
 * The folders of the editor as quality management systems: open buffers before the disk, and each root's own facade.
 * Everything that waits for files runs in one queue; everything else is synchronous.
 */
export class Workspace {
	readonly #options: WorkspaceOptions;
	readonly #open = new Map<string, TextDocument>();
	readonly #folders = new Map<string, readonly QmsRoot[]>();
	readonly #relists = new Set<QmsRoot>();
	#roots: readonly QmsRoot[] = [];
	#queue: Promise<void> = Promise.resolve();
	#indexing = 0;
	#cancelled = false;
	#callOff: (() => void) | undefined;
	#lastCost = 0;

	constructor(options: WorkspaceOptions) {
		this.#options = options;
	}

	/** All roots, in the order of their URIs. */
	get roots(): readonly QmsRoot[] {
		return this.#roots;
	}

	get state(): 'indexing' | 'ready' | 'cancelled' {
		return this.#indexing > 0 ? 'indexing' : this.#cancelled ? 'cancelled' : 'ready';
	}

	/** Resolves when everything that was asked for so far has been read. */
	async settled(): Promise<void> {
		let seen: Promise<void> | undefined;
		while (seen !== this.#queue) {
			seen = this.#queue;
			await seen;
		}
		this.flush();
	}

	/** The innermost root that holds a URI. */
	locate(uri: string): Located | undefined {
		const normal = normalizeUri(uri);
		let best: Located | undefined;
		for (const root of this.#roots) {
			const path = root.pathOf(normal);
			if (path !== undefined && (best === undefined || root.uri.length > best.root.uri.length)) best = {root, path};
		}
		return best;
	}

	/** Paths of the open documents that belong to a root. */
	openPaths(root: QmsRoot): readonly string[] {
		return [...this.#open.keys()].flatMap(uri => {
			const place = this.locate(uri);
			return place?.root === root ? [place.path] : [];
		});
	}

	/** The buffer of a document, where it is open. */
	buffer(uri: string): TextDocument | undefined {
		return this.#open.get(normalizeUri(uri));
	}

	setFolders(added: readonly string[], removed: readonly string[]): void {
		for (const folder of removed.map(normalizeUri)) this.#dropFolder(folder);
		for (const folder of added.map(normalizeUri)) void this.#enqueue(() => this.#index(folder));
	}

	/** Reads everything again. */
	refresh(): Promise<void> {
		return Promise.all([...this.#folders.keys()].map(folder => this.#enqueue(() => this.#index(folder)))).then(() => undefined);
	}

	opened(document: TextDocument): void {
		const uri = normalizeUri(document.uri);
		this.#open.set(uri, document);
		this.changed(document);
		const place = this.locate(uri);
		if (place !== undefined && isReadable(place.path) && !place.root.documents.has(place.path)) this.#relist(place.root);
	}

	changed(document: TextDocument): void {
		const place = this.locate(document.uri);
		if (place?.root.documents.has(place.path) !== true) return;
		place.root.set(place.path, {text: document.getText()});
		this.#schedule();
	}

	closed(document: TextDocument): void {
		this.#open.delete(normalizeUri(document.uri));
		const place = this.locate(document.uri);
		if (place?.root.documents.has(place.path) === true) void this.#enqueue(() => this.#read(place.root, [place.path]));
	}

	filesChanged(events: readonly FileEvent[]): void {
		void this.#enqueue(() => this.#takeEvents(events));
	}

	/** Applies what waits for the root of a document, so that an answer is about the present text. */
	present(uri: string): Located | undefined {
		const place = this.locate(uri);
		if (place === undefined || !place.root.hasWork) return place;
		if (place.root.waiting <= smallWork) this.flush();
		else place.root.applyOne(place.path);
		return place;
	}

	/** Applies what typing left waiting. Larger work is done in slices. */
	flush(): void {
		this.#callOff?.();
		this.#callOff = undefined;
		const begun = this.#options.runtime.now();
		for (const root of this.#roots) {
			if (!root.hasWork || !root.complete) continue;
			if (root.waiting > smallWork) void this.#enqueue(() => this.#drain(root));
			else {
				root.apply();
				this.#options.changed(root);
			}
		}
		this.#lastCost = this.#options.runtime.now() - begun;
	}

	/** Messages that wait are taken first, so a burst of keystrokes is one piece of work; slow work waits longer. */
	#schedule(): void {
		const {runtime} = this.#options;
		this.#callOff ??= runtime.after(this.#lastCost > 3 * sliceMs ? Math.min(300, 2 * this.#lastCost) : 0, () => {
			this.#callOff = runtime.after(0, () => this.flush());
		});
	}

	#enqueue(work: () => Promise<void>): Promise<void> {
		const guarded = async (): Promise<void> => {
			try {
				await work();
			} catch (error) {
				this.#options.log.error('Reading files failed', error);
			}
		};
		return (this.#queue = this.#queue.then(guarded));
	}

	#dropFolder(folder: string): void {
		const gone = this.#folders.get(folder) ?? [];
		this.#folders.delete(folder);
		this.#roots = this.#roots.filter(root => !gone.includes(root));
		this.#options.stateChanged();
	}

	async #index(folder: string): Promise<void> {
		this.#indexing++;
		this.#cancelled = false;
		this.#options.stateChanged();
		const progress = await this.#options.progress();
		const begun = this.#options.runtime.now();
		try {
			const roots = await this.#listRoots(folder);
			const before = this.#folders.get(folder) ?? [];
			this.#folders.set(folder, roots);
			this.#roots = [...this.#roots.filter(root => !before.includes(root)), ...roots].sort((a, b) => (a.uri < b.uri ? -1 : 1));
			for (const root of roots) await this.#fill(root, progress);
			const documents = roots.reduce((sum, root) => sum + root.documents.size, 0);
			this.#options.log.info(`Read ${documents} documents of ${folder} in ${roots.length} ${roots.length === 1 ? 'root' : 'roots'}, ${Math.round(this.#options.runtime.now() - begun)} ms`);
		} finally {
			progress.done();
			this.#indexing--;
			this.#options.stateChanged();
		}
	}

	async #listRoots(folder: string): Promise<QmsRoot[]> {
		const found: QmsRoot[] = [];
		const visit = async (uri: string): Promise<void> => {
			const listing = await this.#options.runtime.files.list(uri);
			const root = new QmsRoot(uri, this.#options.createQms());
			root.list(listing);
			found.push(root);
			for (const nested of listing.nestedRoots) await visit(uriOf(uri, nested));
		};
		await visit(folder);
		return found;
	}

	/** Reads and applies all documents of a root, open ones first; a root that the user called off stays incomplete. */
	async #fill(root: QmsRoot, progress: Progress): Promise<void> {
		const isOpen = (path: string): number => (this.#open.has(root.uriOf(path)) ? 0 : path === configName ? 1 : 2);
		const paths = [...root.documents].sort((a, b) => isOpen(a) - isOpen(b));
		for (let at = 0; at < paths.length; at += readsAtOnce) {
			if (progress.cancelled) {
				this.#cancelled = true;
				return;
			}
			await this.#load(root, paths.slice(at, at + readsAtOnce));
			await this.#slices(root);
			progress.report(at / paths.length, `${at} of ${paths.length} documents`);
		}
		root.apply();
		await this.#askGit(root);
		root.complete = true;
		this.#options.changed(root);
	}

	/** Commits are told by no event, so git is asked when files change, and its answer is kept for a commit. */
	async #askGit(root: QmsRoot): Promise<void> {
		const {files} = this.#options.runtime;
		const commit = await files.commit?.(root.uri);
		if (commit === undefined || commit === root.qms.snapshot.git?.commit) return;
		const facts = await files.git?.(root.uri, root.qms.snapshot);
		if (facts !== undefined) root.setGit(facts);
		root.apply();
	}

	async #takeEvents(events: readonly FileEvent[]): Promise<void> {
		const changed = new Map<QmsRoot, Set<string>>();
		const stale = new Set<string>();
		for (const {uri, type} of events) {
			const place = this.locate(uri);
			if (place === undefined) continue;
			const {root, path} = place;
			const name = path.slice(path.lastIndexOf('/') + 1);
			if (type !== 'changed' && (name === configName || this.#roots.some(other => other.uri === normalizeUri(uri)))) stale.add(this.#folderOf(root));
			else if (type === 'deleted') this.#deleted(root, path);
			else if (root.documents.has(path)) changed.set(root, (changed.get(root) ?? new Set()).add(path));
			else if (type === 'created' || name.endsWith('ignore')) this.#relist(root);
		}
		for (const folder of stale) await this.#index(folder);
		for (const [root, paths] of changed) {
			await this.#read(root, [...paths]);
			await this.#askGit(root);
		}
		this.flush();
	}

	#deleted(root: QmsRoot, path: string): void {
		if (!this.#open.has(root.uriOf(path))) root.remove(path);
	}

	#folderOf(root: QmsRoot): string {
		for (const [folder, roots] of this.#folders) if (roots.includes(root)) return folder;
		return root.uri;
	}

	/** Lists a root again after a moment; many reasons to do so in that moment are one. */
	#relist(root: QmsRoot): void {
		if (this.#relists.has(root)) return;
		this.#relists.add(root);
		void this.#enqueue(async () => {
			await pause(this.#options.runtime, listDelayMs);
			this.#relists.delete(root);
			if (!this.#roots.includes(root)) return;
			const listing = await this.#options.runtime.files.list(root.uri);
			if (this.#hasOtherRoots(root, listing)) return this.#index(this.#folderOf(root));
			await this.#read(root, root.list(listing));
			this.#schedule();
		});
	}

	#hasOtherRoots(root: QmsRoot, listing: RootListing): boolean {
		return listing.nestedRoots.some(path => !this.#roots.some(other => other.uri === root.uriOf(path)));
	}

	async #read(root: QmsRoot, paths: readonly string[]): Promise<void> {
		await this.#load(root, paths);
		this.#schedule();
	}

	async #load(root: QmsRoot, paths: readonly string[]): Promise<void> {
		await eachLimited(paths, readsAtOnce, async path => {
			const content = await this.#content(root, path);
			if (root.documents.has(path)) root.set(path, content);
		});
	}

	async #content(root: QmsRoot, path: string): Promise<FileContent> {
		const uri = root.uriOf(path);
		const read = this.#open.has(uri) ? undefined : await this.#options.runtime.files.read(uri);
		const document = this.#open.get(uri);
		return document !== undefined || read === undefined ? {text: document?.getText() ?? ''} : read;
	}

	async #drain(root: QmsRoot): Promise<void> {
		await this.#slices(root);
		root.apply();
		if (root.complete) this.#options.changed(root);
	}

	/** Applies what waits, as much at a time as fits into a slice. */
	async #slices(root: QmsRoot): Promise<void> {
		const {runtime} = this.#options;
		let step = 1;
		while (root.waiting > 0) {
			const begun = runtime.now();
			root.apply(step);
			const spent = runtime.now() - begun;
			const slice = root.complete ? sliceMs : firstSliceMs;
			step = Math.max(1, Math.min(64, Math.round((step * slice) / Math.max(1, spent))));
			await pause(runtime);
		}
	}
}
