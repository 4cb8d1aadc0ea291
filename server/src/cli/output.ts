import {chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {codeOf} from '../node/paths.ts';
import type {OutputRequest} from './args.ts';
import {complainOfCrash} from './failed.ts';
import type {Host} from './host.ts';
import {textOptions} from './host.ts';
import {UsageProblem} from './problem.ts';

/** Layout of one output. */
export interface Layout {
	readonly width: number;
	readonly color: boolean;
}

/**
 * Renders every requested format, then prints one and writes the others. A format that breaks off is told and left out;
 * the answer is then false, and what stood in its file before stays.
 */
export async function deliver(
	host: Host,
	outputs: readonly OutputRequest[],
	color: boolean | undefined,
	render: (format: string, layout: Layout) => string,
): Promise<boolean> {
	const rendered: {readonly file: string | undefined; readonly text: string}[] = [];
	for (const {format, file} of outputs) {
		try {
			rendered.push({file, text: render(format, textOptions(host, color, file !== undefined))});
		} catch (error) {
			if (error instanceof UsageProblem) throw error;
			await complainOfCrash(error, `The report as ${format}`, host);
		}
	}
	for (const {file, text} of rendered) if (file !== undefined) writeWhole(resolve(host.cwd, file), text, file);
	for (const {file, text} of rendered) if (file === undefined) await host.stdout.write(text);
	return rendered.length === outputs.length;
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
