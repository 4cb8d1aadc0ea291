import type {TextDocument} from 'vscode-languageserver-textdocument';
import {Buffers} from './buffers.ts';
import {type FileEvent, innermost, type Located, newsOf} from './events.ts';
import {Folders, isWithin} from './folders.ts';
import type {Runtime} from '../host/host.ts';
import {isReadable} from '../host/listing.ts';
import type {Logger} from './log.ts';
import type {OpenProgress, Progress} from './progress.ts';
import {Queue} from './queue.ts';
import {Reader} from './reader.ts';
import {QmsRoot} from './root.ts';
import {type CreateQms, RootFinder} from './rootFinder.ts';
import {Soon} from './soon.ts';
import {folderOf, isUntitled, nameOf, normalizeUri} from './uris.ts';

export interface WorkspaceOptions {
	readonly runtime: Runtime;
	readonly log: Logger;
	readonly createQms: CreateQms;
	readonly progress: OpenProgress;
	/** Called after a root changed; findings and coverage are to be asked for again, of an incomplete one those of open documents. */
	readonly changed: (root: QmsRoot) => void;
	/** Called when roots came or went, and when indexing began or ended. */
	readonly stateChanged: () => void;
}

/** Documents that are applied at once without looking for messages; typing never has more. */
const smallWork = 4;
/** Typing waits for a pause of this length times what applying cost last, and no longer than this. */
const slowMs = 30;
const longestWaitMs = 300;
/** A larger system is forgotten before it is read again: twice as much may be more than a process can hold. */
const mostHeldTwice = 3000;

/**
 * The folders of the editor as quality management systems: open buffers before the disk, and each root's own facade. A
 * folder that lies in another is a nested root of it, so that every document lies in one root. Everything that waits for
 * files runs in one queue; everything else is synchronous. Where a folder is read again, the roots that were read whole
 * stand, and follow what is typed, until the new ones are.
 */
export class Workspace {
	readonly #options: WorkspaceOptions;
	readonly #reader: Reader;
	readonly #queue: Queue;
	readonly #finder: RootFinder;
	readonly #buffers = new Buffers();
	readonly #folders = new Folders();
	/** Roots that are listed, or git asked about, in a moment. */
	readonly #relists: Soon;
	readonly #asks: Soon;
	#roots: readonly QmsRoot[] = [];
	/** The roots of the folder that is being read, among them such as are to follow others. */
	#growing: readonly QmsRoot[] = [];
	#indexing = 0;
	#disposed = false;
	#callOff: (() => void) | undefined;
	#lastCost = 0;

