import {buildSync} from 'esbuild';
import type {Generated} from './file.ts';

/**
 * The part of the product that starts git, as the GitHub Action takes it: the action runs from a checkout in which nothing is
 * installed or built, and git is to be started there as everywhere else.
 */
export function gitFetch(root: string): Generated {
	const {outputFiles} = buildSync({
		entryPoints: ['server/src/node/git-fetch.ts'],
		absWorkingDir: root,
		bundle: true,
		write: false,
		platform: 'node',
		format: 'esm',
		target: 'node20',
		charset: 'utf8',
		banner: {js: '// Made of server/src/node/git-fetch.ts: npm run generate'},
	});
	return {path: 'scripts/git-fetch.generated.mjs', text: outputFiles[0]?.text ?? ''};
}
