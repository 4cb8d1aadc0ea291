import {chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {codeOf} from '../node/paths.ts';
import type {OutputRequest} from './args.ts';
import type {Host} from './host.ts';
import {textOptions} from './host.ts';
import {UsageProblem} from './problem.ts';

/** Layout of one output. */
export interface Layout {
	readonly width: number;
	readonly color: boolean;
}

/** Renders every requested format, then prints one and writes the others; nothing is written where one cannot be rendered. */
export async function deliver(
	host: Host,
	outputs: readonly OutputRequest[],
	color: boolean | undefined,
	render: (format: string, layout: Layout) => string,
): Promise<void> {
	const rendered = outputs.map(({format, file}) => ({
		file,
		text: render(format, textOptions(host, color, file !== undefined)),
	}));
	for (const {file, text} of rendered) if (file !== undefined) writeWhole(resolve(host.cwd, file), text, file);
	for (const {file, text} of rendered) if (file === undefined) await host.stdout.write(text);
}

/**
 * Writes a file whole or not at all: beside it first, then in its place. What is written is written without a pause,
 * so that no signal handler runs in between. A device such as /dev/null is written to as it is. A `mode` is kept.
 */
export function writeWhole(path: string, text: string, shown: string, mode?: number): void {
	try {
		mkdirSync(dirname(path), {recursive: true});
		const target = targetOf(path);
		if (target === undefined) {
			writeFileSync(path, text);
			return;
		}
		const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
		try {
			writeFileSync(beside, text);
			if (mode !== undefined) chmodSync(beside, mode);
			renameSync(beside, target);
		} catch (error) {
			rmSync(beside, {force: true});
			throw error;
		}
	} catch (error) {
		throw new UsageProblem(`${shown} cannot be written (${codeOf(error)}).`, 'Name a place where you may write.');
	}
}

/** The file to replace, links followed; undefined for something that is no file and must not be replaced. */
function targetOf(path: string): string | undefined {
	const stats = lstatSync(path, {throwIfNoEntry: false});
	if (stats === undefined || stats.isFile()) return path;
	if (stats.isSymbolicLink()) return targetOf(realpathSync(path));
	return stats.isDirectory() ? path : undefined;
}
