import assert from 'node:assert/strict';
import {URI} from 'vscode-uri';
import {questionOf, rootOf} from '../../client/src/commands/given.ts';

describe('what a command is handed by its menu', () => {
	const root = {uri: 'file:///qms', name: 'QMS', outcomes: [{id: 'EO-9'}]};

	it('is a question where a lens, a link or a row of the outcomes asks', () => {
		assert.deepEqual(questionOf({id: 'EO-9', uri: 'file:///qms'}), {id: 'EO-9', uri: 'file:///qms'});
		assert.deepEqual(questionOf({uri: 'file:///qms/a.md', line: 0}), {uri: 'file:///qms/a.md', line: 0});
		assert.deepEqual(questionOf({kind: 'outcome', root, outcome: {id: 'EO-9'}}), {id: 'EO-9', uri: 'file:///qms'});
		assert.deepEqual(questionOf({kind: 'criterion', root, criterion: {id: 'EO-9.cause'}}), {
			id: 'EO-9.cause',
			uri: 'file:///qms',
		});
	});

	it('asks about here where it is the document of a menu, a row that asks nothing, or nothing', () => {
		const uri = URI.file('/qms/docs/a.md');
		for (const given of [
			uri,
			uri.toJSON(),
			undefined,
			null,
			'EO-9',
			9,
			{},
			{kind: 'root', root},
			{kind: 'group', name: 'Policies', documents: []},
			{groupId: 0},
		])
			assert.equal(questionOf(given), undefined);
	});

	it('names a root by its URI or by the row that has the focus', () => {
		assert.equal(rootOf('file:///qms'), 'file:///qms');
		assert.equal(rootOf({kind: 'criterion', root, criterion: {id: 'EO-9.cause'}}), 'file:///qms');
		for (const given of [URI.file('/qms'), undefined, {}, {root: 'x'}, {kind: 'document', document: {}}])
			assert.equal(rootOf(given), undefined);
	});
});
