import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import type {Generated} from './file.ts';

const folder = 'server/src/core/evidence/likelihood';

/** The words of everyday work by sense as JSON, from their YAML; a word that is not folded is an error that names it. */
export function lexiconFile(root: string): Generated {
	const {senses} = parse(readFileSync(join(root, folder, 'lexicon.yaml'), 'utf8')) as {
		readonly senses: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
	};
	for (const [sense, words] of Object.entries(senses))
		for (const word of Object.values(words).flat())
			if (typeof word !== 'string' || !/^~?[a-z0-9]+(?: [a-z0-9]+)*$/.test(word))
				throw new Error(
					`${folder}/lexicon.yaml: ${sense}: "${String(word)}" is no folded word; write a to z and 0 to 9.`,
				);
	return {path: `${folder}/lexicon.generated.json`, text: `${JSON.stringify({senses}, undefined, '\t')}\n`};
}
