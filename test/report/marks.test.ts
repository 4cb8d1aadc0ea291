import assert from 'node:assert/strict';
import {marksIn} from '../../server/src/report/html/marks.ts';

const marked = (sentence: string, ...phrases: readonly string[]): readonly string[] =>
	marksIn(sentence, phrases).map(({start, end}) => sentence.slice(start, end));

describe('marks in a quoted sentence', () => {
	it('find what the engine found, whatever the case, the accents and the hyphens', () => {
		assert.deepEqual(marked('Se hace el análisis de Causa-raíz (5 Por qué).', 'analisis de causa', '5 por que'), [
			'análisis de Causa',
			'5 Por qué',
		]);
		assert.deepEqual(marked('Der Störfall wird geprüft.', 'storfall'), ['Störfall']);
	});

	it('take the longer of two, whole words alone, every time they stand there', () => {
		assert.deepEqual(marked('The root cause and the root of roots.', 'root', 'root cause'), ['root cause', 'root']);
		assert.deepEqual(marked('A report on reports.', 'report'), ['report']);
		assert.deepEqual(marked('Audit, audit, AUDIT!', 'audit'), ['Audit', 'audit', 'AUDIT']);
	});

	it('leave out a phrase that is the whole sentence, and what is not there', () => {
		assert.deepEqual(marked('Find the cause', 'find the cause', 'effect', ''), []);
	});
});
