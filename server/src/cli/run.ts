import {readArguments} from './args.ts';
import {exitCodeOf} from './exitCode.ts';
import {commandHelp, overview} from './help.ts';
import {textOptions, type Host} from './host.ts';
import {tool} from './version.ts';

/** Runs one command line. Returns the exit code: 0, 1 for findings, 2 for wrong use or nothing to do. */
export async function run(words: readonly string[], host: Host): Promise<number> {
	return exitCodeOf(async () => {
		const args = readArguments(words);
		if (args.version) {
			await host.stdout.write(`${tool.name} ${tool.version}\n`);
			return 0;
		}
		if (args.help || args.command === undefined) {
			const options = textOptions(host, args.color, false);
			const text = args.command === undefined ? overview(options) : commandHelp(args.command, options);
			await (args.help ? host.stdout : host.stderr).write(text);
			return args.help ? 0 : 2;
		}
		// Loaded only here: help and the version need nothing of it.
		const {runCommand} = await import('./commands/index.ts');
		return runCommand(args.command, args, host);
	}, host);
}
