import {realpath} from 'node:fs/promises';
import {dirname, join, relative, resolve, sep} from 'node:path';
import type {Qms} from '../core/service.ts';
import {comparedWithHistory} from '../core/workspace/approvals.ts';
import {overviewOf} from '../core/workspace/overview.ts';
import {createQms} from '../core/service.ts';
import {historyOf} from '../node/history.ts';
import type {LoadOptions, RootFiles} from '../node/load.ts';
import {loadFiles} from '../node/load.ts';
import {applyAll} from '../node/apply.ts';
import {configName, isReadable} from '../node/paths.ts';
import {readRegular} from '../node/regular.ts';
import type {FileText} from '../node/read.ts';
import {decode} from '../node/read.ts';
import type {RootRequest} from '../node/roots.ts';
import {isRepository, type NoRepository, openRepository, type Repository} from '../node/repository.ts';
import {findRoots, gitRootOf, MissingPath} from '../node/roots.ts';
import {leftOut} from '../node/work-tree.ts';
import {scopeTest} from '../report/build.ts';
import {counted} from '../report/words.ts';
import type {Arguments} from './args.ts';
import {unread} from './baseline.ts';
import type {Host} from './host.ts';
import {keptFor, sharedFor} from './kept.ts';
import {note, UsageProblem} from './problem.ts';
import type {Progress} from './progress.ts';

/** A root, read and judged. */
export interface OpenRoot {
	readonly request: RootRequest;
	/** As seen from the current folder and from the repository's top, with `/`. */
	readonly root: string;
	readonly repositoryRoot: string;
	/** What git knows it by; why not where git cannot be asked. */
	readonly repository: Repository | NoRepository;
	readonly qms: Qms;
	readonly files: RootFiles;
	/** Relative to the root. */
	readonly configPath: string;
	/** True for documents that no `qms.yaml` marks, in a folder that holds systems which have one. */
	readonly around?: true;
}

/** What is kept of each root while it is watched: its state, and the paths it was made of. */
export type Memory = Map<string, {readonly qms: Qms; readonly paths: ReadonlySet<string>}>;

/** How roots are opened. With a memory only what changed is judged anew. */
export interface OpenOptions {
	readonly memory?: Memory | undefined;
	/** True where one system is asked for: the marked ones are meant, and the documents around them are not judged. */
	readonly markedOnly?: boolean;
}

/** Opens every root that the arguments name, those nested in them too. */
export async function openRoots(
	args: Arguments,
	host: Host,
	progress: Progress,
	{memory, markedOnly = false}: OpenOptions = {},
): Promise<OpenRoot[]> {
	const stdin = args.stdin ? await readStdin(args, host) : undefined;
	const queue = stdin?.requests ?? (await requestsOf(args, host));
	const config = args.config === undefined ? undefined : await readConfig(args.config, host);
	const opened: OpenRoot[] = [];
	for (let request = queue.shift(); request !== undefined; request = queue.shift()) {
		const configPath =
			config?.path === undefined ? configName : relative(request.root, config.path).split(sep).join('/');
		const instead = [
			...(config === undefined ? [] : [{path: configPath, text: config.text}]),
			...(stdin === undefined ? [] : [stdin.document(request.root)]),
		];
		const onRead = (read: number, of: number): void => progress.step(`Reading ${read} of ${of} documents`);
		const {files: read, ...places} = await readRoot(request.root, {host, memory}, {instead, onRead});
		// What is named with --config counts in place of a `qms.yaml`, whether or not that can be read.
		const files =
			config === undefined ? read : {...read, unreadable: read.unreadable.filter(({path}) => path !== configName)};
		refuseUnlisted(files, relative(host.cwd, request.root) || '.');
		const within = scopeTest(request.scope);
		const nested = files.nestedRoots
			.filter(within)
			.map(folder => ({root: join(request.root, folder), scope: [], because: 'qms.yaml' as const}));
		const unmarked = nested.length > 0 && !files.files.includes(configName) && request.because !== 'given';
		const here =
			unmarked && request.because === 'git'
				? ownFolder(
						host.cwd,
						request.root,
						nested.map(({root}) => root),
					)
				: undefined;
		if (here !== undefined) {
			const own = {configPath, ...(await readRoot(here, {host, memory}, {onRead}))};
			const qms = await judge({...own, root: here}, {args, host, progress, memory});
			if (overviewOf(qms.snapshot).count > 0) {
				opened.push({request: {root: here, scope: [], because: 'folder'}, ...own, qms});
				continue;
			}
		}
		queue.unshift(...nested);
		if (unmarked && markedOnly) continue;
		progress.step(`Judging ${files.texts.length} documents`);
		const open = {files, configPath, ...places};
		const qms = await judge({...open, root: request.root}, {args, host, progress, memory});
		// Where the systems below are marked and this folder is not, it is one as far as it holds documents.
		if (!unmarked) opened.push({request, ...open, qms});
		else if (overviewOf(qms.snapshot).count > 0) opened.push({request, ...open, qms, around: true});
	}
	return opened;
}

