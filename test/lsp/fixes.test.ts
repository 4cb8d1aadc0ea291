import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {CodeAction, Diagnostic, TextEdit, WorkspaceEdit} from 'vscode-languageserver/node';
import {TextDocument} from 'vscode-languageserver-textdocument';
import type {DiagnosticData} from '../../server/src/lsp/convert.ts';
import {clientCommands, methods, type ReasonedFix} from '../../server/src/host/protocol.ts';
import {type Editor, openEditor} from './editor.ts';

/** The files of a sample; those that are no documents by name only. */
function sample(name: string): Record<string, string> {
	const base = join('samples', name);
	return Object.fromEntries(
		readdirSync(base, {recursive: true, withFileTypes: true})
			.filter(entry => entry.isFile())
			.map(entry => {
				const path = join(entry.parentPath, entry.name);
				return [path.slice(base.length + 1), /\.(?:md|ya?ml)$/.test(entry.name) ? readFileSync(path, 'utf8') : ''];
			}),
	);
}

const reason = 'accepted by the quality manager until the next review';
/** These leave something to write; what they are for stands until it is written. */
const isBegun = (title: string): boolean =>
	/^(?:Insert a section|Create \S+ for |Write what is missing |Add justification$)/.test(title);

describe('every quick fix of the sample with gaps', function () {
	this.timeout(240_000);
	const files = sample('acme-valves-gaps');
	let editor: Editor;
	before(async () => {
		editor = await openEditor({files, initializationOptions: {commands: Object.values(clientCommands)}});
	});
	after(() => editor.stop());

	const said = (path: string, {rule, key}: Pick<DiagnosticData, 'rule' | 'key'>): Diagnostic[] =>
		editor
			.diagnostics(path)
			.filter(({data}) => (data as DiagnosticData).rule === rule && (data as DiagnosticData).key === key);
	const errors = (): number =>
		Object.keys(files)
			.flatMap(path => editor.diagnostics(path))
			.filter(({code}) =>
				['syntax-invalid', 'configuration-invalid', 'directive-not-understood', 'suppression-without-reason'].includes(
					String(code),
				),
			).length;

	/** What an edit makes of the disk; nothing is opened. */
	function outcome(edit: WorkspaceEdit): Record<string, string> {
		const changes = Object.entries(edit.changes ?? {});
		for (const change of edit.documentChanges ?? [])
			if ('edits' in change) changes.push([change.textDocument.uri, change.edits as TextEdit[]]);
		return Object.fromEntries(
			changes.map(([uri, edits]) => {
				const path = decodeURIComponent(uri.replace('file:///qms/', ''));
				return [path, TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 0, files[path] ?? ''), edits)];
			}),
		);
	}

	async function offered(path: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
		const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
			textDocument: {uri: editor.uri(path)},
			range: diagnostic.range,
			context: {diagnostics: [diagnostic], only: ['quickfix']},
		});
		return actions.filter(({diagnostics}) => diagnostics !== undefined);
	}

	it('leaves nothing of what it was offered for, and breaks nothing', async () => {
		const left: string[] = [];
		const seen = new Map<string, number>();
		const broken = errors();
		for (const path of Object.keys(files)) {
			for (const diagnostic of editor.diagnostics(path)) {
				for (const action of await offered(path, diagnostic)) {
					const elsewhere = /^Insert a section .*\) in /.test(action.title);
					const kind = `${action.title.replace(/ .*/, '')}${elsewhere ? ' elsewhere' : ''}`;
					const rule = String(diagnostic.code);
					// The same kind of fix of the same rule is tried twice; more say nothing new.
					const tried = seen.get(`${rule} ${kind}`) ?? 0;
					if (tried >= 2) continue;
					seen.set(`${rule} ${kind}`, tried + 1);
					// A command beside an edit only selects what is to be written.
					const fix =
						action.edit === undefined ? (action.command?.arguments?.[0] as ReasonedFix | undefined) : undefined;
					const edit =
						fix === undefined
							? action.edit
							: await editor.request<WorkspaceEdit | null>(methods.reasonedFix, {...fix, reason});
					const made = edit === undefined || edit === null ? {} : outcome(edit);
					if (Object.keys(made).length === 0) {
						left.push(`${rule}: "${action.title}" does nothing in ${path}`);
						continue;
					}
					if (
						elsewhere !== (action.title.startsWith('Insert ') && !path.endsWith('.md')) ||
						(elsewhere && !Object.keys(made).every(each => each.endsWith('.md')))
					)
						left.push(`${rule}: "${action.title}" at ${path} writes to ${Object.keys(made).join()}`);
					const data = diagnostic.data as DiagnosticData;
					const before = said(path, data).map(({message}) => message as string);
					await editor.disk(made);
					await editor.settled();
					// What is not applicable goes from the list of what is open, where more is open than that.
					const after = said(path, data).map(({message}) => message as string);
					if (
						!isBegun(action.title) &&
						(action.title.startsWith('Mark ') ? after.join() === before.join() : after.length >= before.length)
					)
						left.push(`${rule}: "${action.title}" leaves ${path}:${diagnostic.range.start.line + 1}: ${before.join()}`);
					if (isBegun(action.title) && !Object.values(made).some(text => /\[(?:Describe:|Say )/.test(text)))
						left.push(`${rule}: "${action.title}" writes no prompts`);
					if (errors() > broken) left.push(`${rule}: "${action.title}" breaks ${Object.entries(made).join()}`);
					await editor.disk(Object.fromEntries(Object.keys(made).map(changed => [changed, files[changed]])));
					await editor.settled();
				}
			}
		}
		assert.deepEqual(left, []);
		for (const kind of [
			'Claim',
			'Insert',
			'Insert elsewhere',
			'Add',
			'Change',
			'Create',
			'Silence',
			'Mark',
			'Remove',
			'Set',
		])
			assert.ok(
				[...seen.keys()].some(key => key.endsWith(` ${kind}`)),
				`No fix of the kind ${kind} was offered.`,
			);
	});
});
