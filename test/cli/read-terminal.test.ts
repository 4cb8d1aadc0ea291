import assert from 'node:assert/strict';
import {cpSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {keysOf} from './keys.ts';
import {fakeHost} from './transcript.ts';

const sample = join(import.meta.dirname, '../../samples/kleinwerk');

/** Runs `read` in a copy of the sample with keys pressed ahead; gives what was printed and the readings file. */
async function read(
	folder: string,
	pressed: string,
	words: readonly string[] = ['--by', 'A. Roth'],
): Promise<{code: number; output: string; readings: readonly string[]}> {
	const {host, stdout, stderr} = fakeHost(folder);
	const keys = keysOf(pressed);
	const code = await run(['read', ...words], {
		...host,
		stdout: {...host.stdout, terminal: true, columns: 100},
		env: {...host.env, NO_COLOR: '1'},
		keys: () => keys,
	});
	assert.ok(keys.closed() || code === 2, 'the terminal is given back');
	return {code, output: stdout() + stderr(), readings: linesOf(folder)};
}

function linesOf(folder: string): readonly string[] {
	try {
		return readFileSync(join(folder, 'qms-readings.yaml'), 'utf8')
			.split('\n')
			.filter(line => line.startsWith('- '));
	} catch {
		return [];
	}
}

const copied = async (use: (folder: string) => Promise<void>): Promise<void> => {
	const folder = makeFolder({});
	cpSync(sample, folder, {recursive: true, filter: path => !path.endsWith('qms-readings.yaml')});
	await use(folder);
};

const questionsLeft = async (folder: string): Promise<number> => {
	const {host, stdout} = fakeHost(folder);
	await run(['read', '--status', '--format', 'json'], host);
	return (JSON.parse(stdout()) as {questions: number}).questions;
};

describe('read on a terminal', () => {
	after(removeFolders);

	it('asks, keeps each answer at once, and stops where Ctrl-C is pressed without losing one', () =>
		copied(async folder => {
			const before = await questionsLeft(folder);
			const first = await read(folder, 'yn^c');
			assert.equal(first.code, 0);
			assert.match(first.output, new RegExp(`─ 1 of ${before}, about \\d+ minutes\n`));
			assert.match(first.output, /Why not \(Enter for no reason\)/);
			assert.match(first.output, /Stopped: 1 answer kept, \d+ questions left\. qms-lens read goes on\./);
			assert.equal(first.readings.length, 1);
			assert.match(first.readings[0] ?? '', /shows: described, by: A\. Roth, on: 2026-11-23, words: \w+\}/);
			const second = await read(folder, 'nno such step⏎q');
			assert.equal(second.readings.length, 2);
			assert.ok(second.readings.some(line => line.includes('shows: no') && line.includes('because: no such step')));
			assert.ok((await questionsLeft(folder)) < before);
		}));

	it('marks the sentences that speak for a place', () =>
		copied(async folder => {
			const {output} = await read(folder, 'q');
			assert.match(output, /^▌ \S/m);
		}));

	it('leaves a question for later, tells why it is asked, and takes the last answer back', () =>
		copied(async folder => {
			const {output, readings} = await read(folder, 'lwyuq');
			assert.match(output, /Later\./);
			assert.match(output, /Of a hundred such places about \d+ are right\. For it: "/);
			assert.match(output, /The last answer is taken back\./);
			assert.deepEqual(readings, []);
		}));

	it('takes another place that a search finds', () =>
		copied(async folder => {
			const {output, readings} = await read(folder, 'tBestellung Abnahmeprüfzeugnis⏎1yq');
			assert.match(output, /\[1\] Verfahren\/VA-04\S+:26 {2}/);
			assert.equal(readings.length, 1);
			assert.match(readings[0] ?? '', /place: Verfahren\/VA-04_Einkauf_und_Lieferantenbewertung\.md#3-bestellung/);
		}));

	it('names the words that the documents have where a search finds nothing near', () =>
		copied(async folder => {
			const {output} = await read(folder, 'tcalibration⏎tPrüfmittel zzz⏎xq');
			assert.match(output, /No section holds these words\.\s+The documents have for it: .*prüfmittel/s);
			assert.match(output, /No section holds all of these words\..*\[1\] Verfahren\/VA-05/s);
		}));

	it('takes an answer for another criterion about the place, whose own question stays', () =>
		copied(async folder => {
			const before = await questionsLeft(folder);
			const {output, readings} = await read(folder, 'oEO-9.cause⏎1yoUrsache⏎ozzz⏎q');
			assert.match(output, /\[1\] EO-9\.cause {2}\S/);
			assert.match(output, /No criterion has these words\./);
			assert.equal(readings.length, 1);
			assert.match(readings[0] ?? '', /criterion: EO-9\.cause, shows: described/);
			assert.ok((await questionsLeft(folder)) <= before);
			assert.match(output, new RegExp(`─ 2 of ${before + 1}, about`));
		}));

	it('keeps a document as read completely, and asks nothing about it any more', () =>
		copied(async folder => {
			const {output, readings} = await read(folder, 'cxccq');
			assert.match(output, /: read completely\./);
			const path = /document: ([^,]+), by: A\. Roth/.exec(readings[0] ?? '')?.[1];
			assert.ok(path);
			const {host, stdout} = fakeHost(folder);
			await run(['read', '--next', '500', '--format', 'json'], host);
			const {questions} = JSON.parse(stdout()) as {questions: readonly {place: {path: string}}[]};
			assert.ok(questions.every(({place}) => place.path !== path));
		}));

	it('goes back where nothing is found or chosen', () =>
		copied(async folder => {
			const {output, readings} = await read(folder, 'txyzzy⏎t⎋tPrüfung⏎0aqq');
			assert.match(output, /No section holds these words\./);
			assert.deepEqual(readings, []);
		}));

	it('keeps that a criterion is found nowhere, and asks about no place of it again', () =>
		copied(async folder => {
			const {readings} = await read(folder, 'aaq');
			assert.match(
				readings[0] ?? '',
				/^- \{criterion: [\w.-]+, shows: absent, by: A\. Roth, on: 2026-11-23, words: \[\w{8}/,
			);
			const criterion = /criterion: ([\w.-]+)/.exec(readings[0] ?? '')?.[1] ?? '';
			const {host, stdout} = fakeHost(folder);
			await run(['read', '--next', '100', '--format', 'json'], host);
			const {questions} = JSON.parse(stdout()) as {questions: readonly {criterion: string}[]};
			assert.ok(questions.length > 0 && questions.every(each => each.criterion !== criterion));
		}));

	it('comes to an end, and says what is shown', () =>
		copied(async folder => {
			const {output} = await read(folder, 'y'.repeat(60));
			assert.match(output, /All questions are answered: \d+ covered, .*\d+ gaps\.\n$/);
			assert.equal(await questionsLeft(folder), 0);
			const again = await read(folder, '');
			assert.match(again.output, /^All questions are answered: /);
		}));

	it('needs a reader', () =>
		copied(async folder => {
			const {host, stderr} = fakeHost(folder);
			const code = await run(['read'], {...host, stdout: {...host.stdout, terminal: true}, keys: () => keysOf('q')});
			if (code === 2) assert.match(stderr(), /Nobody is named as the reader\.\nAdd --by NAME/);
		}));

	it('says what to do where there is no terminal', () =>
		copied(async folder => {
			const {host, stderr} = fakeHost(folder);
			assert.equal(await run(['read'], host), 2);
			assert.match(stderr(), /--next 20 --format json and --record FILE for a script; qms-lens mcp for an agent/);
		}));
});
