import {createHash, createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import {mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {deserialize, serialize} from 'node:v8';
import type {RootKept} from '../host/host.ts';
import {keptKey, tidyFolder} from './keptFolder.ts';

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

interface Entry {
	readonly bytes: Buffer;
	/** When it was last asked for, in days since 1970. */
	day: number;
}

const magic = Buffer.from('qms-lens kept 1\n');
const signatureLength = 32;
const lengthBytes = 4;
const day = 24 * 60 * 60 * 1000;
/** What nobody asked for in so many days is dropped; so is, of a file that grows beyond this, what was asked for longest ago. */
const mostDays = 14;
const mostBytes = 256 * 1024 * 1024;

/**
 * What runs keep for the next one, in one file for each root. A file that is not whole, not signed with the key or of another
 * format counts as none, and one that cannot be written is left: neither changes an answer.
 */
export class KeptFile implements RootKept {
	readonly #options: KeptFileOptions;
	readonly #entries = new Map<string, Entry>();
	readonly #today: number;
	#changed = false;
	#ended = false;

	constructor(options: KeptFileOptions) {
		this.#options = options;
		this.#today = Math.floor(options.now / day);
		try {
			this.#read(readFileSync(options.file));
		} catch {
			this.#entries.clear();
		}
	}

	name(...texts: readonly string[]): string {
		const hash = createHash('sha256').update(this.#options.engine);
		for (const text of texts) hash.update(`\n${text.length} `).update(text);
		return hash.digest('base64url');
	}

	has(name: string): boolean {
		return this.#entries.has(name);
	}

	get(name: string): unknown {
		const entry = this.#entries.get(name);
		if (!entry) return undefined;
		try {
			const value: unknown = deserialize(entry.bytes);
			entry.day = this.#today;
			return value;
		} catch {
			this.#entries.delete(name);
			return undefined;
		}
	}

	set(name: string, value: unknown): void {
		if (this.#ended) return;
		this.#entries.set(name, {bytes: serialize(value), day: this.#today});
		this.#changed = true;
	}

	/** Writes the file where there is anything new: whole, under another name first, so that others read the old one or the new one. */
	save(): void {
		const {file, now} = this.#options;
		try {
			if (!this.#changed) {
				// A file that is in use does not grow old.
				if (this.#entries.size > 0 && statSync(file).mtimeMs < now - day) utimesSync(file, now / 1000, now / 1000);
				return;
			}
			mkdirSync(dirname(file), {recursive: true, mode: 0o700});
			const beside = `${file}.${randomBytes(8).toString('hex')}.tmp`;
			try {
				writeFileSync(beside, this.#bytes(), {flag: 'wx', mode: 0o600});
				renameSync(beside, file);
			} catch (error) {
				rmSync(beside, {force: true});
				throw error;
			}
			this.#changed = false;
			tidyFolder(dirname(file), now);
		} catch {
			// The next run works it out again.
		}
	}

	end(): void {
		this.save();
		this.#ended = true;
		this.#entries.clear();
	}

	#bytes(): Buffer {
		let size = 0;
		const kept = [...this.#entries]
			.filter(([, entry]) => entry.day >= this.#today - mostDays)
			.sort(([, a], [, b]) => b.day - a.day)
			.filter(([, {bytes}]) => (size += bytes.length) <= mostBytes);
		const index = Buffer.from(JSON.stringify(kept.map(([name, entry]) => [name, entry.bytes.length, entry.day])));
		const length = Buffer.alloc(lengthBytes);
		length.writeUInt32LE(index.length);
		const body = [length, index, ...kept.map(([, {bytes}]) => bytes)];
		return Buffer.concat([magic, this.#signature(body), ...body]);
	}

	#signature(body: readonly Buffer[]): Buffer {
		const signature = createHmac('sha256', this.#options.key).update(magic);
		for (const part of body) signature.update(part);
		return signature.digest();
	}

	#read(file: Buffer): void {
		const bodyStart = magic.length + signatureLength;
		const body = file.subarray(bodyStart);
		if (!file.subarray(0, magic.length).equals(magic)) return;
		if (!timingSafeEqual(this.#signature([body]), file.subarray(magic.length, bodyStart))) return;
		let at = lengthBytes + body.readUInt32LE(0);
		const index = JSON.parse(body.toString('utf8', lengthBytes, at)) as [name: string, length: number, day: number][];
		for (const [name, length, lastDay] of index) {
			this.#entries.set(name, {bytes: body.subarray(at, at + length), day: lastDay});
			at += length;
		}
	}
}

/** Opens what runs of a program kept in a file; undefined where nothing may be kept. */
export function openKept(
	file: string,
	engine: string,
	env: Readonly<Record<string, string | undefined>>,
): KeptFile | undefined {
	const key = keptKey(env);
	return key && new KeptFile({file, key, engine, now: Date.now()});
}
