import assert from 'node:assert/strict';
import {cpSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeFolder, removeFolders} from '../cli/folder.ts';
import {type Agent, agentIn, type Batch, questionsIn, type Recorded} from './agent.ts';

interface Coverage {
	readonly summary: string;
	readonly inPart: number;
	readonly questions: number;
	readonly notAsked: number;
	readonly skipped: number;
	readonly toFind: readonly {readonly criterion: string; readonly question: string; readonly read: number}[];
	readonly outcomes: readonly {
		readonly id: string;
		readonly state: string;
		readonly met: number;
		readonly applicable: number;
		readonly restsOn: readonly {readonly id: string; readonly state: string}[];
		readonly criteria: readonly {
			readonly id: string;
			readonly state: string;
			readonly inPart: number;
			readonly notAsked: number;
		}[];
	}[];
}
interface Section {
	readonly slug: string;
	readonly line: number;
	readonly words: string;
	readonly whole?: string;
	readonly likely: readonly string[];
	readonly questions: readonly string[];
}
interface Documents {
	readonly documents: readonly {readonly path: string; readonly wordCount: number}[];
	readonly skipped: readonly {readonly reason: string; readonly count: number; readonly paths: readonly string[]}[];
	readonly sections: readonly Section[];
}
interface Found {
	readonly near: boolean;
	readonly nowhere: readonly string[];
	readonly related: readonly string[];
	readonly places: readonly {readonly slug: string; readonly match: string}[];
}

const head = (id: string): string => `---
id: ${id}
kind: procedure
status: effective
owner: Quality manager
---
`;
const capa = `${head('PRO-010')}
# Corrective action

## Root cause

The team writes down what happened and who was there.

## Effect

Three months later the quality manager looks whether the fault came back.

## Instruments

### Gauges

The quality manager keeps a list of the measuring equipment.

### Labels

Each gauge carries a label with the day of its next verification.
`;

