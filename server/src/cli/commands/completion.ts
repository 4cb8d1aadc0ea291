import type {Arguments} from '../args.ts';
import {bashCompletion} from '../completion/bash.ts';
import {fishCompletion} from '../completion/fish.ts';
import {powershellCompletion} from '../completion/powershell.ts';
import {zshCompletion} from '../completion/zsh.ts';
import type {Host} from '../host.ts';
import {shells, type Shell} from '../options.ts';
import {UsageProblem} from '../problem.ts';

const scripts: Readonly<Record<Shell, () => string>> = {
	bash: bashCompletion,
	zsh: zshCompletion,
	fish: fishCompletion,
	powershell: powershellCompletion,
};

/** `completion`: the script that a shell loads. */
export async function completion(args: Arguments, host: Host): Promise<number> {
	const [word, ...rest] = args.paths;
	const shell = shells.find(each => each === (word === 'pwsh' ? 'powershell' : word));
	if (shell === undefined || rest.length > 0)
		throw new UsageProblem(
			word === undefined
				? 'completion needs the name of a shell.'
				: shell === undefined
					? `There is no completion for "${word}".`
					: `completion is for one shell, and got "${rest.join(' ')}" too.`,
			`Write qms-lens completion ${shell ?? shells.join(', or ')}.`,
		);
	await host.stdout.write(scripts[shell]());
	return 0;
}
