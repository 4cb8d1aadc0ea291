import assert from 'node:assert/strict';
import fc from 'fast-check';
import {readFileSync} from 'node:fs';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import {ReadingMemory} from '../../server/src/core/evidence/memory.ts';
import {readDocument} from '../../server/src/core/evidence/reading.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import {ModelMemory} from '../../server/src/core/model/memory.ts';
import {anyText} from './model/texts.ts';

const engine = compileCatalog(builtinCatalog(), {});
const options = {keys: {}, languages: [], kinds: [], listed: true} as const;

/** What people type and paste into a procedure, beside any text. */
const snippets = [
	'e',
	' ',
	'\n',
	'\n\n',
	'. ',
	'-',
	'\n\n## Responsibilities\n\nThe quality manager approves changes.\n\n',
	'\n## References\n',
	'\n\n### Records\n\n- REC-012 Corrective action report\n\n',
	'\n\nThe process owner reviews the nonconformity and records its cause within 5 days.\n\n',
	' not ',
	' should ',
	'\n\n| Step | Who |\n|---|---|\n| Review the cause | Quality manager |\n\n',
	'\n\nThe following is kept:\n\n- records of customer complaints\n- results of internal audits\n\n',
	'<!-- qms: covers EO-9.cause -->',
	'\n<!-- qms: rejects EO-9 -->\n',
	'[Company name]',
	'TBD',
	'```\n',
	'> ',
	'**',
	'`',
	'---\n',
	'\ttitle: x\n',
	'[x]: y\n',
	'<div>\n',
	'\n\n**Corrective action**\n\n',
	'status: superseded\n',
	'term: ',
];

/** Words that make a title or a heading speak of something else. */
const topics = [
	' corrective action',
	' internal audit',
	' customer complaints',
	' risk',
	' competence',
	' suppliers',
	's',
	' records',
	' x',
];

type Edit =
	| {readonly at: number; readonly remove: number; readonly insert: string}
	| {readonly heading: number; readonly insert: string};

function edited(text: string, edit: Edit): string {
	if ('at' in edit) return text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove);
	const ends = [...text.matchAll(/^(?:#+ |title:|kind:|language:).*$/gm)].map(match => match.index + match[0].length);
	const at = ends[edit.heading % ends.length] ?? 0;
	return text.slice(0, at) + edit.insert + text.slice(at);
}

const places = [
	'samples/acme-valves/procedures/PRO-001-control-of-documented-information.md',
	'samples/acme-valves/procedures/PRO-002-customer-requirements-and-contract-review.md',
	'samples/acme-valves/processes/PRC-SALES.yaml',
];

describe('reading with what is known of the version before', () => {
	for (const path of places) {
		it(`gives what reading anew gives: ${path}`, function () {
			this.timeout(300_000);
			const sample = readFileSync(path, 'utf8');
			const heading: fc.Arbitrary<Edit> = fc.record({heading: fc.nat(20), insert: fc.constantFrom(...topics)});
			const anywhere: fc.Arbitrary<Edit> = fc.record({
				at: fc.nat(sample.length),
				remove: fc.oneof({weight: 4, arbitrary: fc.constant(0)}, fc.nat(3), fc.nat(300)),
				insert: fc.oneof({weight: 5, arbitrary: fc.constantFrom(...snippets)}, anyText),
			});
			fc.assert(
				fc.property(
					fc.array(fc.oneof({weight: 2, arbitrary: anywhere}, heading), {minLength: 1, maxLength: 10}),
					edits => {
						const memory = new ModelMemory();
						const readings = new ReadingMemory();
						let text = sample;
						for (const edit of [undefined, ...edits]) {
							text = edit ? edited(text, edit) : text;
							const kept = buildDocument({path, text}, options, memory);
							const anew = buildDocument({path, text}, options);
							assert.deepEqual(kept, anew, JSON.stringify(text));
							assert.deepEqual(assess(kept, engine, {memory: readings}), assess(anew, engine), JSON.stringify(text));
						}
					},
				),
				{numRuns: Number(process.env['QMS_RUNS'] ?? 25)},
			);
		});
	}

	it('keeps what sections show while letters of a heading are typed, until its words mean something else', () => {
		const path = 'samples/acme-valves/processes/PRC-SALES.yaml';
		const sample = readFileSync(path, 'utf8');
		const [models, readings] = [new ModelMemory(), new ReadingMemory()];
		const read = (title: string) =>
			readDocument(
				buildDocument({path, text: sample.replace(/^title:.*$/m, `title: ${title}`)}, options, models),
				engine,
				{memory: readings},
			).memories;
		const first = read('Our deskwork');
		const longer = read('Our deskworkx');
		assert.ok(first.length > 10 && first.every((memory, index) => longer[index] === memory));
		assert.notEqual(read('Internal audit')[1], first[1]);
	});
});
