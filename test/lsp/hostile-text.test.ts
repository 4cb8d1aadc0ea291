import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
	CodeLens,
	CompletionItem,
	DocumentSymbol,
	Hover,
	MarkupContent,
	WorkspaceSymbol,
} from 'vscode-languageserver/node';
import {methods} from '../../server/src/host/protocol.ts';
import {disguise, hostileSystem, hostileTexts} from '../support/hostile.ts';
import {type Allowed, assertInert} from '../support/rendered.ts';
import {openEditor} from './editor.ts';

const hover: Allowed = {
	links: /^file:\/\/\/qms\/[^()<>\s]*#L\d+$/,
	html: /^\b$/,
	headings: /^\b$/,
	code: /^EO-\d+\.[a-z-]+$/,
};

/** Labels show no control character and no icon, and messages no link. */
function assertPlain(text: unknown): void {
	assert.equal(typeof text, 'string');
	const label = text as string;
	assert.ok(!disguise.test(label) && !label.includes('$('), JSON.stringify(label));
}

function* textsIn(value: unknown): Iterable<string> {
	if (typeof value === 'string') yield value;
	else if (typeof value === 'object' && value !== null)
		for (const [key, inner] of Object.entries(value)) if (key !== 'uri' && key !== 'root') yield* textsIn(inner);
}

describe('texts that want to be more than text, in the editor', () => {
	it('are text in hovers, completion, lenses, symbols, findings and views', async () => {
		await fc.assert(
			fc.asyncProperty(hostileTexts, async texts => {
				const files = hostileSystem(texts);
				const editor = await openEditor({files, initializationOptions: {commands: ['qmsLens.explain']}});
				try {
					for (const [path, text] of Object.entries(files)) {
						await editor.open(path);
						const lines = text.split(/\r\n|\r|\n/);
						for (const [line, content] of lines.entries()) {
							for (const character of new Set([
								0,
								3,
								content.indexOf(':') + 3,
								content.indexOf('"') + 2,
								content.length - 2,
							])) {
								if (character < 0 || character > content.length) continue;
								const at = {textDocument: {uri: editor.uri(path)}, position: {line, character}};
								const found = await editor.request<Hover | null>('textDocument/hover', at);
								if (found) assertInert((found.contents as MarkupContent).value, hover);
							}
							const end = {textDocument: {uri: editor.uri(path)}, position: {line, character: content.length}};
							for (const item of (await editor.request<CompletionItem[] | null>('textDocument/completion', end)) ??
								[]) {
								assertPlain(item.label);
								assertPlain(item.detail ?? '');
								const documentation = item.documentation as MarkupContent | undefined;
								if (documentation) assertInert(documentation.value, hover);
							}
						}
						const uri = {textDocument: {uri: editor.uri(path)}};
						for (const {message, relatedInformation} of editor.diagnostics(path)) {
							assert.doesNotMatch(message as string, disguise);
							for (const related of relatedInformation ?? []) assert.doesNotMatch(related.message, disguise);
						}
						for (const lens of (await editor.request<CodeLens[] | null>('textDocument/codeLens', uri)) ?? []) {
							const {command} = await editor.request<CodeLens>('codeLens/resolve', lens);
							assertPlain(command?.title);
							for (const line of command?.tooltip?.split('\n') ?? []) assertPlain(line);
						}
						for (const symbol of (await editor.request<DocumentSymbol[] | null>('textDocument/documentSymbol', uri)) ??
							[])
							assert.doesNotMatch(`${symbol.name} ${symbol.detail}`, disguise);
					}
					for (const {name} of await editor.request<WorkspaceSymbol[]>('workspace/symbol', {query: ''}))
						assert.doesNotMatch(name, disguise);
					for (const method of [methods.outcomes, methods.documents])
						for (const text of textsIn(await editor.request(method, {}))) assertPlain(text);
					for (const id of ['EO-9', 'EO-9.cause', 'EO-9.effectiveness'])
						for (const text of textsIn(await editor.request(methods.explain, {id, uri: editor.uri('qms.yaml')})))
							assertPlain(text);
				} finally {
					await editor.stop();
				}
			}),
			{numRuns: Number(process.env['QMS_HOSTILE'] ?? 3)},
		);
	});
});
