import {parseArgs} from 'node:util';
import {formatsEndingIn} from './formats.ts';
import type {FailLevel} from './options.ts';
import {type Command, commands} from './commandNames.ts';
import {commandSpecs, failLevels, optionSpecs} from './options.ts';
import {nearest} from '../core/text/nearest.ts';
import {UsageProblem} from './problem.ts';

/** One format to print, and the file to print it to; undefined for standard output. */
export interface OutputRequest {
	readonly format: string;
	readonly file: string | undefined;
}

/** A command line, understood and checked. */
export interface Arguments {
	/** Undefined for a bare call, `--help` or `--version` without a command. */
	readonly command: Command | undefined;
	readonly paths: readonly string[];
	/** At least one; at most one without a file. */
	readonly outputs: readonly OutputRequest[];
	readonly failOn: readonly FailLevel[];
	/** 0 to 100. */
	readonly minCoverage: number | undefined;
	readonly changedSince: string | undefined;
	/** Whether a state to compare with has to be found. */
	readonly requireBase: boolean;
	readonly baseline: string | undefined;
	readonly writeBaseline: string | undefined;
	readonly root: string | undefined;
	readonly config: string | undefined;
	readonly listFiles: boolean;
	readonly stdin: boolean;
	readonly stdinFilename: string | undefined;
	readonly watch: boolean;
	/** Whether to take what earlier runs kept, and to keep what is worked out. */
	readonly cache: boolean;
	/** The folder for it; undefined for the user's own. */
	readonly cacheLocation: string | undefined;
	/** Threads that read documents; undefined for what the machine has. */
	readonly jobs: number | undefined;
	/** ISO date; undefined for the day of the run. */
	readonly today: string | undefined;
	/** Make the safe fixes before the check; `dryRun` prints them as a patch instead. */
	readonly fix: boolean;
	readonly dryRun: boolean;
	readonly organization: string | undefined;
	readonly fromExisting: boolean;
	readonly write: boolean;
	readonly reading: ReadingArguments;
	readonly quiet: boolean;
	/** Undefined where the terminal decides. */
	readonly color: boolean | undefined;
	readonly help: boolean;
	readonly version: boolean;
}

/** What `read` is asked to do. */
export interface ReadingArguments {
	readonly for: string | undefined;
	readonly document: string | undefined;
	readonly stale: boolean;
	readonly by: string | undefined;
	/** How many questions to print. */
	readonly next: number | undefined;
	readonly record: string | undefined;
	readonly status: boolean;
	readonly tidy: boolean;
}

interface Given {
	readonly name: string;
	readonly value: string | undefined;
	readonly negated: boolean;
}

/** Reads the words after the program's name. Throws a UsageProblem where they cannot be meant. */
export function readArguments(words: readonly string[]): Arguments {
	const {given, positionals} = split(words);
	const last = (name: string): Given | undefined => given.findLast(each => each.name === name);
	const has = (name: string): boolean | undefined =>
		last(name) === undefined ? undefined : last(name)?.negated === false;
	const text = (name: string): string | undefined => last(name)?.value;
	const help = has('help') === true;
	const version = has('version') === true;
	const [command, paths] = commandOf(positionals, help || version || words.length === 0);
	if (command !== undefined) for (const each of given) refuseForeign(each, command);
	const jobs = number('jobs', text('jobs'), 1, 64);
	const input = inputOf(command, paths, has, text);
	return {
		command,
		...input,
		outputs: outputsOf(given, command ?? 'check'),
		failOn: failLevelsOf(given),
		minCoverage: number('min-coverage', text('min-coverage'), 0, 100),
		changedSince: text('changed-since'),
		requireBase: has('require-base') === true,
		baseline: text('baseline'),
		writeBaseline: text('write-baseline'),
		root: text('root'),
		config: text('config'),
		listFiles: has('list-files') === true,
		watch: has('watch') === true,
		cache: has('cache') !== false,
		cacheLocation: text('cache-location'),
		jobs: jobs === undefined ? undefined : Math.trunc(jobs),
		today: dateOf(text('today')),
		...fixingOf(has, input.stdin),
		organization: text('organization'),
		fromExisting: has('from-existing') === true,
		write: has('write') === true,
		reading: readingArgumentsOf(has, text),
		quiet: has('quiet') === true,
		color: has('color'),
		help,
		version,
	};
}

function readingArgumentsOf(
	has: (name: string) => boolean | undefined,
	text: (name: string) => string | undefined,
): ReadingArguments {
	const next = number('next', text('next'), 1, 10_000);
	return {
		for: text('for'),
		document: text('document'),
		stale: has('stale') === true,
		by: text('by'),
		next: next === undefined ? undefined : Math.trunc(next),
		record: text('record'),
		status: has('status') === true,
		tidy: has('tidy') === true,
	};
}

