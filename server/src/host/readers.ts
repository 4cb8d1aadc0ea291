import type {PreparingSettings} from '../core/prepare.ts';
import type {Qms} from '../core/service.ts';
import type {ChangedFile} from '../core/workspace/change.ts';
import {documentName, type Kept} from '../core/workspace/kept.ts';

/** What readers made of one document: the values by which a root takes it as read and judged, by name. */
export interface Made {
	readonly path: string;
	readonly values: readonly (readonly [name: string, value: Uint8Array])[];
	/** True where it rests on what other documents define, so that it is known to hold when those are there. */
	readonly asks: boolean;
}

/** Reads and judges documents beside the thread that asks. */
export interface DocumentReaders {
	/** How many batches to ask for at a time, so that none of the readers waits. */
	readonly ahead: number;
	/** What it made of documents, without those that it failed to read. Never fails. */
	prepare(files: readonly ChangedFile[], settings: PreparingSettings): Promise<readonly Made[]>;
	/** Ends the readers; what was asked for and is not there yet is not made. */
	close(): void;
}

/** What was made of a root's documents, by earlier runs or beside: takes what readers made. */
export interface TakesMade extends Kept {
	take(made: readonly Made[]): void;
}

/** What a root says of its documents to those who judge them elsewhere. */
export function settingsOf({snapshot, text}: Pick<Qms, 'snapshot' | 'text'>): PreparingSettings {
	const {configPath, config, today} = snapshot;
	const catalogs = config.catalogs.flatMap(path => {
		const read = text(path);
		return read === undefined ? [] : [[path, read] as const];
	});
	return {configPath, config: text(configPath), catalogs: Object.fromEntries(catalogs), today};
}

/** Test whether a root would have to read a document itself: none of `kept` holds it. */
export function unknownTo(qms: Pick<Qms, 'readingOptions'>, kept: readonly Kept[]): (file: ChangedFile) => boolean {
	return ({path, text}) => {
		const options = qms.readingOptions(path);
		return !kept.some(each => each.has(documentName(each, path, text, options)));
	};
}

/** Lets readers prepare those of some files that are to be read; gives the paths of those that rest on what other documents define. */
export async function prepareBeside(
	qms: Pick<Qms, 'snapshot' | 'text'>,
	unread: readonly ChangedFile[],
	readers: DocumentReaders,
	kept: TakesMade,
): Promise<ReadonlySet<string>> {
	const made = unread.length === 0 ? [] : await readers.prepare(unread, settingsOf(qms));
	kept.take(made);
	return new Set(made.flatMap(({path, asks}) => (asks ? [path] : [])));
}

/** How items are shared between readers and the one who asks. */
export interface Sharing<T, R> {
	/** How many batches are with readers at a time; 0 without readers. */
	readonly ahead: number;
	/** How many items readers are given at a time, and how many the one who asks takes while none are back. */
	readonly sizes: {readonly beside: number; readonly here: number};
	/** Gives a batch to the readers; never fails. */
	readonly beside: (items: readonly T[]) => Promise<R>;
	/** Makes a batch ready that no reader was given; never fails. */
	readonly here: (items: readonly T[]) => Promise<R>;
	/** Lets answers of readers arrive. */
	readonly pause: () => Promise<void>;
}

/** What is made of items in batches: those of readers as they come back, and between them others, from the end of the list; without readers all in order. */
export async function* shared<T, R>(
	items: readonly T[],
	{ahead, sizes, beside, here, pause}: Sharing<T, R>,
): AsyncGenerator<R, void> {
	const back: R[] = [];
	let away = 0;
	let next = 0;
	let end = items.length;
	let wake = (): void => undefined;
	const give = (): void => {
		while (away < ahead && next < end) {
			const batch = items.slice(next, Math.min(end, next + sizes.beside));
			next += batch.length;
			away++;
			void beside(batch).then(result => {
				away--;
				back.push(result);
				give();
				wake();
			});
		}
	};
	const own = (): readonly T[] => {
		const from = ahead > 0 ? Math.max(next, end - sizes.here) : next;
		const batch = items.slice(from, Math.min(end, from + sizes.here));
		if (ahead > 0) end = from;
		else next += batch.length;
		return batch;
	};
	try {
		give();
		while (back.length > 0 || away > 0 || next < end) {
			const first = back.shift();
			if (first !== undefined) yield first;
			else if (next < end) {
				yield await here(own());
			} else
				await new Promise<void>(done => {
					wake = done;
				});
			await pause();
		}
	} finally {
		// Who asks no more is given no more.
		end = next;
	}
}
