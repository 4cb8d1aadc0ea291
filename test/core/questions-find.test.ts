import assert from 'node:assert/strict';
import fc from 'fast-check';
import {findPlaces, findWords, matches, mostSearchWords, relatedWords} from '../../server/src/core/questions/find.ts';
import {leftOf, toFind} from '../../server/src/core/questions/left.ts';
import {questionsOf} from '../../server/src/core/questions/questions.ts';
import {sectionOf} from '../../server/src/core/readings/locate.ts';
import {placeHash} from '../../server/src/core/readings/words.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import {loadFiles} from '../../server/src/node/load.ts';

const today = '2026-11-28';

function qmsOf(sections: readonly string[], more: Readonly<Record<string, string>> = {}): Qms {
	const qms = createQms({today: () => today, configPath: 'qms.yaml'});
	const text = `---\nid: PRO-010\nkind: procedure\nstatus: effective\n---\n\n# Handbook\n\n${sections.join('\n\n')}\n`;
	const set = [{path: 'docs/handbook.md', text}, ...Object.entries(more).map(([path, each]) => ({path, text: each}))];
	qms.apply({set, files: set.map(({path}) => path)});
	return qms;
}

const found = ({snapshot}: Qms, search: string, most = 20): readonly string[] =>
	findPlaces(snapshot, search, most).map(
		({section, match}) =>
			`${snapshot.documents.get('docs/handbook.md')?.document.sections[section]?.heading ?? ''}: ${match}`,
	);

describe('a search for a place', () => {
	it('puts a row of words before all of them and all before some, whatever else a section holds', () => {
		const words = ['round', 'weekly', 'foreman', 'torque', 'wrench'];
		fc.assert(
			fc.property(
				fc.shuffledSubarray(words, {minLength: 2, maxLength: 4}),
				fc.array(fc.constantFrom(...words, 'paper', 'roof'), {maxLength: 40}),
				(phrase, noise) => {
					// Every word but the first of the phrase, so that neither the row nor all of them stand there.
					const some = noise.filter(word => word !== phrase[0]);
					const qms = qmsOf([
						`## Some\n\nText ${[...some, ...some, phrase[1]].join(' ')}.`,
						`## Apart\n\nText ${[...phrase].reverse().join(' and ')}.`,
						`## Row\n\nText before ${phrase.join(' ')} after.`,
						`## The ${phrase.join(' ')}\n\nText.`,
					]);
					assert.deepEqual(
						found(qms, phrase.join(' ')).map(each => each.split(': ')[1]),
						[...matches],
					);
				},
			),
			{numRuns: 30},
		);
	});

	it('finds longer words, in any case and without accents', () => {
		const qms = qmsOf(['## Steps\n\nDie Prüfmittelliste führt der Meister.']);
		for (const search of ['prüfmittel', 'PRUFMITTEL', 'die Prüfmittel'])
			assert.deepEqual(found(qms, search), ['Steps: phrase']);
		assert.deepEqual(found(qms, ''), []);
		assert.deepEqual(found(qms, '… – !'), []);
	});

	it('says which words stand nowhere, and which other words for the same thing do, as they stand there', () => {
		const qms = qmsOf(['## Tools\n\nThe foreman keeps a list of the measuring equipment.']);
		const nowhere = (search: string): readonly string[] => findWords(qms.snapshot, search, 1).nowhere;
		assert.deepEqual(nowhere('Calibration of the tools, calibration, Größe'), ['calibration', 'größe']);
		assert.deepEqual(nowhere('measur'), [], 'a longer word holds it');
		const related = relatedWords(qms.snapshot, 'calibration');
		assert.ok(related.includes('measuring equipment'), related.join(', '));
		assert.deepEqual(relatedWords(qms.snapshot, 'unicorns'), []);
		assert.deepEqual(relatedWords(qms.snapshot, ''), []);
		const other = relatedWords(
			qmsOf(['## Werkzeug\n\nDer Meister führt die Prüfmittelliste.']).snapshot,
			'calibration',
		);
		assert.ok(
			other.some(word => word.startsWith('prüfmittel')),
			other.join(', '),
		);
	});
});

