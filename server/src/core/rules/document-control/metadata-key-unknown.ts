import {nearest} from '../../text/nearest.ts';
import {cached} from '../../text/cached.ts';
import type {MetadataEntry, QmsDocument} from '../../model/document.ts';
import {derived} from '../../workspace/derived.ts';
import {graphRule} from '../rule.ts';

const known = [
	'id',
	'title',
	'kind',
	'version',
	'status',
	'owner',
	'approver',
	'approved',
	'effective',
	'review',
	'supersedes',
	'applies-to',
	'standards',
	'outcomes',
	'covers',
	'records',
	'language',
];

const suggestionFor = cached((key: string) => ({nearest: nearest(key, known)}));

/** So many documents with the same key, and it is the team's own and no slip. */
const keyOfTeam = 3;

/** Keys that look like a misspelling, with the documents that have them. */
const unknownKeys = derived<string, ReadonlyMap<string, readonly string[]>>({
	part: ({document}) => {
		const keys = new Set(misspelt(document).map(({entry}) => entry.key));
		return keys.size > 0 ? JSON.stringify([...keys]) : undefined;
	},
	combine: parts => {
		const paths = new Map<string, string[]>();
		for (const [path, keys] of parts)
			for (const key of JSON.parse(keys) as string[]) paths.set(key, [...(paths.get(key) ?? []), path]);
		return paths;
	},
});

export default graphRule({
	meta: {
		id: 'metadata-key-unknown',
		aliases: ['DOC016'],
		family: 'document-control',
		severity: 'information',
		summary: 'A front matter key looks like a misspelling of a known one.',
		why: 'A misspelt key is ignored: the document seems to lack what its author wrote.',
		remedy: 'Correct the key, or name it under `keys` in `qms.yaml`.',
		messages: {
			unknown: 'Unknown key "{key}". Did you mean "{suggestion}"?',
			team: 'Unknown key "{key}" in {count} documents. If it means "{suggestion}", say so in `qms.yaml`: `keys: {{suggestion}: [{key}]}`.',
		},
	},
	reads: snapshot => [unknownKeys.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		for (const {entry, suggestion} of misspelt(document)) {
			const paths = unknownKeys(snapshot).get(entry.key) ?? [];
			const place = {path: document.path, span: entry.keySpan, key: entry.key};
			if (paths.length >= keyOfTeam) {
				const values = {count: paths.length, key: entry.key, suggestion};
				if (paths[0] === document.path) report({message: 'team', values, ...place, about: 'system'});
				continue;
			}
			report({
				message: 'unknown',
				values: {key: entry.key, suggestion},
				...place,
				fixes: [
					{
						kind: 'replace',
						title: `Change to "${suggestion}"`,
						arguments: {from: entry.key, to: suggestion},
						safe: true,
					},
				],
			});
		}
	},
});

/** The keys of a head that are nearly a known one, each with that. */
function misspelt({qms, metadata: {entries}, processes}: QmsDocument): {entry: MetadataEntry; suggestion: string}[] {
	if (!qms) return [];
	return entries.flatMap(entry => {
		if (entry.canonical !== undefined || (entry.source !== 'front-matter' && entry.source !== 'yaml')) return [];
		// A key of a process is reported by process-invalid.
		const ofProcess = processes.some(({unknownKeys: keys}) =>
			keys.some(({suggestion: meant, span}) => meant !== undefined && span.start === entry.keySpan.start),
		);
		const suggestion = suggestionFor(entry.key).nearest;
		// A short word is near to everything, unless a letter was left out, and a key that is set under its right name needs no twin.
		if (
			ofProcess ||
			// A value with keys of its own is no value of a control field, whatever its key looks like.
			entry.block ||
			suggestion === undefined ||
			entry.key.length < (suggestion.length > entry.key.length ? 4 : 5) ||
			entries.some(({key, canonical}) => key === suggestion || canonical === suggestion)
		)
			return [];
		return [{entry, suggestion}];
	});
}