/**
 * Reads a root. Files that a sparse checkout leaves out are named, so that links to them hold, and are not read: that is
 * told once.
 */
async function readRoot(
	root: string,
	{host, memory}: {readonly host: Host; readonly memory: Memory | undefined},
	options: LoadOptions,
): Promise<Pick<OpenRoot, 'files' | 'root' | 'repositoryRoot' | 'repository'>> {
	const files = await loadFiles(root, options);
	const places = await placesOf(root, host);
	const left = isRepository(places.repository) ? await leftOut(places.repository) : [];
	const unread = left.filter(isReadable).length;
	if (unread > 0 && memory?.has(root) !== true)
		await note(
			`This is a sparse checkout without ${counted(unread, 'Markdown or YAML file')} of the repository, so what ${unread === 1 ? 'it says' : 'they say'} is not known.`,
			'git sparse-checkout disable brings back all, git sparse-checkout add DIR those of a folder.',
			host,
		);
	return {...places, files: left.length === 0 ? files : {...files, files: [...new Set([...files.files, ...left])]}};
}

/** Opens the one system that the arguments name. Throws a UsageProblem for several, and for one without documents. */
export async function openOne(
	args: Arguments,
	host: Host,
	progress: Progress,
	command: string,
	memory?: Memory,
): Promise<OpenRoot> {
	const opened = await openRoots(args, host, progress, {memory, markedOnly: true});
	progress.end();
	const [only, ...more] = opened;
	if (only === undefined || more.length > 0)
		throw new UsageProblem(
			`${counted(opened.length, 'quality management system')} were found: ${opened.map(each => each.root).join(', ')}.`,
			`Name one of them: qms-lens ${command} ${only?.root ?? 'PATH'}`,
		);
	if (overviewOf(only.qms.snapshot).count === 0)
		throw new UsageProblem(
			`No document of a quality management system was found in ${only.root === '.' ? 'the current folder' : only.root}.`,
			'qms-lens init creates a new one; qms-lens check --list-files says why each file was skipped.',
		);
	return only;
}

/** Where the folder itself cannot be listed there is nothing to say of it. */
function refuseUnlisted({unreadable}: RootFiles, shown: string): void {
	const itself = unreadable.find(({path}) => path === '.');
	if (itself !== undefined)
		throw new UsageProblem(`${shown}: ${itself.reason}`, 'Give the user who runs the check the right to list it.');
}

/**
 * The system that somebody stands in who named no path, in a repository whose marked systems lie elsewhere: the highest
 * folder over the current one that holds none of them. Undefined where the current folder holds some itself.
 */
function ownFolder(cwd: string, top: string, marked: readonly string[]): string | undefined {
	const holds = (folder: string): boolean => marked.some(root => root === folder || root.startsWith(folder + sep));
	if (cwd === top || holds(cwd)) return undefined;
	let folder = cwd;
	while (dirname(folder) !== top && !holds(dirname(folder))) folder = dirname(folder);
	return folder;
}

/** A state of a root: that on the disk, or the one of the commit `revision`. */
interface State extends Pick<OpenRoot, 'files' | 'configPath' | 'repositoryRoot' | 'repository'> {
	readonly root: string;
	readonly revision?: string;
}

interface Judging {
	readonly args: Arguments;
	readonly host: Host;
	readonly progress?: Progress;
	readonly memory?: Memory | undefined;
}

