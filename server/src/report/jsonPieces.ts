import {jsonWithin} from './terminal.ts';

/** A list whose elements are made one by one, when they are written. */
export class Listed<T> {
	readonly #make: () => Iterable<T>;

	constructor(make: () => Iterable<T>) {
		this.#make = make;
	}

	[Symbol.iterator](): Iterator<T> {
		return this.#make()[Symbol.iterator]();
	}
}

/** An object of which some lists are made while it is written. */
export type Writable<T> = {readonly [K in keyof T]: T[K] | (T[K] extends readonly (infer E)[] ? Listed<E> : never)};

/**
 * The JSON text of an object that holds no undefined values but those left out, with tabs, closed by a newline, in pieces: each
 * element of a `Listed` is one, so that neither all values nor the whole text of a large report are in memory at once.
 */
export function* jsonPieces(value: Readonly<Record<string, unknown>>): Generator<string, void> {
	yield* piecesOf(value, 0);
	yield '\n';
}

function* piecesOf(value: unknown, depth: number): Generator<string, void> {
	if (value instanceof Listed) yield* bracketed('[]', elementsOf(value, depth + 1), depth);
	else if (holdsListed(value)) yield* bracketed('{}', membersOf(value, depth + 1), depth);
	else yield jsonWithin(value, depth);
}

/** True for an object that has a `Listed` of its own. */
function holdsListed(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && Object.values(value).some(each => each instanceof Listed);
}

function* elementsOf(list: Listed<unknown>, depth: number): Generator<Iterable<string>, void> {
	for (const element of list) yield piecesOf(element, depth);
}

function* membersOf(value: Readonly<Record<string, unknown>>, depth: number): Generator<Iterable<string>, void> {
	for (const [key, member] of Object.entries(value)) if (member !== undefined) yield memberOf(key, member, depth);
}

function* memberOf(key: string, value: unknown, depth: number): Generator<string, void> {
	yield `${jsonWithin(key, 0)}: `;
	yield* piecesOf(value, depth);
}

function* bracketed(
	[open = '', close = '']: string,
	parts: Iterable<Iterable<string>>,
	depth: number,
): Generator<string, void> {
	const indent = '\t'.repeat(depth);
	let any = false;
	for (const part of parts) {
		yield `${any ? ',' : open}\n${indent}\t`;
		yield* part;
		any = true;
	}
	yield any ? `\n${indent}${close}` : `${open}${close}`;
}
