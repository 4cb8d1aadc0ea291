import assert from 'node:assert/strict';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import {resultOf} from '../../server/src/lsp/features/export.ts';
import {QmsRoot} from '../../server/src/lsp/root.ts';
import {type Tools, toolsOf} from '../../server/src/reading/tools.ts';

const today = '2026-11-28';
const document = (id: string): string =>
	`---\nid: ${id}\nkind: procedure\nstatus: effective\n---\n\n# Complaints\n\n## Receive\n\nThe sales clerk records every customer complaint.\n`;

function systemOf(paths: readonly string[]): Qms {
	const qms = createQms({today: () => today});
	const set = paths.map((path, index) => ({path, text: document(`PRO-${index}`)}));
	qms.apply({set, files: paths});
	return qms;
}

/** The tools over a system in memory; how often the whole result was worked out stands in `results`. */
function toolsFor(qms: Qms): {readonly tools: Tools; readonly results: () => number} {
	const root = new QmsRoot('file:///qms', qms);
	let results = 0;
	const tools = toolsOf({
		open: async () => root,
		write: async () => [],
		result: open => {
			results++;
			return resultOf(open);
		},
		by: name => name,
		today: () => today,
	});
	return {tools, results: () => results};
}

describe('the tools of agents over a system', () => {
	it('explain a document by its path, whatever stands in that', async () => {
		const {tools} = toolsFor(systemOf(['docs/F#12.md', 'docs/12:30.md', 'docs/plain.md']));
		const explained = async (target: string): Promise<string> => (await tools.explain(target)).explanation;
		for (const [target, place] of [
			['docs/F#12.md', 'docs/F#12.md:1'],
			['docs/F#12.md:9', 'docs/F#12.md:9'],
			['docs/F#12.md#receive', 'docs/F#12.md:9'],
			['docs/12:30.md', 'docs/12:30.md:1'],
			['docs/12:30.md:7:2', 'docs/12:30.md:7'],
			['./docs/plain.md#receive', 'docs/plain.md:9'],
		] as const)
			assert.ok((await explained(target)).includes(place), `${target}: ${await explained(target)}`);
		await assert.rejects(explained('docs/F#12.md#nothing'), /F#12\.md has no section #nothing/);
		await assert.rejects(explained('docs/plain.md:99'), /plain\.md has no line 99/);
		await assert.rejects(explained('docs/F#13.md'), /neither an outcome/);
	});

	it('explain a rule without working out what the system shows', async () => {
		const {tools, results} = toolsFor(systemOf(['docs/plain.md']));
		assert.match((await tools.explain('outcome-gap')).explanation, /No document/);
		assert.equal(results(), 0);
	});

	it('name the words that stand nowhere, only where no place holds all', async () => {
		const {tools} = toolsFor(systemOf(['docs/plain.md']));
		const {near, nowhere} = await tools.findText({search: 'complaint unicorn', limit: 5});
		assert.deepEqual([near, nowhere], [false, ['unicorn']]);
		const other = await tools.findText({search: 'sales complaint', limit: 5});
		assert.deepEqual([other.near, other.nowhere, other.related], [true, [], []]);
	});

	it('leave a file that cannot be read what it was after a draft of it', async () => {
		const qms = systemOf(['docs/plain.md']);
		const path = 'docs/binary.md';
		qms.apply({unreadable: [{path, reason: 'It is no text.', remedy: 'Save it as UTF-8.'}]});
		const before = JSON.stringify(qms.findings());
		assert.ok(before.includes('It is no text.'));
		await toolsFor(qms).tools.checkText({path, text: document('PRO-9')});
		assert.equal(JSON.stringify(qms.findings()), before);
		assert.deepEqual([...qms.snapshot.unreadable.keys()], [path]);
	});
});
