import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {amountWords, nextOf, placeWords, questionsIn, questionWords} from '../../client/src/reading/words.ts';
import type {QuestionView, ToReadView} from '../../server/src/host/readingProtocol.ts';

const question = (id: string, more: Partial<QuestionView> = {}): QuestionView => ({
	id,
	criterion: 'EO-9.cause',
	uri: 'file:///qms/docs/capa.md',
	range: {start: {line: 11, character: 0}, end: {line: 20, character: 0}},
	path: 'docs/capa.md',
	document: 'PRO-010',
	section: 'Find the cause',
	likelihood: 41,
	why: 'possible',
	earlier: [],
	sentences: [],
	...more,
});

const root = (name: string, left: number, minutes: number, questions: readonly QuestionView[]): ToReadView => ({
	root: `file:///${name}`,
	name,
	left,
	stale: 0,
	minutes,
	criteria: [
		{
			id: 'EO-9.cause',
			title: 'Cause analysis',
			question: 'How is the cause found?',
			counts: 'A step that asks for it.',
			doesNotCount: 'A list of terms.',
			level: 'mandatory',
			questions,
		},
	],
});

describe('what the editor says of questions', () => {
	const roots = [root('a', 2, 3, [question('q-1'), question('q-2')]), root('b', 1, 1, [question('q-3')])];

	it('is the first that was not put off, over all systems, and in the end nothing', () => {
		const open = questionsIn(roots);
		assert.deepEqual(
			open.map(each => `${each.root.name} ${each.question.id}`),
			['a q-1', 'a q-2', 'b q-3'],
		);
		assert.equal(nextOf(open, new Set(['q-1']))?.question.id, 'q-2');
		assert.equal(nextOf(open, new Set(['q-1', 'q-2', 'q-3'])), undefined);
		assert.equal(nextOf([], new Set()), undefined);
	});

	it('is how many there are and how long they take', () => {
		assert.equal(amountWords(roots), '3 questions, about 4 minutes');
		assert.equal(amountWords([root('a', 1, 1, [])]), '1 question, about 1 minute');
		assert.equal(amountWords([]), '');
	});

	it('is where a place stands and why it is asked about', () => {
		assert.equal(placeWords(question('q')), 'PRO-010:12 · 41 %');
		assert.equal(placeWords(question('q', {why: 'stale'})), 'PRO-010:12 · changed since it was read');
		const [open] = questionsIn([root('a', 1, 1, [question('q', {earlier: ['A. Roth, 2026-05-01: part (no name)']})])]);
		assert.ok(open);
		assert.equal(
			questionWords(open),
			'EO-9.cause: How is the cause found?\nCounts: A step that asks for it.\nDoes not count: A list of terms.\nRead before: A. Roth, 2026-05-01: part (no name)',
		);
	});
});

describe('keys for reading', () => {
	const {contributes} = JSON.parse(readFileSync('package.json', 'utf8')) as {
		contributes: {keybindings: {command: string; key: string; when: string}[]};
	};
	const keys = contributes.keybindings.filter(({command}) => command.startsWith('qmsLens.reading.'));

	it('are those of the terminal in the view, and with Alt at the place, and take no other key from an editor', () => {
		for (const {command, key, when} of keys)
			if (key.startsWith('alt+')) {
				assert.equal(when, 'qmsLens.atQuestion && editorTextFocus');
				const inView = keys.find(other => other.command === command && other !== keys.find(each => each.key === key));
				assert.equal(inView?.key, key.slice('alt+'.length), command);
			} else assert.equal(when, 'focusedView == qmsLens.toRead && !inputFocus', command);
		const terminal = readFileSync('server/src/cli/reading/terminal.ts', 'utf8');
		for (const {key} of keys)
			assert.match(terminal, new RegExp(`\\['${key.replace('alt+', '')}', '`), `${key} is a key of the terminal`);
	});
});

describe('tools for agents of the editor', () => {
	it('are in the manifest under the names under which they are registered', () => {
		const {contributes} = JSON.parse(readFileSync('package.json', 'utf8')) as {
			contributes: {languageModelTools: {name: string; inputSchema: {type: string}}[]};
		};
		const [, table = ''] =
			/const doing[^{]+\{([^}]+)\}/.exec(readFileSync('client/src/reading/tools.ts', 'utf8')) ?? [];
		assert.deepEqual(
			contributes.languageModelTools.map(({name}) => name),
			[...table.matchAll(/^\t(\w+):/gm)].map(([, name]) => `qms_${name}`),
		);
		assert.ok(contributes.languageModelTools.every(({inputSchema}) => inputSchema.type === 'object'));
	});
});
