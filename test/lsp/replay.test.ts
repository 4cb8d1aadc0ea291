import assert from 'node:assert/strict';
import fc from 'fast-check';
import {createQms} from '../../server/src/core/service.ts';
import {positionAt} from '../../server/src/core/text/lines.ts';
import {listingOf} from '../../server/src/host/listing.ts';
import {type Editor, folder, openEditor, today} from './editor.ts';
import {methods} from '../../server/src/host/protocol.ts';
import {files} from './fixture.ts';

/** What the command line says of the same content, in the form of `Editor.shown`. */
function fromScratch(content: ReadonlyMap<string, string>): string[] {
	const texts = new Map([...content].map(([uri, text]) => [decodeURIComponent(uri.slice(folder.length + 1)), text]));
	const listing = listingOf([...texts.keys()], new Map());
	const qms = createQms({today: () => today});
	qms.apply({
		set: listing.documents.map(path => ({path, text: texts.get(path) ?? ''})),
		files: listing.files.filter(path => !listing.documents.includes(path)),
	});
	// The editor does not tell a folder without a QMS that it has none.
	if (!texts.has('qms.yaml') && ![...qms.snapshot.documents.values()].some(({document}) => document.qms)) return [];
	return qms
		.findings()
		.map(({path, span, rule, message}) => {
			const lines = qms.lineStarts(path);
			// Of what spans lines the editor underlines the first.
			const [first = ''] = (texts.get(path) ?? '').slice(span.start, span.end).split(/\r\n|\r|\n/);
			const spans = positionAt(lines, span.end).line > positionAt(lines, span.start).line;
			const end = spans ? span.start + Math.max(1, first.trimEnd().length) : span.end;
			const [from, to] = [positionAt(lines, span.start), positionAt(lines, end)];
			return `${folder}/${path}:${from.line}:${from.character}-${to.line}:${to.character} ${rule} ${message}`;
		})
		.sort();
}

type Step =
	| {readonly do: 'open' | 'close' | 'undo' | 'delete'; readonly file: number}
	| {readonly do: 'type'; readonly file: number; readonly at: number; readonly remove: number; readonly text: string}
	| {readonly do: 'write'; readonly file: number; readonly from: number}
	| {readonly do: 'rename'; readonly file: number; readonly name: string}
	| {readonly do: 'config'; readonly text: string}
	| {readonly do: 'again'};

const names = Object.keys(files);
const texts = Object.values(files);
const file = fc.nat(names.length - 1);
const pasted = fc.constantFrom(
	'x',
	'\n',
	' ',
	'---\n',
	'## Find the cause\n',
	'<!-- qms: covers EO-9.cause -->\n',
	'<!-- qms: covers EO-8 -->',
	'PRO-002',
	'\n\n# Another title\n\n',
	'status: draft\n',
	'| Record | Kept |\n| --- | --- |\n| REC-CAR | P10Y |\n',
	'The quality manager answers each complaint within two days.\n',
	'"',
	'[a](b.md)',
	'\r\n',
	'😀',
	'- { name: x',
);
const step: fc.Arbitrary<Step> = fc.oneof(
	{weight: 3, arbitrary: fc.record({do: fc.constant('open' as const), file})},
	{
		weight: 8,
		arbitrary: fc.record({do: fc.constant('type' as const), file, at: fc.nat(2000), remove: fc.nat(40), text: pasted}),
	},
	{weight: 1, arbitrary: fc.record({do: fc.constantFrom('close' as const, 'undo' as const, 'delete' as const), file})},
	{weight: 1, arbitrary: fc.record({do: fc.constant('write' as const), file, from: file})},
	{weight: 1, arbitrary: fc.record({do: fc.constant('again' as const)})},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('rename' as const),
			file,
			name: fc.constantFrom('docs/moved.md', 'other/PRO-009 späte Änderung.md', 'docs/deep/er/qms.yaml'),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('config' as const),
			text: fc.constantFrom(
				files['qms.yaml'],
				'include: ["docs/**"]\n',
				'rules: {outcome-gap: off}\n',
				'exclude: ["processes/**"]\nroles: {quality-manager: {title: QM}}\n',
				'include: [',
				'',
			),
		}),
	},
);

/** Carries out a step as an editor would; steps that make no sense at this moment do nothing. */
async function run(editor: Editor, action: Step, opened: Map<string, string[]>): Promise<void> {
	if (action.do === 'config') return editor.disk({'qms.yaml': action.text});
	// The next step comes while everything is being read again.
	if (action.do === 'again') return void editor.request(methods.refresh, {}).catch(() => undefined);
	const name = names[action.file] ?? '';
	const content = editor.content();
	const there = content.has(editor.uri(name));
	const history = opened.get(name);
	switch (action.do) {
		case 'open':
			if (!there || history !== undefined) return;
			opened.set(name, []);
			return editor.open(name);
		case 'close':
			opened.delete(name);
			return history === undefined ? undefined : editor.close(name);
		case 'type': {
			if (history === undefined) return;
			const document = editor.document(name);
			const length = document.getText().length;
			history.push(document.getText());
			const start = Math.min(action.at, length);
			await editor.type(
				name,
				{start: document.positionAt(start), end: document.positionAt(Math.min(length, start + action.remove))},
				action.text,
			);
			return editor.settled();
		}
		case 'undo': {
			const before = history?.pop();
			if (before === undefined) return;
			const document = editor.document(name);
			await editor.type(
				name,
				{start: document.positionAt(0), end: document.positionAt(document.getText().length)},
				before,
			);
			return editor.settled();
		}
		case 'delete':
			return there ? editor.disk({[name]: undefined}) : undefined;
		case 'write':
			return history === undefined ? editor.disk({[name]: texts[action.from] ?? ''}) : undefined;
		case 'rename':
			return there && history === undefined
				? editor.disk({[name]: undefined, [action.name]: content.get(editor.uri(name)) ?? ''})
				: undefined;
	}
}

describe('editor and command line', () => {
	it('say the same after any edits', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, {minLength: 3, maxLength: 14}), async steps => {
				const editor = await openEditor({files});
				try {
					assert.deepEqual(editor.shown(), fromScratch(editor.content()));
					const opened = new Map<string, string[]>();
					for (const action of steps) {
						await run(editor, action, opened);
						// A nested root is one of its own; the command line is asked for each by itself.
						if ([...editor.content().keys()].some(uri => uri.endsWith('/er/qms.yaml'))) break;
						assert.deepEqual(editor.shown(), fromScratch(editor.content()), JSON.stringify(action));
					}
				} finally {
					await editor.stop();
				}
			}),
			{numRuns: Number(process.env['QMS_REPLAYS'] ?? 8)},
		);
	});
});
