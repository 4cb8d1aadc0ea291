import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import type {JsonRoot} from '../../server/src/report/schema.ts';
import {removeFolders} from './folder.ts';
import {Repository} from './repository.ts';
import {fakeHost} from './transcript.ts';

const topics = [
	'Goods inwards',
	'Calibration',
	'Internal audit',
	'Complaints',
	'Purchasing',
	'Training',
	'Packing',
	'Dispatch',
	'Welding',
	'Painting',
	'Design changes',
	'Contract review',
	'Corrective action',
	'Management review',
	'Maintenance',
	'Storage',
	'Document control',
	'Concessions',
	'First articles',
	'Tool control',
	'Customer property',
	'Final inspection',
	'Supplier rating',
	'Emergency plans',
	'Field service',
	'Traceability',
	'Statistics',
	'Software release',
];

const fileOf = (topic: string): string => `procedures/${topic.toLowerCase().replaceAll(' ', '-')}.md`;

/** A procedure without an id, in which much is wrong: what stands in the head, in sentences, in tables, under headings and behind links. */
const procedure = (topic: string): string => `---
version: "1.0"
type: procedure
${topic === 'Statistics' ? 'approver: Managing director' : 'owner: Quality manager'}
---
# ${topic}

## Purpose

${topic} is looked at as soon as possible, and the results of ${topic.toLowerCase()} are kept by the department.

## Steps

1. The quality manager checks ${topic.toLowerCase()} regularly and writes a report for the managing director to read.
2. The report on ${topic.toLowerCase()} is sent out as soon as possible.
3. Everyone is responsible for the quality of ${topic.toLowerCase()}.

## Corrective action

When ${topic.toLowerCase()} shows a nonconformity, the quality manager finds its root cause and decides on a corrective action.

## Records

| Record | Retention | Location |
| --- | --- | --- |
| Report on ${topic.toLowerCase()} | | |

The form for it is [here](../forms/${topic.length}.md), next to [the list](../lists/all.md). See also [the manual](../manual.md).

## Later
`;

const manual = `---
version: "2.0"
type: manual
owner: Quality manager
---
# Quality manual

The quality manual goes by ISO 9001:2015. TODO

${topics.map(topic => `- [${topic}](${fileOf(topic)})`).join('\n')}
`;

async function output(root: string, ...words: string[]): Promise<string> {
	const {host, stdout, stderr} = fakeHost(root);
	await run(['check', ...words], host);
	assert.doesNotMatch(stderr(), /^qms-lens: (?!This is a sparse checkout)/m);
	return stdout();
}

const report = async (root: string, ...words: string[]): Promise<JsonRoot> =>
	JSON.parse(await output(root, '--format', 'json', ...words)) as JsonRoot;

const told = (findings: JsonRoot['findings']): string[] =>
	findings.map(({rule, path, line, message}) => `${rule} ${path}:${line} ${message}`);

