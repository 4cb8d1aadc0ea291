import {dirname, join} from 'node:path';
import {type MessagePort, parentPort, workerData} from 'node:worker_threads';
import {type PreparingSettings, preparer} from '../core/prepare.ts';
import type {ChangedFile} from '../core/workspace/change.ts';
import type {Made} from '../host/readers.ts';
import {Taken} from './taken.ts';

/** What a reading thread is asked, and what it answers. */
export interface ReadingRequest {
	readonly id: number;
	readonly files: readonly ChangedFile[];
	readonly settings: PreparingSettings;
}
export interface ReadingAnswer {
	readonly id: number;
	readonly made: readonly Made[];
}

/** Tells a thread that it is one to read documents; `engine` names the program in what it makes. */
export interface ReadingThread {
	readonly mark: typeof readingMark;
	readonly engine: string;
}

export const readingMark = 'qms-lens reading';

declare const QMS_LENS_THREAD: string | undefined;

/** The file to start a reading thread with: this one, or the bundle of it beside the one that asks. */
export const readingFile =
	typeof QMS_LENS_THREAD === 'undefined' ? import.meta.filename : join(dirname(import.meta.filename), QMS_LENS_THREAD);

function serve(port: MessagePort, engine: string): void {
	const taken = new Taken(engine);
	let prepare: ReturnType<typeof preparer> | undefined;
	let preparedBy = '';
	port.on('message', ({id, files, settings}: ReadingRequest) => {
		const by = JSON.stringify(settings);
		if (!prepare || by !== preparedBy) [prepare, preparedBy] = [preparer(settings, taken), by];
		const made: Made[] = [];
		for (const file of files) {
			const {asks} = prepare(file);
			made.push({path: file.path, values: taken.take(), asks});
		}
		port.postMessage({id, made} satisfies ReadingAnswer, buffersOf(made));
	});
}

/** What goes over to the one who asked without being copied. */
const buffersOf = (made: readonly Made[]): ArrayBuffer[] =>
	made.flatMap(({values}) => values.map(([, value]) => value.buffer as ArrayBuffer));

const given = workerData as ReadingThread | null;
if (given?.mark === readingMark && parentPort) serve(parentPort, given.engine);
