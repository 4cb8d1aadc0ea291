import type {DocumentLink} from 'vscode-languageserver';
import {documentLinks} from '../../core/features/links.ts';
import {rangeOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {asked} from './place.ts';

/** Makes the ids of documents and processes lead to them. */
export const links: Feature = server => {
	// VS Code follows ordinary links by itself.
	const which = server.options.commands === undefined ? 'all' : 'ids';
	server.connection.onDocumentLinks(
		handled(server, 'textDocument/documentLink', 'keep', ({textDocument}): DocumentLink[] => {
			const place = asked(server, textDocument.uri);
			if (place?.entry?.document.qms !== true) return [];
			return documentLinks(place.context, place.entry, which).map(({span, target, tooltip}) => {
				const line = rangeOf(place.root.lines(target.path), target.span).start.line;
				return {
					range: rangeOf(place.root.lines(place.path), span),
					target: `${place.root.uriOf(target.path)}${line > 0 ? `#L${line + 1}` : ''}`,
					tooltip,
				};
			});
		}),
	);
	return {documentLinkProvider: {resolveProvider: false}};
};
