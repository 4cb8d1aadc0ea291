import {relative, resolve} from 'node:path';
import {type KeptFile, openKept} from '../node/keptFile.ts';
import {keptFileOf, keptFolder} from '../node/keptFolder.ts';
import {RunKept} from '../node/runKept.ts';
import type {Arguments} from './args.ts';
import type {Host} from './host.ts';

/** Of one run, by root. */
const opened = new WeakMap<Arguments, Map<string, KeptFile>>();

/** What runs keep of a root, an absolute path; undefined where nothing is kept. */
export function keptFor(root: string, args: Arguments, host: Host): KeptFile | undefined {
	if (!args.cache || host.engine === undefined || host.qms !== undefined) return undefined;
	const files = opened.get(args) ?? new Map<string, KeptFile>();
	opened.set(args, files);
	const known = files.get(root);
	if (known) return known;
	// A folder of its own is often carried from machine to machine, where the root lies elsewhere.
	const file =
		args.cacheLocation === undefined
			? keptFileOf(keptFolder(host.env), root)
			: keptFileOf(resolve(host.cwd, args.cacheLocation), relative(host.cwd, root));
	const kept = openKept(file, host.engine, host.env);
	if (kept) files.set(root, kept);
	return kept;
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
