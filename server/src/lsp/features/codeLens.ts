import {type CodeLens, CodeLensRefreshRequest, type Command} from 'vscode-languageserver';
import {type FeatureContext, headingSpan} from '../../core/features/context.ts';
import {type LensItem, lensItems, lensPlaces, type LensOutcome, outcomesOf} from '../../core/features/lenses.ts';
import type {DocumentEntry} from '../../core/workspace/snapshot.ts';
import {labelText} from '../../report/markdownText.ts';
import {criterionStateWords, outcomeStateWords} from '../../report/words.ts';
import {rangeOf} from '../convert.ts';
import {follow} from '../log.ts';
import {clientCommands, type ExplainParams, serverCommands} from '../../host/protocol.ts';
import {handled} from '../runner.ts';
import type {QmsRoot} from '../root.ts';
import type {Feature, Server} from '../context.ts';
import {askedWhenRead} from './place.ts';

interface LensData {
	readonly uri: string;
	readonly section: number;
}

/** What documents, sections and processes say of the outcomes: ranges at once, titles when a lens is shown. */
export const codeLens: Feature = server => {
	const {connection} = server;
	connection.onCodeLens(
		handled(server, 'textDocument/codeLens', 'keep', async ({textDocument}): Promise<CodeLens[]> => {
			const place = await askedWhenRead(server, textDocument.uri);
			if (
				place?.entry?.document.qms !== true ||
				!(place.root.complete || place.root.alone) ||
				!(await server.settings.of(place.root.uri)).codeLens
			)
				return [];
			// What an outcome amounts to rests on all documents.
			const places = lensPlaces(place.own, place.entry).filter(({section}) => section > 0 || place.root.complete);
			return places.map(({section, span}) => ({
				range: rangeOf(place.root.lines(place.path), span),
				data: {uri: textDocument.uri, section} satisfies LensData,
			}));
		}),
	);
	connection.onCodeLensResolve(
		handled(server, 'codeLens/resolve', 'keep', async (lens: CodeLens): Promise<CodeLens> => {
			const {uri, section} = lens.data as LensData;
			const place = await askedWhenRead(server, uri);
			const title = place?.entry === undefined ? '' : titleOf(place.own, place.entry, section);
			const line =
				place?.entry === undefined
					? lens.range.start.line
					: rangeOf(place.root.lines(place.path), headingSpan(place.entry.document, section)).start.line;
			return {...lens, command: commandOf(server, title, {uri, line})};
		}),
	);
	refreshOn(server);
	return {codeLensProvider: {resolveProvider: true}};
};

function commandOf(server: Server, title: string, params: ExplainParams): Command {
	const known = server.options.commands?.includes(clientCommands.explain) === true;
	return {
		title: title === '' ? 'QMS' : labelText(title),
		command: known ? clientCommands.explain : serverCommands.explain,
		arguments: [params],
	};
}

/** Lenses of other documents change with the coverage, so they are asked for again only then. */
function refreshOn(server: Server): void {
	if (server.client.workspace?.codeLens?.refreshSupport !== true) return;
	const refresh = (): void =>
		follow(
			server.log,
			'the request to draw its lenses again',
			server.connection.sendRequest(CodeLensRefreshRequest.type),
		);
	// By root and not by its folder: lenses of a root that another one followed were drawn of that one.
	const last = new WeakMap<QmsRoot, string>();
	server.onDidChange(root => {
		if (!root.complete) return;
		const key = root.qms
			.coverage()
			.map(({outcomes}) =>
				outcomes.map(outcome => `${outcome.state}${outcome.criteria.map(({state}) => state).join()}`).join(),
			)
			.join();
		if (last.get(root) === key) return;
		last.set(root, key);
		refresh();
	});
	server.settings.onDidChange(refresh);
}

/** A lens is read in passing: as many parts as fit, then how many more there are. The details are in what it opens. */
const mostColumns = 100;

function titleOf(context: FeatureContext, entry: DocumentEntry, section: number): string {
	if (section === 0) return fitting(outcomesOf(context, entry).map(outcomeTitle), ' · ', mostColumns);
	const items = lensItems(context, entry, section);
	const parts = items.filter(({state}) => state !== 'evidenced').map(itemTitle);
	// What is only shown is one offer to claim it, however many criteria it names.
	const shown = items.filter(({state}) => state === 'evidenced').map(({criterion}) => criterion.id);
	if (shown.length === 0) return fitting(parts, ' · ', mostColumns);
	const offer = `shown, not claimed: ${fitting(shown, ', ', parts.length === 0 ? mostColumns - 20 : 40)}`;
	return parts.length === 0 ? offer : `${fitting(parts, ' · ', mostColumns - offer.length - 3)} · ${offer}`;
}

/** The parts that fit into columns, at least the first, and how many are left. */
function fitting(parts: readonly string[], between: string, columns: number): string {
	let text = parts[0] ?? '';
	for (const [index, part] of parts.entries()) {
		if (index === 0) continue;
		const left = parts.length - index;
		const rest = left > 1 ? between.length + `${left - 1} more`.length : 0;
		if (text.length + between.length + part.length + rest > columns) return `${text}${between}${left} more`;
		text += between + part;
	}
	return text;
}

function outcomeTitle({outcome, state, met, applicable}: LensOutcome): string {
	return `${outcome.qualified} ${outcomeStateWords[state]}${state === 'covered' || state === 'gap' ? '' : ` (${met} of ${applicable})`}`;
}

function itemTitle({criterion, state}: LensItem): string {
	return `${criterion.id} ${state === 'claimed' ? 'claimed, not shown' : criterionStateWords[state]}`;
}
