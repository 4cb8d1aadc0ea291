import {deserialize} from 'node:v8';
import type {RootKept} from '../host/host.ts';
import type {Made} from '../host/readers.ts';
import type {KeptFile} from './keptFile.ts';
import {nameOf} from './names.ts';

/**
 * What threads made of the documents of a root, until the root takes it, before what earlier runs kept in a file. With a file it
 * waits there.
 */
export class MadeOrKept implements RootKept {
	readonly engine: string;
	readonly #file: KeptFile | undefined;
	readonly #values = new Map<string, Uint8Array>();

	/** `engine` names the program, where it has a name. */
	constructor(engine: string | undefined, file?: KeptFile) {
		this.engine = engine ?? '';
		this.#file = file;
	}

	get idle(): boolean {
		return this.#file === undefined && this.#values.size === 0;
	}

	name(...texts: readonly string[]): string {
		return nameOf(this.engine, texts);
	}

	has(name: string): boolean {
		return this.#values.has(name) || this.#file?.has(name) === true;
	}

	get(name: string): unknown {
		const value = this.#values.get(name);
		if (value === undefined) return this.#file?.get(name);
		this.#values.delete(name);
		return deserialize(value);
	}

	set(name: string, value: unknown): void {
		this.#file?.set(name, value);
	}

	take(made: readonly Made[]): void {
		for (const {values} of made)
			for (const [name, value] of values) if (this.#file?.put(name, value) !== true) this.#values.set(name, value);
	}

	resume(): void {
		this.#file?.resume();
	}

	save(): void {
		this.#values.clear();
		this.#file?.save();
	}

	end(): void {
		this.#values.clear();
		this.#file?.end();
	}
}
