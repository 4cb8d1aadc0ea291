import type {ModelOptions} from '../core/model/options.ts';
import type {QmsDocument} from '../core/model/document.ts';
import type {Qms} from '../core/service.ts';
import type {ChangedFile} from '../core/workspace/change.ts';

/** A document to be read: its path from the root, its text, and what its root says of reading it. */
export interface Unread {
	readonly path: string;
	readonly text: string;
	readonly options: ModelOptions;
}

/** Reads documents beside the thread that asks. */
export interface DocumentReaders {
	/** How many batches to ask for before the first is there, so that none of the readers waits. */
	readonly ahead: number;
	/** The documents in the order given; undefined for one that could not be read there and is to be read here. Never fails. */
	read(files: readonly Unread[]): Promise<readonly (QmsDocument | undefined)[]>;
	/** Ends the readers; what was asked for and is not there yet is undefined. */
	close(): void;
}

/**
 * Files of a root with what readers made of them; as they are without readers, where one failed, and where `isKnown` tells
 * that there is nothing to read.
 */
export async function readBeside(
	qms: Pick<Qms, 'readingOptions'>,
	files: readonly ChangedFile[],
	readers: DocumentReaders | undefined,
	isKnown: (file: Unread) => boolean = () => false,
): Promise<readonly ChangedFile[]> {
	if (!readers) return files;
	const unread = files
		.map(({path, text}) => ({path, text, options: qms.readingOptions(path)}))
		.filter(file => !isKnown(file));
	const documents = unread.length === 0 ? [] : await readers.read(unread);
	const read = new Map(
		unread.flatMap(({path, options}, index) => {
			const document = documents[index];
			return document ? [[path, {document, options}] as const] : [];
		}),
	);
	return files.map(({path, text}) => {
		const made = read.get(path);
		return made ? {path, text, read: made} : {path, text};
	});
}

/** What `prepare` makes of each item, in order; up to `ahead` of them are begun before they are asked for. `prepare` never fails. */
export async function* inAdvance<T, R>(
	items: Iterable<T>,
	ahead: number,
	prepare: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
	const coming: Promise<R>[] = [];
	for (const item of items) {
		coming.push(prepare(item));
		const first = coming.length > ahead ? coming.shift() : undefined;
		if (first) yield await first;
	}
	for (const each of coming) yield await each;
}

/** A list in parts of up to `size` items. */
export function inBatches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
	return Array.from({length: Math.ceil(items.length / size)}, (_, index) =>
		items.slice(index * size, (index + 1) * size),
	);
}
