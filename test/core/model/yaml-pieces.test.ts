import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {parseYaml} from '../../../server/src/core/syntax/yaml.ts';
import type {YamlPieces} from '../../../server/src/core/syntax/yamlPieces.ts';
import {Versions} from '../../../server/src/core/text/versions.ts';
import {anyText} from './texts.ts';

const same = (text: string, pieces: YamlPieces): void => {
	assert.deepEqual(parseYaml(text, 7, 'yaml', pieces), parseYaml(text, 7), JSON.stringify(text));
	pieces.turn();
};

const folder = 'samples/acme-valves/processes';
const samples = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'));

describe('parsing YAML key by key', () => {
	it('gives the values of the whole text, of any text', () => {
		const line = fc.oneof(
			fc.constantFrom(
				'id: A-1\n',
				'title: x\n',
				' x\n',
				'list:\n',
				'  - a\n',
				'- b\n',
				'# note\n',
				' # note\n',
				'\n',
				'a: "b\n',
				'c"\n',
				'd: |\n',
				'  text\n',
				'e: {f: 1,\n',
				'g: 2}\n',
				'k: v # w\n',
				'...\n',
				'? q\n',
				'word\n',
				'ключ: 1\n',
				'"quoted": 1\n',
				'x : y\n',
				'y:z\n',
				'm: >+\n',
				'   deep\n\n',
				'n:\n  o: 1\n  p:\n',
			),
			anyText,
		);
		fc.assert(
			fc.property(
				fc.array(line, {maxLength: 9}).map(lines => lines.join('')),
				text => same(text, new Versions()),
			),
			{numRuns: Number(process.env['QMS_RUNS'] ?? 500)},
		);
	});

	it('gives them after any edits', () => {
		const edit = fc.record({
			at: fc.nat(3000),
			remove: fc.oneof({weight: 3, arbitrary: fc.constant(0)}, fc.nat(30)),
			insert: fc.oneof(
				fc.constantFrom(
					'e',
					' ',
					'\n',
					': ',
					'# ',
					'"',
					'{',
					'- ',
					'\nkey: value\n',
					'|',
					'&a ',
					'*a',
					'\t',
					'[',
					']',
					'---\n',
				),
				anyText,
			),
		});
		fc.assert(
			fc.property(fc.constantFrom(...samples), fc.array(edit, {minLength: 1, maxLength: 8}), (sample, edits) => {
				const pieces: YamlPieces = new Versions();
				let text = sample;
				same(text, pieces);
				for (const {at, remove, insert} of edits) {
					text = text.slice(0, at) + insert + text.slice(at + remove);
					same(text, pieces);
				}
			}),
			{numRuns: Number(process.env['QMS_RUNS'] ?? 60)},
		);
	});

	it('parses one key anew where one changed', () => {
		const pieces: YamlPieces = new Versions();
		const text = samples[0] ?? '';
		parseYaml(text, 0, 'yaml', pieces);
		pieces.turn();
		const kept = [...text.matchAll(/^\w+:/gm)].length - 1;
		const known: unknown[] = [];
		const watch = {
			get: (piece: string) => {
				const map = pieces.get(piece);
				if (map) known.push(map);
				return map;
			},
			set: pieces.set.bind(pieces),
			turn: pieces.turn.bind(pieces),
		} as unknown as YamlPieces;
		parseYaml(text.replace(/^title: /m, 'title: New '), 0, 'yaml', watch);
		assert.equal(known.length, kept);
	});
});
