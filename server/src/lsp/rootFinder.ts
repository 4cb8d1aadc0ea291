import type {Qms} from '../core/service.ts';
import type {Kept} from '../core/workspace/kept.ts';
import type {FileHost, RootListing, Runtime} from '../host/host.ts';
import {configName} from '../host/listing.ts';
import {withNested} from './folders.ts';
import {QmsRoot} from './root.ts';
import {folderOf, pathBelow, uriOf} from './uris.ts';

/** Makes what judges a root; `kept` gives what earlier runs kept of it. */
export type CreateQms = (kept?: Kept) => Qms;

/** Finds roots on the disk, or wherever the host finds files. */
export class RootFinder {
	readonly #files: FileHost;
	readonly #runtime: Pick<Runtime, 'kept'>;
	readonly #createQms: CreateQms;
	readonly #wanted: () => Iterable<string>;

	/** `wanted` gives the folders of the editor: one that lies in another is a nested root of it. */
	constructor(runtime: Pick<Runtime, 'files' | 'kept'>, createQms: CreateQms, wanted: () => Iterable<string>) {
		this.#runtime = runtime;
		this.#files = runtime.files;
		this.#createQms = createQms;
		this.#wanted = wanted;
	}

	/** A folder as a root, listed and not yet read, and the roots nested in it. */
	async rootsIn(folder: string): Promise<QmsRoot[]> {
		const found = new Map<string, QmsRoot>();
		const visit = async (uri: string): Promise<void> => {
			if (found.has(uri)) return;
			const listing = await this.list(uri);
			const kept = this.#runtime.kept?.(uri);
			const root = new QmsRoot(uri, this.#createQms(kept), {kept});
			root.list(listing);
			found.set(uri, root);
			for (const nested of listing.nestedRoots) await visit(uriOf(uri, nested));
		};
		try {
			await visit(folder);
		} catch (error) {
			for (const {kept} of found.values()) kept?.end();
			throw error;
		}
		return [...found.values()];
	}

	/** What lies in a folder now. */
	async list(uri: string): Promise<RootListing> {
		const inner = [...this.#wanted()].flatMap(folder => pathBelow(uri, folder) ?? []);
		return withNested(await this.#files.list(uri), inner);
	}

	/** The nearest folder, from one upwards and not above a repository, that a `qms.yaml` marks. */
	async nearestMarked(from: string): Promise<string | undefined> {
		const holds = async (folder: string, path: string): Promise<boolean> =>
			'text' in (await this.#files.read(uriOf(folder, path)));
		for (let folder = from; folder !== ''; folder = folderOf(folder)) {
			if (await holds(folder, configName)) return folder;
			if (await holds(folder, '.git/HEAD')) return undefined;
		}
		return undefined;
	}
}
