import type {TextOptions} from '../report/terminal.ts';
import {pad, painter, wrap} from '../report/terminal.ts';
import {type Command, commands} from './commandNames.ts';
import {commandSpecs, optionSpecs} from './options.ts';

/** The overview: what the program is, its commands, and how to begin. */
export function overview(options: TextOptions): string {
	const paint = painter(options.color);
	return join([
		...wrap(
			'QMS Lens reads a quality management system kept in git as Markdown and YAML and reports its documented coverage of the expected outcomes of accredited ISO 9001 certification.',
			options.width,
		),
		'',
		`${paint('bold', 'Usage')}  qms-lens COMMAND [OPTION…]`,
		'',
		paint('bold', 'Commands'),
		...table(
			commands.map(command => [commandSpecs[command].usage, commandSpecs[command].summary]),
			options,
		),
		'',
		paint('bold', 'Getting started'),
		...table(
			[
				['qms-lens check', 'findings and coverage of the repository you are in'],
				['qms-lens explain EO-9', 'why one outcome is covered or not'],
			],
			options,
		),
		'',
		paint('bold', 'Options of every command'),
		...table(optionRows(undefined), options),
		'',
		...wrap(
			'qms-lens help COMMAND describes a command. Exit codes: 0 nothing to fail on, 1 findings or a gate missed, 2 wrong use or nothing to check, 130 interrupted.',
			options.width,
		),
	]);
}

/** The page of one command. */
export function commandHelp(command: Command, options: TextOptions): string {
	const spec = commandSpecs[command];
	const paint = painter(options.color);
	return join([
		`${paint('bold', 'Usage')}  qms-lens ${spec.usage}`,
		'',
		...[spec.summary, ...spec.details].flatMap(paragraph => wrap(paragraph, options.width)),
		'',
		paint('bold', 'Options'),
		...table(optionRows(command), options),
		'',
		...(spec.formats.length > 0 ? [...wrap(`Formats: ${spec.formats.join(', ')}.`, options.width), ''] : []),
		paint('bold', 'Examples'),
		...table(spec.examples, options),
	]);
}

/** Options of a command, or those that all commands share. */
function optionRows(command: Command | undefined): (readonly [string, string])[] {
	return Object.entries(optionSpecs)
		.filter(([, spec]) =>
			command === undefined ? spec.commands.length === commands.length : spec.commands.includes(command),
		)
		.map(([name, spec]) => {
			const short = spec.short === undefined ? '    ' : `-${spec.short}, `;
			const long = spec.negatable === true ? `--[no-]${name}` : `--${name}`;
			return [`${short}${long}${spec.value === undefined ? '' : ` ${spec.value}`}`, spec.description] as const;
		});
}

/** A command that is too long for a line, broken as shells allow it, so that it can still be copied. */
function broken(line: string, columns: number): string[] {
	if (!line.startsWith('qms-lens ')) return wrap(line, columns);
	const lines = line.length <= columns ? [line] : wrap(line, columns - 4);
	return lines.map((each, index) => `${index > 0 ? '  ' : ''}${each}${index < lines.length - 1 ? ' \\' : ''}`);
}

/** Two columns; where the second has no room beside the first it goes below. */
function table(rows: readonly (readonly [string, string])[], {width}: TextOptions): string[] {
	const first = Math.min(Math.max(...rows.map(([left]) => left.length)), 34);
	const indent = first + 4;
	return rows.flatMap(([left, right]) => {
		if (width - indent < 24)
			return [
				...broken(left, width - 2).map(line => `  ${line}`),
				...wrap(right, width - 6).map(line => `      ${line}`),
			];
		const lines = wrap(right, width - indent).map(line => ' '.repeat(indent) + line);
		return left.length > first
			? [`  ${left}`, ...lines]
			: [`  ${pad(left, first)}  ${(lines[0] ?? '').trimStart()}`, ...lines.slice(1)];
	});
}

function join(lines: readonly string[]): string {
	return `${lines.join('\n')}\n`;
}
