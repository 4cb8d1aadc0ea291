import {readArguments, type Arguments} from './args.ts';
import {check} from './commands/check.ts';
import {completion} from './commands/completion.ts';
import {coverage} from './commands/coverage.ts';
import {explain} from './commands/explain.ts';
import {help} from './commands/help.ts';
import {init} from './commands/init.ts';
import {lsp} from './commands/lsp.ts';
import {map} from './commands/map.ts';
import {mcp} from './commands/mcp.ts';
import {outcomes} from './commands/outcomes.ts';
import {read} from './commands/read.ts';
import {report} from './commands/report.ts';
import {rules} from './commands/rules.ts';
import {complainOfCrash} from './failed.ts';
import {commandHelp, overview} from './help.ts';
import {textOptions, type Host} from './host.ts';
import type {Command} from './commandNames.ts';
import {complain, UsageProblem} from './problem.ts';
import {tool} from './version.ts';

const commands: Readonly<Record<Command, (args: Arguments, host: Host) => Promise<number>>> = {
	check,
	coverage,
	explain,
	report,
	map,
	read,
	init,
	lsp,
	mcp,
	outcomes,
	rules,
	completion,
	help,
};

/** Runs one command line. Returns the exit code: 0, 1 for findings, 2 for wrong use or nothing to do. */
export async function run(words: readonly string[], host: Host): Promise<number> {
	try {
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
		return await commands[args.command](args, host);
	} catch (error) {
		if (error instanceof UsageProblem) await complain(error, host);
		else await complainOfCrash(error, 'The run', host);
		return 2;
	}
}
