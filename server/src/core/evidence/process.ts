import type {Grade, ProcessTest} from '../catalog/catalog.ts';
import type {ProcessDescription, ProcessItem, QmsDocument} from '../model/document.ts';
import {foldedWords, foldText, foldWord} from '../text/fold.ts';
import type {Span} from '../text/span.ts';
import {contains} from '../text/span.ts';
import type {CompiledCriterion, CompiledStructure, Engine} from './compile.ts';
import type {FieldFound, Hold} from './evidence.ts';
import type {Reading} from './read.ts';

type Value = {readonly text: string; readonly span: Span};

/** Evidence that the fields of YAML processes, and the head of a process in Markdown, give by their structure (domain model, 5.4). */
export function processEvidence(criterion: CompiledCriterion, reading: Reading, engine: Engine): FieldFound[] {
	return processesOf(reading.document).flatMap(process =>
		criterion.process.flatMap(structure => fieldEvidence(criterion, structure, process, reading, engine) ?? []),
	);
}

/** The procedure of a process by its title: "Sales process", "Prozess Vertrieb". */
const processTitle = /\b(?:process|prozess|geschaftsprozess|proceso|processus|processo)\b/;

/** A process in Markdown says in its head who owns it, as one in YAML does in a field; what else it says stands in its text. */
function processesOf({
	format,
	kind,
	processes,
	metadata: {id, owner},
	title,
}: QmsDocument): readonly ProcessDescription[] {
	const isProcess = kind === 'process' || (kind === 'procedure' && processTitle.test(foldText(title)));
	if (format !== 'markdown' || !isProcess || !owner) return processes;
	return [
		{
			id: id?.value ?? '',
			title,
			span: owner.span,
			idSpan: id?.span ?? owner.span,
			section: 0,
			scalars: {owner: {text: owner.value, span: owner.span}},
			lists: {},
			keys: {owner: owner.keySpan},
			unknownKeys: [],
			problems: [],
		},
	];
}

function fieldEvidence(
	criterion: CompiledCriterion,
	structure: CompiledStructure,
	process: ProcessDescription,
	reading: Reading,
	engine: Engine,
): FieldFound | undefined {
	const entries = entriesOf(process, structure.field).filter(entry => isMeant(entry, structure, reading, engine));
	if (entries.length === 0) return undefined;
	const described = entries.filter(entry => structure.described.every(key => isSet(entry.values[key])));
	const missingFields = structure.needs.filter(
		field => !entriesOf(process, field).some(entry => Object.values(entry.values).some(isSet)),
	);
	const failed = structure.tests.filter(
		({keys, test}) =>
			!entries.every(entry =>
				keys.some(key => passes(key, entry.values[key] ?? entry.values['value'], test, reading, engine)),
			),
	);
	const full = structure.specified !== undefined && failed.length === 0 && described.length === entries.length;
	const rawGrade: Grade = missingFields.length > 0 || described.length === 0 ? 1 : full ? 3 : 2;
	const holds = holdsOf(criterion, reading);
	const grade = Math.min(rawGrade, ...holds.map(hold => hold.to)) as Grade;
	if (grade === 0) return undefined;
	const first = entries[0]?.span ?? process.span;
	const span = {start: process.keys[structure.field]?.start ?? first.start, end: entries.at(-1)?.span.end ?? first.end};
	const section = sectionAt(reading, first, process.section);
	return {
		criterion: criterion.criterion.id,
		section,
		sectionEnd: section + 1,
		field:
			entries.length === 1 && structure.field in process.lists
				? `${structure.field}[${process.lists[structure.field]?.indexOf(entries[0] as ProcessItem) ?? 0}]`
				: structure.field,
		grade,
		span,
		topic: {
			concept: structure.field,
			text: structure.field,
			span: process.keys[structure.field] ?? first,
			where: 'field',
		},
		hits: described.slice(0, mostShown).map(entry => shown(entry, structure)),
		anchors: [],
		missing:
			rawGrade === 3
				? []
				: [
						...missingFields.map(field => missingField({field})),
						...failed.map(({keys, test}) => missingField({field: structure.field, keys, test})),
					],
		holds,
	};
}

const mostShown = 6;

interface MissingField {
	readonly field: string;
	/** Of each entry of the field, one of these; none for the field itself. */
	readonly keys?: readonly string[];
	readonly test?: ProcessTest;
}

const fieldMark = 'field:';

