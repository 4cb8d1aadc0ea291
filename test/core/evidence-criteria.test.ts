import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';

// Each second-level heading of the file is a case, each fence a procedure. `shows=` names criteria for which the text is
// shown or offered to a reader as possible, `lacks=` criteria for which it must never be called evidence.
const file = path.join(import.meta.dirname, '..', 'fixtures', 'evidence', 'criteria.md');
const engine = compileCatalog(builtinCatalog());
const criteria = new Map(
	engine.catalog.outcomes.flatMap(outcome => outcome.criteria.map(criterion => [criterion.id, criterion] as const)),
);

let title = '';
for (const [, heading, info = '', text = ''] of fs
	.readFileSync(file, 'utf8')
	.matchAll(/^## (.*)$|^````md (.*)\n([^]*?)^````$/gm)) {
	if (heading !== undefined) title = heading;
	else describe(title, () => it(`${info}: ${text.replace(/\s+/g, ' ').slice(0, 60)}`, () => check(info, text)));
}

function check(info: string, text: string): void {
	const {criteria: found} = assess(
		buildDocument({path: 'procedures/PRO-001.md', text}, {keys: {}, languages: [], kinds: [], listed: true}),
		engine,
	);
	const answers = (id: string): readonly string[] => {
		assert.ok(criteria.has(id), id);
		return (found.get(id) ?? []).map(({answer}) => answer);
	};
	for (const id of listed('shows', info)) assert.ok(answers(id).length > 0, `${id} is not even possible`);
	for (const id of listed('lacks', info)) assert.ok(!answers(id).includes('shown'), `${id} is shown`);
}

function listed(key: string, info: string): readonly string[] {
	return new RegExp(`\\b${key}=(\\S+)`).exec(info)?.[1]?.split(',') ?? [];
}