/** What standard input brings: `-` is a document where a path stands, and a file where an option names one. */
function inputOf(
	command: Command | undefined,
	operands: readonly string[],
	has: (name: string) => boolean | undefined,
	text: (name: string) => string | undefined,
): Pick<Arguments, 'paths' | 'stdin' | 'stdinFilename'> {
	const dashed = operands.includes('-');
	if (dashed && command !== undefined && command !== 'check')
		throw new UsageProblem(
			`${command} reads no document from standard input.`,
			'qms-lens check - --stdin-filename PATH checks one.',
		);
	if (dashed && operands.length > 1)
		throw new UsageProblem(
			'The document on standard input is checked by itself.',
			'Leave out the other paths, or run them on their own.',
		);
	const stdin = has('stdin') === true || dashed;
	const stdinFilename = text('stdin-filename');
	if (stdin && stdinFilename === undefined)
		throw new UsageProblem(
			'The document on standard input needs a name.',
			'Add --stdin-filename PATH, with the path that the document has in the repository.',
		);
	if (!stdin && stdinFilename !== undefined)
		throw new UsageProblem(
			'--stdin-filename has no document to name.',
			'Add --stdin and send the document to standard input.',
		);
	const readers = [
		...(stdin ? ['the document'] : []),
		...['config', 'baseline'].filter(name => text(name) === '-').map(name => `--${name}`),
	];
	if (readers.length > 1)
		throw new UsageProblem(
			`Standard input cannot be both ${readers.join(' and ')}.`,
			'Name a file for all of them but one.',
		);
	if (!stdin && readers.length > 0 && has('watch') === true)
		throw new UsageProblem(
			'Standard input is read once, and --watch reads again and again.',
			'Name a file, or leave out --watch.',
		);
	return {paths: dashed ? [] : operands, stdin, stdinFilename};
}

function fixingOf(has: (name: string) => boolean | undefined, stdin: boolean): {fix: boolean; dryRun: boolean} {
	const [fix, dryRun] = [has('fix') === true, has('dry-run') === true];
	if (dryRun && !fix) throw new UsageProblem('--dry-run shows what --fix would do.', 'Write --fix --dry-run.');
	if (fix && stdin)
		throw new UsageProblem(
			'--fix changes files, and standard input is not a file.',
			'Name the file, or leave out --fix.',
		);
	if (fix && has('watch') === true)
		throw new UsageProblem('--fix and --watch would change files while they are edited.', 'Run --fix by itself.');
	return {fix, dryRun};
}

function split(words: readonly string[]): {given: Given[]; positionals: string[]} {
	const {tokens} = parseArgs({
		args: [...words],
		options: Object.fromEntries(
			Object.entries(optionSpecs).map(([name, spec]) => [
				name,
				{
					type: spec.value === undefined ? ('boolean' as const) : ('string' as const),
					...(spec.short === undefined ? {} : {short: spec.short}),
					multiple: true,
				},
			]),
		),
		strict: false,
		allowPositionals: true,
		tokens: true,
	});
	const given: Given[] = [];
	const positionals: string[] = [];
	const first = tokens.find(token => token.kind === 'positional')?.value;
	const named = commands.find(each => each === first);
	for (const token of tokens) {
		if (token.kind === 'positional') positionals.push(token.value);
		else if (token.kind === 'option')
			given.push(optionOf(named, token.name, token.rawName, token.value, token.inlineValue === true));
	}
	return {given, positionals};
}

function optionOf(
	command: Command | undefined,
	name: string,
	rawName: string,
	value: string | undefined,
	inline: boolean,
): Given {
	const positive = name.startsWith('no-') ? name.slice(3) : name;
	const negated = positive !== name && optionSpecs[positive]?.negatable === true;
	const known = negated ? positive : name;
	const spec = Object.hasOwn(optionSpecs, known) ? optionSpecs[known] : undefined;
	if (spec === undefined) throw unknownOption(rawName, command);
	if (spec.value === undefined) {
		if (inline) throw new UsageProblem(`${rawName} takes no value.`, `Write ${rawName} alone.`);
		return {name: known, value: undefined, negated};
	}
	if (value === undefined || value === '' || (!inline && value.length > 1 && value.startsWith('-'))) {
		throw new UsageProblem(`${rawName} needs a value.`, `Write ${rawName} ${spec.value}.`);
	}
	if (spec.choices !== undefined && !spec.choices.includes(value)) throw unknownChoice(rawName, value, spec.choices);
	return {name, value, negated: false};
}

function unknownOption(rawName: string, command: Command | undefined): UsageProblem {
	const known = Object.entries(optionSpecs).flatMap(([name, spec]) =>
		spec.negatable === true ? [`--${name}`, `--no-${name}`] : [`--${name}`],
	);
	const suggestion = rawName.startsWith('--') ? nearest(rawName, known) : undefined;
	return new UsageProblem(
		`There is no option ${rawName}.`,
		suggestion === undefined
			? `See qms-lens ${command === undefined ? '' : `${command} `}--help for the options there are.`
			: `Did you mean ${suggestion}?`,
	);
}

