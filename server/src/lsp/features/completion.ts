import {type CompletionItem, CompletionItemKind, InsertTextFormat} from 'vscode-languageserver';
import {complete} from '../../core/features/completion/complete.ts';
import type {Completion, ItemKind} from '../../core/features/completion/item.ts';
import type {LineStarts} from '../../core/text/lines.ts';
import {escapeMarkdown, labelText} from '../../report/markdownText.ts';
import {rangeOf} from '../convert.ts';
import {handled} from '../runner.ts';
import {hasSchema} from '../schemas.ts';
import type {Feature} from '../context.ts';
import {holdsDocuments} from '../views.ts';
import {asked, offsetOf} from './place.ts';

const kinds: Readonly<Record<ItemKind, CompletionItemKind>> = {
	outcome: CompletionItemKind.Enum,
	criterion: CompletionItemKind.EnumMember,
	document: CompletionItemKind.File,
	process: CompletionItemKind.Class,
	role: CompletionItemKind.Interface,
	party: CompletionItemKind.Value,
	record: CompletionItemKind.Struct,
	key: CompletionItemKind.Property,
	value: CompletionItemKind.Value,
	verb: CompletionItemKind.Keyword,
	rule: CompletionItemKind.Event,
	section: CompletionItemKind.Snippet,
};

const never = (): boolean => false;

/**
 * Tells of an item whether another extension offers it from the schema of the file. A schema holds keys and words, and knows
 * nothing of the roles, records and documents of this system. In `qms.yaml` everything is left to it.
 */
function knownBySchema(uri: string): (item: Completion) => boolean {
	if (hasSchema('qms', uri)) return () => true;
	return hasSchema('process', uri) ? ({kind}) => kind === 'key' || kind === 'value' : never;
}

/** Ids, keys and values where they belong: in directives, heads, processes and running text. */
export const completion: Feature = server => {
	const snippets = server.client.textDocument?.completion?.completionItem?.snippetSupport === true;
	server.connection.onCompletion(
		handled(server, 'textDocument/completion', [], ({textDocument, position}): CompletionItem[] => {
			const place = asked(server, textDocument.uri);
			if (place === undefined) return [];
			const known = server.yaml.completes ? knownBySchema(textDocument.uri) : never;
			const isBegun =
				place.root.isUntitled && server.workspace.roots.some(root => root.complete && holdsDocuments(root));
			return complete(place.context, place.path, offsetOf(place, position), {isBegun})
				.filter(item => !known(item))
				.filter(item => snippets || !item.snippet || item.kind === 'key')
				.map(item => toItem(place.root.lines(place.path), item, snippets));
		}),
	);
	return {
		completionProvider: {triggerCharacters: ['<', '!', '-', ':', ' ', '"', '[', ',', '.', '#'], resolveProvider: false},
	};
};

function toItem(lines: LineStarts, item: Completion, snippets: boolean): CompletionItem {
	const newText = item.snippet && !snippets ? `${item.label}: ` : item.newText;
	return {
		label: labelText(item.label),
		detail: labelText(item.detail),
		...(item.detail === '' ? {} : {labelDetails: {description: labelText(item.detail)}}),
		kind: kinds[item.kind],
		sortText: `${item.rank}${item.label}`,
		filterText: item.label,
		insertTextFormat: item.snippet && snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
		textEdit: {range: rangeOf(lines, item.span), newText},
		...(item.documentation === ''
			? {}
			: {documentation: {kind: 'markdown', value: item.documentation.split('\n\n').map(escapeMarkdown).join('\n\n')}}),
	};
}
