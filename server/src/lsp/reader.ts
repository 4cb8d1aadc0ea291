import type {TextDocument} from 'vscode-languageserver-textdocument';
import {modelOptionsOf} from '../core/model/options.ts';
import {comparedWithHistory} from '../core/workspace/approvals.ts';
import {eachLimited, pause, type Runtime} from '../host/host.ts';
import {configName} from '../host/listing.ts';
import type {Located} from './events.ts';
import type {Progress} from './progress.ts';
import type {FileContent} from '../host/protocol.ts';
import {type DocumentReaders, prepareBeside, shared, unknownTo} from '../host/readers.ts';
import type {QmsRoot} from './root.ts';

const readsAtOnce = 24;
/** How many documents a reader is given at a time, and how many are read here while none come back. */
const sizes = {beside: 8, here: 4};
/** Readers take a moment to start, in which this many documents are read without them. */
const fewest = 100;
/** How long the server works before it looks for messages, and while it reads a folder for the first time. */
const sliceMs = 10;
const firstSliceMs = 30;

type Contents = ReadonlyMap<string, FileContent>;

/** What the workspace knows and reading has to ask for. */
export interface ReadingContext {
	/** The buffer of a document, where it is open. */
	buffer(uri: string): TextDocument | undefined;
	openPaths(root: QmsRoot): readonly string[];
	/** False for a root that went away meanwhile. */
	holds(root: QmsRoot): boolean;
	/** Called when what was read so far can be told. */
	begun(root: QmsRoot): void;
}

/** Brings files and what git knows into roots, open buffers before the disk. */
export class Reader {
	readonly #runtime: Runtime;
	readonly #context: ReadingContext;

	constructor(runtime: Runtime, context: ReadingContext) {
		this.#runtime = runtime;
		this.#context = context;
	}

	/**
	 * Reads and applies all documents of a root: the configuration and the catalogues that it names, since every document is
	 * judged by them, then those that are open, then the rest. A root that the user calls off stays incomplete; what is
	 * kept of it ends with the reading in any case.
	 */
	async fill(root: QmsRoot, progress: Progress): Promise<void> {
		try {
			await this.#fill(root, progress);
		} finally {
			root.kept?.end();
		}
	}

