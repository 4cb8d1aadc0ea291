import type {Arguments} from '../args.ts';
import type {Command} from '../commandNames.ts';
import type {Host} from '../host.ts';

type Run = (args: Arguments, host: Host) => Promise<number>;

/** Each command is loaded when it is asked for: none waits for what another needs. */
const commands: Readonly<Record<Command, () => Promise<Run>>> = {
	check: async () => (await import('./check.ts')).check,
	coverage: async () => (await import('./coverage.ts')).coverage,
	explain: async () => (await import('./explain.ts')).explain,
	report: async () => (await import('./report.ts')).report,
	map: async () => (await import('./map.ts')).map,
	read: async () => (await import('./read.ts')).read,
	init: async () => (await import('./init.ts')).init,
	lsp: async () => (await import('./lsp.ts')).lsp,
	cache: async () => (await import('./cache.ts')).cache,
	mcp: async () => (await import('./mcp.ts')).mcp,
	outcomes: async () => (await import('./outcomes.ts')).outcomes,
	rules: async () => (await import('./rules.ts')).rules,
	completion: async () => (await import('./completion.ts')).completion,
	help: async () => (await import('./help.ts')).help,
};

/** Runs the command that the arguments name. Returns the exit code. */
export async function runCommand(command: Command, args: Arguments, host: Host): Promise<number> {
	const runIt = await commands[command]();
	host.loaded?.();
	return runIt(args, host);
}
