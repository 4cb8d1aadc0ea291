import {serialize} from 'node:v8';
import type {Kept} from '../core/workspace/kept.ts';
import type {Made} from '../host/readers.ts';
import {nameOf} from './names.ts';

/** Takes what is made of one document after the other, by the names and in the form in which the program that `engine` names keeps it. */
export class Taken implements Kept {
	readonly #engine: string;
	#values: Made['values'][number][] = [];

	constructor(engine: string) {
		this.#engine = engine;
	}

	name(...texts: readonly string[]): string {
		return nameOf(this.#engine, texts);
	}

	has(): boolean {
		return false;
	}

	get(): undefined {
		return undefined;
	}

	set(name: string, value: unknown): void {
		this.#values.push([name, serialize(value)]);
	}

	/** What was made since the last time. */
	take(): Made['values'] {
		const values = this.#values;
		this.#values = [];
		return values;
	}
}