	async #fill(root: QmsRoot, progress: Progress): Promise<void> {
		const {documents} = root;
		const read = new Set<string>();
		const take = async (paths: readonly string[]): Promise<void> => {
			const wanted = paths.filter(path => documents.has(path) && !read.has(path));
			for (const path of wanted) read.add(path);
			await this.load(root, wanted);
			await this.slices(root);
		};
		await take([configName]);
		await take(root.qms.snapshot.config.catalogs);
		await take(this.#context.openPaths(root));
		if (!this.#context.holds(root)) return;
		root.begun = true;
		this.#context.begun(root);
		await this.#fillRest(
			root,
			[...documents].filter(path => !read.has(path)),
			progress,
		);
		if (root.calledOff || !this.#context.holds(root)) return;
		root.apply();
		await this.askGit(root);
		root.apply();
		root.complete = true;
	}

	/**
	 * Reads and applies the many documents that nobody looks at, with readers beside where the machine has them. Those that rest on
	 * what others define come last.
	 */
	async #fillRest(root: QmsRoot, paths: readonly string[], progress: Progress): Promise<void> {
		const readers = root.kept && paths.length >= fewest ? this.#runtime.readers?.() : undefined;
		const {documents} = root;
		const last = new Map<string, FileContent>();
		let left = paths.length;
		try {
			for await (const contents of shared(paths, {
				ahead: readers?.ahead ?? 0,
				sizes: readers ? sizes : {beside: 0, here: readsAtOnce},
				beside: batch => this.#prepared(root, batch, readers, last),
				here: batch => this.#contents(root, batch),
				pause: () => pause(this.#runtime),
			})) {
				root.calledOff = progress.cancelled;
				if (root.calledOff || !this.#context.holds(root)) return;
				this.#take(root, contents);
				await this.slices(root);
				left -= contents.size;
				progress.report(
					(documents.size - left) / documents.size,
					`${documents.size - left} of ${documents.size} documents`,
				);
			}
		} finally {
			readers?.close();
		}
		this.#take(root, last);
		await this.slices(root);
	}

	/** Reads documents; one that is gone is forgotten. */
	async load(root: QmsRoot, paths: readonly string[]): Promise<void> {
		this.#take(root, await this.#contents(root, paths));
	}

	/** Those of some removed files that are gone indeed; documents that are there again by the time that it is told are read. */
	async gone(removed: readonly Located[]): Promise<readonly Located[]> {
		const back = new Set<Located>();
		await eachLimited(
			removed.filter(({root, path}) => root.documents.has(path)),
			readsAtOnce,
			async each => {
				const content = await this.#runtime.files.read(each.root.uriOf(each.path));
				if (!('gone' in content && content.gone === true)) back.add(each);
			},
		);
		for (const {root, path} of back) await this.load(root, [path]);
		return removed.filter(each => !back.has(each));
	}

	/** Applies what waits, as much at a time as fits into a slice. */
	async slices(root: QmsRoot): Promise<void> {
		let step = 1;
		while (root.waiting > 0 && this.#context.holds(root)) {
			const begun = this.#runtime.now();
			root.apply(step);
			const spent = this.#runtime.now() - begun;
			const slice = root.complete ? sliceMs : firstSliceMs;
			step = Math.max(1, Math.min(64, Math.round((step * slice) / Math.max(1, spent))));
			await pause(this.#runtime);
		}
	}

	/**
	 * Asks git where it may say something new: at another commit, or about other documents than before. What it says waits
	 * to be applied.
	 */
	async askGit(root: QmsRoot): Promise<void> {
		const {files} = this.#runtime;
		root.asksGit = false;
		const commit = await files.commit?.(root.uri);
		if (commit === undefined) return;
		const {snapshot} = root.qms;
		const question = JSON.stringify([commit, comparedWithHistory(snapshot), modelOptionsOf(snapshot.config)]);
		if (question === root.gitQuestion) return;
		const facts = await files.git?.(root.uri, snapshot);
		if (facts === undefined) return;
		root.gitQuestion = question;
		root.setGit(facts);
	}

	/** What documents hold that `readers` prepare; those that rest on what others define are put to `last`. */
	async #prepared(
		root: QmsRoot,
		paths: readonly string[],
		readers: DocumentReaders | undefined,
		last: Map<string, FileContent>,
	): Promise<Contents> {
		const contents = await this.#contents(root, paths);
		const {qms, kept} = root;
		if (!readers || !kept) return contents;
		const texts = [...contents].flatMap(([path, content]) => ('text' in content ? [{path, text: content.text}] : []));
		for (const path of await prepareBeside(qms, texts.filter(unknownTo(qms, [kept])), readers, kept)) {
			const content = contents.get(path);
			if (content && contents.delete(path)) last.set(path, content);
		}
		return contents;
	}

	/** What documents hold. */
	async #contents(root: QmsRoot, paths: readonly string[]): Promise<Map<string, FileContent>> {
		const contents = new Map<string, FileContent>();
		await eachLimited(paths, readsAtOnce, async path => {
			const uri = root.uriOf(path);
			const text = this.#context.buffer(uri)?.getText();
			contents.set(path, text === undefined ? await this.#runtime.files.read(uri) : {text});
		});
		return contents;
	}

	/** Lets contents wait to be applied, but for those of documents that were opened, typed in or taken away while they were read. */
	#take(root: QmsRoot, contents: Contents): void {
		for (const [path, content] of contents) {
			if (!root.documents.has(path)) continue;
			const typed = this.#context.buffer(root.uriOf(path))?.getText();
			if (typed !== undefined) root.set(path, 'text' in content && content.text === typed ? content : {text: typed});
			else if ('gone' in content && content.gone === true) root.remove(path);
			else root.set(path, content);
		}
	}
}
