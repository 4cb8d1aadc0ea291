import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {makeFolder} from '../cli/folder.ts';
import {buildProgram, programFile} from '../support/program.ts';

export const projectRoot = join(import.meta.dirname, '../..');
/** The bundled program as it is published; made once. Returns its path. */
export async function programPath(): Promise<string> {
	await buildProgram();
	return programFile;
}

/** A folder for PATH whose `npm` installs the program in place of the published one, and notes where and which version was asked for. */
export async function fakeNpm(): Promise<{readonly folder: string; asked(): readonly string[]}> {
	const folder = makeFolder({});
	const log = join(folder, 'asked.txt');
	mkdirSync(folder, {recursive: true});
	writeFileSync(log, '');
	writeFileSync(
		join(folder, 'npm'),
		[
			'#!/bin/sh',
			'for word; do last=$word; done',
			`pwd >> "${log}"; echo "$last" >> "${log}"`,
			'mkdir -p "$3/node_modules/qms-lens" && cd "$3/node_modules/qms-lens" || exit 1',
			`cp -R "${dirname(await programPath())}"/*.cjs "${dirname(await programPath())}"/data . && echo '{"bin": {"qms-lens": "cli.cjs"}}' > package.json`,
		].join('\n'),
	);
	chmodSync(join(folder, 'npm'), 0o755);
	return {
		folder,
		asked: () =>
			readFileSync(log, 'utf8')
				.split('\n')
				.filter(line => line !== ''),
	};
}

/** A folder for PATH whose `npx` runs the program in place of the published one, and notes which version was asked for. */
export async function fakeNpx(): Promise<{readonly folder: string; asked(): readonly string[]}> {
	const folder = makeFolder({});
	const log = join(folder, 'asked.txt');
	mkdirSync(folder, {recursive: true});
	writeFileSync(log, '');
	writeFileSync(
		join(folder, 'npx'),
		`#!/bin/sh\nwhile [ "\${1#-}" != "$1" ]; do shift; done\necho "$1" >> "${log}"\nshift\nexec "${process.execPath}" "${await programPath()}" "$@"\n`,
	);
	chmodSync(join(folder, 'npx'), 0o755);
	return {
		folder,
		asked: () =>
			readFileSync(log, 'utf8')
				.split('\n')
				.filter(line => line !== ''),
	};
}

/** The environment of this process without what CI systems set, so that the tests see the same everywhere. */
export function plainEnvironment(): Record<string, string> {
	return Object.fromEntries(
		Object.entries(process.env).flatMap(([name, value]) =>
			value === undefined || /^(?:CI$|CI_|GITHUB_|GITLAB_|RUNNER_|QMS_|FORCE_COLOR$|NO_COLOR$|GIT_)/.test(name)
				? []
				: [[name, value]],
		),
	);
}
