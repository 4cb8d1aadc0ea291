import {randomBytes} from 'node:crypto';
import {
	closeSync,
	constants,
	copyFileSync,
	fchmodSync,
	fchownSync,
	fsyncSync,
	lstatSync,
	mkdirSync,
	openSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
	statSync,
	writeFileSync,
} from 'node:fs';
import {basename, dirname, join, sep} from 'node:path';
import {codeOf} from '../node/paths.ts';
import {UsageProblem} from './problem.ts';

/** A text and the absolute path that it is written to. */
export interface Writing {
	readonly path: string;
	/** The text, or its parts in UTF-8. */
	readonly text: string | readonly Uint8Array[];
	/** The path as the user wrote it. */
	readonly shown: string;
}

/**
 * Writes a file whole or not at all: beside it first, under a name that nobody can know, then, once it is on the disk, in
 * its place. A file that is there keeps its mode. What is no file, such as /dev/null, a pipe or `>(…)` of a shell, is
 * written to as it is. What is written is written without a pause, so that no signal handler runs in between.
 * `within` is the folder that is worked in: a link below it that leads out of it is refused, since whoever wrote the folder
 * wrote the link. Throws a UsageProblem.
 */
export function writeWhole({path, text, shown}: Writing, within: string): void {
	telling(shown, () => {
		refuseWayOut(path, shown, within);
		mkdirSync(dirname(path), {recursive: true});
		const target = targetOf(path);
		if (target === undefined) writeStream(path, text);
		else put(stage(target, text), target);
	});
}

/**
 * Writes the files of one folder all or none. A new folder appears with all of them at once; in one that is there, files take
 * their places when all are on the disk, and where one cannot, those before it are as they were.
 */
export function writeFolder(folder: string, files: readonly Writing[], shown: string, within: string): void {
	for (const each of [{path: folder, shown}, ...files])
		telling(each.shown, () => refuseWayOut(each.path, each.shown, within));
	if (statSync(folder, {throwIfNoEntry: false}) === undefined) telling(shown, () => makeFolder(folder, files));
	else replaceAll(files);
}

function makeFolder(folder: string, files: readonly Writing[]): void {
	mkdirSync(dirname(folder), {recursive: true});
	const beside = nameBeside(folder);
	mkdirSync(beside);
	try {
		for (const {path, text} of files) {
			const target = join(beside, basename(path));
			put(stage(target, text), target);
		}
		renameSync(beside, folder);
	} catch (error) {
		rmSync(beside, {recursive: true, force: true});
		throw error;
	}
	syncFolder(dirname(folder));
}

function replaceAll(files: readonly Writing[]): void {
	const staged: {readonly beside: string; readonly target: string; readonly shown: string}[] = [];
	const replaced: {readonly target: string; readonly former: string | undefined}[] = [];
	try {
		for (const {path, text, shown} of files)
			telling(shown, () => {
				const target = targetOf(path);
				if (target === undefined) throw new Error('no regular file');
				staged.push({beside: stage(target, text), target, shown});
			});
		for (const {beside, target, shown} of staged)
			telling(shown, () => {
				const former = statSync(target, {throwIfNoEntry: false}) && nameBeside(target);
				if (former !== undefined) copyFileSync(target, former, constants.COPYFILE_EXCL);
				replaced.push({target, former});
				put(beside, target);
			});
	} catch (error) {
		for (const {target, former} of replaced.reverse()) {
			if (former === undefined) rmSync(target, {force: true});
			else renameSync(former, target);
		}
		for (const {beside} of staged) rmSync(beside, {force: true});
		throw error;
	}
	for (const {former} of replaced) if (former !== undefined) rmSync(former, {force: true});
}

function telling(shown: string, write: () => void): void {
	try {
		write();
	} catch (error) {
		if (error instanceof UsageProblem) throw error;
		throw new UsageProblem(`${shown} cannot be written (${codeOf(error)}).`, 'Name a place where you may write.');
	}
}

/** The file to replace, links followed; undefined for something that takes what is written and cannot be replaced. */
function targetOf(path: string): string | undefined {
	const stats = statSync(path, {throwIfNoEntry: false});
	// Whoever names a descriptor means what is open there, whatever that is.
	if (stats !== undefined && /^\/(?:dev\/fd|proc\/\w+\/fd)\/|^\/dev\/std(?:out|err)$/.test(path)) return undefined;
	if (stats === undefined) return lstatSync(path, {throwIfNoEntry: false}) === undefined ? path : realpathSync(path);
	if (stats.isDirectory()) throw Object.assign(new Error('a folder'), {code: 'EISDIR'});
	return stats.isFile() ? realpathSync(path) : undefined;
}

function writeStream(path: string, text: Writing['text']): void {
	const stream = openSync(path, constants.O_WRONLY);
	try {
		writeText(stream, text);
	} catch (error) {
		// A reader that has seen enough is no failure.
		if (codeOf(error) !== 'EPIPE') throw error;
	} finally {
		closeSync(stream);
	}
}

function writeText(file: number, text: Writing['text']): void {
	for (const part of typeof text === 'string' ? [text] : text) writeFileSync(file, part);
}

function refuseWayOut(path: string, shown: string, within: string): void {
	if (!path.startsWith(within + sep)) return;
	const real = realpathSync(within);
	for (let place = path; place !== within; place = dirname(place)) {
		if (statSync(place, {throwIfNoEntry: false}) === undefined) continue;
		if (realpathSync(place).startsWith(real.endsWith(sep) ? real : real + sep)) return;
		throw new UsageProblem(
			`${shown} is not written, because a symbolic link there leads out of the current folder.`,
			'Name the place it leads to, if it is what you mean, or remove the link.',
		);
	}
}

const nameBeside = (path: string): string => join(dirname(path), `.qms-lens-${randomBytes(12).toString('hex')}.tmp`);

/** Writes a text beside its target and onto the disk, with the mode of the target. Returns where. */
function stage(target: string, text: Writing['text']): string {
	const stats = statSync(target, {throwIfNoEntry: false});
	const beside = nameBeside(target);
	const file = openSync(
		beside,
		constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
		stats === undefined ? 0o666 : stats.mode & 0o777,
	);
	try {
		writeText(file, text);
		if (stats !== undefined) keepMode(file, stats);
		fsyncSync(file);
	} catch (error) {
		rmSync(beside, {force: true});
		throw error;
	} finally {
		closeSync(file);
	}
	return beside;
}

function keepMode(file: number, {uid, gid, mode}: Stats): void {
	if (process.getuid?.() === 0) fchownSync(file, uid, gid);
	fchmodSync(file, mode & 0o7777);
}

function put(beside: string, target: string): void {
	try {
		renameSync(beside, target);
	} catch (error) {
		rmSync(beside, {force: true});
		throw error;
	}
	syncFolder(dirname(target));
}

/** So that the new name outlasts a failure of the power, where the system lets a folder be synced. */
function syncFolder(folder: string): void {
	try {
		const opened = openSync(folder, constants.O_RDONLY);
		try {
			fsyncSync(opened);
		} finally {
			closeSync(opened);
		}
	} catch {
		// Windows opens no folder; the file itself is on the disk.
	}
}