describe('what the tools of agents answer', function () {
	this.timeout(120_000);
	after(removeFolders);

	const agents: Agent[] = [];
	afterEach(async () => {
		for (const agent of agents.splice(0)) await agent.close();
	});
	const start = async (folder: string, words: readonly string[] = [], name?: string): Promise<Agent> => {
		const agent = await agentIn(folder, words, name);
		agents.push(agent);
		return agent;
	};
	const sample = (): string => {
		const folder = makeFolder({});
		const from = join(import.meta.dirname, '../../samples/kleinwerk');
		cpSync(from, folder, {recursive: true, filter: path => !path.endsWith('qms-readings.yaml')});
		return folder;
	};
	const explained = async (agent: Agent, target: string): Promise<string> =>
		(await agent.call<{explanation: string}>('explain', {target})).explanation;
	const sections = async (agent: Agent, path: string): Promise<readonly Section[]> =>
		(await agent.call<Documents>('documents', {path})).sections;
	const criterion = async (agent: Agent, id: string) =>
		(await agent.call<Coverage>('coverage')).outcomes.flatMap(({criteria}) => criteria).find(each => each.id === id);

	it('explains within its root alone, with the paths that it tells', async () => {
		const folder = makeFolder({
			'ours/qms.yaml': 'organization: Ours\n',
			'ours/docs/capa.md': capa,
			'theirs/qms.yaml': 'organization: Theirs\n',
			'theirs/docs/secret.md': capa.replace('PRO-010', 'PRO-666'),
		});
		const agent = await start(folder, ['ours']);
		const {documents} = await agent.call<Documents>('documents');
		assert.deepEqual(
			documents.map(({path}) => path),
			['docs/capa.md'],
		);
		const [, effect] = await sections(agent, 'docs/capa.md');
		assert.ok(effect);
		for (const place of [`docs/capa.md:${effect.line}`, `docs/capa.md#${effect.slug}`, `./docs/capa.md:${effect.line}`])
			assert.match(await explained(agent, place), new RegExp(`^docs/capa\\.md:${effect.line}\n`), place);
		assert.match(await explained(agent, 'EO-9.effectiveness'), / docs\/capa\.md:\d+/);
		for (const target of ['EO-9', 'EO-9.effectiveness', 'docs/capa.md'])
			assert.doesNotMatch(await explained(agent, target), /secret|theirs|PRO-666/i);
		for (const outside of [
			'theirs/docs/secret.md',
			'../theirs/docs/secret.md:8',
			'ours/docs/capa.md',
			'/etc/hostname.md',
		])
			await assert.rejects(
				explained(agent, outside),
				/is neither an outcome, a criterion, a rule nor a place of this system/,
			);
		await assert.rejects(explained(agent, 'docs/capa.md:999'), /has no line 999\. It has \d+ lines/);
		await assert.rejects(explained(agent, 'docs/capa.md#nowhere'), /has no section #nowhere/);
		await assert.rejects(
			agent.call('next_questions', {document: '../theirs/docs/secret.md'}),
			/is no document of the system/,
		);
	});

	it('shows that a criterion is shown in part wherever its state is told', async () => {
		const folder = makeFolder({'qms.yaml': 'organization: Ours\n', 'docs/capa.md': capa});
		const agent = await start(folder);
		const all = await sections(agent, 'docs/capa.md');
		const cause = all.find(({slug}) => slug === 'root-cause');
		assert.ok(cause);
		const {refused} = await agent.call<Recorded>('record_readings', {
			readings: [
				...all
					.filter(({slug}) => slug !== 'root-cause' && slug !== '')
					.map(({slug, words}) => ({
						path: 'docs/capa.md',
						slug,
						words,
						criterion: 'EO-9.cause',
						shows: 'no',
						because: 'It is about something else.',
					})),
				{
					path: 'docs/capa.md',
					slug: 'root-cause',
					words: cause.words,
					criterion: 'EO-9.cause',
					shows: 'part',
					quote: 'The team writes down what happened',
					because: 'No cause is looked for.',
				},
			],
		});
		assert.deepEqual(refused, []);
		const {summary, inPart} = await agent.call<Coverage>('coverage');
		assert.equal(inPart, 1);
		assert.match(summary, /\d+ gaps, 1 of them shown in part\./);
		assert.equal((await criterion(agent, 'EO-9.cause'))?.inPart, 1);
		const byCriterion = await explained(agent, 'EO-9.cause');
		assert.match(byCriterion, /^EO-9\.cause .*: gap, shown in part$/m);
		assert.match(
			byCriterion,
			/in part +docs\/capa\.md:\d+ "Root cause"\n +read +part by agent test-agent on 2026-11-28/,
		);
		assert.match(byCriterion, /One place shows a part of it, and no place shows all of it\./);
		assert.doesNotMatch(byCriterion, /No document was found/);
		const byPlace = await explained(agent, 'docs/capa.md#root-cause');
		assert.match(byPlace, /^EO-9\.cause .*\n +in part .*\n +read +part by agent test-agent/m);
		assert.doesNotMatch(byPlace.split(/^EO-/m)[1] ?? '', /possible|likely/);
		assert.match(await explained(agent, 'EO-9'), /\d+ gaps, 1 of them shown in part\./);
	});

	it('tells which files were skipped and why, and claims to have read none of them', async () => {
		const agent = await start(
			makeFolder({
				'docs/capa.md': capa,
				'README.md': '# Das Werk\n\nDieses Verzeichnis enthält die Unterlagen.\n',
				'notes/lunch.md': '# Lunch\n\nSoup on Monday.\n',
				'broken.md': new Uint8Array([0x23, 0xff, 0xfe, 0x0a]),
			}),
		);
		const {skipped} = await agent.call<Documents>('documents');
		assert.deepEqual(skipped.flatMap(({paths}) => paths).sort(), ['README.md', 'broken.md', 'notes/lunch.md']);
		assert.ok(skipped.every(({count, paths, reason}) => count === paths.length && reason !== ''));
		const {skipped: count, summary} = await agent.call<Coverage>('coverage');
		assert.equal(count, 3);
		assert.match(summary, /3 files were skipped; documents says why\./);
		const page = await explained(agent, 'notes/lunch.md');
		assert.match(page, /Was skipped, and nothing in it counts: .*include: in\s+qms\.yaml/s);
		assert.doesNotMatch(page, / en,|no status/);
		await assert.rejects(agent.call('documents', {path: 'notes/lunch.md'}), /name it under `include` in qms\.yaml/);
	});

	it('tells each text and each criterion once, and what is not asked about', async () => {
		const agent = await start(sample());
		const batch = await agent.call<Batch>('next_questions', {limit: 200, maxWords: 20_000});
		const told = questionsIn(batch);
		assert.equal(batch.schemaVersion, 2);
		assert.equal(told.length, batch.left);
		assert.ok(batch.places.length < told.length, 'some places are asked about several times');
		assert.equal(new Set(batch.places.map(({path, line}) => `${path}:${line}`)).size, batch.places.length);
		assert.deepEqual(batch.criteria.map(({id}) => id).sort(), [...new Set(told.map(({criterion: id}) => id))].sort());
		assert.ok(told.every(({sentences}) => sentences.every(sentence => sentence.split(/\s+/).length <= 9)));
		const {notAsked, outcomes} = await agent.call<Coverage>('coverage');
		const all = outcomes.flatMap(({criteria}) => criteria);
		assert.equal(
			all.reduce((sum, each) => sum + each.notAsked, 0),
			notAsked,
		);
		const some = all.find(each => each.notAsked > 0);
		assert.ok(some);
		const own = await agent.call<Batch>('next_questions', {for: some.id, limit: 200, maxWords: 20_000});
		const asked = told.filter(({criterion: id}) => id === some.id).length;
		assert.equal(own.left, asked + some.notAsked, 'who names the criterion is asked about them');
		assert.equal(own.notAsked, 0);
	});

	it('names criteria that have no place left to read, and gives their questions', async () => {
		const agent = await start(sample());
		const first = await agent.call<Coverage>('coverage');
		const [never] = first.toFind;
		assert.ok(never && never.question !== '');
		assert.equal(never.read, 0, 'nothing likely was found for it');
		let batch = await agent.call<Batch>('next_questions', {limit: 200, maxWords: 20_000});
		const [{criterion: id} = {criterion: ''}] = questionsIn(batch);
		for (;;) {
			const own = questionsIn(batch).filter(({criterion: about}) => about === id);
			const recorded = await agent.call<Recorded>('record_readings', {
				readings: own.map(question => ({id: question.id, shows: 'no', because: 'It is about something else.'})),
			});
			assert.equal(recorded.taken, own.length);
			assert.equal(batch.left - recorded.left, own.length + recorded.closed - recorded.opened);
			batch = await agent.call<Batch>('next_questions', {limit: 200, maxWords: 20_000});
			const isLeft = questionsIn(batch).some(({criterion: about}) => about === id);
			assert.equal(
				recorded.toFind.some(({criterion: about}) => about === id),
				!isLeft,
			);
			if (!isLeft) break;
		}
		const gaps = await agent.call<Batch>('next_questions', {state: 'gap', limit: 200});
		assert.deepEqual(gaps.places, []);
		const {toFind} = await agent.call<Coverage>('coverage');
		assert.deepEqual(
			gaps.criteria.map(each => each.id),
			toFind.map(({criterion: about}) => about),
		);
		const gap = gaps.criteria.find(each => each.id === id);
		assert.ok(gap && gap.read > 0 && gap.counts !== '');
		const {refused, toFind: left} = await agent.call<Recorded>('record_readings', {
			readings: [{criterion: id, shows: 'absent', because: 'Searched for Ursache and Freigabe.'}],
		});
		assert.deepEqual([refused, left], [[], []]);
		const after = await agent.call<Batch>('next_questions', {state: 'gap', limit: 200});
		assert.equal(after.left, gaps.left - 1);
		await assert.rejects(agent.call('next_questions', {state: 'gap', stale: true}), /Leave out `document` and `stale`/);
	});

	it('tells what an outcome rests on', async () => {
		const agent = await start(makeFolder({'docs/capa.md': capa}));
		const {outcomes} = await agent.call<Coverage>('coverage');
		const parents = outcomes.filter(({restsOn}) => restsOn.length > 0);
		assert.ok(parents.length > 0);
		for (const {restsOn} of parents)
			for (const {id, state} of restsOn) assert.equal(outcomes.find(each => each.id === id)?.state, state);
	});

	it('finds a heading and a phrase first, and says when nothing is near', async () => {
		const agent = await start(
			makeFolder({
				'docs/capa.md': capa,
				'docs/goals.md': `${head('PRO-011')}
# Objectives

## Review of goals

Objectives, objectives, defined objectives and quality objectives: quality is defined by quality goals. Quality, quality.

## Year plan

Every January the management sets the defined quality objectives of the year.

## Defined quality objectives

They hang on the wall.
`,
			}),
		);
		const find = (search: string): Promise<Found> => agent.call('find_text', {search});
		const {near, places} = await find('defined quality objectives');
		assert.equal(near, true);
		assert.deepEqual(
			places.slice(0, 3).map(({slug, match}) => `${slug}: ${match}`),
			['defined-quality-objectives: heading', 'year-plan: phrase', 'review-of-goals: all words'],
		);
		const calibration = await find('calibration');
		assert.deepEqual([calibration.near, calibration.places, calibration.nowhere], [false, [], ['calibration']]);
		assert.ok(calibration.related.includes('measuring equipment'), calibration.related.join(', '));
		const some = await find('objectives of unicorns');
		assert.equal(some.near, false);
		assert.deepEqual(some.nowhere, ['unicorns']);
		assert.ok(some.places.every(({match}) => match === 'some words'));
	});

	it('takes a section together with those below it, where only together they show a criterion', async () => {
		const folder = makeFolder({
			'docs/capa.md': capa.replace('## Instruments\n', '## Instruments\n\nThis holds for the workshop.\n'),
		});
		const agent = await start(folder);
		const parent = (await sections(agent, 'docs/capa.md')).find(({slug}) => slug === 'instruments');
		assert.ok(parent?.whole !== undefined && parent.whole !== parent.words);
		const reading = {
			path: 'docs/capa.md',
			slug: 'instruments',
			criterion: 'EO-5.measuring',
			shows: 'described',
			quote: 'The quality manager keeps a list of the measuring equipment … Each gauge carries a label',
		};
		const alone = await agent.call<Recorded>('record_readings', {readings: [{...reading, words: parent.words}]});
		assert.match(alone.refused[0]?.reason ?? '', /does not stand in the place/);
		const together = await agent.call<Recorded>('record_readings', {readings: [{...reading, words: parent.whole}]});
		assert.deepEqual(together.refused, []);
		assert.equal((await criterion(agent, 'EO-5.measuring'))?.state, 'evidenced');
	});

	it('takes a row of a table as its cells stand, whatever the document draws around them', async () => {
		const folder = makeFolder({
			'docs/capa.md': `${head('PRO-010')}
# Corrective action

## Steps

| Step | Who | When |
| --- | --- | --- |
| **Find the cause** | [Team](#steps) | within ten days |

<table>
<tr><td>Check the effect</td><td>Quality manager</td><td>after three months</td></tr>
</table>
`,
		});
		const agent = await start(folder);
		const [steps] = await sections(agent, 'docs/capa.md');
		assert.ok(steps);
		const base = {path: 'docs/capa.md', slug: steps.slug, words: steps.words, shows: 'specified'};
		const {refused} = await agent.call<Recorded>('record_readings', {
			readings: [
				{...base, criterion: 'EO-9.cause', quote: 'Find the cause | Team | within ten days'},
				{...base, criterion: 'EO-9.effectiveness', quote: 'Check the effect Quality manager after three months'},
			],
		});
		assert.deepEqual(refused, []);
	});

	it('signs with a name even for a client that only calls itself an agent', async () => {
		const folder = makeFolder({'docs/capa.md': capa});
		const agent = await start(folder, [], 'agent');
		const {refused} = await agent.call<Recorded>('record_readings', {
			readings: [{document: 'docs/capa.md', shows: 'complete'}],
		});
		assert.deepEqual(refused, []);
		assert.match(readFileSync(join(folder, 'qms-readings.yaml'), 'utf8'), /by: agent unnamed,/);
	});
});
