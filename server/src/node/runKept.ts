import type {Kept} from '../core/workspace/kept.ts';
import {nameOf} from './names.ts';

/**
 * What one run worked out, for another state of the same root in the same run: what is equal by content is the same object in both,
 * read and judged once and in memory once.
 */
export class RunKept implements Kept {
	readonly #values = new Map<string, unknown>();

	name(...texts: readonly string[]): string {
		return nameOf('', texts);
	}

	has(name: string): boolean {
		return this.#values.has(name);
	}

	get(name: string): unknown {
		return this.#values.get(name);
	}

	set(name: string, value: unknown): void {
		this.#values.set(name, value);
	}
}
