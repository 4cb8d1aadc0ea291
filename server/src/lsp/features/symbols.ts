import {type DocumentSymbol, SymbolKind, type WorkspaceSymbol} from 'vscode-languageserver';
import {outline, type OutlineSymbol, rootSymbols, type SymbolKind as Kind} from '../../core/features/symbols.ts';
import type {LineStarts} from '../../core/text/lines.ts';
import {visible} from '../../report/terminal.ts';
import {locationOf, rangeOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {asked} from './place.ts';

const kinds: Readonly<Record<Kind, SymbolKind>> = {
	document: SymbolKind.File,
	section: SymbolKind.String,
	process: SymbolKind.Class,
	field: SymbolKind.Field,
	claim: SymbolKind.Key,
	role: SymbolKind.Interface,
	record: SymbolKind.Struct,
};

/** The outline of a document and the symbols of the workspace: documents, processes, roles and records by name. */
export const symbols: Feature = server => {
	const {connection} = server;
	// VS Code lists the headings of Markdown itself; a heading of ours would stand twice in outline, breadcrumbs and search.
	const which = server.options.commands === undefined ? 'all' : 'own';
	connection.onDocumentSymbol(
		handled(server, 'textDocument/documentSymbol', 'keep', ({textDocument}): DocumentSymbol[] => {
			const place = asked(server, textDocument.uri);
			if (place?.entry?.document.qms !== true) return [];
			return outline(place.entry.document, which).map(symbol => toSymbol(place.root.lines(place.path), symbol));
		}),
	);
	connection.onWorkspaceSymbol(
		handled(server, 'workspace/symbol', [], ({query}): WorkspaceSymbol[] => {
			// What was typed last may still wait for a pause.
			server.workspace.flush();
			return server.workspace.roots.flatMap(root =>
				rootSymbols(root.qms, query).map(({name, kind, container, path, span}) => ({
					name: visible(name),
					kind: kinds[kind],
					containerName: visible(container),
					location: locationOf(root, path, span),
				})),
			);
		}),
	);
	return {documentSymbolProvider: {label: 'QMS Lens'}, workspaceSymbolProvider: true};
};

function toSymbol(lines: LineStarts, symbol: OutlineSymbol): DocumentSymbol {
	const {name, detail, kind, span, nameSpan, children} = symbol;
	const whole = {start: Math.min(span.start, nameSpan.start), end: Math.max(span.end, nameSpan.end)};
	return {
		name: visible(name),
		detail: visible(detail),
		kind: kinds[kind],
		range: rangeOf(lines, whole),
		selectionRange: rangeOf(lines, nameSpan),
		children: children.map(child => toSymbol(lines, child)),
	};
}
