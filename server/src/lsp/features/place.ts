import type {Position} from 'vscode-languageserver';
import type {FeatureContext, PathSpan} from '../../core/features/context.ts';
import {offsetAt} from '../../core/text/lines.ts';
import type {DocumentEntry} from '../../core/workspace/snapshot.ts';
import type {QmsRoot} from '../root.ts';
import type {Server} from '../server.ts';

/** A document that an editor asks about, as it is now. */
export interface Asked {
	readonly root: QmsRoot;
	readonly path: string;
	readonly context: FeatureContext;
	/** Undefined for `qms.yaml` and files that are no documents. */
	readonly entry: DocumentEntry | undefined;
}

/** The document of a URI with every edit so far; undefined where it lies in no root. */
export function asked(server: Server, uri: string): Asked | undefined {
	const place = server.workspace.present(uri);
	if (place === undefined) return undefined;
	return {...place, context: place.root.qms, entry: place.root.entry(place.path)};
}

/** The same after the first reading, for what would be wrong while documents are missing. */
export async function askedWhenRead(server: Server, uri: string): Promise<Asked | undefined> {
	if (server.workspace.state === 'indexing') await server.workspace.settled();
	return asked(server, uri);
}

export function offsetOf({root, path}: Asked, position: Position): number {
	return offsetAt(root.lines(path), root.qms.text(path)?.length ?? 0, position);
}

/** A Markdown link to a place, for hovers. */
export function linkTo(root: QmsRoot): (label: string, place: PathSpan) => string {
	return (label, {path, span}) => {
		const line = offsetLine(root, path, span.start);
		return `[${label.replace(/[[\]\\]/g, '\\$&')}](${root.uriOf(path)}#L${line})`;
	};
}

function offsetLine(root: QmsRoot, path: string, offset: number): number {
	const starts = root.lines(path);
	let line = 0;
	while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= offset) line++;
	return line + 1;
}
