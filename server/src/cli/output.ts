import {resolve} from 'node:path';
import type {OutputRequest} from './args.ts';
import {complainOfCrash} from './crash.ts';
import type {Host, Sink} from './host.ts';
import {textOptions} from './host.ts';
import {UsageProblem} from './problem.ts';
import {writeWhole} from './write.ts';

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
	for (const {file, text} of rendered) {
		if (file === undefined) continue;
		const path = resolve(host.cwd, file);
		const stream = streamOf(path, host);
		if (stream === undefined) writeWhole({path, text, shown: file}, host.cwd);
		else await stream.write(text);
	}
	for (const {file, text} of rendered) if (file === undefined) await host.stdout.write(text);
	return rendered.length === outputs.length;
}

/** Names of the standard streams, which are written to as they are open: many a one cannot be opened again. */
function streamOf(path: string, {stdout, stderr}: Host): Sink | undefined {
	if (/^\/(?:dev\/stdout|dev\/fd\/1|proc\/self\/fd\/1)$/.test(path)) return stdout;
	return /^\/(?:dev\/stderr|dev\/fd\/2|proc\/self\/fd\/2)$/.test(path) ? stderr : undefined;
}