function missingField(missing: MissingField): string {
	return fieldMark + JSON.stringify(missing);
}

const testWords: Readonly<Record<ProcessTest, string>> = {
	set: '',
	resolves: ' that names what is known here',
	measurable: ' that can be measured',
	frequency: ' that says how often',
	duration: ' that says how long',
	record: ' that names a record',
};

/** What a field of a process lacks, as it stands in `Evidence.missing`, for people: `"role" for each of "activities"`; undefined for anything else. */
export function fieldWords(missing: string): string | undefined {
	if (!missing.startsWith(fieldMark)) return undefined;
	const {field, keys = [], test = 'set'} = JSON.parse(missing.slice(fieldMark.length)) as MissingField;
	const what = keys.filter(key => key !== field);
	if (what.length === 0) return `"${field}"${testWords[test]}`;
	return `${what.map(key => `"${key}"`).join(' or ')}${testWords[test]} for each of "${field}"`;
}

function shown(
	entry: ProcessItem,
	structure: CompiledStructure,
): {readonly concept: string; readonly text: string; readonly span: Span} {
	const key = structure.described[0] ?? 'value';
	const value = entry.values[key] ?? Object.values(entry.values)[0];
	return {
		concept: structure.described.length > 0 ? `${structure.field}.${key}` : structure.field,
		text: value?.text ?? '',
		span: value?.span ?? entry.span,
	};
}

/** The entries of a list; a scalar is a list of one whose only key is the field's own name. */
function entriesOf(process: ProcessDescription, field: string): readonly ProcessItem[] {
	const list = process.lists[field];
	if (list) return list;
	const scalar = process.scalars[field];
	return scalar && isSet(scalar) ? [{span: scalar.span, values: {[field]: scalar}}] : [];
}

function isMeant(
	entry: ProcessItem,
	{where, whereConcepts, whereTerms}: CompiledStructure,
	reading: Reading,
	engine: Engine,
): boolean {
	if (!where) return true;
	const text = entry.values[where.key]?.text ?? '';
	if (where.values.includes(foldText(text)) || where.values.includes(text)) return true;
	const words = foldedWords(text);
	if ((whereTerms?.match(words).length ?? 0) > 0) return true;
	return (
		whereConcepts.size > 0 &&
		engine.matchers[reading.document.language]
			.match(words)
			.some(hit => whereConcepts.has(hit.concept) && hit.strength >= 2)
	);
}

const unset = /^(?:tbd|tbc|todo|n\/a|none|-+|\?+|x+|\[.*\]|<.*>|\{\{.*\}\}|_+|…|\.\.\.)?$/iu;

function isSet(value: Value | undefined): boolean {
	return value !== undefined && !unset.test(value.text.trim());
}

const duration =
	/^p(?:\d+[ymwd])+|\b\d+\s*(?:year|month|week|day|jahr|monat|woche|tag|ano|mes|semana|dia|an|mois|semaine|jour)|\b(?:permanent|indefinite|lifetime|life of)/;
const measurable = /\d|[<>≤≥%]|\b(?:zero|none|all|every|yes|keine|alle|ninguno|cero|todos|aucun|tous)\b/;

function passes(key: string, value: Value | undefined, test: ProcessTest, reading: Reading, engine: Engine): boolean {
	if (!isSet(value) || !value) return false;
	if (test === 'resolves') return reading.resolves(key, value.text);
	const folded = foldWord(value.text);
	if (test === 'measurable') return measurable.test(folded);
	if (test === 'duration') return duration.test(folded);
	return (
		test !== 'frequency' ||
		engine.patterns.when.test(folded) ||
		duration.test(folded) ||
		/\b(?:each|every|continuous|per|je|cada|chaque)\b/.test(folded)
	);
}

function holdsOf(criterion: CompiledCriterion, {document}: Reading): readonly Hold[] {
	const cap = criterion.kindCaps.get(document.kind === 'unknown' ? 'process' : document.kind) ?? 3;
	const holds: Hold[] = [];
	const span = document.metadata.kind?.span ?? {start: 0, end: 0};
	if (cap < 3) holds.push({reason: 'kind', text: document.kind, span, to: cap as Grade});
	if (document.template) holds.push({reason: 'template', text: document.title, span, to: 1});
	return holds;
}

function sectionAt(reading: Reading, span: Span, fallback: number): number {
	let best = fallback;
	for (const {section} of reading.sections)
		if (contains(section.span, span) && section.index >= best) best = section.index;
	return best;
}
