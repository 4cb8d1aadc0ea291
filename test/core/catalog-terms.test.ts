import assert from 'node:assert/strict';
import {foldTerm, parseTerm} from '../../server/src/core/catalog/terms.ts';

const atoms = (text: string): string =>
	parseTerm(text)
		.atoms.map(atom => (atom.kind === 'gap' ? '~' : `${atom.kind}:${atom.text}`))
		.join(' ');

describe('terms', () => {
	for (const [text, expected] of [
		['root cause*', 'exact:root prefix:cause'],
		['*massnahme', 'suffix:massnahme'],
		['inspect+', 'inflected:inspect'],
		['verif* ~ after rework', 'prefix:verif ~ exact:after exact:rework'],
		['Störfall', 'exact:storfall'],
		['Größe*', 'prefix:grosse'],
		['sous-trait*', 'exact:sous prefix:trait'],
		["jusqu'à", 'exact:jusqu exact:a'],
		["n't", "exact:n't"],
		['ISO 9001:2015', 'exact:iso exact:9001 exact:2015'],
		['  two   blanks ', 'exact:two exact:blanks'],
	] as const) {
		it(`reads ${text}`, () => {
			assert.equal(parseTerm(text).problem, undefined);
			assert.equal(atoms(text), expected);
			assert.equal(atoms(foldTerm(text)), expected, 'folding twice changes nothing');
		});
	}

	for (const text of ['', '   ', '~', '~ a', 'a ~', 'a ~ ~ b', '*', '+', 'a*b', '*a*', 'a+b', '**', '--', 'a* *']) {
		it(`refuses "${text}"`, () => assert.notEqual(parseTerm(text).problem, undefined));
	}
});
