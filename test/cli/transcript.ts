// Command-line tests as text. A transcript holds scenarios; each is a folder of files and the commands run in it:
//
//   # What the scenario shows
//   Prose.
//   --- docs/a.md                     a file, its text up to the next marker; `(utf-16le)`, `(latin1)`, `(bom)`, `(crlf)` after
//   --- link b.md -> a.md             a symbolic link
//   --- stdin                         what the next command reads from standard input
//   $ qms-lens check                  a command, then what it prints; lines of standard error begin with `! `
//   ? 0                               its exit code
//
// QMS_UPDATE=1 writes what the commands really print into the transcript; reading the difference is the review.
import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {Host} from '../../server/src/cli/host.ts';
import {run} from '../../server/src/cli/run.ts';

export interface Scenario {
	readonly title: string;
	/** The lines before the first command: heading, prose and files. */
	readonly head: readonly string[];
	readonly setups: readonly Setup[];
	readonly commands: readonly Command[];
	/** The lines after the last command. */
	readonly tail: readonly string[];
}

interface Setup {
	readonly kind: 'file' | 'link';
	readonly path: string;
	readonly content: string;
	readonly encoding: string;
}

interface Command {
	/** Lines of a `--- stdin` or of further files before the command, as written. */
	readonly before: readonly string[];
	readonly setups: readonly Setup[];
	readonly stdin: string | undefined;
	readonly line: string;
	/** Output and exit code as the transcript has them. */
	readonly expected: string;
}

export function parseTranscript(text: string): Scenario[] {
	const scenarios: string[][] = [];
	for (const line of text.replace(/\n$/, '').split('\n')) {
		if (line.startsWith('# ') && !insideFile(scenarios.at(-1))) scenarios.push([line]);
		else scenarios.at(-1)?.push(line);
	}
	return scenarios.map(parseScenario);
}

/** A heading of Markdown in a file or in an answer is no scenario: both are open until the `? CODE` that closes a command. */
function insideFile(lines: readonly string[] | undefined): boolean {
	const last = lines?.findLastIndex(line => /^(?:---|\$|\?) /.test(line)) ?? -1;
	return last >= 0 && lines?.[last]?.startsWith('? ') === false;
}

function parseScenario(lines: readonly string[]): Scenario {
	const commands: Command[] = [];
	let first: readonly string[] | undefined;
	let before: string[] = [];
	for (let at = 0; at < lines.length; at++) {
		const line = lines[at] ?? '';
		if (!line.startsWith('$ ')) {
			before.push(line);
			continue;
		}
		const end = lines.findIndex((each, index) => index > at && each.startsWith('? '));
		if (end < 0) throw new Error(`${lines[0]}: "${line}" is not closed by an exit code`);
		const own = first === undefined ? [] : before;
		first ??= before;
		const parsed = parseSetups(own);
		commands.push({
			before: own,
			...parsed,
			stdin: parsed.stdin ?? (commands.length === 0 ? parseSetups(first).stdin : undefined),
			line: line.slice(2),
			expected: lines.slice(at + 1, end + 1).join('\n'),
		});
		before = [];
		at = end;
	}
	const head = first ?? before;
	return {
		title: (lines[0] ?? '').slice(2),
		head,
		setups: parseSetups(head).setups,
		commands,
		tail: first === undefined ? [] : before,
	};
}

function parseSetups(lines: readonly string[]): {setups: Setup[]; stdin: string | undefined} {
	const setups: Setup[] = [];
	let stdin: string | undefined;
	for (let at = 0; at < lines.length; at++) {
		const marker = /^--- (?:link (?<link>.+) -> (?<target>.+)|(?<path>.+?)(?: \((?<encoding>[a-z0-9-]+)\))?)$/.exec(
			lines[at] ?? '',
		)?.groups;
		if (marker === undefined) continue;
		const next = lines.findIndex((line, index) => index > at && line.startsWith('--- '));
		const content = lines
			.slice(at + 1, next < 0 ? lines.length : next)
			.map(line => `${line}\n`)
			.join('');
		if (marker['link'] !== undefined)
			setups.push({kind: 'link', path: marker['link'], content: marker['target'] ?? '', encoding: ''});
		else if (marker['path'] === 'stdin') stdin = content;
		else setups.push({kind: 'file', path: marker['path'] ?? '', content, encoding: marker['encoding'] ?? 'utf8'});
	}
	return {setups, stdin};
}

