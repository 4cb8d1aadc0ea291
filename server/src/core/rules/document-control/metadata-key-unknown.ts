import {nearest} from '../../text/nearest.ts';
import {cached} from '../../text/cached.ts';
import {documentRule} from '../rule.ts';

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

export default documentRule({
	meta: {
		id: 'metadata-key-unknown',
		aliases: ['DOC016'],
		family: 'document-control',
		severity: 'information',
		summary: 'A front matter key looks like a misspelling of a known one.',
		why: 'A misspelt key is ignored: the document seems to lack what its author wrote.',
		remedy: 'Correct the key, or name it under `keys` in `qms.yaml`.',
		messages: {unknown: 'Unknown key "{key}". Did you mean "{suggestion}"?'},
	},
	check({document}, report) {
		if (!document.qms) return;
		for (const entry of document.metadata.entries) {
			if (entry.canonical !== undefined || (entry.source !== 'front-matter' && entry.source !== 'yaml')) continue;
			// A key of a process is reported by process-invalid.
			if (
				document.processes.some(process =>
					process.unknownKeys.some(
						({suggestion: meant, span}) => meant !== undefined && span.start === entry.keySpan.start,
					),
				)
			)
				continue;
			const suggestion = suggestionFor(entry.key).nearest;
			// A short word is near to everything, unless a letter was left out, and a key that is set under its right name needs no twin.
			if (
				suggestion === undefined ||
				entry.key.length < (suggestion.length > entry.key.length ? 4 : 5) ||
				document.metadata.entries.some(other => other.key === suggestion)
			)
				continue;
			report({
				message: 'unknown',
				values: {key: entry.key, suggestion},
				path: document.path,
				span: entry.keySpan,
				key: entry.key,
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
