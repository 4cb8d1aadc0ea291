import {dirname, join} from 'node:path';
import {type MessagePort, parentPort, workerData} from 'node:worker_threads';
import {buildDocument} from '../core/model/build.ts';
import type {QmsDocument} from '../core/model/document.ts';
import type {Unread} from '../host/readers.ts';

/** What a reading thread is asked, and what it answers. */
export interface ReadingRequest {
	readonly id: number;
	readonly files: readonly Unread[];
}
export interface ReadingAnswer {
	readonly id: number;
	/** Undefined for one that cannot be read: whoever asked reads it again, and tells why. */
	readonly documents: readonly (QmsDocument | undefined)[];
}

/** Tells a thread that it is one to read documents. */
export const readingMark = 'qms-lens reading';

declare const QMS_LENS_THREAD: string | undefined;

/** The file to start a reading thread with: this one, or the bundle of it beside the one that asks. */
export const readingFile =
	typeof QMS_LENS_THREAD === 'undefined' ? import.meta.filename : join(dirname(import.meta.filename), QMS_LENS_THREAD);

if (workerData === readingMark && parentPort) serve(parentPort);

function readOf({path, text, options}: Unread): QmsDocument | undefined {
	try {
		return buildDocument({path, text}, options);
	} catch {
		return undefined;
	}
}

function serve(port: MessagePort): void {
	port.on('message', ({id, files}: ReadingRequest) => {
		const documents = files.map(readOf);
		port.postMessage({id, documents} satisfies ReadingAnswer);
	});
}
