import assert from 'node:assert/strict';
import fc from 'fast-check';
import {MatcherBuilder} from '../../server/src/core/evidence/match.ts';
import {inflections, parseTerm} from '../../server/src/core/evidence/terms.ts';

function find(terms: Readonly<Record<string, number>>, text: string): string[] {
	const builder = new MatcherBuilder();
	for (const [term, strength] of Object.entries(terms)) builder.add(term, 0, strength);
	const words = text.split(' ');
	return builder
		.build()
		.match(words)
		.map(hit => `${words.slice(hit.start, hit.end).join(' ')}/${hit.strength}`);
}

describe('terms', () => {
	it('spells out the regular forms of a verb', () => {
		assert.deepEqual(inflections('define'), ['define', 'defines', 'defined', 'defining']);
		assert.deepEqual(inflections('notify'), ['notify', 'notifies', 'notified', 'notifying']);
		assert.deepEqual(inflections('establish'), ['establish', 'establishes', 'established', 'establishing']);
		assert.ok(inflections('stop').includes('stopped'));
		assert.ok(inflections('display').includes('displayed'));
	});

	it('leaves out what holds no word', () => {
		assert.equal(parseTerm('~ ~'), undefined);
		assert.equal(parseTerm('*'), undefined);
		assert.equal(parseTerm(''), undefined);
	});

	it('folds as texts are folded', () => {
		assert.deepEqual(parseTerm('Maßnahme*'), parseTerm('massnahme*'));
	});
});

describe('matcher', () => {
	it('finds exact words, prefixes, suffixes and words with a hole', () => {
		assert.deepEqual(find({audit: 3}, 'an audit of audits'), ['audit/3']);
		assert.deepEqual(find({'audit*': 3}, 'an audit of audits'), ['audit/3', 'audits/3']);
		assert.deepEqual(find({'*prozess': 2}, 'kernprozess und prozesse'), ['kernprozess/2']);
		assert.deepEqual(find({'organi*ational knowledge': 2}, 'organizational knowledge organisational knowledge'), [
			'organizational knowledge/2',
			'organisational knowledge/2',
		]);
	});

	it('does not take a verb for a word that begins alike', () => {
		assert.deepEqual(find({'contain+': 3}, 'container contains contained'), ['contains/3', 'contained/3']);
	});

	it('bridges up to three words and no more', () => {
		assert.deepEqual(find({'review ~ order': 3}, 'review the open purchase order'), [
			'review the open purchase order/3',
		]);
		assert.deepEqual(find({'review ~ order': 3}, 'review order'), ['review order/3']);
		assert.deepEqual(find({'review ~ order': 3}, 'review one two three four order'), []);
	});

	it('lets a guard cancel what it overlaps, and nothing else', () => {
		assert.deepEqual(find({'audit*': 3, 'audit log*': 0}, 'audit logs show audits'), ['audits/3']);
	});

	it('keeps the widest of nested hits', () => {
		assert.deepEqual(find({'root cause': 3, cause: 2}, 'root cause and cause'), ['root cause/3', 'cause/2']);
	});

	it('stays linear on a long line of one word', () => {
		const words = Array.from({length: 20_000}, () => 'audit').join(' ');
		assert.equal(find({'audit*': 3, 'audit ~ audit': 3}, words).length > 0, true);
	});

	it('finds what a search term by term finds', () => {
		const word = fc.constantFrom('a', 'b', 'ab', 'ba', 'c');
		fc.assert(
			fc.property(
				fc.array(fc.tuple(word, word), {minLength: 1, maxLength: 5}),
				fc.array(word, {maxLength: 12}),
				(pairs, text) => {
					const builder = new MatcherBuilder();
					pairs.forEach(([first, second], concept) => builder.add(`${first} ${second}*`, concept, 3));
					const found = builder
						.build()
						.match(text)
						.map(hit => `${hit.concept}@${hit.start}`)
						.sort();
					const wanted = pairs
						.flatMap(([first, second], concept) =>
							text.flatMap((each, at) =>
								each === first && (text[at + 1] ?? '').startsWith(second) ? [`${concept}@${at}`] : [],
							),
						)
						.sort();
					assert.deepEqual(found, wanted);
				},
			),
		);
	});
});
