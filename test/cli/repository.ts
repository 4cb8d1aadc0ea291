import {execFileSync} from 'node:child_process';
import {mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {makeFolder} from './folder.ts';

const identity = ['-c', 'user.name=Committer', '-c', 'user.email=c@example.org', '-c', 'commit.gpgsign=false'];

/** A git repository in a temporary folder, whose commits carry dates and authors that are given. */
export class Repository {
	readonly root: string;

	constructor(root = makeFolder({})) {
		mkdirSync(root, {recursive: true});
		this.root = root;
		this.git('init', '-q', '-b', 'main');
	}

	git(...words: string[]): string {
		return execFileSync('git', [...identity, ...words], {
			cwd: this.root,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	}

	write(path: string, text: string): void {
		mkdirSync(dirname(join(this.root, path)), {recursive: true});
		writeFileSync(join(this.root, path), text);
	}

	rename(from: string, to: string): void {
		mkdirSync(dirname(join(this.root, to)), {recursive: true});
		renameSync(join(this.root, from), join(this.root, to));
	}

	remove(path: string): void {
		rmSync(join(this.root, path), {recursive: true});
	}

	/** Commits everything there is; returns the commit's hash. */
	commit(day: string, message: string, author = 'Ada Author'): string {
		this.git('add', '-A');
		this.at(day, 'commit', '-q', '--allow-empty', '-m', message, `--author=${author} <a@example.org>`);
		return this.git('rev-parse', 'HEAD').trim();
	}

	/** Runs git with author and committer dates set to noon of a day. */
	at(day: string, ...words: string[]): void {
		const date = `${day}T12:00:00Z`;
		execFileSync('git', [...identity, ...words], {
			cwd: this.root,
			env: {...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date},
			stdio: 'ignore',
		});
	}
}
