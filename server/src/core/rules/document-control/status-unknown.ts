import {isArchived} from '../../model/archive.ts';
import {documentStatuses, type QmsDocument} from '../../model/document.ts';
import {foldText} from '../../text/fold.ts';
import {nearest} from '../../text/nearest.ts';
import {derived} from '../../workspace/derived.ts';
import {graphRule} from '../rule.ts';

/** So many documents with the same word, and it is the team's word for a status and no slip. */
const wordOfTeam = 3;

/** Words that are read as no status, folded, with the documents that have them. */
const unknownWords = derived<string, ReadonlyMap<string, readonly string[]>>({
	part: ({document}) => {
		const words = new Set(problemsOf(document).map(({raw}) => foldText(raw)));
		return words.size > 0 ? JSON.stringify([...words]) : undefined;
	},
	combine: parts => {
		const paths = new Map<string, string[]>();
		for (const [path, words] of parts)
			for (const word of JSON.parse(words) as string[]) paths.set(word, [...(paths.get(word) ?? []), path]);
		return paths;
	},
});

export default graphRule({
	meta: {
		id: 'status-unknown',
		aliases: ['DOC006'],
		family: 'document-control',
		severity: 'warning',
		summary: 'Unknown document status.',
		why: 'Evidence counts by the state of its document; an unknown state counts as not released.',
		remedy:
			'Use draft, in-review, approved, effective, superseded or withdrawn, or say in `qms.yaml` which of them your word means: `statuses: {effective: [LIVE]}`.',
		messages: {
			unknown: 'Unknown status "{value}". Use one of: draft, in-review, approved, effective, superseded, withdrawn.',
			suggestion: 'Unknown status "{value}". Did you mean "{suggestion}"?',
			word: 'Unknown status "{value}" in {count} documents. Say in `qms.yaml` which status it means, such as `statuses: {effective: [{value}]}`.',
		},
	},
	reads: snapshot => [unknownWords.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		for (const problem of problemsOf(document)) {
			const paths = unknownWords(snapshot).get(foldText(problem.raw)) ?? [];
			const {path} = document;
			const place = {path, span: problem.span, key: problem.raw};
			if (paths.length >= wordOfTeam) {
				const values = {count: paths.length, value: problem.raw};
				if (paths[0] === path) report({message: 'word', values, ...place, about: 'system', severity: 'information'});
				continue;
			}
			const suggestion = problem.suggestion ?? nearest(problem.raw, documentStatuses);
			report({
				message: suggestion === undefined ? 'unknown' : 'suggestion',
				values: {value: problem.raw, suggestion: suggestion ?? ''},
				...place,
				...(suggestion !== undefined && {
					fixes: [
						{
							kind: 'replace',
							title: `Change to "${suggestion}"`,
							arguments: {from: problem.raw, to: suggestion},
							safe: false,
						},
					],
				}),
			});
		}
	},
});

function problemsOf({qms, metadata}: QmsDocument): QmsDocument['metadata']['problems'] {
	return qms && !isArchived(metadata)
		? metadata.problems.filter(({kind, raw}) => kind === 'unknown-status' && !isTemplate(raw))
		: [];
}

/** What is there to be copied has no state of its own. */
const isTemplate = (raw: string): boolean =>
	/^(?:template|vorlage|muster|plantilla|mod[eè]le|modelo|modello|sjabloon|example|beispiel|ejemplo|exemple)$/i.test(
		raw.trim(),
	);
