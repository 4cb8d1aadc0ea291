import {commands, type Command} from './commandNames.ts';
import {formatsOf} from './formats.ts';

/** Shells whose completion can be printed. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** What a word after the command, or the value of an option, stands for; a shell completes it accordingly. */
export type Subject = 'file' | 'folder' | 'command' | 'shell' | 'id';

/** What one command is: its line in the overview, its own help page. */
export interface CommandSpec {
	readonly usage: string;
	readonly summary: string;
	readonly details: readonly string[];
	readonly examples: readonly (readonly [line: string, meaning: string])[];
	readonly formats: readonly string[];
	/** What may follow the command, in order, the last one as often as wanted; nothing without it. */
	readonly operands?: readonly Subject[];
}

export const commandSpecs: Readonly<Record<Command, CommandSpec>> = {
	check: {
		usage: 'check [PATH…]',
		summary: 'Report findings and the coverage of the expected outcomes.',
		details: [
			'Without a PATH the whole repository is checked: the folder of the nearest qms.yaml, else the git root, else the current folder. ' +
				'A PATH limits what is reported; what documents say to each other is still known.',
			'Exit code: 0 nothing to fail on, 1 findings at or above --fail-on or a gate missed, 2 wrong use, a configuration that is not understood, or nothing to check.',
		],
		examples: [
			['qms-lens check', 'the whole repository'],
			['qms-lens check docs/capa.md --fail-on warning', 'one document, strictly'],
			['qms-lens check --fix --dry-run', 'the fixes that --fix would make, as a patch'],
			['qms-lens check --format text --format sarif --output qms.sarif', 'for people and for code scanning'],
		],
		formats: formatsOf('check'),
		operands: ['file'],
	},
	coverage: {
		usage: 'coverage [PATH]',
		summary: 'Show each expected outcome, its state, and where the evidence is.',
		details: ['Criteria that are still open follow each outcome, with the nearest place found for them.'],
		examples: [
			['qms-lens coverage', 'the matrix as a table'],
			['qms-lens coverage --format csv --output coverage.csv', 'for a spreadsheet'],
		],
		formats: formatsOf('coverage'),
		operands: ['file'],
	},
	explain: {
		usage: 'explain ID | FILE:LINE | RULE',
		summary: 'Say why something is covered or not, with the words that counted.',
		details: [
			'ID is an outcome or a criterion such as EO-9 or EO-9.cause. FILE:LINE is a section of a document. RULE is a rule such as outcome-gap.',
		],
		examples: [
			['qms-lens explain EO-9.effectiveness', 'what shows the criterion, or what would'],
			['qms-lens explain docs/capa.md:41', 'what one section shows'],
			['qms-lens explain outcome-gap', 'what a rule looks for, why, and how to answer it'],
		],
		formats: formatsOf('explain'),
		operands: ['id'],
	},
	map: {
		usage: 'map [PATH]',
		summary: 'Draw how the processes hand things to each other.',
		details: [
			'The picture is made of the inputs and outputs of the processes in YAML. Flows that only one side names, inputs without a source and outputs without a receiver are dashed and red.',
			'Mermaid is shown by GitHub and GitLab in a Markdown file. SVG stands alone, for the manual or for paper.',
		],
		examples: [
			['qms-lens map --output map.svg', 'a picture, drawn'],
			['qms-lens map samples/acme-valves', 'a chart to paste into a Markdown file'],
		],
		formats: formatsOf('map'),
		operands: ['file'],
	},
	report: {
		usage: 'report DIR [PATH]',
		summary: "Write the auditor's pack: one page to read and print, with the data in separate files.",
		details: [
			'DIR gets index.html (summary, open criteria, matrix, each outcome with the quoted evidence, applicability, documented information, claims, document register, map of the processes, findings), report.json, matrix.csv (documents against outcomes), coverage.csv (every place) and map.svg. The page needs no network, holds no scripts and can be printed.',
		],
		examples: [['qms-lens report audit-pack', 'the pack in the folder audit-pack']],
		formats: [],
		operands: ['folder', 'file'],
	},
	read: {
		usage: 'read [PATH]',
		summary: 'Answer what the text leaves open, place by place, and keep the answers.',
		details: [
			'A place that may show a criterion is a question. read asks them on the terminal, one key an answer: the most important criteria first, of each the best place first. Answers are kept in qms-readings.yaml beside qms.yaml, bound to the words that were read, to be committed with the documents. It can be stopped at any time.',
			'For scripts: --next N prints questions, --record FILE takes answers to them (JSON). For agents: qms-lens mcp.',
			'Exit code: 0; with --record 1 where an answer was refused; 2 wrong use, or nothing could be read.',
		],
		examples: [
			['qms-lens read', 'begin, or go on'],
			['qms-lens read --for EO-9.cause', 'one criterion'],
			['qms-lens read --document docs/capa.md', 'one document from top to bottom'],
			['qms-lens read --status', 'how many questions are open'],
			['qms-lens read --next 20 --format markdown', 'a sheet to read'],
		],
		formats: formatsOf('read'),
		operands: ['file'],
	},
	init: {
		usage: 'init [DIR]',
		summary: 'Create a quality management system, or describe the one that is there.',
		details: [
			'Makes qms.yaml, a policy, a manual, procedures, a process and a register in DIR (the current folder without). Every section asks one question, so everything starts as a gap. Nothing that exists is overwritten: where a file is in the way or documents of a system are there already, nothing is made.',
			'--from-existing reads the documents that are there and proposes a qms.yaml and the claims that their text bears out, as a patch for git apply. --write writes them instead.',
		],
		examples: [
			['qms-lens init qms', 'a new system in the folder qms'],
			['qms-lens init --from-existing', 'what the tool would write for this repository, as a patch'],
			['qms-lens init --from-existing --write', 'the same, written; read it with git diff'],
		],
		formats: formatsOf('init'),
		operands: ['folder'],
	},
	rules: {
		usage: 'rules',
		summary: 'List what is checked.',
		details: ['Each rule with its family, its default severity and what it finds.'],
		examples: [['qms-lens rules --format json', 'for a program']],
		formats: formatsOf('rules'),
	},
	outcomes: {
		usage: 'outcomes',
		summary: 'List the expected outcomes and their criteria.',
		details: ['With --config the catalogues that a qms.yaml names are listed, else the built-in one.'],
		examples: [['qms-lens outcomes', 'what a quality management system is expected to show']],
		formats: formatsOf('outcomes'),
	},
	mcp: {
		usage: 'mcp [PATH]',
		summary: 'Serve an agent that reads: a Model Context Protocol server over standard input and output.',
		details: [
			'An agent takes the questions that the text leaves open, and hands in what it reads there with quotations that are checked. It writes the readings file and nothing else, and needs no network. docs/agents.md says how to set it up in VS Code, Claude Code, Cursor and others.',
			'--by names the agent in the readings; without, the client says what it is.',
		],
		examples: [['qms-lens mcp', "the command to enter in the agent's settings"]],
		formats: [],
		operands: ['file'],
	},
	lsp: {
		usage: 'lsp --stdio',
		summary: 'Serve an editor: the language server over standard input and output.',
		details: [
			'Any editor with a language server client starts this command for Markdown and YAML files. The VS Code extension brings the server along.',
		],
		examples: [['qms-lens lsp --stdio', "the command to enter in the editor's settings"]],
		formats: [],
	},
	cache: {
		usage: 'cache [clear]',
		summary: 'Say where results are kept between runs and how much room they take; clear deletes them.',
		details: [
			'What is read and judged is kept in the cache folder of the user, never in the repository, and taken again where the text, the settings, the catalogue and the program are the same. It never changes an answer.',
		],
		examples: [
			['qms-lens cache', 'the folder and its size'],
			['qms-lens cache clear', 'delete what is kept'],
		],
		formats: [],
	},
	completion: {
		usage: 'completion SHELL',
		summary: 'Print what a shell needs to complete commands, options, formats and ids.',
		details: [
			`SHELL is ${shells.join(', ')}. Load what is printed where the shell starts. Nothing is run while you type, so it is printed anew after an update.`,
		],
		examples: [
			['source <(qms-lens completion bash)', 'in ~/.bashrc'],
			['source <(qms-lens completion zsh)', 'in ~/.zshrc, after compinit'],
			['qms-lens completion fish | source', 'in ~/.config/fish/config.fish'],
			['qms-lens completion powershell | Out-String | Invoke-Expression', 'in $PROFILE'],
		],
		formats: [],
		operands: ['shell'],
	},
	help: {
		usage: 'help [COMMAND]',
		summary: 'Tell what a command does, with its options and examples.',
		details: ['Without a COMMAND all commands are listed.'],
		examples: [['qms-lens help check', 'the same as qms-lens check --help']],
		formats: [],
		operands: ['command'],
	},
};

