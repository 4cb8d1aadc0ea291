import {relative, resolve} from 'node:path';
import {openKept} from '../node/keptFile.ts';
import {keptFileOf, keptFolder} from '../node/keptFolder.ts';
import {MadeOrKept} from '../node/made.ts';
import {RunKept} from '../node/runKept.ts';
import type {Arguments} from './args.ts';
import type {Host} from './host.ts';

/** Of one run, by root. */
const opened = new WeakMap<Arguments, Map<string, MadeOrKept>>();

/** What is made beside and what runs keep of a root, an absolute path; undefined where its steps are not the program's own. */
export function keptFor(root: string, args: Arguments, host: Host): MadeOrKept | undefined {
	if (host.qms !== undefined) return undefined;
	const roots = opened.get(args) ?? new Map<string, MadeOrKept>();
	opened.set(args, roots);
	const kept = roots.get(root) ?? new MadeOrKept(host.engine, fileFor(root, args, host));
	roots.set(root, kept);
	return kept;
}

/** What runs keep of a root; undefined where nothing is kept. */
function fileFor(root: string, args: Arguments, host: Host): ReturnType<typeof openKept> {
	if (!args.cache || host.engine === undefined) return undefined;
	// A folder of its own is often carried from machine to machine, where the root lies elsewhere.
	const file =
		args.cacheLocation === undefined
			? keptFileOf(keptFolder(host.env), root)
			: keptFileOf(resolve(host.cwd, args.cacheLocation), relative(host.cwd, root));
	return openKept(file, host.engine, host.env);
}

/** Of one run, by root: a state of the root and the one it is compared with share what is equal. */
const states = new WeakMap<Arguments, Map<string, RunKept>>();

/** What the states of a root that one run compares share; undefined where it compares none. */
export function sharedFor(root: string, args: Arguments): RunKept | undefined {
	if (args.changedSince === undefined) return undefined;
	const roots = states.get(args) ?? new Map<string, RunKept>();
	states.set(args, roots);
	const shared = roots.get(root) ?? new RunKept();
	roots.set(root, shared);
	return shared;
}
