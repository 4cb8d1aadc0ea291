import {createHash, randomBytes} from 'node:crypto';
import {closeSync, mkdirSync, openSync, readSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';

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

/** A file that grows beside the one whose place it is to take, under a name that nobody else has. Throws where it cannot be written. */
export class KeptDraft {
	readonly path: string;
	readonly #file: number;
	#size = 0;
	#open = true;

	constructor(target: string, head: Uint8Array) {
		mkdirSync(dirname(target), {recursive: true, mode: 0o700});
		this.path = `${target}.${randomBytes(8).toString('hex')}.tmp`;
		this.#file = openSync(this.path, 'wx+', 0o600);
		this.#write(head);
	}

	add(bytes: Uint8Array): Stretch {
		const stretch = {at: this.#size, length: bytes.length, hash: hashOf(bytes)};
		this.#write(bytes);
		return stretch;
	}

	read({at, length}: Stretch): Buffer {
		return readAt(this.#file, at, length);
	}

	/** Writes the end of the file and closes it. */
	end(tail: Uint8Array): void {
		this.#write(tail);
		this.#close();
	}

	/** Deletes the file, whether or not it was closed. */
	drop(): void {
		this.#close();
		rmSync(this.path, {force: true});
	}

	#close(): void {
		if (this.#open) closeSync(this.#file);
		this.#open = false;
	}

	#write(bytes: Uint8Array): void {
		for (let written = 0; written < bytes.length; ) {
			const more = writeSync(this.#file, bytes, written, bytes.length - written, this.#size);
			written += more;
			this.#size += more;
		}
	}
}
