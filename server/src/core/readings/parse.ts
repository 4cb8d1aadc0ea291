import {readDate} from '../model/dates.ts';
import {nearest} from '../text/nearest.ts';
import type {Span} from '../text/span.ts';
import {
	judgements,
	type Entry,
	identityOf,
	placeOf,
	type Reading,
	type ReadingProblem,
	type ReadingsFile,
} from './reading.ts';
import {type Field, fieldsOf, piecesOf} from './scan.ts';

/** Keys of an entry, in the order in which they are written. */
export const entryKeys = ['place', 'document', 'criterion', 'shows', 'by', 'on', 'words', 'quote', 'because'] as const;
type Key = (typeof entryKeys)[number];

type Fields = ReadonlyMap<Key, Field>;

/**
 * Reads a readings file. Never fails: a line that cannot be read is one problem at its place, and every other line counts.
 * Of two readings of one reader for one place and criterion the newer counts, of two of one day the one further down.
 */
export function parseReadings(path: string, text: string): ReadingsFile {
	const entries: Entry[] = [];
	const problems: ReadingProblem[] = [];
	for (const {kind, span} of piecesOf(text)) {
		if (kind === 'entry') {
			const read = readEntry(text, span);
			if ('reading' in read) entries.push(read);
			else problems.push(read);
		} else if (kind === 'foreign') problems.push(foreign(span));
		else if (text[span.start] === '<' || problems.at(-1)?.kind !== 'conflict') problems.push(conflict(span));
	}
	const counting = withoutDoubles(entries, problems);
	const kept = new Set(counting);
	const superseded = entries.filter(entry => !kept.has(entry));
	return {path, entries: counting, superseded, problems: problems.sort((a, b) => a.span.start - b.span.start)};
}

function readEntry(text: string, span: Span): Entry | ReadingProblem {
	const read = fieldsOf(text, span);
	if ('message' in read) {
		const {message, remedy, ofYaml} = read;
		return {kind: 'syntax', message, remedy, span, ...(ofYaml && {ofYaml})};
	}
	const fields = new Map<Key, Field>();
	for (const field of read) {
		const key = entryKeys.find(each => each === field.key);
		if (!key) return unknownKey(field);
		fields.set(key, field);
	}
	const reading = readingOf(fields, span);
	return 'message' in reading ? reading : {reading, span};
}

function readingOf(fields: Fields, span: Span): Reading | ReadingProblem {
	const isDocument = fields.has('document');
	const shows = textOf(fields, 'shows');
	const needed: readonly Key[] = isDocument
		? ['document', 'by', 'on', 'words']
		: shows === 'absent'
			? ['criterion', 'by', 'on']
			: ['place', 'criterion', 'shows', 'by', 'on', 'words'];
	const missing = needed.find(key => textsOf(fields, key).length === 0);
	if (missing) return missingKey(missing, span);
	const because = textOf(fields, 'because');
	const quote = textOf(fields, 'quote');
	const signed = {by: textOf(fields, 'by'), on: textOf(fields, 'on'), ...(because === '' ? {} : {because})};
	const words = textsOf(fields, 'words');
	const wrong = wrongDate(fields.get('on')) ?? wrongHash(words, fields.get('words'));
	if (wrong) return wrong;
	if (isDocument) return {kind: 'document', path: textOf(fields, 'document'), words, ...signed};
	const criterion = textOf(fields, 'criterion');
	if (shows === 'absent') return {kind: 'absent', criterion, words, ...signed};
	const judgement = judgements.find(each => each === shows);
	if (!judgement) return unknownJudgement(shows, fields.get('shows')?.span ?? span);
	return {
		kind: 'place',
		...placeOf(textOf(fields, 'place')),
		criterion,
		shows: judgement,
		words: words[0] ?? '',
		...signed,
		...(quote === '' ? {} : {quote}),
	};
}

function textsOf(fields: Fields, key: Key): readonly string[] {
	const value = fields.get(key)?.value ?? [];
	return (typeof value === 'string' ? [value] : value).map(each => each.trim()).filter(each => each !== '');
}

const textOf = (fields: Fields, key: Key): string => textsOf(fields, key).join(' ');