export function setUp(root: string, setups: readonly Setup[]): void {
	for (const {kind, path, content, encoding} of setups) {
		mkdirSync(dirname(join(root, path)), {recursive: true});
		if (kind === 'link') symlinkSync(content, join(root, path));
		else writeFileSync(join(root, path), bytesOf(content, encoding));
	}
}

function bytesOf(content: string, encoding: string): Buffer {
	switch (encoding) {
		case 'bom':
			return Buffer.from(`\uFEFF${content}`);
		case 'crlf':
			return Buffer.from(content.replaceAll('\n', '\r\n'));
		case 'utf-16le':
			return Buffer.from(`\uFEFF${content}`, 'utf16le');
		case 'latin1':
			return Buffer.from(content, 'latin1');
		case 'no-newline':
			return Buffer.from(content.replace(/\n$/, ''));
		case 'utf8':
			return Buffer.from(content);
		default:
			throw new Error(`unknown encoding ${encoding}`);
	}
}

/** A host in a folder, with a fixed day and a clock that stands still; what is written is kept. */
export function fakeHost(
	cwd: string,
	stdin = '',
	env: Host['env'] = {},
): {host: Host; stdout: () => string; stderr: () => string} {
	const written = {stdout: '', stderr: ''};
	const sink = (name: 'stdout' | 'stderr') => ({
		write: async (text: string | Uint8Array) => {
			written[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
		},
		terminal: false,
		columns: undefined,
	});
	const host: Host = {
		cwd,
		env: {COLUMNS: '100', ...env},
		stdout: sink('stdout'),
		stderr: sink('stderr'),
		stdin: async () => Buffer.from(stdin),
		today: () => '2026-11-23',
		now: () => 0,
		keys: undefined,
		interrupted: async () => undefined,
	};
	return {host, stdout: () => written.stdout, stderr: () => written.stderr};
}

/** Runs a command of a transcript; the answer has the form of `Command.expected`. */
export async function answer(root: string, command: Command): Promise<string> {
	const words = wordsOf(command.line);
	const folder = words[0] === 'cd' ? join(root, words[1] ?? '') : root;
	const own = words[0] === 'cd' ? words.slice(3) : words;
	if (own[0] === 'cat') return `${shown(readFileSync(join(folder, own[1] ?? ''), 'utf8'))}? 0`;
	const {host, stdout, stderr} = fakeHost(folder, command.stdin);
	const code = await run(own.slice(1), host);
	const lines = (text: string, mark: string): string =>
		text === ''
			? ''
			: shown(text)
					.replace(/\n$/, '')
					.split('\n')
					.map(line => `${mark}${line}`)
					.join('\n') + '\n';
	return `${lines(stdout(), '')}${lines(stderr(), '! ')}? ${code}`;
}

/** Carriage returns as a sign: git would take them out of the transcript. */
const shown = (text: string): string => text.replaceAll('\r', '␍');

/** Words of a shell line, with single and double quotes. */
function wordsOf(line: string): string[] {
	return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(match => match[1] ?? match[2] ?? match[3] ?? '');
}

/** The transcript with other answers in it. */
export function printScenario(scenario: Scenario, answers: readonly string[]): string {
	return [
		...scenario.head,
		...scenario.commands.flatMap((command, index) => [...command.before, `$ ${command.line}`, answers[index] ?? '']),
		...scenario.tail,
	].join('\n');
}
