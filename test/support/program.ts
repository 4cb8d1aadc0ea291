import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';

const root = join(import.meta.dirname, '../..');
const folder = '.cache/test/program';

/** The bundled program as it is published, once `buildProgram` has made it; the files that it loads lie beside it. */
export const programFile = join(root, folder, 'cli.cjs');

let built: Promise<unknown> | undefined;

/** Builds the program; once, however often it is asked for. */
export async function buildProgram(): Promise<void> {
	built ??= promisify(execFile)(
		process.execPath,
		['esbuild.mjs', `--out=${folder}`, 'cli', 'commands', 'mcp', 'thread'],
		{cwd: root},
	);
	await built;
}
