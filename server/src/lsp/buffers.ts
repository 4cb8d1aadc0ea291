import type {TextDocument} from 'vscode-languageserver-textdocument';
import {isWithin} from './folders.ts';
import {normalizeUri} from './uris.ts';

/** The documents that an editor has open, by URI in whichever spelling, and what it says of their files. */
export class Buffers {
	readonly #documents = new Map<string, TextDocument>();
	/** What the file of an open document said last. */
	readonly #saved = new Map<string, string>();
	/** Documents whose file is gone and that nobody typed in since: they are no part of the system. */
	readonly #orphans = new Set<string>();

	/** URIs of all that are open, normalized. */
	get uris(): readonly string[] {
		return [...this.#documents.keys()];
	}

	get(uri: string): TextDocument | undefined {
		return this.#documents.get(normalizeUri(uri));
	}

	has(uri: string): boolean {
		return this.#documents.has(normalizeUri(uri));
	}

	/** True for an open document that belongs to the system whether or not its file is there. */
	counts(uri: string): boolean {
		return this.has(uri) && !this.#orphans.has(normalizeUri(uri));
	}

	opened(document: TextDocument): void {
		this.#documents.set(normalizeUri(document.uri), document);
		this.saved(document);
	}

	/** What is typed is somebody's work, whatever became of the file. */
	typed(uri: string): void {
		this.#orphans.delete(normalizeUri(uri));
	}

	saved(document: TextDocument): void {
		this.#saved.set(normalizeUri(document.uri), document.getText());
	}

	closed(uri: string): void {
		for (const known of [this.#documents, this.#saved, this.#orphans]) known.delete(normalizeUri(uri));
	}

	/** A file or a folder is gone: what was typed and not saved is kept; a tab that only shows what the file said is not the file. */
	fileGone(uri: string): void {
		const gone = normalizeUri(uri);
		for (const [open, document] of this.#documents)
			if (isWithin(gone, open) && document.getText() === this.#saved.get(open)) this.#orphans.add(open);
	}

	/** The file of a document is there, and says `text`; undefined where it cannot be read. */
	fileThere(uri: string, text: string | undefined): void {
		const normal = normalizeUri(uri);
		if (text !== undefined && this.#documents.has(normal)) this.#saved.set(normal, text);
		this.#orphans.delete(normal);
	}

	clear(): void {
		for (const known of [this.#documents, this.#saved, this.#orphans]) known.clear();
	}
}
