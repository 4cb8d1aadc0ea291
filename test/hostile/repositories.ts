import {execFileSync} from 'node:child_process';
import {appendFileSync, chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {makeFolder} from '../cli/folder.ts';
import {Repository} from '../cli/repository.ts';

/** A folder that is made so that git, asked in the ordinary way, runs what the folder says. */
export interface Trap {
	/** The folder that a command is run in. */
	readonly folder: string;
	/** What is inherited from the surroundings. */
	readonly env?: Readonly<Record<string, string>>;
	/**
	 * An ordinary command of git that springs the trap in `folder`, so that a test which finds no mark has shown something.
	 * Undefined where git springs it on no command that could be run here.
	 */
	readonly sprungBy: readonly string[] | undefined;
}

export interface Hostile {
	/** What is in the folder, as the end of "runs nothing of …". */
	readonly name: string;
	/** `command` is a command of the shell that leaves the mark. */
	readonly make: (command: string) => Trap;
}

const documents: Readonly<Record<string, string>> = {
	'qms.yaml': 'include: ["**/*.md", "processes/*.yaml"]\n',
	'PRO-001.md':
		'---\nid: PRO-001\ntitle: Complaints\nkind: procedure\nowner: Sales manager\nversion: "1"\nstatus: effective\napproved: 2026-01-10\napprover: Managing director\n---\n# Complaints\n\nThe sales manager records every complaint in the complaint log within a day.\n',
	'processes/PRC-SALES.yaml':
		'kind: process\nid: PRC-SALES\ntitle: Sales\nowner: Sales manager\ninputs:\n  - name: Inquiry\n    from: customer\noutputs:\n  - name: Order\n    to: customer\n',
};

/** A repository with two commits on `main`, a branch `topic` checked out, and a change that is not committed. */
function ordinary(): Repository {
	const repository = new Repository();
	fill(repository.root);
	repository.commit('2026-01-10', 'Write');
	appendFileSync(join(repository.root, 'PRO-001.md'), 'The quality manager reads the log every week.\n');
	repository.commit('2026-01-11', 'Add a sentence');
	repository.git('checkout', '-q', '-b', 'topic');
	appendFileSync(join(repository.root, 'PRO-001.md'), 'The result is told to the customer.\n');
	return repository;
}

function fill(folder: string): void {
	for (const [path, text] of Object.entries(documents)) {
		mkdirSync(dirname(join(folder, path)), {recursive: true});
		writeFileSync(join(folder, path), text);
	}
}

/** An ordinary repository whose own settings are these. */
function withSettings(settings: readonly (readonly [key: string, value: string])[]): Repository {
	const repository = ordinary();
	for (const [key, value] of settings) repository.git('config', key, value);
	return repository;
}

/** A git directory for `workTree` made of the files of `from`; its `config` is the text given. */
function gitDirectory(at: string, config: string): void {
	const from = ordinary();
	execFileSync('cp', ['-r', join(from.root, '.git'), at]);
	writeFileSync(join(at, 'config'), config);
}

/** The settings of a clone that is to fetch what it lacks; HEAD names a commit that is not there. */
const lacking = (url: string, more = ''): string =>
	`[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ${url}\n\tpromisor = true\n${more}`;

function lackCommit(gitDir: string): void {
	writeFileSync(join(gitDir, 'HEAD'), `${'1'.repeat(40)}\n`);
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** An ordinary repository that lacks a commit, in whose settings stands how to fetch it. */
function lackingClone(url: string, more = ''): Trap {
	const {root} = ordinary();
	writeFileSync(join(root, '.git/config'), lacking(url, more));
	lackCommit(join(root, '.git'));
	return {folder: root, sprungBy: ['log', '-1']};
}

/** Commits `folder` of a repository and clones it, as a stranger's repository comes to a machine. */
function cloned(repository: Repository, folder: string): string {
	repository.commit('2026-02-01', 'Add');
	const to = join(makeFolder({}), 'clone');
	execFileSync('git', ['clone', '-q', repository.root, to], {stdio: 'ignore'});
	return join(to, folder);
}

function embedded(config: string): {repository: Repository; folder: string} {
	const repository = ordinary();
	const folder = join(repository.root, 'embedded');
	gitDirectory(folder, config);
	rmSync(join(folder, 'hooks'), {recursive: true, force: true});
	fill(folder);
	for (const name of ['objects/kept', 'refs/kept']) writeFileSync(join(folder, name), '');
	return {repository, folder};
}

function program(folder: string, name: string, command: string): string {
	mkdirSync(folder, {recursive: true});
	writeFileSync(join(folder, name), `#!/bin/sh\n${command}\nexit 1\n`);
	chmodSync(join(folder, name), 0o755);
	return join(folder, name);
}

/** Every hostile folder that is known. Whoever hears of a new one adds it here, with the command of git that springs it. */
export const hostile: readonly Hostile[] = [
	{
		name: 'a bare repository committed among the documents, which fetches what it lacks',
		make(command) {
			const {repository, folder} = embedded(
				lacking('.', `\tuploadpack = ${quoted(`${command};false`)}\n`).replace('[core]\n', '[core]\n\tbare = true\n'),
			);
			lackCommit(folder);
			return {folder: cloned(repository, 'embedded'), sprungBy: ['log', '-1']};
		},
	},
	{
		name: 'a bare repository committed among the documents, with a work tree and a file system monitor',
		make(command) {
			const {repository, folder} = embedded(
				`[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = ${quoted(`${command};false`)}\n`,
			);
			// The index is of the work tree that the settings name.
			writeFileSync(join(folder, '../.gitattributes'), '* -text\n');
			return {folder: cloned(repository, 'embedded'), sprungBy: ['diff', '--raw', 'HEAD', '--', '.']};
		},
	},
	{
		name: 'a folder that is a bare repository and holds an empty .git',
		make(command) {
			const {folder} = embedded(
				lacking('.', `\tuploadpack = ${quoted(`${command};false`)}\n`).replace('[core]\n', '[core]\n\tbare = true\n'),
			);
			lackCommit(folder);
			mkdirSync(join(folder, '.git'));
			return {folder, sprungBy: ['log', '-1']};
		},
	},
	{
		name: 'a .git file that points at a folder among the documents',
		make(command) {
			const root = makeFolder({});
			fill(root);
			gitDirectory(join(root, 'state'), `[core]\n\trepositoryformatversion = 0\n\tfsmonitor = ${quoted(command)}\n`);
			writeFileSync(join(root, '.git'), 'gitdir: state\n');
			return {folder: root, sprungBy: ['status']};
		},
	},
	{
		name: 'a .git link to a folder among the documents',
		make(command) {
			const root = makeFolder({});
			fill(root);
			gitDirectory(join(root, 'state'), `[core]\n\trepositoryformatversion = 0\n\tfsmonitor = ${quoted(command)}\n`);
			symlinkSync('state', join(root, '.git'));
			return {folder: root, sprungBy: ['status']};
		},
	},
	{
		name: 'core.fsmonitor',
		make: command => ({folder: withSettings([['core.fsmonitor', command]]).root, sprungBy: ['status']}),
	},
	{
		name: 'core.worktree and core.fsmonitor',
		make(command) {
			const elsewhere = ordinary().root;
			const {root} = withSettings([
				['core.worktree', elsewhere],
				['core.fsmonitor', command],
			]);
			return {folder: root, sprungBy: [`--work-tree=${root}`, 'status']};
		},
	},
	{
		name: 'a clean filter',
		make(command) {
			const repository = withSettings([['filter.own.clean', `${command}; cat`]]);
			repository.write('.gitattributes', '*.md filter=own\n');
			return {folder: repository.root, sprungBy: ['diff', '--raw', 'HEAD']};
		},
	},
	{
		name: 'a filter process that is required',
		make(command) {
			const repository = withSettings([
				['filter.own.process', `${command}; false`],
				['filter.own.required', 'true'],
			]);
			repository.write('.gitattributes', '*.md filter=own\n');
			return {folder: repository.root, sprungBy: ['diff', '--raw', 'HEAD']};
		},
	},
	{
		name: 'an external diff',
		make: command => ({
			folder: withSettings([['diff.external', `${command}; true`]]).root,
			sprungBy: ['diff', 'HEAD'],
		}),
	},
	{
		name: 'a diff driver with a command and a text conversion',
		make(command) {
			const repository = withSettings([
				['diff.own.command', `${command}; true`],
				['diff.own.textconv', `${command}; cat`],
			]);
			repository.write('.gitattributes', '*.md diff=own\n');
			return {folder: repository.root, sprungBy: ['log', '-p', '-2']};
		},
	},
	{
		name: 'hooks',
		make(command) {
			const repository = ordinary();
			for (const name of ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman'])
				program(join(repository.root, '.git/hooks'), name, command);
			return {folder: repository.root, sprungBy: ['update-ref', 'refs/heads/other', 'HEAD']};
		},
	},
	{
		name: 'core.hooksPath among the documents',
		make(command) {
			const repository = withSettings([['core.hooksPath', 'hooks']]);
			for (const name of ['post-index-change', 'reference-transaction'])
				program(join(repository.root, 'hooks'), name, command);
			return {folder: repository.root, sprungBy: ['update-ref', 'refs/heads/other', 'HEAD']};
		},
	},
	{
		name: 'include.path to a committed file',
		make(command) {
			const repository = withSettings([['include.path', '../settings']]);
			repository.write('settings', `[core]\n\tfsmonitor = ${quoted(command)}\n`);
			return {folder: repository.root, sprungBy: ['status']};
		},
	},
	{
		name: 'includeIf with a condition that holds',
		make(command) {
			const repository = withSettings([['includeIf.onbranch:topic.path', '../settings']]);
			repository.write('settings', `[core]\n\tfsmonitor = ${quoted(command)}\n`);
			return {folder: repository.root, sprungBy: ['status']};
		},
	},
	{
		name: 'a clone that lacks a commit and fetches it from a folder, through a program of its own',
		make: command => lackingClone('.', `\tuploadpack = ${quoted(`${command};false`)}\n`),
	},
	{
		name: 'core.sshCommand and a commit to fetch',
		make: command => lackingClone('ssh://nowhere.invalid/x', `[core]\n\tsshCommand = ${quoted(`${command};false`)}\n`),
	},
	{
		name: 'core.gitProxy and a commit to fetch',
		make(command) {
			const {root} = ordinary();
			const proxy = program(join(root, 'tools'), 'proxy', command);
			writeFileSync(
				join(root, '.git/config'),
				lacking('git://nowhere.invalid/x', `[core]\n\tgitProxy = ${quoted(proxy)}\n`),
			);
			lackCommit(join(root, '.git'));
			return {folder: root, sprungBy: ['log', '-1']};
		},
	},
	{
		name: 'a remote that is a command, and a commit to fetch',
		make: command =>
			lackingClone(`ext::${program(makeFolder({}), 'remote', command)}`, '[protocol "ext"]\n\tallow = always\n'),
	},
	{
		name: 'log.showSignature and gpg.program',
		make(command) {
			const repository = ordinary();
			const tool = program(join(repository.root, 'tools'), 'gpg', command);
			const signed = execFileSync('git', ['cat-file', 'commit', 'HEAD'], {
				cwd: repository.root,
				encoding: 'utf8',
			}).replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----\n\n');
			const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
				cwd: repository.root,
				encoding: 'utf8',
				input: signed,
			}).trim();
			repository.git('update-ref', 'HEAD', id);
			repository.git('config', 'log.showSignature', 'true');
			repository.git('config', 'gpg.program', tool);
			return {folder: repository.root, sprungBy: ['log', '-1']};
		},
	},
	{
		name: 'a submodule with a file system monitor',
		make: command => ({folder: withSubmodule(command).root, sprungBy: ['status']}),
	},
	{
		name: 'the folder of a submodule with a file system monitor',
		make: command => ({folder: join(withSubmodule(command).root, 'sub'), sprungBy: ['status']}),
	},
	{
		name: 'every other setting that names a program',
		make(command) {
			const {root} = withSettings(
				[
					'alias.log',
					'alias.rev-parse',
					'core.alternateRefsCommand',
					'core.askPass',
					'core.editor',
					'core.pager',
					'credential.helper',
					'gpg.ssh.program',
					'gpg.x509.program',
					'interactive.diffFilter',
					'merge.own.driver',
					'pager.log',
					'remote.origin.receivepack',
					'sequence.editor',
					'sendemail.smtpServer',
					'trailer.Reviewed-by.cmd',
					'trailer.Reviewed-by.command',
					'uploadpack.packObjectsHook',
				].map(key => [key, `${key.startsWith('alias') || key === 'credential.helper' ? '!' : ''}${command}`] as const),
			);
			return {folder: root, sprungBy: undefined};
		},
	},
	{
		name: 'an inherited GIT_DIR',
		make(command) {
			const other = withSettings([['core.fsmonitor', command]]).root;
			const folder = makeFolder({});
			fill(folder);
			return {folder, env: {GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other}, sprungBy: ['status']};
		},
	},
	{
		name: 'inherited settings of git',
		make: command => ({
			folder: ordinary().root,
			env: {GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.fsmonitor', GIT_CONFIG_VALUE_0: command},
			sprungBy: ['status'],
		}),
	},
	{
		name: 'an inherited external diff, pager and shell',
		make(command) {
			const repository = ordinary();
			const tool = program(makeFolder({}), 'tool', command);
			return {
				folder: repository.root,
				env: {GIT_EXTERNAL_DIFF: tool, GIT_PAGER: tool, GIT_SSH_COMMAND: tool, GIT_ASKPASS: tool},
				sprungBy: ['diff', 'HEAD'],
			};
		},
	},
	{
		name: 'a program called git on a PATH that leads into the repository',
		make(command) {
			const {root} = ordinary();
			program(join(root, 'node_modules/.bin'), 'git', command);
			return {
				folder: root,
				env: {PATH: [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter)},
				sprungBy: ['status'],
			};
		},
	},
	{
		name: 'a program called git on a relative PATH',
		make(command) {
			const {root} = ordinary();
			program(root, 'git', command);
			return {folder: root, env: {PATH: ['.', process.env['PATH'] ?? ''].join(delimiter)}, sprungBy: ['status']};
		},
	},
];

function withSubmodule(command: string): Repository {
	const repository = ordinary();
	const sub = new Repository(join(repository.root, 'sub'));
	fill(sub.root);
	sub.commit('2026-01-12', 'Write');
	mkdirSync(join(repository.root, '.git/modules'));
	execFileSync('git', ['init', '-q', `--separate-git-dir=${join(repository.root, '.git/modules/sub')}`], {
		cwd: sub.root,
	});
	repository.write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n');
	repository.commit('2026-01-13', 'Add the submodule');
	sub.git('config', 'core.fsmonitor', command);
	return repository;
}
