import type {DocumentKind, Language} from '../model/document.ts';

/** Strength of evidence for one criterion in one section (domain model, 3.2). */
export const grades = ['none', 'mentioned', 'described', 'specified'] as const;
export type GradeName = (typeof grades)[number];
/** 0 none, 1 mentioned, 2 described, 3 specified. */
export type Grade = 0 | 1 | 2 | 3;

export type Edition = '2015' | '2015+A1' | '2026';
export type Level = 'mandatory' | 'expected' | 'good';
/** Anchors that are found by words of a language. */
export const wordedAnchors = ['who', 'when', 'record'] as const;
export type WordedAnchor = (typeof wordedAnchors)[number];

export interface AnchorWords {
	readonly terms: readonly string[];
	readonly never: readonly string[];
}

export type AnchorKind = 'who' | 'when' | 'record' | 'criterion' | 'method';

/** How a criterion is recognised in text; concept names point into `Catalog.concepts` (domain model, 3.5). */
export interface EvidenceRule {
	readonly topic: readonly string[];
	/** Groups that must all be met; a group lists concepts of which one is enough. */
	readonly all: readonly (readonly string[])[];
	/** Concepts of `all` of which only strong terms count. */
	readonly strongOnly: readonly string[];
	/** At least `n` of the listed concepts (management review inputs). */
	readonly min?: {
		readonly n: number;
		readonly of: readonly string[];
		/** What a concept is called where a text lacks it. */
		readonly named: Readonly<Record<string, string>>;
	};
}

/**
 * A test of one key of a process entry: `set` not empty and no placeholder; `resolves` a known role, process, document,
 * record or external party; `measurable` a number with a unit or a comparison; `frequency` how often; `duration` a
 * retention time; `record` names a record.
 */
export const processTests = ['set', 'resolves', 'measurable', 'frequency', 'duration', 'record'] as const;
export type ProcessTest = (typeof processTests)[number];

/** What a field of a YAML process shows by structure alone (domain model, 5.4). Several are alternatives. */
export interface ProcessEvidence {
	/** Canonical field of the process schema, such as `measures`. */
	readonly field: string;
	/** Other fields that must be described as well, such as `outputs` beside `inputs`. */
	readonly needs: readonly string[];
	/** Only entries whose `key` holds one of the concepts or terms, or is one of the values (folded). */
	readonly where?: {
		readonly key: string;
		readonly concepts: readonly string[];
		readonly terms: readonly string[];
		readonly values: readonly string[];
	};
	/** Keys that an entry must set to be *described*; empty for a scalar field. */
	readonly described: readonly string[];
	/** Tests that every entry must pass to be *specified*, a key `owner|source` meaning either; undefined: described at most. */
	readonly specified?: Readonly<Record<string, ProcessTest>>;
}

export interface Criterion {
	/** Such as `EO-9.cause`. */
	readonly id: string;
	readonly outcome: string;
	readonly title: string;
	readonly question: string;
	readonly counts: string;
	readonly notCounts: string;
	readonly core: boolean;
	/** By edition; an edition without an entry takes that of the edition it inherits from. */
	readonly level: Readonly<Record<Edition, Level>>;
	readonly basis: readonly string[];
	readonly documented: Documented;
	readonly clauses: Readonly<Record<Edition, readonly string[]>>;
	readonly kinds: {
		readonly best: readonly DocumentKind[];
		readonly also: readonly DocumentKind[];
		readonly never: readonly DocumentKind[];
	};
	readonly need: Grade;
	readonly anchors: {readonly all: readonly AnchorKind[]; readonly any: readonly AnchorKind[]};
	readonly rule: EvidenceRule;
	/** Process fields that show the criterion by structure (domain model, 5.4). */
	readonly process: readonly ProcessEvidence[];
	/** Facts of the repository that show it: `project.applicability`, `repository.linked-processes`. */
	readonly structure: readonly string[];
	/** Headings that name the criterion in any language, folded; term syntax, to be matched whole. */
	readonly headings: readonly string[];
	/** Of texts that use the same words and are about something else. */
	readonly notHeadings: readonly string[];
	/** Topic whose declaration as not applicable sets the criterion aside. */
	readonly applicability?: string;
	readonly notes: readonly string[];
}

