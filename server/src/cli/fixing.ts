import {scopeTest} from '../report/build.ts';
import {under} from '../report/place.ts';
import {visible} from '../report/terminal.ts';
import {counted} from '../report/words.ts';
import type {Arguments} from './args.ts';
import {patchOf, writeChanges} from './edits.ts';
import {fixAll, type Fixed} from './fix.ts';
import type {Host} from './host.ts';
import type {OpenRoot} from './roots.ts';

/** `--fix` over all roots of a run: `fix` each root in memory, then write or show what was done. */
export interface Fixing {
	fix(open: OpenRoot): void;
	/** Writes the files, or prints the patch of a dry run. Returns the exit code of a dry run. */
	finish(args: Arguments, host: Host): Promise<number>;
}

export function startFixing(): Fixing {
	const done: {readonly open: OpenRoot; readonly fixed: Fixed}[] = [];
	return {
		fix: open => void done.push({open, fixed: fixAll(open.qms, scopeTest(open.request.scope))}),
		async finish({dryRun, quiet}, host) {
			for (const {open, fixed} of done) {
				if (dryRun) await host.stdout.write(patchOf(fixed.changes, open.root.startsWith('..') ? '.' : open.root));
				else writeChanges(open.request.root, fixed.changes);
			}
			if (!quiet) await host.stderr.write(told(done, dryRun));
			return done.some(({fixed}) => fixed.changes.length > 0) ? 1 : 0;
		},
	};
}

function told(done: readonly {readonly open: OpenRoot; readonly fixed: Fixed}[], dryRun: boolean): string {
	const made = done.flatMap(({open, fixed}) =>
		fixed.made.map(fix => `  ${under(open.root, fix.path)}  ${fix.title}  (${fix.rule})`),
	);
	const files = done.reduce((sum, {fixed}) => sum + fixed.changes.length, 0);
	const lines = [
		made.length === 0
			? 'No safe fix is offered; nothing was changed.'
			: `${counted(made.length, 'fix', 'fixes')} ${dryRun ? 'would be' : made.length === 1 ? 'was' : 'were'} made in ${counted(files, 'file')}:`,
		...made,
		...(done.every(({fixed}) => fixed.stable)
			? []
			: ['Some fixes undo each other and were given up; please report the two rules.']),
	];
	return `${lines.map(visible).join('\n')}\n`;
}
