import {isYamlFile} from '../text/fileTypes.ts';
import type {QmsDocument} from './document.ts';
import {classify} from './discover.ts';
import {markdownDocument} from './markdownDocument.ts';
import type {ModelMemory} from './memory.ts';
import type {ModelOptions} from './options.ts';
import {outlineDocument} from './outline.ts';
import {yamlDocument} from './yamlDocument.ts';
import {yamlTree} from './yamlText.ts';

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
	const classification = classify(file, options, tree);
	const {qms, reason} = classification;
	const document = !qms
		? outlineDocument(file, classification, options)
		: isYamlFile(file.path)
			? yamlDocument(file, tree(), reason, options, memory)
			: markdownDocument(file, reason, options, memory);
	memory?.turn();
	return document;
}
