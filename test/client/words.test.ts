import assert from 'node:assert/strict';
import {notCheckedWords, nothingWords, readingState, stateKey, statusWords} from '../../client/src/views/words.ts';
import type {StatusView} from '../../server/src/host/protocol.ts';

describe('what the client says of the state of the server', () => {
	const status = (state: StatusView['state'], documents: number): StatusView => ({
		state,
		documents,
		covered: documents > 0 ? 9 : 0,
		applicable: documents > 0 ? 84 : 0,
		shown: documents > 0 ? 60 : 0,
		outcomes: documents > 0 ? 12 : 0,
		criteria: '34 covered, 12 evidenced, 21 to be read, 16 gaps',
		toRead: 21,
		systems: [],
		errors: 1,
		warnings: 2,
		version: 1,
	});

	it('is that there are no documents only where all was read', () => {
		assert.deepEqual(
			[undefined, status('indexing', 0), status('cancelled', 0), status('ready', 0), status('cancelled', 3)].map(
				stateKey,
			),
			['starting', 'indexing', 'cancelled', 'empty', 'ready'],
		);
		assert.match(nothingWords('empty'), /No quality documents were found/);
		for (const key of ['starting', 'indexing', 'cancelled'] as const) assert.doesNotMatch(nothingWords(key), /found/);
		assert.deepEqual([undefined, status('indexing', 3), status('cancelled', 0), status('ready', 0)].map(readingState), [
			'reading',
			'reading',
			'cancelled',
			'ready',
		]);
	});

	it('counts nothing before anything is known, and leaves it to the progress of the editor to say that it reads', () => {
		assert.equal(statusWords(status('indexing', 0)), undefined);
		assert.equal(statusWords(undefined), undefined);
		assert.equal(statusWords(status('ready', 0)), undefined);
	});

	it('stays in the status bar where reading was cancelled, and leads to reading again', () => {
		const words = statusWords(status('cancelled', 0));
		assert.deepEqual([words?.text, words?.command], ['$(circle-slash) QMS', 'qmsLens.refresh']);
	});

	it('keeps what is known while it is read again', () => {
		assert.deepEqual(
			['indexing', 'cancelled', 'ready'].map(state => statusWords(status(state as StatusView['state'], 3))?.text),
			['$(checklist) QMS 9/12 · 60/84', '$(circle-slash) QMS 9/12 · 60/84', '$(checklist) QMS 9/12 · 60/84'],
		);
	});

	describe('of several systems', () => {
		const {documents, covered, outcomes, criteria, toRead, applicable, shown} = status('ready', 3);
		const counts = {documents, covered, outcomes, criteria, toRead, applicable, shown};
		const several: StatusView = {
			...status('ready', 6),
			covered: 12,
			outcomes: 24,
			systems: [
				{...counts, uri: 'file:///w', name: 'Acme'},
				{...counts, uri: 'file:///w/south', name: 'Acme Precision Pumps and Valves', covered: 3, shown: 20},
			],
		};

		it('is that of the file that is open, by the innermost of them', () => {
			assert.equal(statusWords(several, 'file:///w/a.md')?.text, '$(checklist) QMS Acme: 9/12 · 60/84');
			assert.equal(
				statusWords(several, 'file:///w/south/a.md')?.text,
				'$(checklist) QMS Acme Precision Pumps an…: 3/12 · 20/84',
			);
			assert.match(
				statusWords(several, 'file:///w/south/a.md')?.label ?? '',
				/^Acme Precision Pumps and Valves: 3 of 12/,
			);
		});

		it('is all together where no file of them is open, and each beside it', () => {
			for (const open of [undefined, 'file:///other/a.md', 'file:///wide/a.md'])
				assert.equal(statusWords(several, open)?.text, '$(checklist) QMS 2 systems: 12/24 · 60/84');
			assert.deepEqual(
				statusWords(several)?.systems.map(line => line.replace(/,.*/, '')),
				['Acme: 9/12 · 60/84', 'Acme Precision Pumps and Valves: 3/12 · 20/84'],
			);
			assert.match(statusWords(several)?.counts ?? '', /in all systems$/);
			assert.deepEqual(statusWords({...several, systems: several.systems.slice(0, 1)})?.systems, []);
		});
	});

	it('is what is not checked, where something is not', () => {
		assert.equal(notCheckedWords(true, false), '');
		assert.match(notCheckedWords(false, false), /Restricted Mode.*git is not run/);
		for (const isTrusted of [true, false]) assert.match(notCheckedWords(isTrusted, true), /does not have/);
	});
});
