import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import type {WordedAnchor} from '../../server/src/core/catalog/catalog.ts';
import {anchorsOf} from '../../server/src/core/evidence/anchors.ts';
import {type CompiledCriterion, compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {readDocument} from '../../server/src/core/evidence/reading.ts';
import {viewsOf} from '../../server/src/core/evidence/views.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';

// Each second-level heading of the file is a language, each row of its table a sentence and what is found in it.
const file = path.join(import.meta.dirname, '..', 'fixtures', 'evidence', 'anchors.md');
const engine = compileCatalog(builtinCatalog());
const [some] = engine.criteria;

let language = '';
for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
	language = /^## (.*)/.exec(line)?.[1] ?? language;
	const cells = /^\| (.*) \|$/.exec(line)?.[1]?.split(' | ');
	const [sentence = '', who = '', when = '', record = ''] = cells ?? [];
	if (cells === undefined || !/[.]$/.test(sentence)) continue;
	const own = language;
	it(`anchors, ${own}: ${sentence}`, () => {
		assert.deepEqual(found(sentence, own), {who, when, record});
	});
}

function found(sentence: string, own: string): Readonly<Record<WordedAnchor, string>> {
	const document = buildDocument(
		{path: 'procedures/PRO-001.md', text: `---\nlanguage: ${own}\n---\n\n# PRO-001\n\n${sentence}\n`},
		{keys: {}, languages: [], kinds: [], listed: true},
	);
	assert.equal(document.language, own);
	const reading = readDocument(document, engine);
	const view = viewsOf(reading).find(({statements}) => statements.length > 0) ?? assert.fail('no statement');
	const words = (anchor: WordedAnchor): string =>
		anchorsOf(view, asking(anchor), reading, engine).found.map(({text}) => text)[0] ?? '-';
	return {who: words('who'), when: words('when'), record: words('record')};
}

/** A criterion that asks for nothing but the anchor. */
function asking(anchor: WordedAnchor): CompiledCriterion {
	assert.ok(some);
	return {...some, criterion: {...some.criterion, anchors: {all: [anchor], any: []}}};
}
