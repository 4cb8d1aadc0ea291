import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import type {Parts} from '../../server/src/core/workspace/parts.ts';
import {baseState, newLines} from '../../server/src/node/base.ts';
import {isRepository, openRepository} from '../../server/src/node/repository.ts';
import {loadFiles} from '../../server/src/node/load.ts';
import type {JsonRoot} from '../../server/src/report/schema.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {Repository} from './repository.ts';
import {fakeHost} from './transcript.ts';

/** A procedure that shows how complaints are dealt with; it is the only one that does. */
const complaints = `---
id: PRO-011
title: Customer complaints
type: procedure
status: effective
version: "1.0"
owner: Sales manager
approver: Managing director
approved: 2026-01-12
effective: 2026-01-15
review: {interval: P12M, next: 2027-01-15}
---
# Customer complaints

## Receiving complaints
<!-- qms: covers EO-10.receive -->

The sales manager receives every complaint and records it in the complaint log within one working day.

## Investigation
<!-- qms: covers EO-10.investigate -->

The quality manager investigates the complaint within five working days, decides whether it is justified and records the
result in the complaint log.
`;

const config = 'include: ["**/*.md"]\nrules: {approval-not-in-history: off, changed-after-approval: off}\n';

async function check(root: string, ...words: string[]): Promise<{code: number; report: JsonRoot; stderr: string}> {
	const {host, stdout, stderr} = fakeHost(root);
	const code = await run(['check', '--format', 'json', ...words], host);
	return {code, report: (stdout() === '' ? undefined : JSON.parse(stdout())) as JsonRoot, stderr: stderr()};
}

