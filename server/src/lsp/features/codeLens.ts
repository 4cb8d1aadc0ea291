import {type CodeLens, CodeLensRefreshRequest, type Command} from 'vscode-languageserver';
import {type LensItem, lensItems, lensPlaces, type LensOutcome, outcomesOf} from '../../core/features/lenses.ts';
import {criterionStateWords, missingWords, outcomeStateWords} from '../../report/words.ts';
import {rangeOf} from '../convert.ts';
import {clientCommands, type ExplainParams, serverCommands} from '../protocol.ts';
import {handled} from '../runner.ts';
import type {Feature, Server} from '../server.ts';
import {askedWhenRead} from './place.ts';

interface LensData {
	readonly uri: string;
	readonly section: number;
}

/** What documents, sections and processes say of the outcomes: ranges at once, titles when a lens is shown. */
export const codeLens: Feature = server => {
	const {connection} = server;
	connection.onCodeLens(handled(server, 'textDocument/codeLens', 'keep', async ({textDocument}): Promise<CodeLens[]> => {
		if (!server.settings.values.codeLens) return [];
		const place = await askedWhenRead(server, textDocument.uri);
		if (place?.entry?.document.qms !== true) return [];
		return lensPlaces(place.context, place.entry).map(({section, span}) => ({
			range: rangeOf(place.root.lines(place.path), span), data: {uri: textDocument.uri, section} satisfies LensData,
		}));
	}));
	connection.onCodeLensResolve(handled(server, 'codeLens/resolve', 'keep', async (lens: CodeLens): Promise<CodeLens> => {
		const {uri, section} = lens.data as LensData;
		const place = await askedWhenRead(server, uri);
		const title = place?.entry === undefined ? '' : titleOf(place.context, place.entry, section);
		return {...lens, command: commandOf(server, title, {uri, line: lens.range.start.line})};
	}));
	refreshOn(server);
	return {codeLensProvider: {resolveProvider: true}};
};

function commandOf(server: Server, title: string, params: ExplainParams): Command {
	const known = server.options.commands?.includes(clientCommands.explain) === true;
	return {title: title === '' ? 'QMS' : title, command: known ? clientCommands.explain : serverCommands.explain, arguments: [params]};
}

/** Lenses of other documents change with the coverage, so they are asked for again only then. */
function refreshOn(server: Server): void {
	if (server.client.workspace?.codeLens?.refreshSupport !== true) return;
	const refresh = (): void => void server.connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
	const last = new Map<string, string>();
	server.onDidChange(root => {
		const key = root.qms.coverage().map(({outcomes}) => outcomes.map(outcome => `${outcome.state}${outcome.criteria.map(({state}) => state).join()}`).join()).join();
		if (last.get(root.uri) === key) return;
		last.set(root.uri, key);
		refresh();
	});
	server.settings.onDidChange(refresh);
}

const mostItems = 4;

function titleOf(context: Parameters<typeof lensItems>[0], entry: Parameters<typeof lensItems>[1], section: number): string {
	const isTop = section === 0;
	const parts = isTop ? outcomesOf(context, entry).map(outcomeTitle) : lensItems(context, entry, section).map(itemTitle);
	const more = parts.length - mostItems;
	return [...parts.slice(0, mostItems), ...(more > 0 ? [`${more} more`] : [])].join(' · ');
}

function outcomeTitle({outcome, state, met, applicable}: LensOutcome): string {
	return `${outcome.qualified} ${outcomeStateWords[state]}${state === 'covered' || state === 'gap' ? '' : ` (${met} of ${applicable})`}`;
}

function itemTitle({criterion, state, missing}: LensItem): string {
	const lacks = state === 'thin' || state === 'claimed' ? missing.map(each => missingWords(each)).slice(0, 3).join(', ') : '';
	const words = state === 'claimed' ? 'claimed, not shown' : state === 'thin' ? 'too thin' : criterionStateWords[state];
	return `${criterion.id} ${words}${lacks === '' ? '' : `: ${lacks}`}`;
}
