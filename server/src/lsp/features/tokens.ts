import {SemanticTokensBuilder} from 'vscode-languageserver';
import {tokens as tokensOf, tokenTypes} from '../../core/features/tokens.ts';
import {rangeOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {asked} from './place.ts';

const deprecated = 1;

/** Colours claims, and the ids that are defined somewhere. */
export const tokens: Feature = server => {
	server.connection.languages.semanticTokens.on(
		handled(server, 'textDocument/semanticTokens/full', 'keep', ({textDocument}) => {
			const builder = new SemanticTokensBuilder();
			const place = asked(server, textDocument.uri);
			if (place?.entry?.document.qms === true) {
				for (const token of tokensOf(place.context, place.entry.document)) {
					const {start, end} = rangeOf(place.root.lines(place.path), token.span);
					// A token stays on its line; a value that is folded over lines has no name in it.
					if (start.line === end.line)
						builder.push(
							start.line,
							start.character,
							end.character - start.character,
							tokenTypes.indexOf(token.type),
							token.deprecated ? deprecated : 0,
						);
				}
			}
			return builder.build();
		}),
	);
	return {
		semanticTokensProvider: {
			legend: {tokenTypes: [...tokenTypes], tokenModifiers: ['deprecated']},
			full: true,
			range: false,
		},
	};
};