export interface OptionSpec {
	readonly short?: string;
	/** What stands for the value in the help; absent for a switch. */
	readonly value?: string;
	readonly repeatable?: boolean;
	/** What the value is, where it is no free text; `choices` and the formats of a command say it themselves. */
	readonly subject?: Subject;
	/** A switch that `--no-NAME` turns off; the help shows both. */
	readonly negatable?: boolean;
	readonly choices?: readonly string[];
	readonly description: string;
	readonly commands: readonly Command[];
}

const printing: readonly Command[] = commands.filter(command => commandSpecs[command].formats.length > 0);
const all: readonly Command[] = commands;
const reading: readonly Command[] = ['check', 'coverage', 'explain', 'report', 'map', 'read', 'mcp'];

export const failLevels = ['error', 'warning', 'information', 'hint', 'gap', 'unread', 'stale', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** Every option there is, in the order of the help. */
export const optionSpecs: Readonly<Record<string, OptionSpec>> = {
	format: {
		short: 'f',
		value: 'FORMAT',
		repeatable: true,
		description: 'How to print; may be given several times, each with its --output.',
		commands: printing,
	},
	output: {
		short: 'o',
		value: 'FILE',
		subject: 'file',
		repeatable: true,
		description: 'Write the format named before it to FILE, whole or not at all; - is standard output.',
		commands: printing,
	},
	'fail-on': {
		value: 'LEVEL',
		repeatable: true,
		choices: failLevels,
		commands: ['check'],
		description:
			'End with 1 from this severity on (error, warning, information, hint; default error), on an outcome that nothing shows (gap), on a place that is to be read (unread) or changed since it was read (stale), or never, whatever is found.',
	},
	'min-coverage': {
		value: 'PERCENT',
		description: 'End with 1 where fewer of the applicable criteria are shown.',
		commands: ['check', 'coverage'],
	},
	'changed-since': {
		value: 'REF',
		description: 'Report what changed since the branch left REF: coverage gained and lost, new and fixed findings.',
		commands: ['check', 'coverage'],
	},
	'require-base': {
		description: 'With --changed-since: end with 2 where git cannot be asked, instead of reporting everything.',
		commands: ['check', 'coverage'],
	},
	baseline: {
		value: 'FILE',
		subject: 'file',
		description: 'Leave out the findings that FILE (- for standard input) knows, and say which of them are fixed.',
		commands: ['check'],
	},
	'write-baseline': {
		value: 'FILE',
		subject: 'file',
		description: 'Write all present findings to FILE, sorted and without lines, and end with 0.',
		commands: ['check'],
	},
	root: {
		value: 'DIR',
		subject: 'folder',
		description: 'The folder of the quality management system.',
		commands: reading,
	},
	config: {
		short: 'c',
		value: 'FILE',
		subject: 'file',
		description: 'Use this file instead of the qms.yaml at the root; - reads it from standard input.',
		commands: [...reading, 'outcomes'],
	},
	'list-files': {description: 'List which documents were checked, which were skipped, and why.', commands: ['check']},
	stdin: {
		description: 'Read one document from standard input, in place of the file of that name; the same as - for a PATH.',
		commands: ['check'],
	},
	'stdin-filename': {
		value: 'PATH',
		subject: 'file',
		description: 'The name of the document on standard input.',
		commands: ['check'],
	},
	fix: {
		description: 'Apply the safe fixes, then check the result. Nothing is changed without this option.',
		commands: ['check'],
	},
	'dry-run': {
		description: 'With --fix: change nothing and print the fixes as a patch; ends with 1 where there are any.',
		commands: ['check'],
	},
	watch: {short: 'w', description: 'Check again whenever a file changes, until interrupted.', commands: ['check']},
	stdio: {description: 'Speak over standard input and output; the only way there is.', commands: ['lsp']},
	jobs: {
		short: 'j',
		value: 'N',
		description:
			'Use this many threads (1 to 64); by default one for each processor, at most 6. Small repositories need one.',
		commands: [...reading, 'init'],
	},
	cache: {
		negatable: true,
		description:
			'Keep what was read and judged for the next run (the default), or read everything anew and keep nothing. Answers are the same.',
		commands: reading,
	},
	'cache-location': {
		value: 'DIR',
		subject: 'folder',
		description: "Keep it in DIR instead of the user's cache folder.",
		commands: [...reading, 'cache'],
	},
	today: {
		value: 'DATE',
		description: 'Take this day (YYYY-MM-DD) as today, for review dates.',
		commands: [...reading, 'init'],
	},
	organization: {
		value: 'NAME',
		description:
			'Name of the organization, for qms.yaml; without it a new system takes the name of its folder, and --from-existing asks for it on a terminal.',
		commands: ['init'],
	},
	'from-existing': {
		description: 'Propose qms.yaml and claims for the documents that are there, as a patch.',
		commands: ['init'],
	},
	write: {description: 'With --from-existing: write the proposal into the files.', commands: ['init']},
	for: {
		value: 'ID',
		subject: 'id',
		description: 'Ask about one criterion or outcome; also about places that are shown and nobody has confirmed.',
		commands: ['read'],
	},
	document: {
		value: 'PATH',
		subject: 'file',
		description: 'Read one document from top to bottom.',
		commands: ['read'],
	},
	stale: {
		description: 'Ask only where the words have changed since they were read, or where readers differ.',
		commands: ['read'],
	},
	by: {value: 'NAME', description: "Name of the reader; git's user.name without.", commands: ['read', 'mcp']},
	next: {value: 'N', description: 'Print the next N questions and ask nothing.', commands: ['read']},
	record: {
		value: 'FILE',
		subject: 'file',
		description: 'Take the answers in FILE (- for standard input), a list in JSON.',
		commands: ['read'],
	},
	status: {description: 'Say how many questions are open and how many readings are kept.', commands: ['read']},
	tidy: {
		description: 'Write the readings file anew: places that moved under their new name, sorted, nothing twice.',
		commands: ['read'],
	},
	quiet: {
		short: 'q',
		description: 'Print findings only: no table, no progress, no closing lines.',
		commands: ['check'],
	},
	color: {
		negatable: true,
		description: 'Colours always or never; by default on a terminal. NO_COLOR and FORCE_COLOR are respected.',
		commands: all,
	},
	help: {short: 'h', description: 'Show this help.', commands: all},
	version: {short: 'V', description: 'Show the version.', commands: all},
};
