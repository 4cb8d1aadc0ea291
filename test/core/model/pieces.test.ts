import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseMarkdown} from '../../../server/src/core/syntax/markdown.ts';
import {cutToPieces, PieceTrees} from '../../../server/src/core/syntax/pieces.ts';
import {plainParagraph} from '../../../server/src/core/syntax/plain.ts';
import {anyText} from './texts.ts';

/** A tree with offsets, and without lines and columns. */
function inPlace(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inPlace);
	if (typeof value !== 'object' || value === null) return value;
	if ('offset' in value) return value.offset;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => name !== 'position' || !('type' in value && value.type === 'root'))
			.map(([name, inner]) => [name, inPlace(inner)]),
	);
}

const same = (source: string, trees: PieceTrees): void =>
	assert.deepEqual(
		inPlace(parseMarkdown(source, 0, trees).root),
		inPlace(parseMarkdown(source).root),
		JSON.stringify(source),
	);

describe('parsing piece by piece', () => {
	it('gives the tree of the whole text, of any text', () => {
		const headed = fc
			.array(
				fc.tuple(
					anyText,
					fc.constantFrom(
						'\n\n# A\n\n',
						'\n\n## B\n',
						'\n# C\n',
						'\n\n# A\n\n```\n',
						'\n\n- # D\n\n',
						'\n\nText\n',
						'\n\n- item\n\nWords of two lines,\n(and more) - "so": 5 %.\n\n',
						'\n\n1. item\n\n   more\n\nThen\n---\n',
						'\n\nName | Value\n---|---\na | b\n\n',
						"\n\n> quote\n\nÄhnlich d'été\n",
					),
				),
				{maxLength: 5},
			)
			.map(parts => parts.flat().join(''));
		fc.assert(
			fc.property(headed, source => same(source, new PieceTrees())),
			{numRuns: Number(process.env['QMS_RUNS'] ?? 300)},
		);
	});

	it('gives it after any edits', () => {
		const sample = readFileSync('samples/acme-valves/procedures/PRO-001-control-of-documented-information.md', 'utf8');
		const edit = fc.record({
			at: fc.nat(sample.length),
			remove: fc.nat(30),
			insert: fc.oneof(
				fc.constantFrom('e', ' ', '\n', '\n\n# New\n\n', '```\n', '<!-- ', '-->', '- ', '[x]: y\n', '<div>\n'),
				anyText,
			),
		});
		fc.assert(
			fc.property(fc.array(edit, {minLength: 1, maxLength: 8}), edits => {
				const trees = new PieceTrees();
				let text = sample;
				same(text, trees);
				for (const {at, remove, insert} of edits) {
					text = text.slice(0, at) + insert + text.slice(at + remove);
					same(text, trees);
				}
			}),
			{numRuns: Number(process.env['QMS_RUNS'] ?? 60)},
		);
	});

	it('cuts the documents of the samples', () => {
		for (const folder of ['samples/acme-valves', 'samples/kleinwerk']) {
			for (const path of readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(each => each.endsWith('.md')))
				same(readFileSync(join(folder, path), 'utf8'), new PieceTrees());
		}
		const text = readFileSync('samples/acme-valves/procedures/PRO-001-control-of-documented-information.md', 'utf8');
		assert.ok(cutToPieces(text).length > 8);
	});
});

describe('a paragraph of plain words', () => {
	it('has the tree that the parser gives', () => {
		const line = fc
			.array(
				fc.constantFrom(
					'a',
					'Words',
					'é',
					'5',
					' ',
					' ',
					',',
					'.',
					';',
					':',
					'(',
					')',
					"'",
					'"',
					'%',
					'/',
					'–',
					'-',
					'www.x.de',
					'http://x',
					'e\u0301',
					'字',
				),
				{minLength: 1, maxLength: 8},
			)
			.map(parts => parts.join(''));
		let plain = 0;
		fc.assert(
			fc.property(
				fc.array(line, {minLength: 1, maxLength: 3}).map(lines => lines.join('\n')),
				fc.constantFrom('', '\n', '\n\n'),
				(text, end) => {
					const tree = plainParagraph(text + end);
					if (!tree) return;
					plain++;
					assert.deepEqual(inPlace(tree), inPlace(parseMarkdown(text + end).root), JSON.stringify(text + end));
				},
			),
			{numRuns: Number(process.env['QMS_RUNS'] ?? 2000)},
		);
		assert.ok(plain > 20, `${plain} plain paragraphs`);
	});

	it('is none of what means more', () => {
		for (const text of [
			'# A',
			'- a',
			'1. a',
			'> a',
			'a\n- b',
			'a\n===',
			'a\n---',
			'a *b*',
			'a_b_',
			'a `b`',
			'a <b>',
			'a & b',
			'a\\b',
			'a [b]',
			'![a]',
			'a  \nb',
			'a \nb',
			' a',
			'a\n b',
			'a\n\nb',
			'a|b',
			'a\tb',
			'a\r\nb',
			'',
			'\n',
			'5 a',
			'a\n5. b',
			'a~~b~~',
			'a\0',
		])
			assert.equal(plainParagraph(text), undefined, JSON.stringify(text));
	});
});
