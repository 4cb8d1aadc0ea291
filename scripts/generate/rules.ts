import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Generated} from './file.ts';

const folder = 'server/src/core/rules';
// Code that rules share; no rule of its own.
const shared = 'support';

/** The list of all rules: every file of a family's folder is one rule, its default export. */
export function rulesIndex(root: string): Generated {
	const files = readdirSync(join(root, folder), {withFileTypes: true})
		.filter(entry => entry.isDirectory() && entry.name !== shared)
		.flatMap(family => readdirSync(join(root, folder, family.name)).map(name => `${family.name}/${name}`))
		.filter(name => name.endsWith('.ts'))
		.sort();
	const nameOf = (file: string): string =>
		file.slice(file.indexOf('/') + 1, -3).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
	const lines = [
		'// Written by `npm run generate` from the files of this folder.',
		...files.map(file => `import ${nameOf(file)} from './${file}';`),
		"import type {Rule} from './rule.ts';",
		'',
		'/** Every rule there is, by family and id. */',
		'export const allRules: readonly Rule[] = [',
		...files.map(file => `\t${nameOf(file)},`),
		'];',
		'',
	];
	return {path: `${folder}/index.ts`, text: lines.join('\n')};
}
