import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

const made: string[] = [];

/** A new temporary folder with these files in it; names ending in `/` are folders. `removeFolders` takes it away. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
	const root = realpathSync(mkdtempSync(join(tmpdir(), 'qms-lens-')));
	made.push(root);
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(join(root, path.endsWith('/') ? path : dirname(path)), {recursive: true});
		if (!path.endsWith('/')) writeFileSync(join(root, path), content);
	}
	return root;
}

export function removeFolders(): void {
	for (const folder of made.splice(0)) rmSync(folder, {recursive: true, force: true});
}
