// A fresh copy of a workspace for each run, so that no suite sees what another left behind.
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {projectRoot} from './hosts/cache.ts';

export interface FreshWorkspace {
	readonly path: string;
	remove(): void;
}

/**
 * A workspace is, in this order: a module `workspaces/NAME.ts` whose default export fills a folder, a folder
 * `workspaces/NAME`, or a folder of `samples`. One that holds `NAME.code-workspace` is opened through that file.
 */
export async function freshWorkspace(name: string): Promise<FreshWorkspace> {
	const own = join(import.meta.dirname, 'workspaces');
	const parent = mkdtempSync(join(tmpdir(), 'qms-e2e-'));
	const path = join(parent, name);
	if (existsSync(join(own, `${name}.ts`))) {
		mkdirSync(path);
		const {default: fill} = (await import(join(own, `${name}.ts`))) as {
			default: (folder: string) => void | Promise<void>;
		};
		await fill(path);
	} else {
		const source = [join(own, name), join(projectRoot, 'samples', name)].find(folder => existsSync(folder));
		if (source === undefined) throw new Error(`There is no workspace ${name}.`);
		cpSync(source, path, {recursive: true});
	}
	const file = join(path, `${name}.code-workspace`);
	return {path: existsSync(file) ? file : path, remove: () => rmSync(parent, {recursive: true, force: true})};
}
