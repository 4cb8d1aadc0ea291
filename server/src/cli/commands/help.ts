import {nearest} from '../../core/text/nearest.ts';
import type {Arguments} from '../args.ts';
import {commandHelp, overview} from '../help.ts';
import {textOptions, type Host} from '../host.ts';
import {commands} from '../commandNames.ts';
import {UsageProblem} from '../problem.ts';

/** `help`: the page of one command, or the overview. */
export async function help(args: Arguments, host: Host): Promise<number> {
	const [word, ...rest] = args.paths;
	const options = textOptions(host, args.color, false);
	const command = commands.find(each => each === word);
	if (word !== undefined && command === undefined) {
		const suggestion = nearest(word, commands);
		throw new UsageProblem(
			`There is no command "${word}".`,
			`${suggestion === undefined ? 'qms-lens explain describes outcomes, criteria, rules and places.' : `Did you mean ${suggestion}?`} The commands are ${commands.join(', ')}.`,
		);
	}
	if (rest.length > 0)
		throw new UsageProblem(
			`help describes one command, and was given "${rest.join(' ')}" too.`,
			`Write qms-lens help ${word}.`,
		);
	await host.stdout.write(command === undefined ? overview(options) : commandHelp(command, options));
	return 0;
}
