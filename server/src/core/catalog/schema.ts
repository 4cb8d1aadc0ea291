// The shape in which catalogues are written; `check.ts` looks at what a shape cannot say, `build.ts` makes the `Catalog`.
// zod/mini and not zod: every start of the command line and of the editor's server loads this file.
import * as z from 'zod/mini';
import {documentKinds, languages} from '../model/document.ts';
import {processTests} from './catalog.ts';

const text = z.string().check(z.trim(), z.minLength(1));
const texts = z.array(text);
/** Clause numbers look like numbers in YAML: `4.3` without quotes means the text `4.3`. */
const number = z.union([text, z.pipe(z.number(), z.transform(String))]);
const numbers = z.array(number);
const kebab = z
	.string()
	.check(z.regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case words joined by hyphens, such as `corrective-action`'));
const kebabs = z.array(kebab);
const outcomeId = z
	.string()
	.check(z.regex(/^[A-Z][A-Z0-9]*-[0-9]+$/, 'must be capital letters, a hyphen and a number, such as `EO-9`'));
const criterionId = z
	.string()
	.check(
		z.regex(
			/^[A-Z][A-Z0-9]*-[0-9]+\.[a-z][a-z0-9-]*$/,
			'must be the id of the outcome, a dot and a lower-case name, such as `EO-9.cause`',
		),
	);
const grade = z.literal([0, 1, 2, 3]);
const share = z.number().check(z.minimum(0), z.maximum(1));
const count = z.int().check(z.minimum(0));
const edition = z.enum(['2015', '2015+A1', '2026']);
const level = z.enum(['mandatory', 'expected', 'good']);
const anchors = z.array(z.enum(['who', 'when', 'record', 'criterion', 'method']));
const kind = z.enum(documentKinds);
const kinds = z.array(kind);
const language = z.enum(languages);
const byLanguage = z.partialRecord(language, texts);
const anchorWords = z.partialRecord(language, z.strictObject({terms: texts, never: z.optional(texts)}));
const flag = z.optional(z.boolean());

const termList = z.optional(
	z.strictObject({
		strong: z.optional(texts),
		medium: z.optional(texts),
		weak: z.optional(texts),
		guards: z.optional(texts),
	}),
);

const concept = z.strictObject({
	generic: flag,
	negationProof: flag,
	/** What a concept serves that no criterion names. */
	usedFor: z.optional(text),
	en: termList,
	de: termList,
	es: termList,
	fr: termList,
});

const signalList = z.optional(
	z.strictObject({subject: z.optional(texts), related: z.optional(texts), practice: z.optional(texts)}),
);

const signals = z.strictObject({
	fields: z.optional(z.array(kebabs.check(z.minLength(1)))),
	en: signalList,
	de: signalList,
	es: signalList,
	fr: signalList,
});

const rule = z.strictObject({
	topic: kebabs.check(z.minLength(1)),
	all: z.optional(z.array(kebabs.check(z.minLength(1)))),
	min: z.optional(
		z.strictObject({n: z.int().check(z.minimum(1)), of: kebabs, named: z.optional(z.record(z.string(), text))}),
	),
	strongOnly: z.optional(kebabs),
});

const processEvidence = z.strictObject({
	field: text,
	needs: z.optional(texts),
	where: z.optional(
		z.strictObject({key: text, concepts: z.optional(kebabs), terms: z.optional(texts), values: z.optional(texts)}),
	),
	described: z.optional(texts),
	specified: z.optional(z.record(text, z.enum(processTests))),
});

const criterion = z.strictObject({
	id: criterionId,
	title: text,
	question: text,
	counts: text,
	notCounts: text,
	core: flag,
	level: z.union([level, z.partialRecord(edition, level)]),
	basis: z.optional(texts),
	documented: z.optional(z.enum(['maintain', 'retain', 'as-necessary', 'none'])),
	clauses: z.optional(z.partialRecord(edition, numbers)),
	kinds: z.strictObject({best: kinds.check(z.minLength(1)), also: z.optional(kinds), never: z.optional(kinds)}),
	need: z.enum(['described', 'specified']),
	anchors: z.optional(z.strictObject({all: z.optional(anchors), any: z.optional(anchors)})),
	rule,
	process: z.optional(z.array(processEvidence)),
	structure: z.optional(z.array(z.enum(['project.applicability', 'repository.linked-processes']))),
	headings: z.optional(byLanguage),
	/** Headings and titles of texts that use the same words and are about something else; a place below them is asked about at the most. */
	notHeadings: z.optional(byLanguage),
	applicability: z.optional(kebab),
	notes: z.optional(texts),
});

const outcome = z.strictObject({
	id: outcomeId,
	type: z.optional(z.enum(['overall', 'outcome'])),
	seed: z.optional(count),
	official: z.optional(number),
	parent: z.optional(outcomeId),
	title: text,
	short: text,
	statement: text,
	pdca: z.optional(text),
	parts: z.optional(
		z.array(z.strictObject({id: criterionId, title: text, criteria: z.array(criterionId).check(z.minLength(1))})),
	),
	criteria: z.array(criterion),
});

const applicabilityTopic = z.strictObject({
	clause: number,
	part: z.optional(text),
	typical: text,
	contradictedBy: z.optional(kebabs),
	implausible: flag,
});

const overClaim = z.strictObject({
	rule: kebab,
	boundary: outcomeId,
	hint: z.optional(text),
	patterns: texts.check(z.minLength(1)),
	strict: z.optional(texts),
	unless: z.optional(texts),
	positive: z.optional(texts),
	negative: z.optional(texts),
});

/** A catalogue as written in YAML. What has a sensible default may be left out. */
export const catalogSource = z.strictObject({
	schema: z.literal(1),
	id: kebab,
	version: number,
	title: text,
	disclaimer: z.optional(text),
	editions: z.optional(
		z.array(z.strictObject({id: edition, label: text, inherits: z.optional(edition)})).check(z.minLength(1)),
	),
	defaultEdition: z.optional(edition),
	aliases: z.optional(z.record(text, outcomeId)),
	notes: z.optional(
		z.array(
			z.strictObject({
				id: outcomeId,
				title: text,
				statement: text,
				checkedBy: z.array(criterionId),
				rule: z.optional(z.enum(['first', 'worst'])),
				offerings: z.optional(z.strictObject({goods: texts, services: texts, software: texts})),
			}),
		),
	),
	boundaries: z.optional(
		z.array(z.strictObject({id: outcomeId, title: text, statement: text, rules: kebabs.check(z.minLength(1))})),
	),
	applicability: z.optional(z.record(kebab, applicabilityTopic)),
	neverExcludable: z.optional(numbers),
	kindCaps: z.optional(z.partialRecord(kind, grade)),
	sectionCaps: z.optional(z.record(text, grade)),
	sectionCapExceptions: z.optional(z.array(z.strictObject({section: text, criteria: texts, to: grade}))),
	coverThreshold: z.optional(z.strictObject({mandatory: share, expected: share})),
	outcomes: z.array(outcome).check(z.minLength(1)),
	concepts: z.record(kebab, concept),
	/** By id of an outcome or of a part of one. */
	signals: z.optional(z.record(z.string(), signals)),
	/** Built-in catalogue whose concepts are taken where this one names a concept and does not define it. */
	conceptsFrom: z.optional(z.literal('iso9001-eo')),
	modality: z.optional(
		z.strictObject({
			obligation: byLanguage,
			hedge: byLanguage,
			negation: byLanguage,
			rescue: byLanguage,
			intention: byLanguage,
		}),
	),
	anchors: z.optional(z.strictObject({who: byLanguage, when: text, record: text, criterion: text})),
	/** How people write who does something, when, and in which record; `never` are phrases that only sound like it. */
	anchorWords: z.optional(z.strictObject({who: anchorWords, when: anchorWords, record: anchorWords})),
	foreignDomains: z.optional(z.strictObject({terms: byLanguage, unless: texts})),
	clauses: z.optional(z.partialRecord(edition, z.record(z.string(), z.string()))),
	removedClauses: z.optional(z.partialRecord(edition, numbers)),
	/** What facts of clauses were taken from, in words, by a short name. */
	clauseSources: z.optional(z.record(kebab, text)),
	clauseFacts: z.optional(
		z.partialRecord(
			edition,
			z.record(z.string(), z.strictObject({from: kebabs.check(z.minLength(1)), asks: z.optional(texts)})),
		),
	),
	staleClauses: z.optional(
		z.array(
			z.strictObject({
				old: number,
				title: text,
				to2015: number,
				to2026: number,
				detect: z.enum(['number', 'title', 'none']),
			}),
		),
	),
	movedClauses: z.optional(z.array(z.strictObject({from: number, title: text, to: number}))),
	oldTerms: z.optional(z.record(text, text)),
	/** Parts of over-claim patterns: `{name}` in a pattern is replaced by the entry. */
	macros: z.optional(z.record(kebab, text)),
	overClaims: z.optional(z.array(overClaim)),
});

export type CatalogSource = z.output<typeof catalogSource>;
