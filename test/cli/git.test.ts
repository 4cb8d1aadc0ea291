import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import type {DocumentHistory} from '../../server/src/core/workspace/snapshot.ts';
import {contentOf} from '../../server/src/node/content.ts';
import {gitFacts, gitHead} from '../../server/src/node/git.ts';
import {isRepository, openRepository, type Repository as Opened} from '../../server/src/node/repository.ts';
import type {JsonRoot} from '../../server/src/report/schema.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {Repository} from './repository.ts';
import {fakeHost} from './transcript.ts';

const options = {keys: {}, languages: [], kinds: []};
const read = (path: string, text: string) => contentOf(path, text, options);

async function opened(folder: string): Promise<Opened> {
	const found = await openRepository(folder);
	assert.ok(isRepository(found), 'reason' in found ? found.reason : '');
	return found;
}

async function historyIn(repository: Repository, path: string): Promise<DocumentHistory | undefined> {
	return (await gitFacts(await opened(repository.root), [path], read))?.history.get(path);
}

const head = (version: string, more = ''): string =>
	`---\nid: PRO-001\nversion: ${version}\n${more}---\n# Control of documents\n`;

describe('git facts', function () {
	this.timeout(30_000);
	afterEach(removeFolders);

	it('say nothing outside a repository and before the first commit', async () => {
		assert.ok(!isRepository(await openRepository(makeFolder({}))));
		assert.equal(await gitHead(await opened(new Repository().root)), undefined);
	});

	it('name the newest commit that changed what a document says', async () => {
		const repository = new Repository();
		repository.write('docs/ä b.md', `${head('1')}\nThe manager releases it.\n`);
		const first = repository.commit('2026-01-10', 'Write');
		repository.write(
			'docs/ä b.md',
			`${head('1', 'approved: 2026-01-12\nstatus: effective\n')}\nThe  manager\nreleases it.\n<!-- qms: covers EO-1.document-control -->\n`,
		);
		repository.commit('2026-01-12', 'Approve, wrap and claim', 'Bob Boss');
		assert.deepEqual((await historyIn(repository, 'docs/ä b.md'))?.contentCommit, {
			hash: first,
			date: '2026-01-10',
			author: 'Ada Author',
			version: '1',
		});
		repository.write('docs/ä b.md', `${head('2')}\nNobody releases it.\n`);
		const second = repository.commit('2026-02-01', 'Change');
		repository.write('other.md', '# Other\n');
		repository.commit('2026-02-02', 'Elsewhere');
		assert.deepEqual((await historyIn(repository, 'docs/ä b.md'))?.contentCommit, {
			hash: second,
			date: '2026-02-01',
			author: 'Ada Author',
			version: '2',
		});
	});

	it('look past many commits that change the head alone', async () => {
		const repository = new Repository();
		repository.write('a.md', `${head('1')}\nText.\n`);
		const first = repository.commit('2026-01-01', 'Write');
		for (let day = 10; day < 18; day++) {
			repository.write('a.md', `${head('1', `approved: 2026-01-${day}\n`)}\nText.\n`);
			repository.commit(`2026-01-${day}`, 'Approve again');
		}
		assert.equal((await historyIn(repository, 'a.md'))?.contentCommit?.hash, first);
	});

	it('follow a rename and count it as no change', async () => {
		const repository = new Repository();
		repository.write('old.md', `${head('1')}\nThe manager releases it, and the team files it in the register.\n`);
		const first = repository.commit('2026-01-10', 'Write');
		repository.rename('old.md', 'new.md');
		repository.commit('2026-03-01', 'Rename');
		assert.equal((await historyIn(repository, 'new.md'))?.contentCommit?.hash, first);
	});

	it('take merges, squashed pull requests and review trailers that touch the document for approvals', async () => {
		const repository = new Repository();
		repository.write('a.md', `${head('1')}\nText.\n`);
		repository.commit('2026-01-01', 'Write');
		repository.git('checkout', '-q', '-b', 'topic');
		repository.write('a.md', `${head('2')}\nOther text.\n`);
		repository.commit('2026-02-01', 'Change');
		repository.git('checkout', '-q', 'main');
		repository.at('2026-02-03', 'merge', '-q', '--no-ff', '-m', 'Merge', 'topic');
		repository.write('a.md', `${head('3')}\nNew text.\n`);
		repository.commit('2026-03-01', 'Change\n\nReviewed-by: Bob Boss');
		repository.write('b.md', '# B\n');
		repository.commit('2026-04-01', 'Elsewhere\n\nReviewed-by: Bob Boss');
		const approvals = (await historyIn(repository, 'a.md'))?.approvals.map(({date, by, how}) => `${date} ${by} ${how}`);
		assert.deepEqual(approvals, ['2026-03-01 Bob Boss trailer', '2026-02-03 Committer merge']);
	});

	it('know no history in a shallow clone, and say so', async () => {
		const repository = new Repository();
		repository.write('a.md', `${head('1')}\nText.\n`);
		repository.commit('2026-01-01', 'Write');
		repository.write('a.md', `${head('1')}\nOther text.\n`);
		repository.commit('2026-02-01', 'Change');
		const clone = join(makeFolder({}), 'clone');
		execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository.root}`, clone], {stdio: 'ignore'});
		const facts = await gitFacts(await opened(clone), ['a.md'], read);
		assert.equal(facts?.shallow, true);
		assert.equal(facts.date, '2026-02-01');
		assert.equal(facts.history.size, 0);
	});

	it('take paths relative to a root below the top', async () => {
		const repository = new Repository();
		repository.write('quality/a.md', `${head('1')}\nText.\n`);
		repository.write('a.md', `${head('9')}\nText.\n`);
		repository.commit('2026-01-01', 'Write');
		const facts = await gitFacts(await opened(join(repository.root, 'quality')), ['a.md'], read);
		assert.equal(facts?.history.get('a.md')?.contentCommit?.version, '1');
	});
});

describe("the auditor's pack in a repository", function () {
	this.timeout(30_000);
	afterEach(removeFolders);

	it('names the commit, and how many documents differ from it', async () => {
		const repository = new Repository();
		for (const name of ['a', 'b', 'c'])
			repository.write(`procedures/${name}.md`, `${head('1')}\nThe manager releases it.\n`);
		repository.write('qms.yaml', 'include: ["procedures/**"]\n');
		repository.write('notes.txt', 'Not read.\n');
		repository.commit('2026-01-10', 'Write');
		const pack = async (): Promise<{told: string; commit: JsonRoot['commit']; page: string}> => {
			const {host, stderr} = fakeHost(repository.root);
			assert.equal(await run(['report', 'pack'], host), 0);
			const read = (name: string): string => readFileSync(join(repository.root, 'pack', name), 'utf8');
			return {told: stderr(), commit: (JSON.parse(read('report.json')) as JsonRoot).commit, page: read('index.html')};
		};
		const clean = await pack();
		assert.equal(clean.told, '');
		assert.equal(clean.commit?.changed, undefined);
		assert.doesNotMatch(clean.page, /not committed/);
		repository.write('procedures/a.md', `${head('2')}\nThe manager releases it again.\n`);
		repository.write('procedures/new.md', '# New\n');
		repository.write('notes.txt', 'Still not read.\n');
		repository.remove('procedures/b.md');
		const changed = await pack();
		assert.equal(changed.commit?.changed, 3);
		assert.match(changed.told, /^3 documents are not as in the commit/);
		assert.match(changed.page, /of 2026-01-10 and changes in 3 documents that are not committed/);
	});
});
