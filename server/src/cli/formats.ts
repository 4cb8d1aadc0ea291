import type {Command} from './commandNames.ts';

/** Every format: the endings of the files that mean it, and the commands that write it. The first of a command is what it prints unasked. */
const table = {
	text: {
		endings: ['txt', 'text', 'log', 'patch', 'diff'],
		commands: ['check', 'coverage', 'explain', 'read', 'init', 'rules', 'outcomes'],
	},
	json: {endings: ['json'], commands: ['check', 'coverage', 'explain', 'read', 'rules', 'outcomes']},
	sarif: {endings: ['sarif'], commands: ['check']},
	junit: {endings: ['xml'], commands: ['check']},
	github: {endings: [], commands: ['check']},
	gitlab: {endings: [], commands: ['check']},
	markdown: {endings: ['md', 'markdown'], commands: ['check', 'coverage', 'read']},
	html: {endings: ['html', 'htm'], commands: ['check', 'coverage']},
	csv: {endings: ['csv'], commands: ['coverage']},
	agent: {endings: [], commands: ['check']},
	mermaid: {endings: ['mmd', 'mermaid', 'md', 'markdown'], commands: ['map']},
	svg: {endings: ['svg'], commands: ['map']},
} as const satisfies Readonly<
	Record<string, {readonly endings: readonly string[]; readonly commands: readonly Command[]}>
>;

export type Format = keyof typeof table;

/** The formats that a command writes: a command that forgets one does not compile. */
export type FormatOf<C extends Command> = {
	[F in Format]: C extends (typeof table)[F]['commands'][number] ? F : never;
}[Format];

const formats = Object.keys(table) as readonly Format[];

/** The formats of a command, the one that it prints unasked first. */
export function formatsOf<C extends Command>(command: C): readonly FormatOf<C>[] {
	return formats.filter((format): format is FormatOf<C> =>
		(table[format].commands as readonly Command[]).includes(command),
	);
}

/** The formats that a file with an ending, in lower case, may hold. */
export function formatsEndingIn(ending: string): readonly Format[] {
	return formats.filter(format => (table[format].endings as readonly string[]).includes(ending));
}
