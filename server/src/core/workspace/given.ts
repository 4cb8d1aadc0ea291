import type {Change} from './change.ts';
import type {GitFacts, Snapshot} from './snapshot.ts';
import {byCodeUnit} from '../text/order.ts';

/** What was given so far: texts, files that cannot be read, names of other files, and what git knows. */
export class GivenFiles {
	readonly #texts = new Map<string, string>();
	readonly #unreadable = new Map<string, {readonly reason: string; readonly remedy: string}>();
	#others: ReadonlySet<string> = new Set();
	#git: GitFacts | undefined;

	get paths(): Iterable<string> {
		return this.#texts.keys();
	}

	get git(): GitFacts | undefined {
		return this.#git;
	}

	text(path: string): string | undefined {
		return this.#texts.get(path);
	}

	/** Takes the new texts; gives the paths whose text is new, different or gone. */
	take(change: Change): Set<string> {
		const touched = new Set<string>();
		for (const path of change.removed ?? []) this.#drop(path, touched);
		for (const {path, text} of change.set ?? []) {
			if (this.#unreadable.delete(path)) touched.add(path);
			if (this.#texts.get(path) === text) continue;
			this.#texts.set(path, text);
			touched.add(path);
		}
		for (const {path, reason, remedy} of change.unreadable ?? []) {
			this.#drop(path, touched);
			this.#unreadable.set(path, {reason, remedy});
			touched.add(path);
		}
		if (change.files) this.#others = new Set(change.files);
		if (change.git) this.#git = change.git;
		return touched;
	}

	#drop(path: string, touched: Set<string>): void {
		const known = this.#texts.delete(path);
		if (this.#unreadable.delete(path) || known) touched.add(path);
	}

	/** Every file of the root, sorted; the set of before where it is the same. */
	files(files: ReadonlySet<string>, change: Change, touched: ReadonlySet<string>): ReadonlySet<string> {
		const present = (path: string): boolean => this.#texts.has(path) || this.#unreadable.has(path);
		if (!change.files && [...touched].every(path => files.has(path) === present(path))) return files;
		// A list that is sorted but for its end is quickly sorted again.
		if (!change.files)
			return new Set(
				[
					...[...files].filter(path => !touched.has(path)),
					...[...touched].filter(path => present(path) || this.#others.has(path)),
				].sort(byCodeUnit),
			);
		return new Set([...this.#others, ...this.#texts.keys(), ...this.#unreadable.keys()].sort(byCodeUnit));
	}

	/** The files that cannot be read, sorted; the table of before where it is the same. */
	unreadable(unreadable: Snapshot['unreadable'], change: Change, touched: ReadonlySet<string>): Snapshot['unreadable'] {
		if (!change.unreadable?.length && ![...touched].some(path => unreadable.has(path))) return unreadable;
		return new Map([...this.#unreadable].sort(([a], [b]) => byCodeUnit(a, b)));
	}
}
