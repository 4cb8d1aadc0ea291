import {type CodeLens, CodeLensRefreshRequest, type Command} from 'vscode-languageserver';
import {claimableIn} from '../../core/features/actions.ts';
import {type FeatureContext, headingSpan} from '../../core/features/context.ts';
import {type LensItem, lensItems, lensPlaces, type LensOutcome, outcomesOf} from '../../core/features/lenses.ts';
import type {DocumentEntry} from '../../core/workspace/snapshot.ts';
import {labelText} from '../../report/markdownText.ts';
import {criterionStateWords, outcomeStateWords} from '../../report/words.ts';
import {canClaim} from '../claim.ts';
import {rangeOf} from '../convert.ts';
import {lacks} from '../lacks.ts';
import {follow} from '../log.ts';
import {type ClaimParams, clientCommands, type ExplainParams, serverCommands} from '../../host/protocol.ts';
import {handled} from '../runner.ts';
import type {QmsRoot} from '../root.ts';
import type {Feature, Server} from '../context.ts';
import {type Asked, askedWhenRead} from './place.ts';

/** What a lens says, one thing each: states of outcomes or claims, what is shown and not claimed, and the offer to claim it. */
type LensKind = 'state' | 'shown' | 'claim';

interface LensData {
	readonly uri: string;
	readonly section: number;
	readonly kind: LensKind;
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
			const {entry, own} = place;
			const claims = canClaim(server) ? claimableIn(own, place.path) : new Map<number, readonly string[]>();
			// What an outcome amounts to rests on all documents.
			const places = lensPlaces(own, entry).filter(({section}) => section > 0 || place.root.complete);
			return places.flatMap(({section, span}) =>
				kindsOf(own, entry, section, claims).map(kind => ({
					range: rangeOf(place.root.lines(place.path), span),
					data: {uri: textDocument.uri, section, kind} satisfies LensData,
				})),
			);
		}),
	);
	connection.onCodeLensResolve(
		handled(server, 'codeLens/resolve', 'keep', async (lens: CodeLens): Promise<CodeLens> => {
			const {uri, section, kind} = lens.data as LensData;
			const place = await askedWhenRead(server, uri);
			if (place?.entry === undefined)
				return {...lens, command: commandOf(server, untold, {uri, line: lens.range.start.line})};
			const {start} = headingSpan(place.entry.document, section);
			const {line} = rangeOf(place.root.lines(place.path), {start, end: start}).start;
			if (kind === 'claim') {
				const ids = claimableIn(place.own, place.path).get(section) ?? [];
				if (ids.length === 0) return {...lens, command: commandOf(server, untold, {uri, line})};
				return {...lens, command: claimCommand(place, section, {uri, line, ids})};
			}
			return {...lens, command: commandOf(server, saidBy(place.own, place.entry, section, kind), {uri, line})};
		}),
	);
	refreshOn(server);
	return {codeLensProvider: {resolveProvider: true}};
};

function kindsOf(
	context: FeatureContext,
	entry: DocumentEntry,
	section: number,
	claims: ReadonlyMap<number, readonly string[]>,
): readonly LensKind[] {
	if (section === 0) return ['state'];
	const items = lensItems(context, entry, section);
	return [
		...(items.some(({state}) => state !== 'evidenced') ? ['state' as const] : []),
		...(items.some(({state}) => state === 'evidenced') ? ['shown' as const] : []),
		...(claims.has(section) ? ['claim' as const] : []),
	];
}

/** A title that is read in passing, and what it leaves out, a line each, for who stays on it. */
interface Said {
	readonly title: string;
	readonly details: readonly string[];
}

/** Of a lens whose document is gone, or whose claim was written since it was listed. */
const untold: Said = {title: 'QMS', details: []};

function commandOf(server: Server, {title, details}: Said, params: ExplainParams): Command {
	const known = server.options.commands?.includes(clientCommands.explain) === true;
	return {
		title: title === '' ? untold.title : labelText(title),
		tooltip: [...details, 'Click to see why.'].map(labelText).join('\n'),
		command: known ? clientCommands.explain : serverCommands.explain,
		arguments: [params],
	};
}

function claimCommand({own, entry}: Asked, section: number, params: ClaimParams): Command {
	const {ids} = params;
	const shown = entry === undefined ? [] : shownIn(own, entry, section).map(({criterion}) => criterion.id);
	const isAll = shown.every(id => ids.includes(id));
	const what =
		ids.length === 1 && isAll ? 'it' : isAll ? `all ${ids.length}` : fitting(ids, ', ', mostColumns - 'Claim '.length);
	return {
		title: labelText(`Claim ${what}`),
		tooltip: labelText(`Writes below the heading: <!-- qms: covers ${ids.join(' ')} -->`),
		command: serverCommands.claim,
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

/** A lens is read in passing: as many parts as fit, then how many more there are. */
const mostColumns = 100;

function saidBy(context: FeatureContext, entry: DocumentEntry, section: number, kind: LensKind): Said {
	if (section === 0) {
		const parts = outcomesOf(context, entry).map(outcomeTitle);
		return {title: fitting(parts, ' · ', mostColumns), details: parts};
	}
	if (kind === 'shown') {
		const shown = shownIn(context, entry, section);
		const lead = 'shown, not claimed: ';
		const ids = shown.map(({criterion}) => criterion.id);
		return {title: `${lead}${fitting(ids, ', ', mostColumns - lead.length)}`, details: shown.map(detail(context))};
	}
	const items = lensItems(context, entry, section).filter(({state}) => state !== 'evidenced');
	return {title: fitting(items.map(itemTitle), ' · ', mostColumns), details: items.map(detail(context))};
}

const shownIn = (context: FeatureContext, entry: DocumentEntry, section: number): readonly LensItem[] =>
	lensItems(context, entry, section).filter(({state}) => state === 'evidenced');

/** `EO-9.cause Cause analysis: claimed, not shown; it lacks who does it`. */
const detail =
	({snapshot}: FeatureContext) =>
	(item: LensItem): string => {
		const missing = lacks(snapshot, item.criterion, item.place);
		const state = item.state === 'evidenced' ? 'shown, not claimed' : stateOf(item);
		return `${item.criterion.id} ${item.criterion.title}: ${state}${missing === '' ? '' : `; it lacks ${missing}`}`;
	};

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

function itemTitle(item: LensItem): string {
	return `${item.criterion.id} ${stateOf(item)}`;
}

function stateOf({state}: LensItem): string {
	return state === 'claimed' ? 'claimed, not shown' : criterionStateWords[state];
}