describe('--changed-since', function () {
	this.timeout(60_000);
	afterEach(removeFolders);

	/** A repository with the procedure on main and a branch to work on. */
	function branched(): Repository {
		const repository = new Repository();
		repository.write('qms.yaml', config);
		repository.write('procedures/PRO-011.md', complaints);
		repository.write('manual.md', '# Quality manual\n\nSee [PRO-011](procedures/PRO-011.md).\n');
		repository.commit('2026-01-12', 'Write');
		repository.git('checkout', '-q', '-b', 'topic');
		return repository;
	}

	it('reports a gap that a deleted procedure leaves, and where the evidence stood', async () => {
		const repository = branched();
		repository.remove('procedures/PRO-011.md');
		repository.commit('2026-02-01', 'Delete');
		const {code, report} = await check(repository.root, '--changed-since', 'main');
		const {difference} = report;
		assert.ok(difference !== null);
		assert.deepEqual(
			difference.outcomes
				.filter(each => each.id === 'EO-10')
				.map(({after, direction, lastEvidence}) => ({after, direction, lastEvidence})),
			[{after: 'gap', direction: 'worse', lastEvidence: true}],
		);
		const lost = difference.criteria.find(each => each.id === 'EO-10.receive');
		assert.equal(lost?.after, 'gap');
		assert.ok(
			lost.places.some(
				({path, section, gone}) => path === 'procedures/PRO-011.md' && section === 'Receiving complaints' && gone,
			),
		);
		assert.ok(
			report.findings.some(each => each.rule === 'outcome-gap' && each.outcome === 'EO-10'),
			'the gap is a new finding',
		);
		assert.ok(
			report.findings.some(each => each.rule === 'link-broken' && each.path === 'manual.md'),
			'what the deletion breaks elsewhere too',
		);
		assert.ok(difference.after.met < difference.before.met);
		assert.equal(code, 1);
	});

	it('hides what was there before, and tells what stands on changed lines', async () => {
		const repository = branched();
		repository.write(
			'procedures/PRO-011.md',
			complaints
				.replace('within five working days', 'and reports it regularly within five working days')
				.replace('owner: Sales manager\n', ''),
		);
		repository.write(
			'second.md',
			'---\nid: PRO-099\nstatus: effective\nversion: 1\n---\n# Second\n\nThe owner is missing here too.\n',
		);
		repository.commit('2026-02-01', 'Worse');
		repository.git('checkout', '-q', '-b', 'later');
		repository.write(
			'procedures/PRO-011.md',
			complaints
				.replace('within five working days', 'and reports it regularly within ten working days')
				.replace('owner: Sales manager\n', ''),
		);
		repository.commit('2026-02-02', 'Still worse');
		const {report} = await check(repository.root, '--changed-since', 'topic');
		assert.deepEqual(
			report.findings.map(each => each.rule),
			[],
		);
		assert.ok(
			report.difference?.touched.some(each => each.path === 'procedures/PRO-011.md' && each.rule === 'vague-time'),
			JSON.stringify(report.difference?.touched),
		);
		assert.ok((report.difference?.unchanged ?? 0) > 0);
	});

	it('follows renames: a document that only moved is neither fixed nor new', async () => {
		const repository = branched();
		repository.write('qms.yaml', config);
		repository.rename('procedures/PRO-011.md', 'handbook/complaints.md');
		repository.write('manual.md', '# Quality manual\n\nSee [PRO-011](handbook/complaints.md).\n');
		repository.commit('2026-02-01', 'Move');
		const {report} = await check(repository.root, '--changed-since', 'main');
		assert.deepEqual(
			[...report.findings, ...(report.difference?.fixed ?? [])]
				.filter(each => each.rule !== 'file-name-without-id')
				.map(each => `${each.rule} ${each.path}`),
			[],
		);
		assert.deepEqual(report.difference?.criteria, []);
	});

	it('calls nothing fixed that left the system with its document', async () => {
		const repository = branched();
		repository.write('procedures/PRO-011.md', complaints.replace('owner: Sales manager\n', ''));
		repository.write(
			'procedures/PRO-012.md',
			complaints.replace('PRO-011', 'PRO-012').replace('owner: Sales manager\n', ''),
		);
		repository.commit('2026-02-01', 'Two without an owner');
		repository.git('checkout', '-q', '-b', 'later');
		repository.remove('procedures/PRO-011.md');
		repository.write('qms.yaml', 'include: ["procedures/PRO-01[0-1]*", "manual.md"]\n');
		repository.commit('2026-02-02', 'Delete one, leave one out');
		const {report} = await check(repository.root, '--changed-since', 'topic');
		assert.deepEqual(
			report.difference?.left.map(({path, gone}) => [path, gone]),
			[
				['procedures/PRO-011.md', true],
				['procedures/PRO-012.md', false],
			],
		);
		assert.ok(report.difference?.left.every(({findings}) => findings > 0));
		assert.deepEqual(
			report.difference?.fixed.filter(({path}) => path.startsWith('procedures/PRO-01')).map(({rule}) => rule),
			[],
		);
		const {stdout, host} = fakeHost(repository.root);
		await run(['check', '--changed-since', 'topic', '--format', 'markdown'], host);
		assert.match(
			stdout(),
			/2 documents left the system, and \d+ findings with them: procedures\/PRO-011\.md, which is gone; procedures\/PRO-012\.md\./,
		);
	});

	describe('names the cause', () => {
		type Change = NonNullable<JsonRoot['difference']>['criteria'][number];

		async function causeOf(
			change: (repository: Repository) => void,
			find = ({id}: Change): boolean => id === 'EO-10.receive',
		): Promise<Change['cause'] | undefined> {
			const repository = branched();
			change(repository);
			repository.commit('2026-02-01', 'Change');
			const {report} = await check(repository.root, '--changed-since', 'main');
			return report.difference?.criteria.find(find)?.cause;
		}

		const path = 'procedures/PRO-011.md';
		const rewritten =
			(from: string | RegExp, to: string) =>
			(repository: Repository): void =>
				repository.write(path, complaints.replace(from, to));

		it('text that was removed', async () => {
			const cause = await causeOf(rewritten(/## Receiving complaints[^#]*/, ''));
			assert.deepEqual(cause, {kind: 'text', path, from: '', to: ''});
		});

		it('a document that was deleted', async () => {
			assert.deepEqual(await causeOf(repository => repository.remove(path)), {
				kind: 'left',
				path,
				from: '',
				to: 'gone',
			});
		});

		it('another status', async () => {
			const cause = await causeOf(rewritten('status: effective', 'status: withdrawn'));
			assert.deepEqual(cause, {kind: 'status', path, from: 'effective', to: 'withdrawn'});
		});

		it('another kind', async () => {
			const cause = await causeOf(
				repository =>
					repository.write(
						path,
						complaints.replaceAll(/<!-- qms:.*-->\n/g, '').replace('type: procedure', 'type: policy'),
					),
				({places}) => places.some(place => place.path === path),
			);
			assert.deepEqual(cause, {kind: 'kind', path, from: 'procedure', to: 'policy'});
		});

		it('another configuration', async () => {
			const cause = await causeOf(repository => repository.write('qms.yaml', 'include: ["manual.md"]\n'));
			assert.deepEqual(cause, {kind: 'configuration', path: '', from: '', to: ''});
		});

		it('once, before all else, where it changed many', async () => {
			const repository = branched();
			repository.write('qms.yaml', 'include: ["manual.md"]\n');
			repository.commit('2026-02-01', 'Leave out');
			const {host, stdout} = fakeHost(repository.root);
			await run(['check', '--changed-since', 'main'], host);
			const lines = stdout().split('\n');
			const told = lines.findIndex(line => /▼ qms\.yaml changed: \d+ criteria are worse off/.test(line));
			assert.ok(told >= 0, stdout());
			assert.equal(lines.filter(line => /qms\.yaml changed/.test(line)).length, 1);
			assert.match(lines[told - 1] ?? '', /criteria are worse off\.$/);
		});
	});

	it('compares with the point where the branches part, and counts what is not committed', async () => {
		const repository = branched();
		repository.git('checkout', '-q', 'main');
		repository.remove('procedures/PRO-011.md');
		const parted = repository.git('rev-parse', 'HEAD').trim();
		repository.commit('2026-02-01', 'Delete on main');
		repository.git('checkout', '-q', 'topic');
		assert.deepEqual((await check(repository.root, '--changed-since', 'main')).report.difference?.criteria, []);
		repository.remove('procedures/PRO-011.md');
		const {report} = await check(repository.root, '--changed-since', 'main');
		assert.equal(report.difference?.commit, parted);
		assert.ok(report.difference.criteria.length > 0);
	});

	it('reads and judges what is equal in both states once', async () => {
		const repository = branched();
		repository.write('procedures/PRO-011.md', complaints.replace('five working days', 'ten working days'));
		repository.commit('2026-02-01', 'Change');
		const read: string[] = [];
		const judged: string[] = [];
		const parts: Partial<Parts> = {
			buildDocument(path, text, options) {
				read.push(path);
				return buildDocument({path, text}, options);
			},
			assess(document) {
				judged.push(document.path);
				return {criteria: new Map(), outcomes: []};
			},
		};
		const {host, stdout} = fakeHost(repository.root);
		await run(['check', '--format', 'json', '--changed-since', 'main'], {...host, qms: {parts}});
		const once = ['manual.md', 'procedures/PRO-011.md', 'procedures/PRO-011.md'];
		assert.deepEqual([read.sort(), judged.sort()], [once, once]);
		assert.notEqual((JSON.parse(stdout()) as JsonRoot).difference, null);
	});

	it('answers a missing ref, a shallow clone and a folder without git', async () => {
		const repository = branched();
		repository.write('other.md', '# Other\n');
		repository.commit('2026-02-01', 'More');
		const missing = await check(repository.root, '--changed-since', 'nowhere');
		assert.deepEqual(
			[missing.code, missing.stderr.split('\n')[0]],
			[2, 'qms-lens: There is no commit "nowhere" here.'],
		);
		assert.equal((await check(repository.root, '--changed-since=--help')).code, 2);
		const clone = join(makeFolder({}), 'clone');
		execFileSync('git', ['clone', '-q', '--depth', '1', '--no-single-branch', `file://${repository.root}`, clone], {
			stdio: 'ignore',
		});
		const shallow = await check(clone, '--changed-since', 'origin/main');
		assert.equal(shallow.code, 2);
		assert.match(shallow.stderr, /have no common commit here\.\nA shallow clone/);
		const plain = makeFolder({'qms.yaml': config, 'a.md': complaints});
		const without = await check(plain, '--changed-since', 'main');
		assert.match(without.stderr, /is in no git repository, so everything is reported/);
		assert.ok(without.report.findings.length > 0 && without.report.difference === null);
	});
});

describe('the state of a commit', () => {
	afterEach(removeFolders);

	it('reads the same files as the disk: links, ignore files and nested systems included', async () => {
		const repository = new Repository();
		repository.write('a.md', '# A\n');
		repository.write('in/b ä.md', '# B\n');
		repository.write('in/picture.png', 'x');
		repository.write('in/legacy/old.md', '# Old\n');
		repository.write('.qmsignore', 'legacy/\n');
		repository.write('site/qms.yaml', 'organization: Site\n');
		repository.write('site/c.md', '# C\n');
		repository.write('qms.yaml', 'organization: Ignored\n');
		repository.commit('2025-12-31', 'Write settings');
		repository.write('.gitignore', '/qms.yaml\n');
		repository.commit('2026-01-01', 'Write');
		const opened = await openRepository(repository.root);
		assert.ok(isRepository(opened));
		const base = await baseState(opened, repository.root, 'HEAD');
		assert.ok(typeof base === 'object' && 'files' in base);
		const disk = await loadFiles(repository.root);
		const byPath = (texts: typeof disk.texts) => [...texts].sort((a, b) => (a.path < b.path ? -1 : 1));
		assert.deepEqual(byPath(base.files.texts), byPath(disk.texts));
		assert.deepEqual(base.files.files, disk.files);
		assert.deepEqual(base.files.nestedRoots, disk.nestedRoots);
		assert.deepEqual(
			disk.unreadable.map(({path}) => path),
			['qms.yaml'],
		);
		assert.deepEqual(base.files.unreadable, disk.unreadable);
	});

	it('finds the lines that are new', () => {
		assert.deepEqual([...newLines('a\nb\nc\n', 'a\nx\nb\r\nb\nc\n')], [2, 4]);
		assert.deepEqual([...newLines('', 'a\n')], [1]);
		assert.deepEqual([...newLines('a\nb', 'b\na')], []);
	});
});
