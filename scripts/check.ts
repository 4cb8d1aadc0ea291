// Everything that can be checked without running the tests, in seconds: types, lint, format, unused code, links, generated files.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';

const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
	['types', 'tsc', '-b'],
	['lint', 'oxlint', '--type-aware', '--quiet'],
	['format', 'biome', 'format', '.'],
	['unused', 'knip', '--no-progress', '--cache', '--cache-location', '.cache/knip'],
	['links', 'node', 'scripts/docs.ts', '--check'],
	...(existsSync('scripts/generate.ts') ? [['generated', 'node', 'scripts/generate.ts', '--check'] as const] : []),
];

let failed = false;
for (const [name, command, ...args] of steps) {
	const begun = performance.now();
	const {status} = spawnSync(command, args, {stdio: 'inherit'});
	const seconds = ((performance.now() - begun) / 1000).toFixed(1);
	console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
	if (status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
