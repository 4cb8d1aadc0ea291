import {lstat, realpath} from 'node:fs/promises';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {type GitAnswer, runGit} from './git-run.ts';
import {exists} from './paths.ts';
import {readRegular} from './regular.ts';

/** The repository that holds a folder, for reading. */
export interface Repository {
	/** The folder that holds `.git`, links resolved. */
	readonly top: string;
	/** Where git keeps the history, links resolved. */
	readonly directory: string;
	/** The way from the top to the folder that was asked for: '' or with `/` at the end. */
	readonly below: string;
	readonly shallow: boolean;
	/** How a content is named. */
	readonly hash: 'sha1' | 'sha256';
	/**
	 * Asks git. It sees the history and the index alone and never the files of the folder, so that no filter, monitor or
	 * attribute of theirs counts; paths are relative to the top.
	 */
	ask(words: readonly string[], input?: string): Promise<GitAnswer>;
}

/** Why git cannot be asked about a folder. */
export interface NoRepository {
	readonly why: 'none' | 'missing' | 'owner' | 'misplaced' | 'limit' | 'refused';
	/** A sentence, and one that says what to do. */
	readonly reason: string;
	readonly remedy: string;
}

/** Finds the repository of a folder and asks git whether it may be read. Never throws. */
export async function openRepository(folder: string): Promise<Repository | NoRepository> {
	const found = await findTop(folder);
	if (found === undefined) return none(folder);
	const {top, real} = found;
	const directory = await gitDirectory(top);
	if (directory === undefined) return misplaced(top);
	const answer = await runGit({
		top,
		folder: top,
		words: ['rev-parse', '--absolute-git-dir', '--is-shallow-repository', '--show-object-format'],
		env: {GIT_CEILING_DIRECTORIES: dirname(top)},
	});
	if (!('output' in answer)) return refusalOf(answer, top);
	const [place = '', shallow, hash] = answer.output.toString().split('\n');
	// Git goes on elsewhere where `.git` is none; what it finds there was not asked for.
	if ((await realpath(place).catch(() => place)) !== directory) return misplaced(top);
	return {
		top,
		directory,
		below: real === top ? '' : `${relative(top, real).split(sep).join('/')}/`,
		shallow: shallow === 'true',
		hash: hash === 'sha256' ? 'sha256' : 'sha1',
		ask: (words, input) =>
			runGit({
				top,
				folder: directory,
				words,
				env: {GIT_DIR: directory, GIT_WORK_TREE: directory},
				...(input === undefined ? {} : {input}),
			}),
	};
}

export function isRepository(found: Repository | NoRepository): found is Repository {
	return 'ask' in found;
}

/** The nearest folder at or above one that holds `.git`, links resolved. */
async function findTop(folder: string): Promise<{readonly top: string; readonly real: string} | undefined> {
	const real = await realpath(folder).catch(() => undefined);
	if (real === undefined) return undefined;
	for (let top = real; ; top = dirname(top)) {
		if (await exists(join(top, '.git'))) return {top, real};
		if (dirname(top) === top) return undefined;
	}
}

/**
 * Where `.git` of a folder leads, links resolved: itself, or, for a submodule or a further work tree, the folder it
 * names. Undefined where it leads into the folder: what lies among the documents came with them.
 */
async function gitDirectory(top: string): Promise<string | undefined> {
	const own = join(top, '.git');
	const stats = await lstat(own).catch(() => undefined);
	if (stats?.isDirectory() === true) return own;
	const named = await readRegular(own, {most: mostPointerBytes});
	const text = Buffer.isBuffer(named) ? /^gitdir: (.+?)[\r\n]*$/s.exec(named.toString())?.[1] : undefined;
	if (text === undefined && stats?.isSymbolicLink() !== true) return undefined;
	const place = await realpath(text === undefined ? own : resolve(top, text)).catch(() => undefined);
	return place === undefined || place === top || place.startsWith(top.endsWith(sep) ? top : top + sep)
		? undefined
		: place;
}

const mostPointerBytes = 8192;

function none(folder: string): NoRepository {
	return {
		why: 'none',
		reason: `${folder} is in no git repository.`,
		remedy: 'Run the command in the clone, with its .git folder.',
	};
}

function misplaced(top: string): NoRepository {
	return {
		why: 'misplaced',
		reason: `The .git of ${top} is no repository of this folder, so git is not asked.`,
		remedy: 'Clone the repository again; a .git that leads into the documents is never followed.',
	};
}

function refusalOf({failed, message}: Extract<GitAnswer, {readonly failed: string}>, top: string): NoRepository {
	if (failed === 'missing')
		return {
			why: 'missing',
			reason: 'git is not installed, or is not on the PATH outside the repository.',
			remedy: 'Install git; approvals are then compared with the history.',
		};
	if (failed === 'limit') return tooSlow(message);
	if (/dubious ownership|unsafe repository/.test(message))
		return {
			why: 'owner',
			reason: `git does not read ${top}, because it belongs to another user.`,
			remedy: `If you trust it: git config --global --add safe.directory ${top}`,
		};
	if (/not a git repository|cannot use bare repository/.test(message)) return misplaced(top);
	return refused(message);
}

/** Why an answer of an open repository is missing. */
export function failureOf({failed, message}: Extract<GitAnswer, {readonly failed: string}>): NoRepository {
	return failed === 'limit' ? tooSlow(message) : refused(message);
}

function tooSlow(message: string): NoRepository {
	return {
		why: 'limit',
		reason: `${message.replace(/\.$/, '')} and was stopped.`,
		remedy: 'Run git gc, or git commit-graph write --reachable, and try again.',
	};
}

function refused(message: string): NoRepository {
	const [first = ''] = message.split('\n').filter(Boolean);
	return {
		why: 'refused',
		reason: `git cannot read the repository: ${first.replace(/^fatal: /, '') || 'it gave no reason'}.`,
		remedy: 'Run git fsck in it.',
	};
}