function unknownChoice(rawName: string, value: string, choices: readonly string[]): UsageProblem {
	const near = nearest(value, choices);
	const suggestion = near !== undefined && isSlip(value.toLowerCase(), near) ? near : undefined;
	return new UsageProblem(
		`${rawName} cannot be "${value}".`,
		`${suggestion === undefined ? '' : `Did you mean ${suggestion}? `}It can be ${choices.join(', ')}.`,
	);
}

/** The values of an option are few and short, so two letters apart may be another word; hardly anybody mistypes the first letter and another. */
const isSlip = (value: string, near: string): boolean =>
	value[0] === near[0] || value.slice(1) === near.slice(1) || value === near.slice(1);

function commandOf(positionals: readonly string[], mayBeAbsent: boolean): [Command | undefined, readonly string[]] {
	const [word, ...rest] = positionals;
	if (word === undefined) {
		if (mayBeAbsent) return [undefined, []];
		throw new UsageProblem(
			'No command was given.',
			`Try qms-lens check. The commands are ${commands.join(', ')}; qms-lens --help says more.`,
		);
	}
	const command = commands.find(each => each === word);
	if (command !== undefined) return [command, rest];
	const suggestion = nearest(word, commands) ?? commands.find(each => sortedLetters(each) === sortedLetters(word));
	throw new UsageProblem(
		`There is no command "${word}".`,
		`${suggestion === undefined ? `To check a path, write qms-lens check ${word}.` : `Did you mean ${suggestion}?`} The commands are ${commands.join(', ')}.`,
	);
}

/** Two letters in each other's place are the commonest slip, and count as two that differ. */
const sortedLetters = (word: string): string => word.split('').sort().join('');

function refuseForeign(given: Given, command: Command): void {
	const spec = optionSpecs[given.name];
	if (spec === undefined || spec.commands.includes(command)) return;
	throw new UsageProblem(
		`${command} has no option --${given.name}.`,
		`It belongs to ${spec.commands.join(', ')}; see qms-lens ${command} --help.`,
	);
}

/** Each `--output` takes the format before it; an `--output` without one takes the format of its file's ending. */
function outputsOf(given: readonly Given[], command: Command): OutputRequest[] {
	const {formats} = commandSpecs[command];
	const requests: {format: string; file: string | undefined}[] = [];
	let open: {format: string; file: string | undefined} | undefined;
	for (const {name, value} of given) {
		if (value === undefined) continue;
		if (name === 'format') {
			if (!formats.includes(value)) throw unknownChoice('--format', value, formats);
			open = {format: value, file: undefined};
			requests.push(open);
		} else if (name === 'output') {
			const file = value === '-' ? undefined : value;
			if (open === undefined) requests.push({format: formatOfFile(file, formats), file});
			else open.file = file;
			open = undefined;
		}
	}
	if (requests.length === 0) return [{format: formats[0] ?? 'text', file: undefined}];
	const printed = requests.filter(each => each.file === undefined);
	if (printed.length > 1)
		throw new UsageProblem(
			`Both ${printed.map(each => each.format).join(' and ')} would go to standard output.`,
			'Follow all formats but one with --output FILE.',
		);
	const files = requests.flatMap(each => each.file ?? []);
	const twice = files.find((file, index) => files.indexOf(file) !== index);
	if (twice !== undefined)
		throw new UsageProblem(`Two formats would be written to ${twice}.`, 'Give each format a file of its own.');
	return requests;
}

/**
 * The format that a file's ending means; the first of the command where a name has no ending, as /dev/null has none. An
 * ending that no format of the command has is refused: the file would be something else than its name says.
 */
function formatOfFile(file: string | undefined, formats: readonly string[]): string {
	const first = formats[0] ?? 'text';
	const name = file?.split(/[/\\]/).at(-1)?.toLowerCase() ?? '';
	const ending = /[^.]\.(?<ending>[^.]+)$/.exec(name)?.groups?.['ending'];
	if (ending === undefined) return first;
	const found = formatsEndingIn(ending).find(each => formats.includes(each));
	if (found === undefined)
		throw new UsageProblem(
			`${file} cannot be written: no format here ends in .${ending}.`,
			`Name the format before it, such as --format ${first}. It can be ${formats.join(', ')}.`,
		);
	return found;
}

function failLevelsOf(given: readonly Given[]): FailLevel[] {
	const named = given.filter(each => each.name === 'fail-on').map(each => each.value);
	return failLevels.filter(level => named.includes(level));
}

function number(name: string, text: string | undefined, least: number, most: number): number | undefined {
	if (text === undefined) return undefined;
	const value = /^\d+(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
	if (!(value >= least && value <= most))
		throw new UsageProblem(`--${name} cannot be "${text}".`, `It is a number from ${least} to ${most}.`);
	return value;
}

function dateOf(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
	if (date === undefined || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text))
		throw new UsageProblem(`--today cannot be "${text}".`, 'Write a day as YYYY-MM-DD.');
	return text;
}
