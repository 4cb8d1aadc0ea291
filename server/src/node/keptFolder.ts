import {createHash, randomBytes} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {attempt} from './attempt.ts';
import {isInRepository, userCacheFolder} from './userCache.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The ending of files that hold what is kept. */
const ending = '.kept';
const kept = new RegExp(`\\${ending}(?:\\.[0-9a-f]+\\.tmp)?$`);

const dayMs = 24 * 60 * 60 * 1000;
/** A file that was not used for so long is deleted, and of all together no more is left than this. */
const mostDays = 30;
const mostBytes = 1024 * 1024 * 1024;
const keyBytes = 32;

/** The folder of what is kept for the user. */
export const keptFolder = (env: Environment): string => join(userCacheFolder(env), 'kept');

/** The file in a folder that holds what is kept of a root. */
export const keptFileOf = (folder: string, root: string): string =>
	join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 16)}${ending}`);

/**
 * The key that signs what is kept: made of QMS_LENS_CACHE_KEY where that is set, else the one in the user's cache folder,
 * made at first. Undefined where there can be none: a folder that cannot be written, or one that lies in a repository,
 * whose authors could have put both a key and forged answers there.
 */
export function keptKey(env: Environment): Buffer | undefined {
	const secret = env['QMS_LENS_CACHE_KEY'] ?? '';
	if (secret !== '') return createHash('sha256').update(secret).digest();
	const folder = userCacheFolder(env);
	if (isInRepository(folder)) return undefined;
	const file = join(folder, 'key');
	try {
		mkdirSync(folder, {recursive: true, mode: 0o700});
		try {
			writeFileSync(file, randomBytes(keyBytes).toString('hex'), {flag: 'wx', mode: 0o600});
		} catch {
			// It is there, or cannot be; reading it tells.
		}
		const key = Buffer.from(readFileSync(file, 'utf8'), 'hex');
		return key.length === keyBytes ? key : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Deletes files that nobody used for long, and the oldest of those beyond the bound, to which what is being written does not
 * count. What others delete meanwhile is gone, and what cannot be deleted stays.
 */
export function tidyFolder(folder: string, now: number): void {
	let size = 0;
	const files = keptFiles(folder).sort((a, b) => b.used - a.used);
	for (const {path, bytes, used} of files) {
		const isDraft = path.endsWith('.tmp');
		if (!isDraft) size += bytes;
		const isOld = used < now - (isDraft ? 1 : mostDays) * dayMs;
		if (isOld || (!isDraft && size > mostBytes)) attempt(() => rmSync(path, {force: true}));
	}
}

/** The files in a folder that hold what is kept, and those that a run left behind while it wrote one; `used` in milliseconds. */
export function keptFiles(folder: string): {readonly path: string; readonly bytes: number; readonly used: number}[] {
	try {
		return readdirSync(folder)
			.filter(name => kept.test(name))
			.flatMap(name => {
				const path = join(folder, name);
				const stats = statSync(path, {throwIfNoEntry: false});
				return stats?.isFile() === true ? [{path, bytes: stats.size, used: stats.mtimeMs}] : [];
			});
	} catch {
		return [];
	}
}