/** Judges a state of a root. */
export async function judge(
	{root, files, configPath, repositoryRoot, repository, revision}: State,
	{args, host, progress, memory}: Judging,
): Promise<Qms> {
	const known = memory?.get(root);
	const kept = keptFor(root, args, host);
	const shared = sharedFor(root, args);
	const today = (): string => args.today ?? host.today();
	const qms =
		known?.qms ??
		createQms({...host.qms, compact: true, ...(kept && {kept}), ...(shared && {shared}), today, configPath});
	const paths = new Set([...files.texts, ...files.unreadable].map(each => each.path));
	kept?.resume();
	try {
		await applyAll(
			qms,
			{
				set:
					known === undefined
						? files.texts
						: files.texts.filter(({path, text}) => !known.paths.has(path) || qms.text(path) !== text),
				removed: [...(known?.paths ?? [])].filter(path => !paths.has(path)),
				unreadable: files.unreadable,
				files: files.files,
			},
			{
				threads: args.jobs,
				made: kept,
				kept: shared ? [shared] : [],
				onJudged: (judged, of) => progress?.step(`Judging ${judged} of ${of} documents`),
			},
		);
	} finally {
		kept?.save();
	}
	memory?.set(root, {qms, paths});
	const ownHistory = repositoryRoot === '.' || qms.snapshot.config.path !== undefined;
	if (isRepository(repository)) {
		const git = await historyOf(repository, qms.snapshot, ownHistory, revision);
		if (git !== undefined) qms.apply({git});
	} else if (repository.why !== 'none' && ownHistory && known === undefined && revision === undefined) {
		if (comparedWithHistory(qms.snapshot).length > 0)
			await note(`${repository.reason} Approvals are not compared with the history.`, repository.remedy, host);
	}
	return qms;
}

/** The roots that the paths of the command line belong to. */
export async function requestsOf(args: Arguments, host: Host): Promise<RootRequest[]> {
	try {
		return await findRoots(host.cwd, args.paths, args.root);
	} catch (error) {
		if (!(error instanceof MissingPath)) throw error;
		if (error.code === 'OUTSIDE')
			throw new UsageProblem(
				`${error.path} lies outside ${args.root ?? 'the root'}.`,
				'Name paths below --root, or leave --root out.',
			);
		throw new UsageProblem(
			`${error.path} cannot be found (${error.code}).`,
			'Check the spelling; paths are taken from the current folder.',
		);
	}
}

/** The configuration named on the command line; without a path where it comes from standard input, in place of `qms.yaml`. */
async function readConfig(file: string, host: Host): Promise<{path: string | undefined; text: string}> {
	const path = file === '-' ? undefined : resolve(host.cwd, file);
	const bytes = path === undefined ? await host.stdin() : await readRegular(path, {links: 'followed'});
	if (!(bytes instanceof Uint8Array))
		throw unread(`The configuration ${file}`, bytes, file, 'Check the path given with --config.');
	const decoded = decode(bytes);
	if ('reason' in decoded)
		throw new UsageProblem(`${path === undefined ? 'Standard input' : file}: ${decoded.reason}`, decoded.remedy);
	return {path, text: decoded.text};
}

interface StdinDocument {
	readonly requests: RootRequest[];
	document(root: string): FileText;
}

async function readStdin(args: Arguments, host: Host): Promise<StdinDocument> {
	const path = resolve(host.cwd, args.stdinFilename ?? '');
	const content = decode(await host.stdin());
	let folder = dirname(path);
	while (
		folder !== dirname(folder) &&
		(await realpath(folder).then(
			() => false,
			() => true,
		))
	)
		folder = dirname(folder);
	const [found] = await findRoots(folder, [], args.root === undefined ? undefined : resolve(host.cwd, args.root));
	if (found === undefined) return {requests: [], document: () => ({path: '', ...content})};
	const relativePath = (root: string): string => relative(root, path).split(sep).join('/');
	if (relativePath(found.root).startsWith('../'))
		throw new UsageProblem(
			`${args.stdinFilename} lies outside ${args.root}.`,
			'Name a path below --root, or leave --root out.',
		);
	return {
		requests: [{...found, scope: [relativePath(found.root)]}],
		document: root => ({path: relativePath(root), ...content}),
	};
}

async function placesOf(root: string, host: Host): Promise<Pick<OpenRoot, 'root' | 'repositoryRoot' | 'repository'>> {
	const git = await gitRootOf(root);
	const fromHere = relative(host.cwd, root).split(sep).join('/') || '.';
	return {
		root: fromHere,
		repository: await openRepository(root),
		repositoryRoot:
			git === undefined
				? fromHere
				: relative(git, await realpath(root))
						.split(sep)
						.join('/') || '.',
	};
}
