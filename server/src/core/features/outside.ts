import {buildDocument} from '../model/build.ts';
import {modelOptionsOf} from '../model/options.ts';
import type {QmsDocument, Reference} from '../model/document.ts';
import type {FeatureContext} from './context.ts';

/**
 * What a document refers to. One outside the QMS was read in outline, without its references; it is read in full here, as
 * if it belonged, so ask only where a text gives reason to.
 */
export function referencesOf(
	{snapshot}: FeatureContext,
	{path, qms, format, references}: QmsDocument,
	text: string,
): readonly Reference[] {
	if (qms || format === 'yaml') return references;
	return buildDocument({path, text}, {...modelOptionsOf(snapshot.config), listed: true}).references;
}
