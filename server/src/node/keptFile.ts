import {createHmac, timingSafeEqual} from 'node:crypto';
import {closeSync, fstatSync, openSync, renameSync, statSync, utimesSync} from 'node:fs';
import {dirname} from 'node:path';
import {deserialize, serialize} from 'node:v8';
import type {Kept} from '../core/workspace/kept.ts';
import {attempt} from './attempt.ts';
import {hashOf, KeptDraft, readAt, type Stretch} from './keptDraft.ts';
import {keptKey, tidyFolder} from './keptFolder.ts';
import {nameOf} from './names.ts';

export interface KeptFileOptions {
	/** Absolute; need not exist. */
	readonly file: string;
	/** Signs what is kept: what another key signed is not read. */
	readonly key: Buffer;
	/** Names the program: what another one kept has other names. */
	readonly engine: string;
	/** Milliseconds since 1970. */
	readonly now: number;
}

interface Entry extends Stretch {
	/** True for what the draft holds, false for what the file does. */
	readonly drafted: boolean;
	/** When it was last asked for, in days since 1970. */
	day: number;
}

const magic = Buffer.from('qms-lens kept 2\n');
const signatureLength = 32;
const lengthBytes = 4;
const day = 24 * 60 * 60 * 1000;
/** What nobody asked for in so many days is dropped; so is, of a file that grows beyond this, what was asked for longest ago. */
const mostDays = 14;
const mostBytes = 256 * 1024 * 1024;

/**
 * What runs keep for the next one, in one file for each root: the values, then a table of them with a hash of each, signed. A
 * file that is not whole, not signed with the key or of another format counts as none, a value of another hash as not there, and
 * what cannot be written is left: none of it changes an answer. Values are read when they are asked for and written as they
 * come, beside the file, so that none is in memory longer than that.
 */
export class KeptFile implements Kept {
	readonly #options: KeptFileOptions;
	readonly #entries = new Map<string, Entry>();
	readonly #today: number;
	/** The open file, which stays what it was when others put another in its place. */
	#file: number | undefined;
	/** What is new; undefined before there is anything, and where it cannot be written. */
	#draft: KeptDraft | undefined;
	/** True where nothing is kept: once all is saved, or where it cannot be written. */
	#rests = false;

	constructor(options: KeptFileOptions) {
		this.#options = options;
		this.#today = Math.floor(options.now / day);
		this.#open();
	}

	name(...texts: readonly string[]): string {
		return nameOf(this.#options.engine, texts);
	}

	has(name: string): boolean {
		return this.#entries.has(name);
	}

	get(name: string): unknown {
		const entry = this.#entries.get(name);
		if (!entry) return undefined;
		try {
			const value: unknown = deserialize(this.#bytes(entry));
			entry.day = this.#today;
			return value;
		} catch {
			this.#entries.delete(name);
			return undefined;
		}
	}

	set(name: string, value: unknown): void {
		const bytes = this.#rests ? undefined : attempt(() => serialize(value));
		if (bytes) this.put(name, bytes);
	}

	/** Keeps a value that was serialized elsewhere; false where it is not kept. */
	put(name: string, value: Uint8Array): boolean {
		if (this.#rests) return false;
		try {
			this.#draft ??= new KeptDraft(this.#options.file, magic);
			this.#entries.set(name, {...this.#draft.add(value), drafted: true, day: this.#today});
			return true;
		} catch {
			// A folder that cannot be written keeps nothing.
			this.#entries.delete(name);
			this.#rests = true;
			return false;
		}
	}

	/** The name of the program. */
	get engine(): string {
		return this.#options.engine;
	}

	/** Keeps again what comes, where `save` ended that. */
	resume(): void {
		this.#rests = false;
	}

	/**
	 * Puts the file in place where there is anything new: whole, so that others read the old one or the new one. From then on
	 * nothing is kept, so that what is judged for a moment, such as a draft, leaves nothing behind. Never throws.
	 */
	save(): void {
		const {file, now} = this.#options;
		const draft = this.#draft;
		try {
			if (draft) this.#replace(draft);
			// A file that is in use does not grow old.
			else if (this.#entries.size > 0 && statSync(file).mtimeMs < now - day) utimesSync(file, now / 1000, now / 1000);
		} catch {
			// The next run works it out again.
			draft?.drop();
			this.#close();
		}
		this.#draft = undefined;
		this.#rests = true;
	}

	end(): void {
		this.save();
		this.#close();
	}

	/** Adds to the draft what is still good of the file, and puts it in its place. */
	#replace(draft: KeptDraft): void {
		const {file, now} = this.#options;
		let size = 0;
		const kept = [...this.#entries]
			.filter(([, entry]) => entry.day >= this.#today - mostDays)
			.sort(([, a], [, b]) => b.day - a.day)
			.filter(([, {length}]) => (size += length) <= mostBytes);
		const table: Row[] = [];
		for (const [name, entry] of kept) {
			const stretch = entry.drafted ? entry : attempt(() => draft.add(this.#bytes(entry)));
			if (stretch) table.push([name, stretch.at, stretch.length, stretch.hash, entry.day]);
		}
		const index = Buffer.from(JSON.stringify(table));
		const length = Buffer.alloc(lengthBytes);
		length.writeUInt32LE(index.length);
		draft.end(Buffer.concat([index, this.#signature(index), length]));
		// What is open cannot be replaced everywhere.
		this.#close();
		renameSync(draft.path, file);
		tidyFolder(dirname(file), now);
		this.#open();
	}

	#bytes({at, length, hash, drafted}: Entry): Buffer {
		const bytes = drafted ? this.#draft?.read({at, length, hash}) : readAt(this.#file, at, length);
		if (bytes === undefined || hashOf(bytes) !== hash) throw new Error('not what was kept');
		return bytes;
	}

	#signature(index: Buffer): Buffer {
		return createHmac('sha256', this.#options.key).update(magic).update(index).digest();
	}

	/** Never throws. */
	#close(): void {
		const file = this.#file;
		this.#file = undefined;
		this.#entries.clear();
		if (file !== undefined) attempt(() => closeSync(file));
	}

	/** Reads the table of the file, where there is one that can be trusted. */
	#open(): void {
		try {
			this.#file = openSync(this.#options.file, 'r');
			const {size} = fstatSync(this.#file);
			const tail = readAt(this.#file, size - signatureLength - lengthBytes, signatureLength + lengthBytes);
			const length = tail.readUInt32LE(signatureLength);
			const end = size - tail.length;
			if (!readAt(this.#file, 0, magic.length).equals(magic) || length > end - magic.length) return this.#close();
			const index = readAt(this.#file, end - length, length);
			if (!timingSafeEqual(this.#signature(index), tail.subarray(0, signatureLength))) return this.#close();
			for (const [name, at, bytes, hash, lastDay] of JSON.parse(index.toString()) as readonly Row[])
				this.#entries.set(name, {at, length: bytes, hash, drafted: false, day: lastDay});
		} catch {
			this.#close();
		}
	}
}

type Row = readonly [name: string, at: number, length: number, hash: string, day: number];

/** Opens what runs of a program kept in a file; undefined where nothing may be kept. */
export function openKept(
	file: string,
	engine: string,
	env: Readonly<Record<string, string | undefined>>,
): KeptFile | undefined {
	const key = keptKey(env);
	return key && new KeptFile({file, key, engine, now: Date.now()});
}
