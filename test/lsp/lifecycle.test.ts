import assert from 'node:assert/strict';
import {type Editor, openEditor} from './editor.ts';

const manual = `# Quality manual

## Responsibilities

Everyone is responsible for quality.
`;

describe('server life', () => {
	let editor: Editor;
	afterEach(() => editor.stop());

	it('publishes findings of files that are not open', async () => {
		editor = await openEditor({files: {'qms.yaml': 'include: ["**/*.md"]\n', 'manual.md': manual}});
		assert.ok(editor.diagnostics('manual.md').some(({code}) => code === 'everyone-responsible'));
	});

	it('follows unsaved edits', async () => {
		editor = await openEditor({files: {'qms.yaml': 'include: ["**/*.md"]\n', 'manual.md': manual}});
		await editor.open('manual.md');
		await editor.replace('manual.md', 'Everyone is responsible for quality.', 'The quality manager releases every batch.');
		assert.deepEqual(editor.diagnostics('manual.md').filter(({code}) => code === 'everyone-responsible'), []);
	});
});
