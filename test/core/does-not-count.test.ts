import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';

// A file for each outcome; each second-level heading is a criterion, the quotation what its catalogue says does not count, each
// fence a text of that kind in the language it names.
const folder = path.join(import.meta.dirname, '..', 'fixtures', 'evidence', 'does-not-count');
const engine = compileCatalog(builtinCatalog());

interface Text {
	readonly language: string;
	readonly text: string;
}

interface Case {
	readonly line: string;
	readonly texts: readonly Text[];
}

const cases = new Map<string, Case>(
	fs.readdirSync(folder).flatMap(name => casesIn(fs.readFileSync(path.join(folder, name), 'utf8'))),
);

function casesIn(file: string): readonly (readonly [string, Case])[] {
	return file
		.split(/^## (?=EO-\d+\.)/m)
		.slice(1)
		.map(part => [
			/^\S+/.exec(part)?.[0] ?? '',
			{
				line: /^> (.*)$/m.exec(part)?.[1] ?? '',
				texts: [...part.matchAll(/^````md (\w+)\n([^]*?)^````$/gm)].map(([, language = '', text = '']) => ({
					language,
					text,
				})),
			},
		]);
}

/** What the text is called for the criterion, as a controlled procedure and as a page that says no more of itself than its title. */
function answers(criterion: string, {language, text}: Text): readonly string[] {
	const head = `---\nlanguage: ${language}\n---\n\n`;
	return ['procedures/PRO-001.md', 'docs/page.md'].flatMap(file => {
		const document = buildDocument({path: file, text: head + text}, {keys: {}, languages: [], kinds: [], listed: true});
		assert.equal(document.language, language);
		return (assess(document, engine).criteria.get(criterion) ?? []).map(({answer}) => answer);
	});
}

describe('what does not count', () => {
	for (const {criteria} of engine.catalog.outcomes) {
		for (const {id, notCounts} of criteria) {
			it(`is never evidence of ${id}`, () => {
				const {line, texts} = cases.get(id) ?? assert.fail('no text says what does not count');
				assert.equal(line, notCounts.replace(/\s+/g, ' ').trim());
				assert.ok(new Set(texts.map(({language}) => language)).size >= 2, 'texts in two languages or more');
				for (const text of texts) assert.ok(!answers(id, text).includes('shown'), `shown: ${text.text}`);
			});
		}
	}
});
