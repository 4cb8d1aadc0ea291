import {type CancellationToken, LSPErrorCodes, type Position, ResponseError} from 'vscode-languageserver';
import type {FeatureContext, PathSpan} from '../../core/features/context.ts';
import {offsetAt} from '../../core/text/lines.ts';
import type {DocumentEntry} from '../../core/workspace/snapshot.ts';
import {escapeMarkdown, linkTarget} from '../../report/markdownText.ts';
import type {QmsRoot} from '../root.ts';
import type {Server} from '../context.ts';

/** A document that an editor asks about, as it is now. */
export interface Asked {
	readonly root: QmsRoot;
	readonly path: string;
	readonly context: FeatureContext;
	/** The same with what the document itself shows, which of one that was opened alone is known as well. */
	readonly own: FeatureContext;
	/** Undefined for `qms.yaml` and files that are no documents. */
	readonly entry: DocumentEntry | undefined;
}

/** The document of a URI with every edit so far; undefined where it lies in no root. */
export function asked(server: Server, uri: string): Asked | undefined {
	const place = server.workspace.present(uri);
	return place === undefined ? undefined : askedIn(place.root, place.path);
}

function askedIn(root: QmsRoot, path: string): Asked {
	const {qms} = root;
	// What was not read yet is no gap: until all is read, nothing is known of the coverage.
	const context = root.complete
		? qms
		: {snapshot: qms.snapshot, text: (of: string) => qms.text(of), coverage: () => []};
	return {root, path, context, own: root.alone ? qms : context, entry: root.entry(path)};
}

/** The same after everything was read and applied, for what would be wrong while documents are missing. */
export async function askedWhenRead(server: Server, uri: string): Promise<Asked | undefined> {
	const {workspace} = server;
	const place = asked(server, uri);
	const isRead =
		place === undefined
			? workspace.state !== 'indexing'
			: place.root.waiting === 0 && (place.root.complete || workspace.state !== 'indexing');
	if (isRead) return place;
	await workspace.settled();
	return asked(server, uri);
}

/**
 * The same, for answers that name places in all documents: refuses where not all of them are read, and where the text that
 * was asked about is another one by then.
 */
export async function askedOfAll(
	server: Server,
	uri: string,
	token: CancellationToken | undefined,
): Promise<Asked | undefined> {
	const version = server.workspace.buffer(uri)?.version;
	await server.workspace.settled();
	const place = asked(server, uri);
	if (token?.isCancellationRequested === true)
		throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
	if (server.workspace.buffer(uri)?.version !== version)
		throw new ResponseError(
			LSPErrorCodes.ContentModified,
			'The text changed while documents were being read. Ask again.',
		);
	if (place !== undefined) requireAll(place.root);
	return place;
}

/** Refuses what can only be said of a root whose documents are all read. */
export function requireAll(root: QmsRoot): void {
	if (root.complete) return;
	throw new ResponseError(
		LSPErrorCodes.RequestFailed,
		root.alone
			? root.isUntitled
				? 'This text is not saved yet, so nothing is known of other documents. Save it into the folder of your documents.'
				: 'This file was opened alone, so nothing is known of other documents. Open its folder.'
			: 'Not all documents were read, so the answer would leave some out. Run "QMS Lens: Reload Documents" and let it finish.',
	);
}

export function offsetOf({root, path}: Asked, position: Position): number {
	return offsetAt(root.lines(path), root.qms.text(path)?.length ?? 0, position);
}

/** A Markdown link to a place, for hovers. */
export function linkTo(root: QmsRoot): (label: string, place: PathSpan) => string {
	return (label, {path, span}) => {
		const line = offsetLine(root, path, span.start);
		return `[${escapeMarkdown(label)}](${linkTarget(root.uriOf(path))}#L${line})`;
	};
}

function offsetLine(root: QmsRoot, path: string, offset: number): number {
	const starts = root.lines(path);
	let line = 0;
	while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= offset) line++;
	return line + 1;
}