/** A share of an outcome that is reported for itself, such as `EO-11.audit`. Not an id to claim. */
export interface OutcomePart {
	/** Outcome id, dot, name; never equal to a criterion's id. */
	readonly id: string;
	readonly title: string;
	/** Criterion ids of the same outcome. */
	readonly criteria: readonly string[];
}

/** An expected outcome, the overall one included. */
export interface Outcome {
	/** Stored in documents: `EO-9`. */
	readonly id: string;
	/** Printed: `EO-7/9`. */
	readonly qualified: string;
	readonly type: 'overall' | 'outcome';
	/** Number in the flattened list; undefined for the overall outcome. */
	readonly seed?: number;
	readonly official: string;
	readonly parent?: string;
	readonly children: readonly string[];
	readonly title: string;
	readonly short: string;
	readonly statement: string;
	readonly pdca: string;
	readonly criteria: readonly Criterion[];
	/** Empty for an outcome that is reported as a whole only. */
	readonly parts: readonly OutcomePart[];
}

export interface CatalogNote {
	readonly id: string;
	readonly title: string;
	readonly statement: string;
	readonly checkedBy: readonly string[];
	/** Whose state the note takes: that of the first criterion, or the worst of all that apply. */
	readonly rule: 'first' | 'worst';
	/** Words (exact or `tok*`, folded, all languages) by type of offering; the evidence has to name each type that the profile declares. */
	readonly offerings?: Readonly<Record<'goods' | 'services' | 'software', readonly string[]>>;
}

/** What certification does not mean; breached by a finding of one of `rules`. */
export interface Boundary {
	readonly id: string;
	readonly title: string;
	readonly statement: string;
	readonly rules: readonly string[];
}

/** Terms of one concept in one language, by strength, in the term syntax of the domain model, 3.1; spelled as people write, and folded where they are looked for. */
export interface TermList {
	readonly strong: readonly string[];
	readonly medium: readonly string[];
	readonly weak: readonly string[];
	readonly guards: readonly string[];
}

export interface Concept {
	readonly name: string;
	/** Means something only beside a specific concept. */
	readonly generic: boolean;
	/** A denial in the same sentence does not cancel it. */
	readonly negationProof: boolean;
	readonly terms: Readonly<Record<Language, TermList>>;
}

/** How the verdict on a whole document recognises an outcome, or a part of one. */
export interface Signals {
	/** Groups of concepts that, two or more of them as names of fields, rows or bare headings, describe it by form. */
	readonly fields: readonly (readonly string[])[];
	readonly terms: Readonly<Record<Language, SignalList>>;
}

/**
 * Words that tell what a whole document is about, for one outcome or part of one, in the term syntax of the domain
 * model, 3.1: `subject` names a heading or title, `related` one that may be about it, `practice` a sentence.
 */
export interface SignalList {
	readonly subject: readonly string[];
	readonly related: readonly string[];
	readonly practice: readonly string[];
}

export interface ApplicabilityTopic {
	readonly name: string;
	readonly clause: string;
	/** The part of the clause that is meant, where the clause as a whole always applies. */
	readonly part?: string;
	readonly typical: string;
	readonly contradictedBy: readonly string[];
	/** True where a declaration is hardly ever plausible. */
	readonly implausible: boolean;
}

export interface OverClaimRule {
	/** Kebab-case rule id, such as `product-presented-as-certified`. */
	readonly rule: string;
	readonly boundary: string;
	/** A sentence without a match of this has none of any pattern; tried first since it is cheap. Empty: always look. */
	readonly hint: string;
	/** JavaScript regular expressions (flags `iu`) for one sentence of visible text; placeholders are expanded. */
	readonly patterns: readonly string[];
	/** Patterns that count only where the project sets `claims: strict`. */
	readonly strict: readonly string[];
	/** Patterns that silence all others in the same sentence. */
	readonly unless: readonly string[];
	readonly positive: readonly string[];
	readonly negative: readonly string[];
}

