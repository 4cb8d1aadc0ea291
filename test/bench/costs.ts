import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import {findFrontMatter} from '../../server/src/core/syntax/frontMatter.ts';
import {parseMarkdown} from '../../server/src/core/syntax/markdown.ts';

const rounds = 8;

/** What reading and judging the Markdown of a sample cost, in ms a MB, both warm. */
export function costs(sample: string): {readonly parse: number; readonly judge: number; readonly bytes: number} {
	const files = readdirSync(sample, {recursive: true, encoding: 'utf8'})
		.filter(path => path.endsWith('.md'))
		.map(path => ({path, text: readFileSync(join(sample, path), 'utf8')}));
	const bytes = files.reduce((sum, {text}) => sum + text.length, 0);
	const options = {keys: {}, languages: [], kinds: [], listed: true} as const;
	const engine = compileCatalog(builtinCatalog(), {});
	const documents = files.map(file => buildDocument(file, options));
	const parse = best(() => files.forEach(({text}) => parseMarkdown(text, findFrontMatter(text).bodyStart)));
	const judge = best(() => documents.forEach(document => assess(document, engine)));
	return {parse: (parse / bytes) * 1e6, judge: (judge / bytes) * 1e6, bytes};
}

function best(work: () => void): number {
	let least = Infinity;
	for (let round = 0; round < rounds; round++) {
		const begun = performance.now();
		work();
		least = Math.min(least, performance.now() - begun);
	}
	return least;
}
