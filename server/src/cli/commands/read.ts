import {readFile} from 'node:fs/promises';
import {relative, resolve, sep} from 'node:path';
import {bestFirst} from '../../core/questions/questions.ts';
import type {Signature} from '../../core/questions/record.ts';
import {tidied} from '../../core/readings/tidy.ts';
import {readingsOf} from '../../core/workspace/readings.ts';
import {gitUser} from '../../node/git-user.ts';
import {codeOf} from '../../node/paths.ts';
import {decode} from '../../node/read.ts';
import {questionsJson, questionsMarkdown, questionsText} from '../../report/questions/print.ts';
import {visible} from '../../report/terminal.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import type {Host} from '../host.ts';
import {deliver} from '../output.ts';
import {UsageProblem} from '../problem.ts';
import {startProgress} from '../progress.ts';
import {givenAnswers} from '../../reading/given.ts';
import {openQuestions, type Selection, toldQuestions} from '../../reading/session.ts';
import {record as recordIn, write} from '../reading/session.ts';
import {statusOf, statusText} from '../reading/status.ts';
import {readOnTerminal} from '../reading/terminal.ts';
import {openOne, type OpenRoot} from '../roots.ts';

/** `read`: asks what the engine cannot decide, and keeps the answers. Returns 0; with `--record` 1 where an answer was refused. */
export async function read(args: Arguments, host: Host): Promise<number> {
	const modes = [
		...(args.reading.next === undefined ? [] : ['--next']),
		...(args.reading.record === undefined ? [] : ['--record']),
		...(args.reading.status ? ['--status'] : []),
		...(args.reading.tidy ? ['--tidy'] : []),
	];
	if (modes.length > 1)
		throw new UsageProblem(`${modes.join(' and ')} are two ways to read.`, 'Run them one after the other.');
	const keys = host.keys;
	if (modes.length === 0 && (keys === undefined || !host.stdout.terminal))
		throw new UsageProblem(
			'read asks its questions on a terminal, and this is none.',
			'Write qms-lens read --status to see how many there are; --next 20 --format json and --record FILE for a script; qms-lens mcp for an agent.',
		);
	const progress = startProgress(host, false);
	const session = await openOne(args, host, progress, 'read');
	progress.end();
	const selection = selectionOf(args, host, session);
	if (args.reading.status) return status(session, selection, args, host);
	if (args.reading.tidy) return tidy(session, host);
	if (args.reading.next !== undefined) return next(session, selection, args.reading.next, args, host);
	const signature = await signatureOf(session, args, host);
	if (args.reading.record !== undefined) return record(session, args.reading.record, signature, args, host);
	if (signature.by === undefined)
		throw new UsageProblem(
			'Nobody is named as the reader.',
			'Add --by NAME, or tell git your name: git config user.name "…".',
		);
	if (keys === undefined) return 2;
	const open = keys();
	try {
		await readOnTerminal(session, selection, {args, host, signature, keys: open});
	} finally {
		open.close();
	}
	return 0;
}

function selectionOf({reading}: Arguments, host: Host, open: OpenRoot): Selection {
	if (reading.document === undefined) return {for: reading.for, stale: reading.stale};
	const inRoot = relative(open.request.root, resolve(host.cwd, reading.document)).split(sep).join('/');
	const {documents} = open.qms.snapshot;
	const document = [inRoot, reading.document].find(path => documents.get(path)?.document.qms === true);
	if (document === undefined)
		throw new UsageProblem(
			`${reading.document} is no document of the quality management system.`,
			'qms-lens check --list-files lists those there are.',
		);
	return {for: reading.for, stale: reading.stale, document};
}

async function signatureOf(open: OpenRoot, args: Arguments, host: Host): Promise<Signature> {
	const name = args.reading.by ?? (await gitUser(open.request.root));
	return {
		by: name,
		today: args.today ?? host.today(),
		asAgent: false,
		needsReason: args.reading.record !== undefined,
	};
}