export interface StaleClause {
	readonly old: string;
	readonly title: string;
	readonly to2015: string;
	readonly to2026: string;
	readonly detect: 'number' | 'title' | 'none';
}

/** How a criterion is asked for in writing: a document kept up to date, a record kept as evidence, as far as the organization finds it necessary, or not. */
export type Documented = 'maintain' | 'retain' | 'as-necessary' | 'none';

/** Where what is said of a clause was taken from, and what it asks for that the edition before did not. */
export interface ClauseFact {
	/** Names of `clauseSources`. One alone is a report; independent ones that agree make it likely. None is the standard itself. */
	readonly from: readonly string[];
	/** Elements the clause deals with now, in a word or two each. */
	readonly asks: readonly string[];
}

/** Everything the engine knows of one set of expected outcomes. All of it is data; the engine knows no id. */
export interface Catalog {
	readonly id: string;
	readonly version: string;
	readonly title: string;
	readonly disclaimer: string;
	readonly editions: readonly {readonly id: Edition; readonly label: string; readonly inherits?: Edition}[];
	readonly defaultEdition: Edition;
	/** The edition that `qms.yaml` names for this catalogue alone; absent where it names none. */
	readonly edition?: Edition;
	/** Clause number to short title, by edition. */
	readonly clauses: Readonly<Record<Edition, Readonly<Record<string, string>>>>;
	/** What is known of a clause of an edition beside number and title, by edition and number; no entry where nothing changed. */
	readonly clauseFacts: Readonly<Partial<Record<Edition, Readonly<Record<string, ClauseFact>>>>>;
	/** What facts of clauses were taken from, by a short name, in words for readers. */
	readonly clauseSources: Readonly<Record<string, string>>;
	readonly outcomes: readonly Outcome[];
	readonly notes: readonly CatalogNote[];
	readonly boundaries: readonly Boundary[];
	readonly aliases: Readonly<Record<string, string>>;
	readonly concepts: readonly Concept[];
	/** By id of an outcome, or of a part of one; an outcome without an entry is judged by its criteria alone. */
	readonly signals: Readonly<Record<string, Signals>>;
	readonly applicability: readonly ApplicabilityTopic[];
	readonly neverExcludable: readonly string[];
	/** Highest grade for a kind that a criterion does not list. */
	readonly kindCaps: Readonly<Partial<Record<DocumentKind, Grade>>>;
	readonly sectionCaps: Readonly<Record<string, Grade>>;
	/** Criteria (`EO-1.scope`, `EO-1.*`, `*.record`) for which a section role has another cap; the first that fits holds. */
	readonly sectionCapExceptions: readonly {
		readonly section: string;
		readonly criteria: readonly string[];
		readonly to: Grade;
	}[];
	readonly modality: Readonly<
		Record<'obligation' | 'hedge' | 'negation' | 'rescue' | 'intention', Readonly<Record<Language, readonly string[]>>>
	>;
	readonly anchors: {
		readonly who: Readonly<Record<Language, readonly string[]>>;
		readonly when: string;
		readonly record: string;
		readonly criterion: string;
		/** How people write it; what only sounds like it stands in `never`. */
		readonly words: Readonly<Record<WordedAnchor, Readonly<Record<Language, AnchorWords>>>>;
	};
	readonly foreignDomains: {
		readonly terms: Readonly<Record<Language, readonly string[]>>;
		readonly unless: readonly string[];
	};
	readonly overClaims: readonly OverClaimRule[];
	readonly staleClauses: readonly StaleClause[];
	readonly movedClauses: readonly {readonly from: string; readonly title: string; readonly to: string}[];
	readonly oldTerms: Readonly<Record<string, string>>;
	/** `covered` needs all mandatory and this share of the expected criteria. */
	readonly coverThreshold: {readonly mandatory: number; readonly expected: number};
}