/** The entries that count; each that a later one takes the place of is a problem. */
function withoutDoubles(entries: readonly Entry[], problems: ReadingProblem[]): readonly Entry[] {
	const counting = new Map<string, Entry>();
	for (const entry of entries) {
		const identity = identityOf(entry.reading);
		const before = counting.get(identity);
		const isNewer = !before || entry.reading.on >= before.reading.on;
		if (isNewer) counting.set(identity, entry);
		const old = isNewer ? before : entry;
		if (old)
			problems.push({
				kind: 'duplicate',
				span: old.span,
				message: `${old.reading.by} has another reading of the same, of ${(isNewer ? entry : before)?.reading.on ?? ''}, which counts in place of this one.`,
				remedy: 'Remove this line.',
			});
	}
	return counting.size === entries.length
		? entries
		: entries.filter(entry => counting.get(identityOf(entry.reading)) === entry);
}

function conflict(span: Span): ReadingProblem {
	return {
		kind: 'conflict',
		span,
		message: 'A merge conflict was left here. The lines of both sides count, and nothing can be written.',
		remedy: 'Keep the lines of both sides, remove the marks, and run qms-lens read --tidy.',
	};
}

function foreign(span: Span): ReadingProblem {
	return {
		kind: 'syntax',
		span,
		message: 'This line is no reading.',
		remedy: 'Begin it with `- `, make it a comment with `#`, or remove it.',
	};
}

function unknownKey({key, keySpan}: Field): ReadingProblem {
	const suggestion = nearest(key, entryKeys);
	return {
		kind: 'unknown-key',
		span: keySpan,
		message: `A reading has no key \`${key}\`.`,
		remedy: suggestion === undefined ? `The keys are ${entryKeys.join(', ')}.` : `Did you mean \`${suggestion}\`?`,
		...(suggestion === undefined ? {} : {suggestion}),
	};
}

const remedies: Readonly<Record<Key, string>> = {
	place: 'Name the section that was read, as `path/of/document.md#heading`.',
	document: 'Name the document that was read.',
	criterion: 'Name the criterion, such as EO-9.cause.',
	shows: `Say what the place shows: ${judgements.join(', ')}; or absent for a criterion that is found nowhere.`,
	by: 'Name the reader.',
	on: 'Give the day of the reading, as YYYY-MM-DD.',
	words: 'The hash of the words that were read is missing: answer the question anew with qms-lens read.',
	quote: '',
	because: '',
};

function missingKey(key: Key, span: Span): ReadingProblem {
	return {kind: 'missing', span, message: `The reading lacks \`${key}\`.`, remedy: remedies[key]};
}

function unknownJudgement(shows: string, span: Span): ReadingProblem {
	const known = [...judgements, 'absent'];
	const suggestion = shows === 'yes' ? 'described' : nearest(shows, known);
	return {
		kind: 'unknown-value',
		span,
		message: `\`shows\` cannot be "${shows}".`,
		remedy: `It can be ${known.join(', ')}.`,
		...(suggestion === undefined ? {} : {suggestion}),
	};
}

function wrongDate(field: Field | undefined): ReadingProblem | undefined {
	if (!field) return undefined;
	const written = typeof field.value === 'string' ? field.value.trim() : '';
	const read = readDate(written, 'en');
	if ('date' in read && read.date === written) return undefined;
	const suggestion = 'date' in read ? read.date : read.suggestion;
	return {
		kind: 'not-a-date',
		span: field.span,
		message: `"${written}" is no day of the form YYYY-MM-DD.`,
		remedy: suggestion === undefined ? 'Write the day of the reading as YYYY-MM-DD.' : `Write ${suggestion}.`,
		...(suggestion === undefined ? {} : {suggestion}),
	};
}

function wrongHash(words: readonly string[], field: Field | undefined): ReadingProblem | undefined {
	const wrong = words.find(each => !/^[0-9a-f]{8}$/.test(each));
	if (wrong === undefined || !field) return undefined;
	return {
		kind: 'unknown-value',
		span: field.span,
		message: `"${wrong}" is no hash of words, which has eight digits from 0 to 9 and a to f.`,
		remedy: 'Answer the question anew with qms-lens read, which writes it.',
	};
}
