import {completable, type CompletableCommand, type CompletableOption, type Values} from './words.ts';

/** Completion for fish. */
export function fishCompletion(): string {
	const commands = completable();
	const lines = commands.flatMap(command => [
		`complete -c qms-lens -n __fish_use_subcommand -a ${command.word} -d ${quote(command.description)}`,
		...command.options.map(option => optionLine(command, option)),
		...operandLines(command),
	]);
	return `# Completion of qms-lens for fish. In ~/.config/fish/config.fish: qms-lens completion fish | source
complete -c qms-lens -f
complete -c qms-lens -n __fish_use_subcommand -s h -l help -d 'Show this help'
complete -c qms-lens -n __fish_use_subcommand -s V -l version -d 'Show the version'
${lines.join('\n')}
`;
}

const after = ({word}: CompletableCommand): string => `-n '__fish_seen_subcommand_from ${word}'`;

function optionLine(command: CompletableCommand, {name, short, description, value}: CompletableOption): string {
	const names = `-l ${name.slice(2)}${short === undefined ? '' : ` -s ${short.slice(1)}`}`;
	return `complete -c qms-lens ${after(command)} ${names} -d ${quote(description)}${value === undefined ? '' : ` ${argument(value)}`}`;
}

/** What an option takes: `-x` wants a word and offers no files, `-r` offers them. */
function argument({words, disk}: Values): string {
	if (disk === 'files') return '-r -F';
	if (disk === 'folders') return "-x -a '(__fish_complete_directories)'";
	return words.length === 0 ? '-x' : `-x -a ${quote(words.map(({word}) => word).join(' '))}`;
}

function operandLines(command: CompletableCommand): string[] {
	return command.operands.flatMap(({words, disk}) => [
		...(disk === 'files' ? [`complete -c qms-lens ${after(command)} -F`] : []),
		...(disk === 'folders' ? [`complete -c qms-lens ${after(command)} -a '(__fish_complete_directories)'`] : []),
		...words.map(
			({word, description}) =>
				`complete -c qms-lens ${after(command)} -a ${word}${description === '' ? '' : ` -d ${quote(description)}`}`,
		),
	]);
}

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
