import {commandSpecs, optionSpecs, type OptionSpec} from '../../server/src/cli/options.ts';
import {commands, type Command} from '../../server/src/cli/commandNames.ts';
import type {Generated} from './file.ts';

/** `man qms-lens`, made of the tables that the help is made of. */
export function manPage(): Generated {
	return {
		path: 'man/qms-lens.1',
		text: `${[
			'.TH QMS\\-LENS 1 "" "QMS Lens" "User Commands"',
			'.SH NAME',
			'qms\\-lens \\- check a quality management system kept in git for coverage of the outcomes expected of ISO 9001 certification',
			'.SH SYNOPSIS',
			'.B qms\\-lens',
			'.I COMMAND',
			'.RI [ OPTION \\&.\\|.\\|.]',
			'.SH DESCRIPTION',
			roff(
				'QMS Lens reads the Markdown and YAML files of a quality management system and reports its documented coverage of the expected outcomes of accredited ISO 9001 certification: what is claimed, what the text shows, and what is open. It speaks of documented coverage only, never of conformity. Nothing in a repository is executed, and nothing is written unless an option says so.',
			),
			'.SH COMMANDS',
			...commands.flatMap(commandText),
			'.SH OPTIONS',
			...Object.entries(optionSpecs).flatMap(([name, spec]) => optionText(name, spec)),
			'.SH EXIT STATUS',
			...tagged([
				['0', 'Nothing to fail on.'],
				['1', 'A finding at or above --fail-on, or a gate missed.'],
				['2', 'Wrong use, a configuration that is not understood, or no document found.'],
				['130', 'Interrupted.'],
			]),
			'.SH ENVIRONMENT',
			...tagged([
				['NO_COLOR', 'Where it is set to anything, nothing is coloured.'],
				['FORCE_COLOR', 'Where it is set, output is coloured also where it goes to no terminal; wins over NO_COLOR.'],
				['COLUMNS', 'How wide text is where there is no terminal; 40 to 140, 100 without.'],
			]),
			'.SH FILES',
			...tagged([
				['qms.yaml', 'Configuration, at the root of a quality management system.'],
				['.qmsignore', 'Files that are not read, in the notation of .gitignore.'],
			]),
			'.SH SEE ALSO',
			'.BR git (1)',
			'.PP',
			'https://github.com/qms\\-lens/qms\\-lens',
		].join('\n')}\n`,
	};
}

function commandText(command: Command): string[] {
	const spec = commandSpecs[command];
	return [
		`.SS ${roff(spec.usage)}`,
		...[spec.summary, ...spec.details].flatMap((paragraph, index) => [
			...(index === 0 ? [] : ['.PP']),
			roff(paragraph),
		]),
		...(spec.formats.length === 0 ? [] : ['.PP', roff(`Formats: ${spec.formats.join(', ')}.`)]),
		...spec.examples.flatMap(([line, meaning]) => ['.TP', `.B ${roff(line)}`, roff(meaning)]),
	];
}

function optionText(
	name: string,
	{short, value, negatable, choices, description, commands: own}: OptionSpec,
): string[] {
	const long = negatable === true ? `--[no-]${name}` : `--${name}`;
	const names = `${short === undefined ? '' : `-${short}, `}${long}`;
	const of = own.length === commands.length ? 'Every command' : own.join(', ');
	return [
		'.TP',
		value === undefined ? `.B ${roff(names)}` : `.BI "${roff(names)} " ${value}`,
		roff(description),
		...(choices === undefined ? [] : [roff(`One of ${choices.join(', ')}.`)]),
		roff(`(${of})`),
	];
}

const tagged = (entries: readonly (readonly [tag: string, text: string])[]): string[] =>
	entries.flatMap(([tag, text]) => ['.TP', `.B ${roff(tag)}`, roff(text)]);

/** A line of text for roff: its control characters, dashes that are typed, and marks outside ASCII. */
function roff(text: string): string {
	return text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replaceAll('…', '.\\|.\\|.')
		.replace(/^[.']/, '\\&$&')
		.replace(
			/[^\u0020-\u007E]/gu,
			character => `\\[u${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
		);
}
