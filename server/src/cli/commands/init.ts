import {existsSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, relative, resolve, sep} from 'node:path';
import {builtinCatalog} from '../../core/catalog/builtin.ts';
import {organizationOf, scaffold, type ScaffoldFile} from '../../core/features/scaffold.ts';
import {createQms} from '../../core/service.ts';
import {overviewOf} from '../../core/workspace/overview.ts';
import {applyAll} from '../../node/apply.ts';
import {MadeOrKept} from '../../node/made.ts';
import {loadFiles} from '../../node/load.ts';
import {codeOf} from '../../node/paths.ts';
import {pad, painter, visible} from '../../report/terminal.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import type {Host} from '../host.ts';
import {deliver, type Layout} from '../output.ts';
import {UsageProblem} from '../problem.ts';
import {propose} from './propose.ts';

/** `init`: the files of a new quality management system, or a proposal for the documents that are there. */
export async function init(args: Arguments, host: Host): Promise<number> {
	if (args.fromExisting) return propose(args, host);
	if (args.write)
		throw new UsageProblem('--write belongs to --from-existing.', 'qms-lens init writes its files without it.');
	const [folder = '.', ...more] = args.paths;
	if (more.length > 0)
		throw new UsageProblem(
			`init makes one system, and got ${counted(args.paths.length, 'folder')}.`,
			`Name one: qms-lens init ${folder}`,
		);
	const root = resolve(host.cwd, folder);
	const files = scaffold(builtinCatalog(), args.organization ?? organizationOf(basename(root)));
	refuseExisting(root, folder, files);
	await refuseAmongDocuments(root, folder, args, host);
	writeAll(root, folder, files);
	const shown = relative(host.cwd, root).split(sep).join('/') || '.';
	await deliver(host, args.outputs, args.color, (_, layout) => made(shown, files, layout));
	return 0;
}

function refuseExisting(root: string, folder: string, files: readonly ScaffoldFile[]): void {
	const present = files.map(file => file.path).filter(path => existsSync(join(root, path)));
	if (present.length === 0) return;
	const named = present.slice(0, 5).join(', ') + (present.length > 5 ? ` and ${present.length - 5} more` : '');
	const remedy = present.includes('qms.yaml')
		? 'This folder is already a quality management system: run qms-lens check to see its state. For a second one, name an empty folder.'
		: 'Name an empty folder, or let qms-lens init --from-existing describe the documents that are there.';
	throw new UsageProblem(
		`Nothing was written, because ${present.length === 1 ? 'this file exists' : 'these files exist'} in ${folder === '.' ? 'the current folder' : folder}: ${named}.`,
		remedy,
	);
}

/** Templates among documents that are there would be gaps and doubles of them. */
async function refuseAmongDocuments(root: string, folder: string, {jobs, today}: Arguments, host: Host): Promise<void> {
	if (!existsSync(root)) return;
	const {texts, files, unreadable} = await loadFiles(root);
	const made = new MadeOrKept(host.engine);
	const qms = createQms({kept: made, today: () => today ?? host.today()});
	await applyAll(qms, {set: texts, unreadable, files}, {threads: jobs, made});
	const {count} = overviewOf(qms.snapshot);
	if (count === 0) return;
	const here = folder === '.' ? '' : ` ${folder}`;
	throw new UsageProblem(
		`Nothing was written, because ${counted(count, 'document')} of a quality management system ${count === 1 ? 'is' : 'are'} in ${folder === '.' ? 'the current folder' : folder} already.`,
		`To describe what is there: qms-lens init --from-existing${here}. To start over, name an empty folder: qms-lens init ${folder === '.' ? 'qms' : join(folder, 'qms')}.`,
	);
}

/** All or none: what was made is taken away again where a later file cannot be written. A file that appears meanwhile is left alone. */
function writeAll(root: string, folder: string, files: readonly ScaffoldFile[]): void {
	const written: string[] = [];
	try {
		for (const {path, text} of files) {
			mkdirSync(dirname(join(root, path)), {recursive: true});
			writeFileSync(join(root, path), text, {flag: 'wx'});
			written.push(path);
		}
	} catch (error) {
		for (const path of written) rmSync(join(root, path), {force: true});
		throw new UsageProblem(
			`${join(folder, files[written.length]?.path ?? '')} cannot be written (${codeOf(error)}); nothing was left behind.`,
			'Name a folder where you may write.',
		);
	}
}

const purposes: Readonly<Record<string, string>> = {
	'qms.yaml': 'what belongs to the system, roles, what does not apply',
	'processes/PRC-DELIVERY.yaml': 'one process, to be copied for each of yours',
	'registers/REG-001-roles-and-records.md': 'who may decide what; which records are kept how long',
};

function made(shown: string, files: readonly ScaffoldFile[], {color}: Layout): string {
	const paint = painter(color);
	const longest = Math.max(...files.map(file => file.path.length));
	const where = visible(shown === '.' ? 'the current folder' : shown);
	const check = shown === '.' ? 'qms-lens check' : `qms-lens check ${visible(shown)}`;
	return `${[
		`${paint('bold', `${counted(files.length, 'file')} made in ${where}`)}`,
		...files.map(({path, text}) =>
			`  ${pad(path, longest)}  ${paint('dim', purposes[path] ?? /^# (.+)$/m.exec(text)?.[1] ?? '')}`.trimEnd(),
		),
		'',
		'Every section asks one question in brackets, so everything is a gap at first.',
		'  1. Answer a question in your own words: who does it, when, and what shows it.',
		'  2. Put the line of its comment in the place of the comment, as in <!-- qms: covers EO-9.cause -->',
		`  3. ${paint('bold', check)} says what is covered and what is still open.`,
	].join('\n')}\n`;
}
