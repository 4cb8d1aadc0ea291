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

/** A report: a text, or its pieces. */
export type Report = string | Iterable<string>;

/**
 * Renders every requested format, then prints one and writes the others. A format that breaks off is told and left out;
 * the answer is then false, and what stood in its file before stays.
 */
export async function deliver(
	host: Host,
	outputs: readonly OutputRequest[],
	color: boolean | undefined,
	render: (format: string, layout: Layout) => Report,
): Promise<boolean> {
	const rendered: {readonly file: string | undefined; readonly text: readonly Uint8Array[]}[] = [];
	for (const {format, file} of outputs) {
		try {
			rendered.push({file, text: packed(render(format, textOptions(host, color, file !== undefined)))});
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
		else await writeTo(stream, text);
	}
	for (const {file, text} of rendered) if (file === undefined) await writeTo(host.stdout, text);
	return rendered.length === outputs.length;
}

const partBytes = 1 << 20;
const mostUtf8 = 3;

/** A report as UTF-8: a large one takes half the room that its text takes, and none of the heap. Every part ends between characters. */
function packed(report: Report): Uint8Array[] {
	if (typeof report === 'string') return [Buffer.from(report)];
	const parts: Uint8Array[] = [];
	let part = Buffer.alloc(0);
	let used = 0;
	const end = (): void => {
		if (used > 0) parts.push(part.subarray(0, used));
	};
	for (const piece of report) {
		const most = piece.length * mostUtf8;
		if (used + most > part.length) {
			end();
			part = Buffer.allocUnsafeSlow(Math.max(most, partBytes));
			used = 0;
		}
		used += part.write(piece, used);
	}
	end();
	return parts;
}

async function writeTo(sink: Sink, text: readonly Uint8Array[]): Promise<void> {
	for (const part of text) await sink.write(part);
}

/** Names of the standard streams, which are written to as they are open: many a one cannot be opened again. */
function streamOf(path: string, {stdout, stderr}: Host): Sink | undefined {
	if (/^\/(?:dev\/stdout|dev\/fd\/1|proc\/self\/fd\/1)$/.test(path)) return stdout;
	return /^\/(?:dev\/stderr|dev\/fd\/2|proc\/self\/fd\/2)$/.test(path) ? stderr : undefined;
}
