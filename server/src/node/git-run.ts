import {spawn} from 'node:child_process';
import {accessSync, constants, realpathSync, statSync} from 'node:fs';
import {delimiter, isAbsolute, join, sep} from 'node:path';
import {codeOf} from './paths.ts';

/** One call of git. */
export interface GitCall {
	/** The top of the repository, links resolved: no program of that name is taken from below it. */
	readonly top: string;
	/** The folder to run in. */
	readonly folder: string;
	readonly words: readonly string[];
	readonly input?: string;
	/** What git is told by variables beside what it always is. */
	readonly env?: Readonly<Record<string, string>>;
	/** Transports that may be used, such as `https`; none without. */
	readonly transports?: readonly string[];
	/** Milliseconds after which git is ended. */
	readonly limit?: number;
}

/** What git printed, or why it did not. */
export type GitAnswer =
	| {readonly output: Buffer}
	| {readonly failed: 'missing' | 'limit' | 'refused'; readonly message: string};

/** Whole histories of large repositories are read in a fraction of this. */
const usualLimit = 60_000;
/** More is no answer to any question that is asked here, and could not be made a text. */
const mostOutput = 256 * 1024 * 1024;

/**
 * Settings that win over those of the repository, the user and the system, so that git starts no other program and opens
 * no file that a repository names. The settings of user and system still count otherwise, `safe.directory` among them.
 */
const settings: readonly string[] = [
	// A folder of documents may itself look like a repository, with settings that somebody committed.
	'safe.bareRepository=explicit',
	'core.fsmonitor=false',
	'core.hooksPath=/dev/null',
	'core.attributesFile=/dev/null',
	'core.excludesFile=/dev/null',
	'diff.orderFile=/dev/null',
	'log.mailmap=false',
	'log.showSignature=false',
	'gpg.program=false',
	'core.pager=cat',
	'gc.auto=0',
	'maintenance.auto=false',
	'submodule.recurse=false',
	'fetch.recurseSubmodules=false',
	// What is printed is read by a program.
	'core.quotePath=false',
	'color.ui=false',
	'i18n.logOutputEncoding=UTF-8',
];

/** Where nothing is to be fetched, nothing that helps with it is started either. */
const offline: readonly string[] = ['protocol.allow=never', 'core.sshCommand=false', 'credential.helper='];

/**
 * Runs git: the one place of the product that starts a program. Words are handed on as they are, no shell between.
 * Nothing that a repository holds is run, nothing is fetched unless `transports` says so, and no variable of git that is
 * inherited counts. Never throws.
 */
export async function runGit(call: GitCall): Promise<GitAnswer> {
	const program = gitProgram(process.env['PATH'] ?? '', call.top);
	if (program === undefined) return {failed: 'missing', message: 'No git was found on the PATH.'};
	const {transports = [], limit = usualLimit} = call;
	const set = [...settings, ...(transports.length > 0 ? [] : offline)].flatMap(setting => ['-c', setting]);
	return new Promise(done => {
		const child = spawn(program, ['--no-pager', ...set, ...call.words], {
			cwd: call.folder,
			stdio: ['pipe', 'pipe', 'pipe'],
			env: {...inherited(), ...variables(transports), ...call.env},
			windowsHide: true,
		});
		const output: Buffer[] = [];
		let bytes = 0;
		let message = '';
		let ended: string | undefined;
		const end = (why: string): void => {
			ended ??= why;
			child.kill('SIGKILL');
			// A program that git left behind could hold the pipes open.
			child.stdout.destroy();
			child.stderr.destroy();
		};
		const timer = setTimeout(() => end(`git ${call.words[0] ?? ''} took more than ${limit / 1000} seconds.`), limit);
		child.stdout.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			if (bytes > mostOutput) end(`git ${call.words[0] ?? ''} answered with more than ${mostOutput / 1024 / 1024} MB.`);
			else output.push(chunk);
		});
		child.stderr.on('data', (chunk: Buffer) => {
			if (message.length < 4096) message += chunk.toString();
		});
		child.stdin.on('error', () => undefined);
		child.on('error', error => {
			clearTimeout(timer);
			done({failed: codeOf(error) === 'ENOENT' ? 'missing' : 'refused', message: error.message});
		});
		child.on('close', code => {
			clearTimeout(timer);
			if (ended !== undefined) done({failed: 'limit', message: ended});
			else done(code === 0 ? {output: Buffer.concat(output)} : {failed: 'refused', message});
		});
		child.stdin.end(call.input ?? '');
	});
}

/** What is inherited, without the variables that tell git where to look and what to run. */
function inherited(): Record<string, string | undefined> {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)));
}

function variables(transports: readonly string[]): Record<string, string> {
	return {
		LC_ALL: 'C',
		LANGUAGE: '',
		GIT_OPTIONAL_LOCKS: '0',
		GIT_TERMINAL_PROMPT: '0',
		GIT_LITERAL_PATHSPECS: '1',
		GIT_ATTR_NOSYSTEM: '1',
		// A clone that lacks something must not fetch it. An older git does not know the first; no transport is open to it.
		GIT_NO_LAZY_FETCH: '1',
		GIT_ALLOW_PROTOCOL: transports.join(':'),
	};
}

const programs = new Map<string, string | undefined>();
const programName = process.platform === 'win32' ? 'git.exe' : 'git';

/**
 * Where git is, looked up on the PATH as a shell does, but never in a relative folder, below `top` or among the
 * packages of Node: a program of that name there came with a repository. Undefined where there is none.
 */
function gitProgram(path: string, top: string): string | undefined {
	const key = `${top}\0${path}`;
	if (!programs.has(key))
		programs.set(
			key,
			path
				.split(delimiter)
				.filter(folder => isAbsolute(folder))
				.map(folder => join(folder, programName))
				.find(file => isForeignProgram(file, top)),
		);
	return programs.get(key);
}

function isForeignProgram(file: string, top: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		const places = [file, realpathSync(file)];
		return (
			statSync(file).isFile() &&
			!places.some(
				place => place.startsWith(top.endsWith(sep) ? top : top + sep) || place.split(sep).includes('node_modules'),
			)
		);
	} catch {
		return false;
	}
}
