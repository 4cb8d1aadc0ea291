import assert from 'node:assert/strict';
import {folds} from '../../server/src/core/features/folding.ts';
import {createQms} from '../../server/src/core/service.ts';

/** The text that the fold of the head covers. */
function folded(text: string): string | undefined {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({set: [{path: 'procedures/a.md', text}]});
	const document = qms.snapshot.documents.get('procedures/a.md')?.document;
	assert.ok(document?.qms);
	const span = folds(document, text).find(({kind}) => kind === 'head')?.span;
	return span === undefined ? undefined : text.slice(span.start, span.end);
}

const keys = 'id: PRO-001\nkind: procedure\nstatus: draft\n';
const body = '\n# Title\n\nText.\n';
const heads: readonly (readonly [name: string, before: string, head: string])[] = [
	['a list as its last key', '', `---\n${keys}records:\n  - REC-1\n  - REC-2\n---\n`],
	['a mapping as its last key', '', `---\n${keys}review:\n  interval: P12M\n---\n`],
	['a text of several lines as its last key', '', `---\n${keys}title: |\n  One\n  two\n---\n`],
	['a comment before the closing fence', '', `---\n${keys}# until here\n---\n`],
	['blank lines before the closing fence', '', `---\n${keys}\n\n---\n`],
	['dots as its closing fence', '', `---\n${keys}...\n`],
	['blank lines above it', '\n\n', `---\n${keys}---\n`],
	['CRLF', '', `---\n${keys}records:\n  - REC-1\n---\n`.replaceAll('\n', '\r\n')],
	['no closing fence', '', `---\n${keys}`],
	['no opening fence', '', `${keys}---\n`],
];

describe('folding of a head', () => {
	for (const [name, before, head] of heads)
		it(`ends where the head ends: ${name}`, () => assert.equal(folded(before + head + body), head));
	it('ends with a file that holds nothing else', () => assert.equal(folded(`---\n${keys}---`), `---\n${keys}---`));
	it('takes in the rules around a head below the title', () => {
		const head = '---\nid: PRO-001\nversion: 1\n---\n';
		assert.equal(folded(`# Orders\n\n${head}\nText.\n`), head);
	});

	it('takes in the pairs of a head in the text', () => {
		assert.equal(
			folded('# Title\n\n**Id:** PRO-001\n**Owner:** Quality manager\n**Status:** draft\n\nText.\n'),
			'Id:** PRO-001\n**Owner:** Quality manager\n**Status:** draft',
		);
	});
});
