import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {files} from '../../lsp/fixture.ts';

/** The small QMS that the protocol tests use as well. */
export default function fill(folder: string): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), {recursive: true});
		writeFileSync(join(folder, path), text);
	}
	// Nothing falls overdue between two runs.
	mkdirSync(join(folder, '.vscode'), {recursive: true});
	writeFileSync(
		join(folder, '.vscode/settings.json'),
		'{"qmsLens.today": "2026-11-23", "qmsLens.reader": "M. Keller"}\n',
	);
}
