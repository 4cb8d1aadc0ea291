import {ErrorCodes, LSPErrorCodes, ResponseError} from 'vscode-languageserver';
import {methods, type SectionParams} from '../../host/protocol.ts';
import type {
	AgentReadingView,
	AnsweredView,
	AnswerParams,
	FoundView,
	ToolAnswer,
	ToolParams,
	ToReadView,
} from '../../host/readingProtocol.ts';
import {Refused} from '../../reading/refused.ts';
import {runTool} from '../agentTools.ts';
import {Answers} from '../answers.ts';
import type {Feature, Server} from '../context.ts';
import type {QmsRoot} from '../root.ts';
import {handled} from '../runner.ts';
import {shown} from '../shown.ts';
import {systemNames} from '../systemNames.ts';
import {agentReadings, foundViews, toReadView, viewAt} from '../toRead.ts';
import {normalizeUri} from '../uris.ts';
import {holdsDocuments} from '../views.ts';
import {asked, requireAll} from './place.ts';

/** Reading in the editor: what is to be read, answers, and the tools of the editor's own agents. The editor writes the files. */
export const readings: Feature = server => {
	const {connection, workspace} = server;
	const answers = new Answers(workspace);
	const on = <P>(method: string, work: (params: P) => unknown): void => {
		connection.onRequest(
			method,
			handled(server, method, 'keep', async (params: P) => refusing(() => work(params))),
		);
	};
	on(methods.toRead, async (): Promise<ToReadView[]> => {
		// An answer that was just written counts; what a first reading has found by now is told at once.
		if (workspace.state === 'indexing') workspace.flush();
		else await workspace.settled();
		const roots = workspace.roots.filter(root => root.complete && holdsDocuments(root));
		const nameOf = systemNames(roots);
		return shown(roots.map(root => toReadView(root, nameOf(root))));
	});
	on(methods.answer, async ({root: uri, by, answers: given}: AnswerParams): Promise<AnsweredView> => {
		const root = await rootOf(server, uri);
		const {today} = root.qms.snapshot;
		return shown(answers.take(root, given, {by, today, asAgent: false, needsReason: false}));
	});
	on(
		methods.takeBack,
		async ({root, undo}: {root: string; undo: number}): Promise<AnsweredView> =>
			shown(answers.takeBack(await rootOf(server, root), undo)),
	);
	on(
		methods.findText,
		async ({root, search}: {root: string; search: string}): Promise<readonly FoundView[]> =>
			shown(foundViews(await rootOf(server, root), search)),
	);
	on(methods.placeAt, ({uri, line}: SectionParams): FoundView | null => {
		const place = asked(server, uri);
		return place?.root.complete === true ? shown(viewAt(place.root, place.path, line)) : null;
	});
	on(methods.agentReadings, ({uri}: {uri: string}): readonly AgentReadingView[] => {
		const place = asked(server, uri);
		return place?.root.complete === true ? shown(agentReadings(place.root, place.path)) : [];
	});
	on(
		methods.readerName,
		async ({root}: {root: string}): Promise<string> => (await server.runtime.files.user?.(normalizeUri(root))) ?? '',
	);
	on(methods.tool, async (params: ToolParams): Promise<ToolAnswer> => {
		await workspace.settled();
		const root = params.root === undefined ? systemIn(workspace.roots) : await rootOf(server, params.root);
		if (root === undefined) return {refused: 'No quality management system was found in this workspace.'};
		requireAll(root);
		return runTool(answers, root, params);
	});
	return {};
};

/** The system that an agent means who names none: never a text that is not saved, and a file opened alone only where there is no other. */
function systemIn(roots: readonly QmsRoot[]): QmsRoot | undefined {
	const systems = roots.filter(root => !root.isUntitled && holdsDocuments(root));
	return systems.find(({alone}) => !alone) ?? systems[0];
}

async function rootOf({workspace}: Server, uri: string): Promise<QmsRoot> {
	await workspace.settled();
	const root = workspace.roots.find(each => each.uri === normalizeUri(uri));
	if (root === undefined)
		throw new ResponseError(ErrorCodes.InvalidParams, `There is no quality management system at ${uri}.`);
	requireAll(root);
	return root;
}

/** What cannot be done is an error with its reason, and no defect. */
async function refusing(work: () => unknown): Promise<unknown> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		throw new ResponseError(LSPErrorCodes.RequestFailed, `${error.message} ${error.remedy}`.trim());
	}
}
