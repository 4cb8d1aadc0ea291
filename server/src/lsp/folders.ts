import type {RootListing} from '../host/host.ts';
import {isBelowPath, outermostPaths} from '../host/listing.ts';
import {pathBelow} from './uris.ts';

/** True where `uri` is `folder` or lies in it. Both normalized. */
export function isWithin(folder: string, uri: string): boolean {
	return uri === folder || pathBelow(folder, uri) !== undefined;
}

/** The folders that lie in no other of them; those that do are nested roots of theirs. */
export function outermost(folders: Iterable<string>): string[] {
	const all = [...new Set(folders)].sort();
	return all.filter(folder => !all.some(other => other !== folder && isWithin(other, folder)));
}

/** Leaves the folders `inner` out of a listing, as roots of their own. Their files stay, so that links hold. */
export function withNested(listing: RootListing, inner: readonly string[]): RootListing {
	if (inner.length === 0) return listing;
	const nestedRoots = outermostPaths([...listing.nestedRoots, ...inner]);
	const isInner = (path: string): boolean => isBelowPath(nestedRoots, path);
	return {
		...listing,
		nestedRoots,
		documents: listing.documents.filter(path => !isInner(path)),
		unreadable: listing.unreadable.filter(({path}) => !isInner(path)),
	};
}

/** Where the reading of a folder stands: planned, in the queue; listed, its roots known. */
interface FolderState {
	planned?: Promise<void>;
	listed?: true;
}

/** The folders that the editor has, and where the reading of each stands. */
export class Folders {
	readonly #wanted = new Set<string>();
	/** Those of the wanted folders that the editor does not have: files in them were opened without a folder. */
	readonly #marked = new Set<string>();
	readonly #states = new Map<string, FolderState>();

	/** All folders, those that lie in others too. */
	get wanted(): Iterable<string> {
		return this.#wanted;
	}

	/** The folders that lie in no other. */
	get outer(): readonly string[] {
		return outermost(this.#wanted);
	}

	/** True where the editor has a folder open, and is asked about nothing else. */
	get areOpen(): boolean {
		return this.#wanted.size > this.#marked.size;
	}

	get arePlanned(): boolean {
		return [...this.#states.values()].some(({planned}) => planned !== undefined);
	}

	change(added: readonly string[], removed: readonly string[]): void {
		for (const folder of removed) this.#wanted.delete(folder);
		for (const folder of added) this.#wanted.add(folder);
	}

	/** Notes that a folder is read because a `qms.yaml` marks it, and not because the editor has it. */
	mark(folder: string): void {
		this.#marked.add(folder);
	}

	/** The outer folder that a URI lies in. */
	around(uri: string): string | undefined {
		return this.outer.find(folder => isWithin(folder, uri));
	}

	/** True where a URI lies in a folder whose roots are known. */
	listedAround(uri: string): boolean {
		return [...this.#states].some(([folder, {listed}]) => listed === true && isWithin(folder, uri));
	}

	isListed(folder: string): boolean {
		return this.#states.get(folder)?.listed === true;
	}

	listed(folder: string): void {
		this.#stateOf(folder).listed = true;
	}

	/** Forgets the roots of folders that are gone or lie in another by now. */
	forgetInner(): void {
		const {outer} = this;
		for (const [folder, state] of this.#states) if (!outer.includes(folder)) delete state.listed;
	}

	/** The reading of a folder that is to come, begun by `start` where there is none; `start` says when its turn has come. */
	plan(folder: string, start: (turnCame: () => void) => Promise<void>): Promise<void> {
		const state = this.#stateOf(folder);
		state.planned ??= start(() => {
			delete state.planned;
		});
		return state.planned;
	}

	/** Forgets all folders; what is planned stays so until its turn comes. */
	clear(): void {
		this.#wanted.clear();
		for (const state of this.#states.values()) delete state.listed;
	}

	#stateOf(folder: string): FolderState {
		const state = this.#states.get(folder) ?? {};
		this.#states.set(folder, state);
		return state;
	}
}
