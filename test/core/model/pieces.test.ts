import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseMarkdown} from '../../../server/src/core/syntax/markdown.ts';
import {cutAtHeadings, PieceTrees} from '../../../server/src/core/syntax/pieces.ts';
import {anyText} from './texts.ts';

/** A tree with offsets, and without lines and columns. */
function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== 'object' || value === null) return value;
	if ('offset' in value) return value.offset;
	return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'position' || !('type' in value && value.type === 'root')).map(([name, inner]) => [name, plain(inner)]));
}

const same = (source: string, trees: PieceTrees): void => assert.deepEqual(plain(parseMarkdown(source, 0, trees).root), plain(parseMarkdown(source).root), JSON.stringify(source));

describe('parsing piece by piece', () => {
	it('gives the tree of the whole text, of any text', () => {
		const headed = fc.array(fc.tuple(anyText, fc.constantFrom('\n\n# A\n\n', '\n\n## B\n', '\n# C\n', '\n\n# A\n\n```\n', '\n\n- # D\n\n')), {maxLength: 5}).map(parts => parts.flat().join(''));
		fc.assert(fc.property(headed, source => same(source, new PieceTrees())), {numRuns: Number(process.env['QMS_RUNS'] ?? 300)});
	});

	it('gives it after any edits', () => {
		const sample = readFileSync('samples/acme-valves/procedures/PRO-001-control-of-documented-information.md', 'utf8');
		const edit = fc.record({at: fc.nat(sample.length), remove: fc.nat(30), insert: fc.oneof(fc.constantFrom('e', ' ', '\n', '\n\n# New\n\n', '```\n', '<!-- ', '-->', '- ', '[x]: y\n', '<div>\n'), anyText)});
		fc.assert(fc.property(fc.array(edit, {minLength: 1, maxLength: 8}), edits => {
			const trees = new PieceTrees();
			let text = sample;
			same(text, trees);
			for (const {at, remove, insert} of edits) {
				text = text.slice(0, at) + insert + text.slice(at + remove);
				same(text, trees);
			}
		}), {numRuns: Number(process.env['QMS_RUNS'] ?? 60)});
	});

	it('cuts the documents of the samples', () => {
		for (const folder of ['samples/acme-valves', 'samples/kleinwerk']) {
			for (const path of readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(each => each.endsWith('.md'))) same(readFileSync(join(folder, path), 'utf8'), new PieceTrees());
		}
		const text = readFileSync('samples/acme-valves/procedures/PRO-001-control-of-documented-information.md', 'utf8');
		assert.ok(cutAtHeadings(text).length > 4);
	});
});
