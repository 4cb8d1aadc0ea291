import {join} from 'node:path';
import {mostBytes, type NotRead, readRegular} from './regular.ts';

/** A file or folder that could not be read as text, in the words of its finding. */
export interface Unreadable {
	readonly path: string;
	readonly reason: string;
	readonly remedy: string;
	/** True where there is no such file. */
	readonly gone?: true;
}

export type FileText = {readonly path: string; readonly text: string} | Unreadable;

/** Reads one document. Never throws: a file that is gone, locked, no regular file or not UTF-8 is told in the answer. */
export async function readDocument(root: string, path: string): Promise<FileText> {
	const bytes = await readRegular(join(root, path));
	return {path, ...(Buffer.isBuffer(bytes) ? decode(bytes) : notRead(bytes, path))};
}

/** Why a file was not read, in the words of its finding. */
export function notRead(why: NotRead, path: string): Omit<Unreadable, 'path'> {
	switch (why.kind) {
		case 'failed':
			return failureOf(why.code, path);
		case 'too large':
			return tooLarge(why.bytes, why.most);
		default:
			return {
				reason: `This is ${why.kind}, not a file, and is not opened.`,
				remedy: 'Put a file in its place, remove it, or ignore it.',
			};
	}
}

/** The words for a file of more bytes than are read. */
export function tooLarge(bytes: number, most: number): Omit<Unreadable, 'path'> {
	const size = bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.round(bytes / 1024)} kB`;
	const limit = most >= 1024 * 1024 ? `${most / 1024 / 1024} MB` : `${most / 1024} kB`;
	return {reason: `The file has ${size}; no more than ${limit} are read.`, remedy: 'Split it, or ignore it.'};
}

function failureOf(code: string, path: string): Omit<Unreadable, 'path'> {
	if (code === 'ENOENT' && path.includes('\uFFFD'))
		return {
			reason: 'The name of this file is not UTF-8.',
			remedy: 'Rename it; every name in the repository should be UTF-8.',
		};
	if (code === 'ENOENT')
		return {
			reason: 'The file was there a moment ago and is gone.',
			remedy: 'Run the check again when nothing else changes the folder.',
			gone: true,
		};
	if (code === 'EACCES' || code === 'EPERM')
		return {
			reason: `The file cannot be read (${code}).`,
			remedy: 'Give the user who runs the check the right to read it, or ignore it.',
		};
	return {reason: `The file cannot be read (${code}).`, remedy: 'Mend or ignore it.'};
}

/** The text of bytes that are UTF-8, without a byte order mark; else why they are not. */
export function decode(bytes: Uint8Array): {readonly text: string} | Omit<Unreadable, 'path'> {
	if (bytes.length > mostBytes) return tooLarge(bytes.length, mostBytes);
	const wide = utf16(bytes);
	if (wide !== undefined)
		return {
			reason: `The file is ${wide}, not UTF-8.`,
			remedy: `Save it as UTF-8, for example with: iconv -f ${wide} -t UTF-8`,
		};
	try {
		return {text: new TextDecoder('utf-8', {fatal: true}).decode(bytes)};
	} catch {
		const {line, column, byte} = firstInvalid(bytes);
		return {
			reason: `The file is not UTF-8: line ${line}, column ${column} holds the byte 0x${byte.toString(16).toUpperCase()}.`,
			remedy: 'Save it as UTF-8. If it is Latin-1: iconv -f ISO-8859-1 -t UTF-8',
		};
	}
}

/** By byte order mark, or by every other byte of the beginning being zero. */
function utf16(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
	const head = bytes.subarray(0, 512);
	if (head.length < 4) return undefined;
	const zeros = [0, 0];
	head.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	});
	const half = head.length / 2;
	if ((zeros[1] ?? 0) > half * 0.7 && zeros[0] === 0) return 'UTF-16LE';
	if ((zeros[0] ?? 0) > half * 0.7 && zeros[1] === 0) return 'UTF-16BE';
	return undefined;
}

/** Where the first byte stands that no UTF-8 text holds there; columns count characters from 1. */
function firstInvalid(bytes: Uint8Array): {line: number; column: number; byte: number} {
	// A decoder that replaces instead of failing shows where: at its first U+FFFD that the bytes themselves do not spell.
	const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes);
	let at = 0;
	let line = 1;
	let column = 1;
	for (const character of text) {
		if (character === '\uFFFD' && !(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd)) break;
		at += bytesOf(character.codePointAt(0) ?? 0);
		if (character === '\n') [line, column] = [line + 1, 1];
		else column++;
	}
	return {line, column, byte: bytes[at] ?? 0};
}

const bytesOf = (codePoint: number): number =>
	codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