describe('a search of a whole page', () => {
	it('is one for its first words', () => {
		const qms = qmsOf(['## Tools\n\nThe foreman keeps a list of the measuring equipment.']);
		const words = Array.from({length: mostSearchWords - 1}, (_, index) => `word${index}x`);
		assert.deepEqual(found(qms, [...words, 'foreman'].join(' ')), ['Tools: some words']);
		assert.deepEqual(found(qms, [...words, 'roof', 'foreman'].join(' ')), []);
		const page = Array.from({length: 500}, (_, index) => `other${index}x`).join(' ');
		assert.equal(findWords(qms.snapshot, page, 1).nowhere.length, mostSearchWords);
	});
});

describe('what is left of a criterion', () => {
	const cause = '## Root cause\n\nThe team writes down what happened and who was there.';
	const left = (qms: Qms, id: string) =>
		leftOf(qms, questionsOf(qms)).find(({criterion}) => criterion.id === id) ?? assert.fail();
	const readings = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
		'qms-readings.yaml': lines.map(line => `- {${line}}\n`).join(''),
	});
	const words = ({snapshot}: Qms): string => {
		const document = snapshot.documents.get('docs/handbook.md')?.document ?? assert.fail();
		const section = sectionOf(document, 'root-cause') ?? assert.fail();
		return placeHash(document, {section, sectionEnd: section + 1});
	};

	it('counts what was read, what shows a part, and whom nobody has looked for', () => {
		const qms = qmsOf([cause]);
		const place = `place: docs/handbook.md#root-cause, criterion: EO-9.cause, words: ${words(qms)}, on: ${today}`;
		assert.deepEqual([left(qms, 'EO-9.cause').read, left(qms, 'EO-9.cause').inPart], [0, 0]);
		const part = qmsOf([cause], readings(`${place}, shows: part, by: M. Keller, because: no cause`));
		const {state, read, inPart, isAbsent} = left(part, 'EO-9.cause');
		assert.deepEqual([state, read, inPart, isAbsent], ['gap', 1, 1, false]);
		assert.ok(toFind(leftOf(part, questionsOf(part))).some(({criterion: {id}}) => id === 'EO-9.cause'));
		const absent = qmsOf(
			[cause],
			readings(
				`${place}, shows: part, by: M. Keller, because: no cause`,
				`criterion: EO-9.cause, shows: absent, by: M. Keller, on: ${today}, words: []`,
			),
		);
		assert.equal(left(absent, 'EO-9.cause').isAbsent, true);
		assert.ok(!toFind(leftOf(absent, questionsOf(absent))).some(({criterion: {id}}) => id === 'EO-9.cause'));
		const shown = qmsOf([cause], readings(`${place}, shows: described, by: M. Keller`));
		assert.deepEqual([left(shown, 'EO-9.cause').inPart, left(shown, 'EO-9.cause').notAsked], [0, 0]);
	});

	it('has the mandatory gaps first', () => {
		const qms = qmsOf([cause]);
		const order = ['mandatory', 'expected', 'good'];
		const levels = toFind(leftOf(qms, questionsOf(qms))).map(({level}) => order.indexOf(level));
		assert.deepEqual(
			levels,
			levels.toSorted((a, b) => a - b),
		);
		assert.ok(levels.length > 20);
	});

	it('is what is possible and not asked: who names the criterion is asked about just that much more', async () => {
		const sample = await loadFiles('samples/kleinwerk');
		const qms = createQms({today: () => today, configPath: 'qms.yaml'});
		qms.apply({set: sample.texts.filter(({path}) => path !== 'qms-readings.yaml'), files: sample.files});
		const open = questionsOf(qms);
		const waiting = leftOf(qms, open).filter(({notAsked}) => notAsked > 0);
		assert.ok(waiting.length > 0);
		for (const {criterion, notAsked} of waiting) {
			const isOwn = (question: {readonly criterion: {readonly id: string}}): boolean =>
				question.criterion.id === criterion.id;
			const all = questionsOf(qms, {confirm: id => id === criterion.id}).filter(isOwn);
			assert.equal(all.length - open.filter(isOwn).length, notAsked, criterion.id);
		}
	});
});
