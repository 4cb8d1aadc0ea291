import assert from 'node:assert/strict';
import fc from 'fast-check';
import {mostOffered} from '../../server/src/core/coverage/offered.ts';
import type {Question} from '../../server/src/core/questions/question.ts';
import {questionsOf} from '../../server/src/core/questions/questions.ts';
import {recordAnswers} from '../../server/src/core/questions/record.ts';
import {changedFiles} from '../../server/src/core/readings/change.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import {loadFiles} from '../../server/src/node/load.ts';

const today = '2026-11-28';

describe('the questions that are asked', () => {
	let sample: Awaited<ReturnType<typeof loadFiles>>;
	before(async () => {
		sample = await loadFiles('samples/kleinwerk');
	});

	const unread = (): Qms => {
		const qms = createQms({today: () => today, configPath: 'qms.yaml'});
		qms.apply({set: sample.texts.filter(({path}) => path !== 'qms-readings.yaml'), files: sample.files});
		return qms;
	};

	it('are few: five places a criterion at most, fewer than two on average', () => {
		const counts = [...byCriterion(questionsOf(unread())).values()].map(each => each.length);
		assert.ok(Math.max(...counts) <= mostOffered);
		assert.ok(counts.reduce((sum, each) => sum + each, 0) < 2 * counts.length, `${counts.join(' ')}`);
	});

	it('are all likely places where somebody wants to confirm them', () => {
		const qms = unread();
		const asked = questionsOf(qms);
		const [path = ''] = asked.map(question => question.path);
		const wished = questionsOf(qms, {confirm: (_, of) => of === path}).filter(question => question.path === path);
		const here = [...(qms.coverage()[0]?.documents.get(path) ?? [])].flatMap(([, places]) =>
			places.filter(({answer}) => answer !== 'none'),
		);
		assert.ok(wished.length > asked.filter(question => question.path === path).length);
		assert.ok(wished.length >= here.length - 2, 'those with the same words are one question');
	});

	it('end, whatever the answers are, and are there as long as a criterion is to be read', () => {
		fc.assert(
			fc.property(
				fc.infiniteStream(fc.constantFrom('no', 'no', 'no', 'part', 'described', 'absent')),
				fc.constantFrom(1, 5, 50),
				(answers, batch) => {
					const qms = unread();
					const asked = new Map<string, Set<string>>();
					for (let rounds = 0; ; rounds++) {
						const open = questionsOf(qms);
						assertMatches(qms, open);
						for (const {criterion, id} of open) asked.set(criterion.id, (asked.get(criterion.id) ?? new Set()).add(id));
						if (open.length === 0) break;
						answer(qms, open.slice(0, Math.max(batch, open.length / 3)), answers);
						assert.ok(rounds < 100, 'it goes on and on');
					}
					assert.ok([...asked.values()].every(ids => ids.size <= mostOffered));
				},
			),
			{numRuns: 6},
		);
	});
});

function byCriterion(questions: readonly Question[]): ReadonlyMap<string, readonly Question[]> {
	const groups = new Map<string, Question[]>();
	for (const question of questions)
		groups.set(question.criterion.id, [...(groups.get(question.criterion.id) ?? []), question]);
	return groups;
}

/** A criterion is to be read as long as it is asked about, and no longer. */
function assertMatches(qms: Qms, open: readonly Question[]): void {
	const asked = byCriterion(open);
	for (const [id, {state}] of qms.coverage().flatMap(({criteria}) => [...criteria]))
		if (state === 'to-read' || state === 'gap') assert.equal(asked.has(id), state === 'to-read', `${id} ${state}`);
}

function answer(
	qms: Qms,
	questions: readonly Question[],
	shows: Iterator<'no' | 'part' | 'described' | 'absent'>,
): void {
	const {taken} = recordAnswers(
		questions.map(({id, criterion}) => {
			const value = shows.next().value ?? 'no';
			return value === 'absent' ? {criterion: criterion.id, shows: value} : {id, shows: value};
		}),
		{snapshot: qms.snapshot, coverage: () => qms.coverage(), questions},
		{by: 'M. Keller', today, asAgent: false, needsReason: false},
	);
	const texts = new Map([['qms-readings.yaml', qms.text('qms-readings.yaml') ?? '']]);
	const changed = changedFiles(texts, {set: taken.flatMap(({readings}) => readings), removed: []});
	assert.ok('texts' in changed);
	qms.apply({set: [...changed.texts].map(([path, text]) => ({path, text}))});
}
