import {createHash, randomBytes} from 'node:crypto';
import {closeSync, mkdirSync, openSync, readSync, rmSync, unlinkSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import {attempt} from './attempt.ts';

/** Where a value stands in a file, and the hash of its bytes. */
export interface Stretch {
	readonly at: number;
	readonly length: number;
	readonly hash: string;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

/** Bytes of an open file; throws where it has fewer. */
export function readAt(file: number | undefined, at: number, length: number): Buffer {
	if (file === undefined || at < 0) throw new Error('nothing is open');
	const bytes = Buffer.allocUnsafeSlow(length);
	for (let filled = 0; filled < length; ) {
		const read = readSync(file, bytes, filled, length - filled, at + filled);
		if (read === 0) throw new Error('shorter than it was');
		filled += read;
	}
	return bytes;
}

/** A name beside a file that nobody else has. */
const nameBeside = (target: string): string => `${target}.${randomBytes(8).toString('hex')}.tmp`;

const copiedAtOnce = 1 << 20;

/**
 * A file that grows without a name, so that it goes with the process however that ends, and gets one beside its target once it is
 * whole. Throws where it cannot be written.
 */
export class KeptDraft {
	/** Where the whole file lies once it was ended. */
	readonly path: string;
	/** The name of the growing file, where the system takes none from a file that is open. */
	readonly #name: string | undefined;
	readonly #file: number;
	#size = 0;
	#open = true;

	constructor(target: string, head: Uint8Array) {
		mkdirSync(dirname(target), {recursive: true, mode: 0o700});
		this.path = nameBeside(target);
		const name = nameBeside(target);
		this.#file = openSync(name, 'wx+', 0o600);
		this.#name = attempt(() => {
			unlinkSync(name);
			return true;
		})
			? undefined
			: name;
		try {
			this.#write(head);
		} catch (error) {
			this.drop();
			throw error;
		}
	}

	add(bytes: Uint8Array): Stretch {
		const stretch = {at: this.#size, length: bytes.length, hash: hashOf(bytes)};
		this.#write(bytes);
		return stretch;
	}

	read({at, length}: Stretch): Buffer {
		return readAt(this.#open ? this.#file : undefined, at, length);
	}

	/** Writes the end of the file, puts the whole under its name and closes it. */
	end(tail: Uint8Array): void {
		this.#write(tail);
		const whole = openSync(this.path, 'wx', 0o600);
		try {
			for (let at = 0; at < this.#size; at += copiedAtOnce)
				writeAt(whole, readAt(this.#file, at, Math.min(copiedAtOnce, this.#size - at)), at);
		} finally {
			closeSync(whole);
		}
		this.#close();
	}

	/** Deletes the file, whether or not it was ended. Never throws: what cannot be deleted is left. */
	drop(): void {
		attempt(() => this.#close());
		attempt(() => rmSync(this.path, {force: true}));
	}

	#close(): void {
		if (!this.#open) return;
		// What could not be closed is not closed again: its number may be that of another file by then.
		this.#open = false;
		closeSync(this.#file);
		const name = this.#name;
		if (name !== undefined) attempt(() => rmSync(name, {force: true}));
	}

	#write(bytes: Uint8Array): void {
		if (!this.#open) throw new Error('nothing is open');
		writeAt(this.#file, bytes, this.#size);
		this.#size += bytes.length;
	}
}

/** Writes all bytes at a place of an open file. */
function writeAt(file: number, bytes: Uint8Array, at: number): void {
	for (let written = 0; written < bytes.length; )
		written += writeSync(file, bytes, written, bytes.length - written, at + written);
}