	constructor(options: WorkspaceOptions) {
		this.#options = options;
		this.#queue = new Queue(options.log);
		this.#finder = new RootFinder(options.runtime, options.createQms, () => this.#folders.wanted);
		const present = (root: QmsRoot): QmsRoot | undefined => this.#roots.find(({uri}) => uri === root.uri);
		this.#relists = new Soon(options.runtime, this.#queue, present);
		this.#asks = new Soon(options.runtime, this.#queue, present);
		this.#reader = new Reader(options.runtime, {
			buffer: uri => this.#buffers.get(uri),
			openPaths: root => this.#openIn(this.#growing, root),
			holds: root => (root.complete ? this.#roots : this.#growing).includes(root),
			begun: root => this.#roots.includes(root) && this.#options.changed(root),
		});
	}

	/** All roots, in the order of their URIs. */
	get roots(): readonly QmsRoot[] {
		return this.#roots;
	}

	get state(): 'indexing' | 'ready' | 'cancelled' {
		if (this.#indexing > 0 || this.#folders.arePlanned) return 'indexing';
		return this.#roots.some(({calledOff}) => calledOff) ? 'cancelled' : 'ready';
	}

	/** Resolves when everything that was asked for so far has been read and applied. */
	async settled(): Promise<void> {
		for (;;) {
			const {last} = this.#queue;
			await last;
			if (last !== this.#queue.last) continue;
			this.flush();
			if (last === this.#queue.last) return;
		}
	}

	/** The innermost root that holds a URI. */
	locate(uri: string): Located | undefined {
		return innermost(this.#roots, normalizeUri(uri));
	}

	/** Paths of the open documents that belong to a root. */
	openPaths(root: QmsRoot): readonly string[] {
		return this.#openIn(this.#roots, root);
	}

	#openIn(roots: readonly QmsRoot[], root: QmsRoot): readonly string[] {
		return this.#buffers.uris.flatMap(uri => {
			const place = innermost(roots, uri);
			return place?.root === root ? [place.path] : [];
		});
	}

	/** The buffer of a document, where it is open. */
	buffer(uri: string): TextDocument | undefined {
		return this.#buffers.get(uri);
	}

	setFolders(added: readonly string[], removed: readonly string[]): void {
		const moved = [...added, ...removed].map(normalizeUri);
		this.#folders.change(added.map(normalizeUri), removed.map(normalizeUri));
		// What is to be read is planned first, so that what was told of a folder stands until the reading of the one around it says otherwise.
		for (const folder of this.#folders.outer)
			if (!this.#folders.isListed(folder) || moved.some(uri => isWithin(folder, uri))) void this.#plan(folder);
		this.#folders.forgetInner();
		this.#growing = this.#growing.filter(root => this.#folders.listedAround(root.uri));
		this.#drop(root =>
			root.alone ? this.#folders.areOpen && !root.isUntitled : this.#folders.around(root.uri) === undefined,
		);
	}

	/** Reads everything again. */
	async refresh(): Promise<void> {
		await Promise.all(this.#folders.outer.map(folder => this.#plan(folder)));
	}

	/** Forgets everything; nothing is said any more. */
	dispose(): void {
		this.#disposed = true;
		this.#folders.clear();
		this.#buffers.clear();
		this.#roots = [];
		this.#growing = [];
		this.#callOff?.();
	}

	opened(document: TextDocument): void {
		this.#buffers.opened(document);
		if (isUntitled(document.uri)) return this.#openUntitled(document);
		if (this.locate(document.uri) === undefined)
			void this.#queue.add(() => this.#openAlone(normalizeUri(document.uri)));
		else this.changed(document);
	}

	changed(document: TextDocument): void {
		const uri = normalizeUri(document.uri);
		this.#buffers.typed(uri);
		const places = [this.locate(uri), innermost(this.#growing, uri)].filter(
			place => place?.root.adopt(place.path) === true,
		);
		for (const place of places) place?.root.set(place.path, {text: document.getText()});
		if (places.length > 0) this.#schedule();
	}

	/** An editor that tells of no files still tells what it saves: a new file, a new root. */
	saved(document: TextDocument): void {
		this.#buffers.saved(document);
		const place = this.locate(document.uri);
		if (place !== undefined && isReadable(place.path) && !place.root.documents.has(place.path))
			this.#relist(place.root);
	}

	closed(document: TextDocument): void {
		this.#buffers.closed(document.uri);
		const place = this.locate(document.uri);
		if (place?.root.alone !== true) void this.#queue.add(() => this.#readClosed(document.uri));
		else if (this.openPaths(place.root).length === 0) this.#drop(root => root === place.root);
		else {
			place.root.remove(place.path);
			place.root.applyOne(place.path);
			this.#options.changed(place.root);
		}
	}

	filesChanged(events: readonly FileEvent[]): void {
		void this.#queue.add(() => this.#takeEvents(events));
	}

	/** Applies what waits for the root of a document, so that an answer is about the present text. */
	present(uri: string): Located | undefined {
		const place = this.locate(uri);
		if (place === undefined || !place.root.hasWork) return place;
		if (place.root.complete && place.root.waiting <= smallWork) this.flush();
		else place.root.applyOne(place.path);
		return place;
	}

	/** Applies what typing left waiting. Larger work is done in slices. */
	flush(): void {
		this.#callOff?.();
		this.#callOff = undefined;
		const begun = this.#options.runtime.now();
		for (const root of this.#roots) {
			if (!root.hasWork) continue;
			if (!root.complete) this.#applyOpen(root);
			else if (root.waiting > smallWork) void this.#queue.add(() => this.#drain(root));
			else {
				root.apply();
				this.#tell(root);
			}
		}
		this.#lastCost = this.#options.runtime.now() - begun;
	}

	/** While others are still being read, open documents follow what is typed. */
	#applyOpen(root: QmsRoot): void {
		const waiting = root.begun ? this.openPaths(root).filter(path => root.isWaiting(path)) : [];
		for (const path of waiting) root.applyOne(path);
		if (waiting.length > 0) this.#options.changed(root);
	}

	#tell(root: QmsRoot): void {
		this.#options.changed(root);
		if (root.asksGit) this.#askGit(root);
	}

	/** Messages that wait are taken first, so a burst of keystrokes is one piece of work; slow work waits longer. */
	#schedule(): void {
		const {runtime} = this.#options;
		this.#callOff ??= runtime.after(this.#lastCost > slowMs ? Math.min(longestWaitMs, 2 * this.#lastCost) : 0, () => {
			this.#callOff = runtime.after(0, () => this.flush());
		});
	}

	/** Forgets roots. */
	#drop(isGone: (root: QmsRoot) => boolean): void {
		const left = this.#roots.filter(root => !isGone(root));
		if (left.length === this.#roots.length) return;
		this.#roots = left;
		this.#options.stateChanged();
	}

	#setRoots(roots: readonly QmsRoot[]): void {
		this.#roots = roots.toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
	}

	/** Reads a folder when its turn comes; asked for again before that it is one reading. */
	#plan(folder: string): Promise<void> {
		return this.#folders.plan(folder, done =>
			this.#queue.add(async () => {
				done();
				await this.#index(folder);
			}),
		);
	}

	/** True for a folder that the editor has still and that lies in no other. */
	#isWanted(folder: string): boolean {
		return !this.#disposed && this.#folders.outer.includes(folder);
	}

	async #index(folder: string): Promise<void> {
		if (this.#disposed) return;
		if (!this.#isWanted(folder)) return this.#options.stateChanged();
		this.#indexing++;
		this.#options.stateChanged();
		let progress: Progress | undefined;
		let roots: readonly QmsRoot[] = [];
		try {
			progress = await this.#options.progress();
			const begun = this.#options.runtime.now();
			roots = await this.#finder.rootsIn(folder);
			if (!this.#isWanted(folder)) return;
			this.#folders.listed(folder);
			await this.#grow(folder, roots, progress);
			const documents = roots.reduce((sum, root) => sum + root.documents.size, 0);
			this.#options.log.info(
				`Read ${documents} documents of ${folder} in ${roots.length} ${roots.length === 1 ? 'root' : 'roots'}, ${Math.round(this.#options.runtime.now() - begun)} ms`,
			);
		} finally {
			progress?.done();
			for (const {kept} of roots) kept?.end();
			this.#growing = [];
			this.#indexing--;
			if (!this.#disposed) this.#options.stateChanged();
		}
	}

	/** Reads the new roots of a folder. Those in the place of roots that were read whole before are seen when all are read. */
	async #grow(folder: string, roots: readonly QmsRoot[], progress: Progress): Promise<void> {
		const before = this.#roots.filter(root => !root.alone && isWithin(folder, root.uri));
		const standing = before.filter(({complete, documents}) => complete && documents.size <= mostHeldTwice);
		const first = roots.filter(root => !standing.some(({uri}) => isWithin(uri, root.uri)));
		this.#growing = roots;
		this.#setRoots([...this.#roots.filter(root => !before.includes(root)), ...standing, ...first]);
		for (const root of roots) {
			for (const path of this.#openIn(roots, root)) if (this.#buffers.counts(root.uriOf(path))) root.adopt(path);
			await this.#reader.fill(root, progress);
			if (root.complete && this.#roots.includes(root)) this.#tell(root);
		}
		if (this.#folders.isListed(folder)) this.#follow(standing, roots);
	}

	/**
	 * Puts new roots in the place of those that stood for them. One whose reading was called off leaves the place to the one
	 * that it should have followed, where that holds the same documents; whatever came or went meanwhile is listed then.
	 */
	#follow(standing: readonly QmsRoot[], roots: readonly QmsRoot[]): void {
		const last = roots.map(root => (root.complete ? root : standing.find(old => old.isLike(root))) ?? root);
		const come = last.filter(root => !this.#roots.includes(root));
		for (const root of come) if (root.complete) root.apply();
		this.#setRoots([...this.#roots.filter(root => !standing.includes(root) && !roots.includes(root)), ...last]);
		// The inner ones first, so that findings that go to another root are not cleared before that one tells them.
		for (const root of come.toReversed()) this.#tell(root);
		for (const root of last) if (standing.includes(root)) this.#relist(root);
	}

	/**
	 * A file opened without any folder: the nearest `qms.yaml` above it, not above a repository, marks a folder that is read
	 * as if it had been opened. Without, the file is looked at alone, since nobody said that what lies around it belongs to it.
	 */
	async #openAlone(uri: string): Promise<void> {
		const folder = folderOf(uri);
		if (this.#disposed || this.#folders.areOpen || !uri.startsWith('file:') || folder === '' || !isReadable(uri))
			return;
		if (this.locate(uri) === undefined) {
			const marked = await this.#finder.nearestMarked(folder);
			if (this.#folders.areOpen) return;
			if (marked !== undefined) {
				this.#folders.mark(marked);
				return this.setFolders([marked], []);
			}
			this.#setRoots([...this.#roots, new QmsRoot(folder, this.#options.createQms(), {alone: true})]);
		}
		const document = this.#buffers.get(uri);
		if (document !== undefined) this.changed(document);
	}

	/** A text without a file has no neighbours, whatever folders are open. */
	#openUntitled(document: TextDocument): void {
		const ending = document.languageId === 'markdown' ? '.md' : document.languageId === 'yaml' ? '.yaml' : undefined;
		if (ending === undefined) return;
		const uri = normalizeUri(document.uri);
		const name = nameOf(uri);
		const untitled = isReadable(name) ? name : `${name}${ending}`;
		this.#setRoots([...this.#roots, new QmsRoot(uri, this.#options.createQms(), {untitled})]);
		this.changed(document);
	}

	async #takeEvents(events: readonly FileEvent[]): Promise<void> {
		await this.#compareOpen(events);
		const {stale, relisted, removed, changed, moved} = newsOf(events, this.#roots, uri => this.locate(uri));
		for (const root of stale) void this.#plan(this.#folderOf(root));
		for (const root of relisted) this.#relist(root);
		for (const {root, path} of await this.#reader.gone(removed))
			root.remove(path, other => this.#buffers.counts(root.uriOf(other)));
		for (const [root, paths] of changed) await this.#read(root, [...paths]);
		this.flush();
		for (const root of [...changed.keys(), ...moved]) this.#askGit(root);
	}

	/** Tells the buffers what became of their files. */
	async #compareOpen(events: readonly FileEvent[]): Promise<void> {
		for (const {uri, type} of events) {
			if (type === 'deleted') this.#buffers.fileGone(uri);
			else if (this.#buffers.has(uri)) {
				const content = await this.#options.runtime.files.read(normalizeUri(uri));
				this.#buffers.fileThere(uri, 'text' in content ? content.text : undefined);
			}
		}
	}

	#folderOf(root: QmsRoot): string {
		return this.#folders.around(root.uri) ?? root.uri;
	}

	#relist(changed: QmsRoot): void {
		this.#relists.add(changed, async root => {
			const listing = await this.#finder.list(root.uri);
			const isKnown = (path: string): boolean => this.#roots.some(({uri}) => uri === root.uriOf(path));
			if (!listing.nestedRoots.every(isKnown)) void this.#plan(this.#folderOf(root));
			else
				await this.#read(
					root,
					root.list(listing, path => this.#buffers.has(root.uriOf(path))),
				);
		});
	}

	/** Git is asked when files change, since nothing tells of commits everywhere, and its answer is kept for a commit. */
	#askGit(changed: QmsRoot): void {
		if (this.#options.runtime.files.commit === undefined) return;
		this.#asks.add(changed, async root => {
			if (!root.complete) return;
			await this.#reader.askGit(root);
			this.#schedule();
		});
	}

	/** What was typed and not saved is forgotten when its document is closed. */
	async #readClosed(uri: string): Promise<void> {
		const place = this.locate(uri);
		if (place?.root.alone === false && place.root.documents.has(place.path)) await this.#read(place.root, [place.path]);
	}

	async #read(root: QmsRoot, paths: readonly string[]): Promise<void> {
		await this.#reader.load(root, paths);
		this.#schedule();
	}

	async #drain(root: QmsRoot): Promise<void> {
		await this.#reader.slices(root);
		if (!root.complete || !this.#roots.includes(root)) return;
		root.apply();
		this.#tell(root);
	}
}
