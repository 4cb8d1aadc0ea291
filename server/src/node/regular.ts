import {closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats} from 'node:fs';
import {lstat, open, realpath} from 'node:fs/promises';
import {codeOf} from './paths.ts';

/** Far above any document; reading more at once would cost the memory of everything else. */
export const mostBytes = 64 * 1024 * 1024;

/** What stands at a path in the place of a regular file. */
export type NotRegular = 'a folder' | 'a named pipe' | 'a device' | 'a socket' | 'a symbolic link' | 'no regular file';

/** Why a file was not read. Only a regular file of a size that is allowed is ever opened. */
export type NotRead =
	| {readonly kind: NotRegular}
	| {readonly kind: 'too large'; readonly bytes: number; readonly most: number}
	| {readonly kind: 'failed'; readonly code: string};

export interface Reading {
	/** The most bytes that are read; a larger file is told by its size and not opened. */
	readonly most?: number;
	/** Whether a symbolic link leads to the file behind it; by default it is told as a link. */
	readonly links?: 'followed' | 'told';
}

/** The bytes of a regular file, or why there are none. Never throws, and never waits for a pipe or a device. */
export async function readRegular(
	path: string,
	{most = mostBytes, links = 'told'}: Reading = {},
): Promise<Buffer | NotRead> {
	try {
		const target = links === 'followed' ? await realpath(path) : path;
		const refused = refusal(await lstat(target), most);
		if (refused !== undefined) return refused;
		const file = await open(target, openFlags);
		try {
			// What was looked at may have been replaced since: the file that is open decides.
			const stats = await file.stat();
			const read = async (into: Buffer): Promise<number> => (await file.read(into, 0, into.length)).bytesRead;
			return refusal(stats, most) ?? (await bytesOf(read, most, stats.size));
		} finally {
			await file.close();
		}
	} catch (error) {
		return {kind: 'failed', code: codeOf(error)};
	}
}

/** The bytes of a regular file, at once, for a writer that must not be interrupted. Links are followed. */
export function readRegularNow(path: string): Buffer | NotRead {
	try {
		const refused = refusal(statSync(path), mostBytes);
		if (refused !== undefined) return refused;
		const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const stats = fstatSync(file);
			const now = refusal(stats, mostBytes);
			if (now !== undefined) return now;
			const buffer = Buffer.alloc(stats.size);
			let at = 0;
			for (let read = 1; read > 0 && at < buffer.length; at += read)
				read = readSync(file, buffer, at, buffer.length - at, at);
			return buffer.subarray(0, at);
		} finally {
			closeSync(file);
		}
	} catch (error) {
		return {kind: 'failed', code: codeOf(error)};
	}
}

/** A pipe that took the file's place is opened without waiting for its other end, and a link that did is not followed. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

function refusal(stats: Stats, most: number): NotRead | undefined {
	const kind = kindOf(stats);
	if (kind !== undefined) return {kind};
	return stats.size > most ? {kind: 'too large', bytes: stats.size, most} : undefined;
}

/** What a file is that is no regular file; undefined for one that is. */
export function kindOf(
	entry: Pick<
		Stats,
		'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket' | 'isSymbolicLink' | 'isCharacterDevice' | 'isBlockDevice'
	>,
): NotRegular | undefined {
	if (entry.isFile()) return undefined;
	if (entry.isDirectory()) return 'a folder';
	if (entry.isSymbolicLink()) return 'a symbolic link';
	if (entry.isFIFO()) return 'a named pipe';
	if (entry.isSocket()) return 'a socket';
	return entry.isCharacterDevice() || entry.isBlockDevice() ? 'a device' : 'no regular file';
}

/** Reads to the end. The size only says how much room to make: files of /proc say that they are empty, and others may grow. */
async function bytesOf(read: (into: Buffer) => Promise<number>, most: number, size: number): Promise<Buffer | NotRead> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	// One byte more than there should be, so that the end is met in the first chunk.
	for (let room = Math.max(size + 1, leastBytes); ; room = chunkBytes) {
		const chunk = Buffer.allocUnsafe(room);
		let filled = 0;
		for (let length = 1; length > 0 && filled < room; filled += length) {
			length = await read(chunk.subarray(filled));
			bytes += length;
			if (bytes > most) return {kind: 'too large', bytes, most};
		}
		chunks.push(chunk.subarray(0, filled));
		if (filled < room) return chunks.length === 1 ? chunk.subarray(0, filled) : Buffer.concat(chunks, bytes);
	}
}

const leastBytes = 4 * 1024;
const chunkBytes = 64 * 1024;