/** What histories of real repositories brought again as new findings, though nothing was worse than before. */
describe('a history in which nothing gets worse', function () {
	this.timeout(120_000);
	afterEach(removeFolders);

	function begun(): Repository {
		const repository = new Repository();
		repository.write('qms.yaml', 'organization: Example\n');
		repository.write('manual.md', manual);
		for (const topic of topics) repository.write(fileOf(topic), procedure(topic));
		repository.commit('2026-01-12', 'Begin');
		repository.git('checkout', '-q', '-b', 'topic');
		return repository;
	}

	function rewrite(repository: Repository, change: (text: string) => string): void {
		for (const path of ['manual.md', ...topics.map(fileOf)]) {
			const file = join(repository.root, path);
			writeFileSync(file, change(readFileSync(file, 'utf8')));
		}
	}

	let seen: {readonly baseline: string; readonly findings: JsonRoot['findings']} | undefined;

	/** What was found at the beginning, which is the same for all. */
	async function begin(root: string): Promise<NonNullable<typeof seen>> {
		if (seen !== undefined) return seen;
		await output(root, '--write-baseline', 'known.json');
		const baseline = readFileSync(join(root, 'known.json'), 'utf8');
		rmSync(join(root, 'known.json'));
		seen = {baseline, findings: (await report(root)).findings};
		return seen;
	}

	/** Both ways of asking for what is new, and the fingerprints that GitHub keeps. */
	async function assertNothingNew(
		change: (repository: Repository) => void,
		{fixed = [], hashesToo = true}: {fixed?: readonly string[]; hashesToo?: boolean} = {},
	): Promise<void> {
		const repository = begun();
		const before = await begin(repository.root);
		assert.ok(before.findings.length > 150, String(before.findings.length));
		const fingerprints = new Set(before.findings.map(({fingerprint}) => fingerprint));
		assert.equal(fingerprints.size, before.findings.length, 'each finding has a fingerprint of its own');
		change(repository);
		repository.commit('2026-02-01', 'Change');
		const since = await report(repository.root, '--changed-since', 'main');
		assert.deepEqual(told(since.findings), [], JSON.stringify(since.difference?.criteria));
		assert.deepEqual(
			since.difference?.fixed.map(({rule}) => rule),
			fixed,
		);
		repository.write('known.json', before.baseline);
		assert.deepEqual(told((await report(repository.root, '--baseline', 'known.json')).findings), []);
		if (!hashesToo) return;
		const now = (await report(repository.root)).findings;
		assert.deepEqual(told(now.filter(({fingerprint}) => !fingerprints.has(fingerprint))), []);
	}

	it('headings are numbered, reworded and written in another way', async () => {
		await assertNothingNew(repository =>
			rewrite(repository, text =>
				text
					.replace('## Purpose', '## 1. Purpose')
					.replace('## Steps', 'Steps\n-----')
					.replace('## Records', '## **3. Records kept**')
					.replace('## Corrective action', '## 2.1 Corrective actions'),
			),
		);
	});

	it('documents are wrapped and marked up in another way', async () => {
		await assertNothingNew(repository =>
			rewrite(repository, text =>
				text
					.replaceAll('as soon as possible', '*as soon as possible*')
					.replaceAll(' writes a report ', '\n   writes a **report**\n   ')
					.replaceAll(/^(\d)\. /gm, '$1) ')
					.replaceAll('| --- | --- | --- |', '| :-- | :-: | --- |')
					.replaceAll('\n\n', '\n\n\n'),
			),
		);
	});

	it('28 files are renamed and the links to them led on', async () => {
		await assertNothingNew(repository => {
			let links = manual;
			for (const [index, topic] of topics.entries()) {
				const to = `handbook/parts/${index + 10}-${topic.toLowerCase().replaceAll(' ', '_')}.md`;
				repository.rename(fileOf(topic), to);
				repository.write(to, procedure(topic).replaceAll('](../', '](../../'));
				links = links.replace(fileOf(topic), to);
			}
			repository.write('manual.md', links);
		});
	});

	it('one document has a first status', async () => {
		await assertNothingNew(repository =>
			repository.write(
				fileOf('Packing'),
				procedure('Packing').replace('type: procedure', 'type: procedure\nstatus: effective'),
			),
		);
	});

	it('documents have a first id', async () => {
		await assertNothingNew(
			repository => {
				repository.write('manual.md', manual.replace('type: manual', 'type: manual\nid: MAN-001'));
				for (const [index, topic] of topics.entries())
					repository.write(
						fileOf(topic),
						procedure(topic).replace('type: procedure', `type: procedure\nid: PRO-${index + 100}`),
					);
			},
			// By a hash alone nobody can tell; a first id is written once.
			{fixed: [], hashesToo: false},
		);
	});

	it('another document comes first', async () => {
		await assertNothingNew(repository => {
			repository.rename('manual.md', 'the-manual.md');
			for (const topic of topics)
				repository.write(fileOf(topic), procedure(topic).replace('(../manual.md)', '(../the-manual.md)'));
			repository.write('a-first-page.md', '# A first page\n\nNothing of interest stands here.\n');
		});
	});

	it('some files are not checked out', async () => {
		await assertNothingNew(repository => {
			repository.git('sparse-checkout', 'set', '--no-cone', '/qms.yaml', '/manual.md', '/procedures/[a-m]*');
		});
	});
});
