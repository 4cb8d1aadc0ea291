import {buildDocument} from '../../../server/src/core/model/build.ts';
import type {ModelOptions} from '../../../server/src/core/model/options.ts';
import type {QmsDocument} from '../../../server/src/core/model/document.ts';

export const plainOptions: ModelOptions = {keys: {}, languages: [], kinds: [], listed: true};

/** Reads a text as a document that the configuration names. */
export function read(text: string, path = 'doc.md', options: Partial<ModelOptions> = {}): QmsDocument {
	return buildDocument({path, text}, {...plainOptions, ...options});
}

/** Lines joined, so that tests can be indented. */
export const lines = (...parts: readonly string[]): string => `${parts.join('\n')}\n`;

/** The text a span covers. */
export const at = (text: string, span: {readonly start: number; readonly end: number}): string =>
	text.slice(span.start, span.end);
