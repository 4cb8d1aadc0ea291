import type {DocumentKind, Language, QmsDocument} from './document.ts';
import type {QmsConfig} from '../config/config.ts';
import {classify} from './discover.ts';
import {markdownDocument} from './markdownDocument.ts';
import type {ModelMemory} from './memory.ts';
import {outlineDocument} from './outline.ts';
import {yamlDocument} from './yamlDocument.ts';
import {yamlTree} from './yamlText.ts';

/** What reading a document needs of the configuration. */
export interface ModelOptions {
	/** Extra metadata key names: canonical key to the team's own. */
	readonly keys: Readonly<Record<string, readonly string[]>>;
	/** Languages in use, the likeliest first; empty for all. */
	readonly languages: readonly Language[];
	/** Kind by glob, for documents that carry none. */
	readonly kinds: readonly {readonly glob: string; readonly kind: DocumentKind}[];
	/** True where `include` names the file, false where `exclude` or an `include` without it leaves it; undefined where the document itself decides. */
	readonly listed?: boolean;
}

/** A document as it was read elsewhere, by `buildDocument` of its present text with these options. */
export interface ReadDocument {
	readonly document: QmsDocument;
	readonly options: ModelOptions;
}

/** The options that a configuration gives; `listed` depends on the path and is added by the caller. */
export function modelOptionsOf(config: Pick<QmsConfig, 'keys' | 'languages' | 'kinds'>): ModelOptions {
	return {keys: config.keys, languages: config.languages, kinds: config.kinds};
}

/**
 * Reads one Markdown or YAML document; never throws. `path` is relative to the QMS root, with `/`. A document that is
 * not part of the QMS is read in outline only: headings and front matter, no blocks (see `classify`). `memory` is of the
 * version before, for a document that is being edited; the result is the same without.
 */
export function buildDocument(
	file: {readonly path: string; readonly text: string},
	options: ModelOptions,
	memory?: ModelMemory,
): QmsDocument {
	const tree = yamlTree(file.text, memory);
	const {qms, reason} = classify(file, options, tree);
	const document = !qms
		? outlineDocument(file, reason, options)
		: /\.ya?ml$/i.test(file.path)
			? yamlDocument(file, tree(), reason, options, memory)
			: markdownDocument(file, reason, options, memory);
	memory?.turn();
	return document;
}
