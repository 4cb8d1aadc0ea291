// The shape in which catalogues are written; `load.ts` checks what a shape cannot say and builds the `Catalog`.
import * as z from 'zod';
import {documentKinds, languages} from '../model/document.ts';
import {processTests} from './catalog.ts';

const text = z.string().trim().min(1);
const texts = z.array(text);
/** Clause numbers and the like look like numbers in YAML: `4.3` without quotes is taken as the text `4.3`. */
const number = z.union([text, z.number()]).transform(String);
const numbers = z.array(number);
const kebab = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower case words joined by hyphens, such as `corrective-action`');
const outcomeId = z.string().regex(/^[A-Z][A-Z0-9]*-[0-9]+$/, 'must be capital letters, a hyphen and a number, such as `EO-9`');
const criterionId = z.string().regex(/^[A-Z][A-Z0-9]*-[0-9]+\.[a-z][a-z0-9-]*$/, 'must be the outcome\'s id, a dot and a lower-case name, such as `EO-9.cause`');
const grade = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const edition = z.enum(['2015', '2015+A1', '2026']);
const level = z.enum(['mandatory', 'expected', 'good']);
const anchor = z.enum(['who', 'when', 'record', 'criterion', 'method']);
const kind = z.enum(documentKinds);
const language = z.enum(languages);
const byLanguage = <T extends z.ZodType>(value: T) => z.partialRecord(language, value);

const termList = z.strictObject({
	strong: texts.optional(),
	medium: texts.optional(),
	weak: texts.optional(),
	guards: texts.optional(),
});

const concept = z.strictObject({
	generic: z.boolean().optional(),
	negationProof: z.boolean().optional(),
	/** What a concept serves that no criterion names. */
	usedFor: text.optional(),
	...Object.fromEntries(languages.map(id => [id, termList.optional()])) as Record<typeof languages[number], z.ZodOptional<typeof termList>>,
});

const rule = z.strictObject({
	topic: z.array(kebab).min(1),
	all: z.array(z.array(kebab).min(1)).optional(),
	min: z.strictObject({n: z.int().positive(), of: z.array(kebab).min(1)}).optional(),
	scope: z.enum(['section', 'subtree']).optional(),
	near: z.enum(['block', 'section']).optional(),
	inline: z.boolean().optional(),
	requireStrongTopic: z.boolean().optional(),
	strongOnly: z.array(kebab).optional(),
	minWords: z.int().nonnegative().optional(),
	list: z.boolean().optional(),
});

const processEvidence = z.strictObject({
	field: text,
	needs: texts.optional(),
	where: z.strictObject({key: text, concepts: z.array(kebab).optional(), terms: texts.optional(), values: texts.optional()}).optional(),
	described: texts.optional(),
	specified: z.record(text, z.enum(processTests)).optional(),
});

const criterion = z.strictObject({
	id: criterionId,
	title: text,
	question: text,
	counts: text,
	notCounts: text,
	core: z.boolean().optional(),
	level: z.union([level, z.partialRecord(edition, level)]),
	basis: texts.optional(),
	documented: z.enum(['maintain', 'retain', 'as-necessary', 'none']).optional(),
	clauses: z.partialRecord(edition, numbers).optional(),
	kinds: z.strictObject({best: z.array(kind).min(1), also: z.array(kind).optional(), never: z.array(kind).optional()}),
	need: z.enum(['described', 'specified']),
	anchors: z.strictObject({all: z.array(anchor).optional(), any: z.array(anchor).optional()}).optional(),
	rule,
	process: z.array(processEvidence).optional(),
	structure: z.array(z.enum(['project.applicability', 'repository.linked-processes'])).optional(),
	headings: byLanguage(texts).optional(),
	applicability: kebab.optional(),
	notes: texts.optional(),
});

const outcome = z.strictObject({
	id: outcomeId,
	type: z.enum(['overall', 'outcome']).optional(),
	seed: z.int().positive().optional(),
	official: number.optional(),
	parent: outcomeId.optional(),
	title: text,
	short: text,
	statement: text,
	pdca: text.optional(),
	parts: z.array(z.strictObject({id: criterionId, title: text, criteria: z.array(criterionId).min(1)})).optional(),
	criteria: z.array(criterion),
});

const modality = byLanguage(texts).optional();

/** A catalogue as written in YAML. Everything with a sensible default may be left out. */
export const catalogSource = z.strictObject({
	schema: z.literal(1),
	id: kebab,
	version: number,
	title: text,
	disclaimer: text.optional(),
	editions: z.array(z.strictObject({id: edition, label: text, inherits: edition.optional()})).min(1).optional(),
	defaultEdition: edition.optional(),
	aliases: z.record(text, outcomeId).optional(),
	notes: z.array(z.strictObject({
		id: outcomeId, title: text, statement: text, checkedBy: z.array(criterionId), rule: z.enum(['first', 'worst']).optional(),
		offerings: z.strictObject({goods: texts, services: texts, software: texts}).optional(),
	})).optional(),
	boundaries: z.array(z.strictObject({id: outcomeId, title: text, statement: text, rules: z.array(kebab).min(1)})).optional(),
	applicability: z.record(kebab, z.strictObject({
		clause: number, part: text.optional(), typical: text, contradictedBy: z.array(kebab).optional(), implausible: z.boolean().optional(),
	})).optional(),
	neverExcludable: numbers.optional(),
	kindCaps: z.partialRecord(kind, grade).optional(),
	sectionCaps: z.record(text, grade).optional(),
	sectionCapExceptions: z.array(z.strictObject({section: text, criteria: texts, to: grade})).optional(),
	coverThreshold: z.strictObject({mandatory: z.number().min(0).max(1), expected: z.number().min(0).max(1)}).optional(),
	outcomes: z.array(outcome).min(1),
	concepts: z.record(kebab, concept),
	/** Built-in catalogue whose concepts are taken where this one names a concept and does not define it. */
	conceptsFrom: z.literal('iso9001-eo').optional(),
	modality: z.strictObject({obligation: modality, hedge: modality, negation: modality, rescue: modality, intention: modality}).optional(),
	anchors: z.strictObject({who: byLanguage(texts), when: text, record: text, criterion: text}).optional(),
	foreignDomains: z.strictObject({terms: byLanguage(texts), unless: texts}).optional(),
	clauses: z.partialRecord(edition, z.record(z.string(), z.string())).optional(),
	removedClauses: z.partialRecord(edition, numbers).optional(),
	staleClauses: z.array(z.strictObject({
		old: number, title: text, to2015: number, to2026: number, detect: z.enum(['number', 'title', 'none']),
	})).optional(),
	movedClauses: z.array(z.strictObject({from: number, title: text, to: number})).optional(),
	oldTerms: z.record(text, text).optional(),
	/** Parts of over-claim patterns: `{name}` in a pattern is replaced by the entry. */
	macros: z.record(kebab, text).optional(),
	overClaims: z.array(z.strictObject({
		rule: kebab, boundary: outcomeId, patterns: texts.min(1), strict: texts.optional(), unless: texts.optional(),
		positive: texts.optional(), negative: texts.optional(),
	})).optional(),
});

export type CatalogSource = z.output<typeof catalogSource>;