async function status({qms}: OpenRoot, selection: Selection, args: Arguments, host: Host): Promise<number> {
	await deliver(host, args.outputs, args.color, (format, layout) =>
		format === 'json'
			? `${JSON.stringify(statusOf(qms, selection), undefined, '\t')}\n`
			: statusText(qms, selection, layout),
	);
	return 0;
}

async function next({qms}: OpenRoot, selection: Selection, most: number, args: Arguments, host: Host): Promise<number> {
	const open = openQuestions(qms, selection);
	const chosen = (selection.document === undefined ? bestFirst(open) : open).slice(0, most);
	const told = toldQuestions(qms, chosen);
	await deliver(host, args.outputs, args.color, (format, layout) =>
		format === 'json'
			? questionsJson(told, open.length)
			: format === 'markdown'
				? questionsMarkdown(told, open.length)
				: questionsText(told, open.length, layout),
	);
	return 0;
}

async function tidy(open: OpenRoot, host: Host): Promise<number> {
	const {qms} = open;
	const {byPath} = readingsOf(qms.snapshot);
	const tidy = tidied(
		qms.snapshot.readings.values(),
		[...byPath.values()].flat(),
		path => qms.snapshot.documents.get(path)?.document,
	);
	const {files} = write(open, tidy);
	const said = [
		...tidy.moved.map(({from, to}) => `${from} is ${to} now.`),
		...(tidy.superseded > 0 ? [`${counted(tidy.superseded, 'line')} that counted no more left out.`] : []),
		files.length === 0 ? 'Nothing to tidy.' : `${files.join(', ')} written.`,
	];
	await host.stdout.write(said.map(line => `${visible(line)}\n`).join(''));
	return 0;
}

async function record(
	open: OpenRoot,
	file: string,
	signature: Signature,
	args: Arguments,
	host: Host,
): Promise<number> {
	const entries = await answersIn(file, host);
	const given = givenAnswers(entries);
	const {answers} = given;
	const {taken, refused, files} = recordIn(
		open,
		answers.map(({answer}) => answer),
		signature,
	);
	const result = {
		schemaVersion: 1,
		taken: taken.map(({index, readings}) => ({index: answers[index]?.index ?? index, readings: readings.length})),
		refused: [
			...refused.map(({index, reason, remedy}) => ({index: answers[index]?.index ?? index, reason, remedy})),
			...given.refused,
		].sort((a, b) => a.index - b.index),
		left: openQuestions(open.qms).length,
		files,
	};
	await deliver(host, args.outputs, args.color, format =>
		format === 'json'
			? `${JSON.stringify(result, undefined, '\t')}\n`
			: [
					`${counted(result.taken.length, 'answer')} taken, ${result.refused.length} refused; ${counted(result.left, 'question')} left.`,
					...result.refused.map(({index, reason, remedy}) => visible(`answer ${index + 1}: ${reason} ${remedy}`)),
				]
					.map(line => `${line}\n`)
					.join(''),
	);
	return result.refused.length > 0 ? 1 : 0;
}

/** The list of answers in a file or on standard input. Throws a UsageProblem for anything else. */
async function answersIn(file: string, host: Host): Promise<readonly unknown[]> {
	const shown = file === '-' ? 'Standard input' : file;
	const bytes =
		file === '-'
			? await host.stdin()
			: await readFile(resolve(host.cwd, file)).catch((error: unknown) => {
					throw new UsageProblem(`${file} cannot be read (${codeOf(error)}).`, 'Check the path given with --record.');
				});
	const decoded = decode(bytes);
	if (!('text' in decoded)) throw new UsageProblem(`${shown}: ${decoded.reason}`, decoded.remedy);
	const remedy = 'Hand in a JSON list of answers, such as [{"id": "q-…", "shows": "described", "quote": "…"}].';
	let value: unknown;
	try {
		value = JSON.parse(decoded.text);
	} catch {
		throw new UsageProblem(`${shown} is no JSON.`, remedy);
	}
	const list = Array.isArray(value) ? value : (value as {readings?: unknown} | null)?.readings;
	if (!Array.isArray(list)) throw new UsageProblem(`${shown} holds no list of answers.`, remedy);
	return list;
}
