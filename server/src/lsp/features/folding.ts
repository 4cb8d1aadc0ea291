import {type FoldingRange, FoldingRangeKind} from 'vscode-languageserver';
import {folds} from '../../core/features/folding.ts';
import {rangeOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {asked} from './place.ts';

const kinds = {
	head: FoldingRangeKind.Imports,
	comment: FoldingRangeKind.Comment,
	region: FoldingRangeKind.Region,
} as const;

/** Folds heads, directive comments and the fields of processes. */
export const folding: Feature = server => {
	server.connection.onFoldingRanges(
		handled(server, 'textDocument/foldingRange', 'keep', ({textDocument}): FoldingRange[] => {
			const place = asked(server, textDocument.uri);
			if (place?.entry?.document.qms !== true) return [];
			return folds(place.entry.document, place.context.text(place.path) ?? '').flatMap(({span, kind}) => {
				const {start, end} = rangeOf(place.root.lines(place.path), span);
				const endLine = end.character === 0 ? end.line - 1 : end.line;
				return endLine > start.line ? [{startLine: start.line, endLine, kind: kinds[kind]}] : [];
			});
		}),
	);
	return {foldingRangeProvider: true};
};
