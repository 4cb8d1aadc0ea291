import assert from 'node:assert/strict';
import {methods} from '../../server/src/host/protocol.ts';
import type {
	AgentReadingView,
	AnsweredView,
	FoundView,
	ToolAnswer,
	ToReadView,
} from '../../server/src/host/readingProtocol.ts';
import {type Editor, folder, openEditor} from './editor.ts';
import {capa, files} from './fixture.ts';

const readingsFile = 'qms-readings.yaml';

describe('reading in the editor', () => {
	let editor: Editor;
	afterEach(() => editor.stop());

	const toRead = async (): Promise<ToReadView> => {
		const [view] = await editor.request<ToReadView[]>(methods.toRead, {});
		assert.ok(view);
		return view;
	};
	const answer = (answers: readonly object[], by = 'M. Keller'): Promise<AnsweredView> =>
		editor.request(methods.answer, {root: folder, by, answers});
	const written = ({files: told}: Pick<AnsweredView, 'files'>): string => told[0]?.newText ?? '';
	/** Writes what the server told, as the client does. */
	const write = (view: Pick<AnsweredView, 'files'>): Promise<void> =>
		editor.disk(Object.fromEntries(view.files.map(({uri, newText}) => [uri.slice(folder.length + 1), newText])));
	const tool = (name: string, input: unknown): Promise<ToolAnswer> =>
		editor.request(methods.tool, {name, input, agent: 'helper'});
	const data = <T>(told: ToolAnswer): T => {
		assert.ok('text' in told, JSON.stringify(told));
		return JSON.parse(told.text) as T;
	};

	it('lists criteria with their places, and what is answered goes', async () => {
		editor = await openEditor({files});
		const before = await toRead();
		const [first] = before.criteria;
		const [question] = first?.questions ?? [];
		assert.ok(first && question && before.minutes > 0);
		assert.equal(
			before.criteria.reduce((sum, {questions}) => sum + questions.length, 0),
			before.left,
		);
		assert.equal(question.criterion, first.id);
		const {range} = question;
		const place = editor
			.document(question.path)
			.getText()
			.split('\n')
			.slice(range.start.line, range.end.line + 1);
		assert.match(place[0] ?? '', new RegExp(`^#+ ${question.section}|^---|^${question.section.toLowerCase()}:`));
		assert.ok(question.sentences.every(({start, end}) => start.line >= range.start.line && end.line <= range.end.line));
		const answered = await answer([{id: question.id, shows: 'no', because: 'it is about something else'}]);
		assert.deepEqual([answered.taken, answered.refused], [1, []]);
		assert.equal(answered.files[0]?.before, null);
		assert.match(
			written(answered),
			new RegExp(`criterion: ${first.id}, shows: no, by: M. Keller, on: 2026-11-23, words:`),
		);
		const after = await toRead();
		assert.ok(!after.criteria.flatMap(({questions}) => questions).some(({id}) => id === question.id));
	});

	it('keeps an answer that follows before the file of the first is written, and takes back the last', async () => {
		editor = await openEditor({files});
		const ids = (await toRead()).criteria.flatMap(({questions}) => questions.map(({id}) => id));
		const one = await answer([{id: ids[0], shows: 'no'}]);
		const two = await answer([{id: ids[1], shows: 'described'}]);
		assert.equal(two.files[0]?.before, written(one));
		assert.equal(written(two).match(/^- /gm)?.length, 2);
		await write(two);
		const back = await editor.request<AnsweredView>(methods.takeBack, {root: folder, undo: two.undo});
		assert.equal(written(back), written(one));
		await assert.rejects(editor.request(methods.takeBack, {root: folder, undo: 99}), /no such answer/);
		const again = await editor.request<AnsweredView>(methods.takeBack, {root: folder, undo: two.undo});
		assert.deepEqual(again.files, [], 'an editor that could not write it may ask again');
		await write(back);
		assert.ok((await toRead()).criteria.some(({questions}) => questions.some(({id}) => id === ids[1])));
		await editor.request(methods.takeBack, {root: folder, undo: one.undo});
		assert.deepEqual(
			(await toRead()).criteria.flatMap(({questions}) => questions.map(({id}) => id)),
			ids,
		);
	});

	it('keeps an answer that comes while the file of the first is being read from the disk', async () => {
		let begin = (): void => {};
		let end = (): void => {};
		const begun = new Promise<void>(done => (begin = done));
		const ended = new Promise<void>(done => (end = done));
		const beforeRead = (uri: string): Promise<void> => {
			if (!uri.endsWith(readingsFile)) return Promise.resolve();
			begin();
			return ended;
		};
		editor = await openEditor({files, beforeRead});
		const ids = (await toRead()).criteria.flatMap(({questions}) => questions.map(({id}) => id));
		const seen = write(await answer([{id: ids[0], shows: 'no'}]));
		await begun;
		const asked = answer([{id: ids[1], shows: 'described'}]);
		end();
		await seen;
		const two = await asked;
		const three = await answer([{id: ids[2], shows: 'described'}]);
		assert.equal(three.files[0]?.before, written(two));
	});

	it('keeps an answer when late news tell of what the file held before it', async () => {
		editor = await openEditor({files});
		const ids = (await toRead()).criteria.flatMap(({questions}) => questions.map(({id}) => id));
		const asked = async (): Promise<readonly string[]> =>
			(await toRead()).criteria.flatMap(({questions}) => questions.map(({id}) => id));
		const one = await answer([{id: ids[0], shows: 'no'}]);
		await editor.disk({[readingsFile]: undefined});
		assert.ok(!(await asked()).includes(ids[0] ?? ''), 'there was no file before it was written');
		const two = await answer([{id: ids[1], shows: 'no'}]);
		await write(one);
		assert.ok(!(await asked()).includes(ids[1] ?? ''), 'the first text is older than the second');
		await write(two);
		await write(one);
		assert.ok((await asked()).includes(ids[1] ?? ''), 'what was written is seen, so an older text is somebody else’s');
		await editor.disk({[readingsFile]: undefined});
		assert.deepEqual(await asked(), ids);
	});

	it('refuses what is no answer one by one, and takes the others', async () => {
		editor = await openEditor({files});
		const [question] = (await toRead()).criteria[0]?.questions ?? [];
		const told = await answer([
			{shows: 'perhaps'},
			{id: 'q-00000000-EO-9.cause', shows: 'no'},
			{id: question?.id, shows: 'described', quote: 'words that stand nowhere'},
			{id: question?.id, shows: 'no'},
		]);
		assert.deepEqual(
			told.refused.map(({index}) => index),
			[0, 1, 2],
		);
		assert.equal(told.taken, 1);
		await assert.rejects(
			editor.request(methods.answer, {root: 'file:///elsewhere', by: 'M. Keller', answers: []}),
			/no quality management system/,
		);
	});

	it('writes into no file that is ignored or in conflict', async () => {
		editor = await openEditor({files: {...files, '.gitignore': 'qms-readings.yaml\n'}});
		const [question] = (await toRead()).criteria[0]?.questions ?? [];
		await assert.rejects(answer([{id: question?.id, shows: 'no'}]), /is ignored here/);
		await editor.stop();
		editor = await openEditor({files: {...files, [readingsFile]: '<<<<<<< ours\n=======\n>>>>>>> theirs\n'}});
		const [again] = (await toRead()).criteria[0]?.questions ?? [];
		await assert.rejects(answer([{id: again?.id, shows: 'no'}]), /merge conflict was left in qms-readings\.yaml/);
	});

	it('finds text elsewhere and the section at a line, which can be answered for', async () => {
		editor = await openEditor({files});
		const found = await editor.request<FoundView[]>(methods.findText, {root: folder, search: 'effectiveness verifies'});
		assert.equal(found[0]?.section, 'Corrective action › Verify effectiveness');
		assert.match(found[0]?.text ?? '', /^Three months after/);
		const {line} = editor.position(capa, 'The canteen');
		const here = await editor.request<FoundView>(methods.placeAt, {uri: editor.uri(capa), line});
		assert.equal(here.answer.slug, 'train-people');
		const told = await answer([{...here.answer, criterion: 'EO-5.competence', shows: 'no'}]);
		assert.equal(told.taken, 1);
		assert.match(written(told), /place: docs\/PRO-001-corrective-action\.md#train-people, criterion: EO-5\.competence/);
	});

	it('lets agents read with the same tools as the server for agents, and a person confirm what they read', async () => {
		editor = await openEditor({files});
		const {places} = data<{places: {questions: {id: string; sentences: string[]}[]}[]}>(
			await tool('next_questions', {limit: 1}),
		);
		const question = places[0]?.questions[0];
		assert.ok(question);
		const bare = data<{refused: {reason: string}[]}>(
			await tool('record_readings', {readings: [{id: question.id, shows: 'described'}]}),
		);
		assert.match(bare.refused[0]?.reason ?? '', /has to quote/);
		const [quote = ''] = question.sentences;
		const recorded = await tool('record_readings', {readings: [{id: question.id, shows: 'described', quote}]});
		assert.equal(data<{taken: number}>(recorded).taken, 1);
		assert.ok('files' in recorded);
		assert.match(written(recorded), /by: agent helper/);
		await write(recorded);
		const path = /place: ([^#,]+)/.exec(written(recorded))?.[1] ?? '';
		const [reading] = await editor.request<AgentReadingView[]>(methods.agentReadings, {uri: editor.uri(path)});
		assert.equal(reading?.quote, quote);
		const confirmed = await answer([reading?.answer ?? {}]);
		assert.equal(confirmed.taken, 1);
		assert.equal(written(confirmed).match(/^- /gm)?.length, 2);
		assert.deepEqual(await editor.request(methods.agentReadings, {uri: editor.uri(path)}), []);
	});

	it('answers every tool, says what is wrong with a call, and leaves no draft behind', async () => {
		editor = await openEditor({files});
		const before = JSON.stringify(await toRead());
		const draft = data<{criteria: {id: string}[]}>(
			await tool('check_text', {path: capa, text: `${files[capa]}\nNothing else.\n`}),
		);
		assert.ok(draft.criteria.some(({id}) => id === 'EO-9.cause'));
		assert.equal(JSON.stringify(await toRead()), before);
		assert.match(data<{summary: string}>(await tool('coverage', {})).summary, /to be read.* questions open\./);
		assert.ok(data<{left: number}>(await tool('next_questions', {state: 'gap'})).left > 0);
		for (const [target, told] of [
			['EO-9.cause', /Cause analysis/],
			[`${capa}#verify-effectiveness`, /^EO-9\.effectiveness .*\n +specified /m],
			[`${capa}#train-people`, /^docs\/PRO-001-corrective-action\.md:\d+$/m],
			['outcome-gap', /No document/],
		] as const)
			assert.match(data<{explanation: string}>(await tool('explain', {target})).explanation, told);
		assert.equal(data<{documents: unknown[]}>(await tool('documents', {})).documents.length, 3);
		assert.ok(data<{places: unknown[]}>(await tool('find_text', {search: 'complaint'})).places.length > 0);
		assert.match(JSON.stringify(await tool('explain', {target: 'nonsense'})), /neither an outcome/);
		assert.match(JSON.stringify(await tool('explain', {aim: 'x'})), /refused/);
		assert.deepEqual(await tool('format_disk', {}), {refused: 'There is no tool format_disk.'});
	});
});
