import {type DocumentHighlight, DocumentHighlightKind, type Location} from 'vscode-languageserver';
import {occurrencesOf} from '../../core/features/occurrences.ts';
import {targetAt} from '../../core/features/target.ts';
import {locationOf, rangeOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {asked, askedOfAll, offsetOf} from './place.ts';

/** Every place that names a thing; of an outcome every claim and every place that shows it. Also highlights them in one document. */
export const references: Feature = server => {
	const {connection} = server;
	connection.onReferences(
		handled(
			server,
			'textDocument/references',
			[],
			async ({textDocument, position, context}, token): Promise<Location[]> => {
				const place = await askedOfAll(server, textDocument.uri, token);
				const target = place === undefined ? undefined : targetAt(place.context, place.path, offsetOf(place, position));
				if (place === undefined || target === undefined) return [];
				// What shows an outcome is what people look for when they ask who refers to it.
				const wanted = occurrencesOf(place.context, target).filter(
					({kind}) => kind !== 'definition' || context.includeDeclaration,
				);
				return wanted.map(({path, span}) => locationOf(place.root, path, span));
			},
		),
	);
	connection.onDocumentHighlight(
		handled(server, 'textDocument/documentHighlight', [], ({textDocument, position}): DocumentHighlight[] => {
			const place = asked(server, textDocument.uri);
			const target = place === undefined ? undefined : targetAt(place.context, place.path, offsetOf(place, position));
			if (place === undefined || target === undefined) return [];
			const here = occurrencesOf(place.context, target).filter(
				({path, kind}) => path === place.path && kind !== 'evidence',
			);
			return here.map(({span, definition}) => ({
				range: rangeOf(place.root.lines(place.path), span),
				kind: definition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
			}));
		}),
	);
	return {referencesProvider: true, documentHighlightProvider: true};
};
