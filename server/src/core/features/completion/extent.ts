import {KeyTable} from '../../model/aliases.ts';
import {mayBelong} from '../../model/discover.ts';
import type {QmsDocument} from '../../model/document.ts';
import {processField} from '../../model/processKeys.ts';
import {findFrontMatter} from '../../syntax/frontMatter.ts';
import {overviewOf} from '../../workspace/overview.ts';
import {listedBy} from '../../workspace/settings.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {looksLikeId} from '../words.ts';

/**
 * How far completion goes in a file. `all` in the configuration, in documents of the QMS and in those that are being begun;
 * `claim` where a directive would make the file one; `none` in files that belong to something else.
 */
export type Extent = 'all' | 'claim' | 'none';

export function extentIn(snapshot: Snapshot, path: string, text: string, isBegun = false): Extent {
	if (path === snapshot.configPath) return 'all';
	const document = snapshot.documents.get(path)?.document;
	if (document === undefined) return 'none';
	if (document.qms) return 'all';
	const {config} = snapshot;
	if (isBegun && saysLittle(document, text, config.keys)) return 'all';
	if (!isSystem(snapshot) || !mayBelong({path, text}, {keys: config.keys, ...listedBy(path, config)})) return 'none';
	if (saysLittle(document, text, config.keys) && (hasId(document) || hasNeighbour(snapshot, document))) return 'all';
	return document.format === 'markdown' ? 'claim' : 'none';
}

/** A root that is set up as a system, or holds one that works without configuration. */
function isSystem(snapshot: Snapshot): boolean {
	return snapshot.config.path !== undefined || overviewOf(snapshot).count > 0;
}

/** An id in the head, the title or the name of the file: `PRO-013-training.md` is going to be a procedure wherever it stands. */
const hasId = ({metadata: {id}}: QmsDocument): boolean => id !== undefined && looksLikeId(id.value);

/** Whoever begins a file beside quality documents of the same format begins another one. */
function hasNeighbour({documents}: Snapshot, {path, format}: QmsDocument): boolean {
	const folder = folderOf(path);
	for (const [other, {document}] of documents)
		if (document.qms && document.format === format && folderOf(other) === folder) return true;
	return false;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Words that a document may have while it is being begun; with more of them, what it says has decided that it is none. */
const fewWords = 100;

/** Whether a file is so new that it cannot be told yet from what it says whether it belongs. */
function saysLittle({format}: QmsDocument, text: string, keys: Readonly<Record<string, readonly string[]>>): boolean {
	if (format === 'yaml') return topKeys(text).every(isKnown(new KeyTable(keys)));
	const body = text.slice(findFrontMatter(text).bodyStart).replace(/<!--[\s\S]*?-->/g, ' ');
	return (body.match(/[\p{L}\p{N}]+/gu) ?? []).length < fewWords;
}

/** Data of another kind shows itself by its first key: `apiVersion`, `services`, `on`. */
const isKnown =
	(table: KeyTable) =>
	(key: string): boolean =>
		processField(key) !== undefined || table.canonical(key) !== undefined;

function topKeys(text: string): string[] {
	return [...text.matchAll(/^(?:- +)?["']?([^\s#:"'{}[\],-][^:"'\r\n]*)["']?[ \t]*:(?=\s|$)/gm)].map(
		match => match[1] ?? '',
	);
}
