import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {removeFolders} from './folder.ts';
import {Repository} from './repository.ts';
import {story} from './story.ts';
import {fakeHost} from './transcript.ts';

const folder = join(import.meta.dirname, 'story');
const update = process.env['QMS_UPDATE'] === '1';

describe('the story of a small system', function () {
	this.timeout(120_000);
	let repository: Repository;
	before(() => {
		repository = new Repository();
		repository.at('2026-01-01', 'commit', '-q', '--allow-empty', '-m', 'Begin');
		if (update) for (const name of readdirSync(folder)) rmSync(join(folder, name));
	});
	after(removeFolders);

	story.forEach(({day, title, change}, index) => {
		const name = `${String(index + 1).padStart(2, '0')}-${title.toLowerCase().replaceAll(' ', '-')}.md`;
		it(`${name}; QMS_UPDATE=1 rewrites it`, async () => {
			change(repository);
			repository.commit(day, title);
			const {host, stdout, stderr} = fakeHost(repository.root);
			await run(['check', '--changed-since', 'HEAD~1', '--today', day, '--format', 'markdown'], host);
			assert.equal(stderr(), '');
			// The commit's hash depends on how git stores a tree, not on what the summary is about.
			const text = stdout().replace(/ at [0-9a-f]{8}\b/g, ' at COMMIT');
			if (update) writeFileSync(join(folder, name), text);
			else assert.equal(text, existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '');
		});
	});
});
