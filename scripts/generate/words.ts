import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {languages} from '../../server/src/core/model/document.ts';
import type {Generated} from './file.ts';

const folder = 'server/src/core/model/words';

/** Lists of words by subject and canonical name. */
interface WordTree {
	readonly [name: string]: readonly string[] | WordTree;
}

/** The words by which documents are read as JSON, from their YAML files: a folder a language, a file a subject. */
export function wordsFile(root: string): Generated {
	const merged: Record<string, WordTree> = {};
	for (const language of languages) {
		const base = join(root, folder, language);
		for (const name of readdirSync(base).sort()) {
			const file = `${folder}/${language}/${name}`;
			const subject = name.replace(/\.yaml$/, '');
			const read: unknown = parse(readFileSync(join(base, name), 'utf8'));
			merged[subject] = joined(merged[subject] ?? {}, treeOf(read, file), file);
		}
	}
	return {path: `${folder}.generated.json`, text: `${JSON.stringify(merged, undefined, '\t')}\n`};
}

function treeOf(value: unknown, place: string): WordTree {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${place} is not a map`);
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]: [string, unknown]) => [
			name,
			Array.isArray(inner)
				? inner.map((word, at) => {
						if (typeof word !== 'string') throw new Error(`${place}: ${name}, word ${at + 1} is not a text; quote it`);
						return word;
					})
				: treeOf(inner, `${place}: ${name}`),
		]),
	);
}

/** Both together: the words of one language after those of the one before. */
function joined(before: WordTree, added: WordTree, place: string): WordTree {
	const result: Record<string, readonly string[] | WordTree> = {...before};
	for (const [name, inner] of Object.entries(added)) {
		const known = result[name];
		if (known === undefined) result[name] = inner;
		else if (isList(known) && isList(inner)) result[name] = [...new Set([...known, ...inner])];
		else if (!isList(known) && !isList(inner)) result[name] = joined(known, inner, `${place}: ${name}`);
		else throw new Error(`${place}: ${name} is a list in one language and a map in another`);
	}
	return result;
}

const isList = (value: readonly string[] | WordTree): value is readonly string[] => Array.isArray(value);
