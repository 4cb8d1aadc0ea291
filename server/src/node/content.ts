import type {ModelOptions} from '../core/model/options.ts';
import {buildDocument} from '../core/model/build.ts';
import type {Block, QmsDocument} from '../core/model/document.ts';
import type {DocumentContent} from './git.ts';

/**
 * What a version of a document says apart from its head data, directives, revision history and white space: two
 * versions with equal bodies need no second approval.
 */
export function contentOf(path: string, text: string, options: ModelOptions): DocumentContent {
	const document = buildDocument({path, text}, options);
	const body = document.sections
		.filter(section => section.role !== 'history')
		.flatMap(section => [section.heading, ...section.blocks.filter(block => !isHead(block, document)).flatMap(words)]);
	return {body: body.join('\n'), version: document.metadata.version?.value ?? ''};
}

function isHead(block: Block, {metadata}: QmsDocument): boolean {
	return metadata.entries.some(entry => entry.span.start < block.span.end && block.span.start < entry.span.end);
}

function words({statements}: Block): string[] {
	return statements.map(statement => statement.text);
}
