import assert from 'node:assert/strict';
import fc from 'fast-check';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import type {Place} from '../../server/src/core/coverage/coverage.ts';
import {RankedPlaces} from '../../server/src/core/coverage/ranked.ts';
import type {Evidence} from '../../server/src/core/evidence/evidence.ts';

const [criterion] = builtinCatalog().outcomes.flatMap(({criteria}) => criteria);
assert.ok(criterion);
const {id} = criterion;

/** A place as far as its order goes, and the text it shares with places of other documents. */
const anyPlace = fc.record({
	section: fc.nat(3),
	answer: fc.constantFrom('shown', 'possible', 'none'),
	score: fc.nat(3),
	counting: fc.constantFrom('yes', 'pending'),
	claimed: fc.boolean(),
	shared: fc.option(fc.constantFrom('a', 'b'), {nil: undefined}),
});
const anyDocument = fc.uniqueArray(anyPlace, {maxLength: 3, selector: ({section}) => section});

function broughtBy(
	path: string,
	described: readonly (typeof anyPlace extends fc.Arbitrary<infer T> ? T : never)[],
): ConstructorParameters<typeof RankedPlaces>[2] extends Iterable<infer B> ? B : never {
	const shared = new Map<Place, string>();
	const places = described.map(each => {
		const place = {
			path,
			section: each.section,
			evidence: {score: each.score} as Evidence,
			claim: each.claimed ? ({} as Place['claim']) : undefined,
			spread: false,
			answer: each.answer as Place['answer'],
			confirmed: each.claimed,
			weakClaim: false,
			counting: each.counting as Place['counting'],
			flags: [],
		};
		if (each.shared !== undefined) shared.set(place, each.shared);
		return place;
	});
	return {places: new Map([[id, places]]), shared};
}

describe('the places of a criterion in order', () => {
	it('are those of a list made anew, whichever documents are replaced, moved or removed', () => {
		const step = fc.record({
			path: fc.constantFrom('a.md', 'b.md', 'c.md', 'd.md'),
			document: fc.option(anyDocument, {nil: undefined}),
			move: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(step, {maxLength: 20}), steps => {
				const present = new Map<string, ReturnType<typeof broughtBy>>();
				const ranked = new RankedPlaces(criterion, [], []);
				for (const {path, document, move} of steps) {
					const before = present.get(path);
					if (move && before) {
						const pairs = (before.places.get(id) ?? []).map(
							place => [place, {...place}, before.shared.get(place)] as const,
						);
						ranked.move(pairs);
						present.set(path, {
							places: new Map([[id, pairs.map(([, to]) => to)]]),
							shared: new Map(pairs.flatMap(([, to, text]) => (text === undefined ? [] : [[to, text] as const]))),
						});
					} else {
						const after = document && broughtBy(path, document);
						ranked.replace(before, after);
						if (after) present.set(path, after);
						else present.delete(path);
					}
					const anew = new RankedPlaces(
						criterion,
						[],
						[...present].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, brought]) => brought),
					);
					assert.equal(ranked.all.length, anew.all.length);
					for (const [index, place] of ranked.all.entries()) assert.equal(place, anew.all[index]);
				}
			}),
			{numRuns: Number(process.env['QMS_RUNS'] ?? 300)},
		);
	});
});
