import type {AnchorKind, Grade} from '../catalog/catalog.ts';
import type {Span} from '../text/span.ts';

/** Words of the document that counted, with their place. */
export interface Phrase {
	readonly text: string;
	readonly span: Span;
}

export interface ConceptHit extends Phrase {
	readonly concept: string;
}

export interface AnchorHit extends Phrase {
	readonly anchor: AnchorKind;
}

export const holdReasons = [
	'negation',
	'intention',
	'advice',
	'repeats-standard',
	'placeholder',
	'keyword-list',
	'quotation',
	'boilerplate',
	'template',
	'contents',
	'history',
	'definition',
	'references',
	'clause-matrix',
	'open-points',
	'example',
	'section-role',
	'kind',
	'other-domain',
	'uncontrolled',
	'rejected',
	'too-short',
	'out-of-scope',
	'other-subject',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What held a place back, and where. `to` is the highest grade it leaves. */
export interface Hold {
	readonly reason: HoldReason;
	readonly text: string;
	readonly span: Span;
	readonly to: Grade;
}

/**
 * What the engine says of a place: `shown` is so likely that it is called evidence; `possible` is a question for a reader,
 * never evidence and never a gap; `none` is neither.
 */
export type Answer = 'shown' | 'possible' | 'none';

/** What one section, or one field of a process, was found to say of one criterion, before it is answered. */
export interface Found {
	readonly criterion: string;
	/** Section index in its document. */
	readonly section: number;
	/** Index after its last section; of a section or a field it is the next one. */
	readonly sectionEnd: number;
	/** Process field such as `measures[1]`, where structure and not text decided. */
	readonly field?: string;
	readonly span: Span;
	readonly topic: (ConceptHit & {readonly where: 'heading' | 'ancestor' | 'title' | 'text' | 'field'}) | undefined;
	readonly hits: readonly ConceptHit[];
	readonly anchors: readonly AnchorHit[];
	/** What a higher grade lacks: anchor names and, prefixed `concept:`, concept groups joined by `|`. */
	readonly missing: readonly string[];
	readonly holds: readonly Hold[];
}

/** What a field of a process says by its structure: 3 filled in as asked, 2 by half, 1 there. */
export interface FieldFound extends Found {
	readonly field: string;
	readonly grade: Grade;
}

/** What the engine makes of one place for one criterion, and why. */
export interface Evidence extends Found {
	/** 3 or 2 for a place that is shown, 1 for a possible one, 1 or 0 for none. */
	readonly grade: Grade;
	/** How likely a careful reader says that the place shows it: 0 to 1, rounded to 3 decimals. */
	readonly likelihood: number;
	readonly answer: Answer;
	/** Order among places; higher is better. Deterministic. */
	readonly score: number;
	/** Words, sentences and signals that spoke for it, the strongest first. */
	readonly for: readonly Phrase[];
	/** What spoke against it, in words for people. */
	readonly against: readonly string[];
	/** The one to three statements that carry it, in reading order. */
	readonly sentences: readonly Phrase[];
}

export type Addressed = 'full' | 'partial' | 'none';

/** What one document shows by its own text, before claims and document states. */
export interface Assessment {
	/** For each criterion up to five places that are shown or possible, and the best of each claimed stretch; likeliest first. */
	readonly criteria: ReadonlyMap<string, readonly Evidence[]>;
	/** By outcome id, and `EO-11.audit` / `EO-11.review`-like parts where the catalogue defines parts. */
	readonly outcomes: readonly DocumentOutcome[];
}

export interface DocumentOutcome {
	readonly id: string;
	readonly grade: Grade;
	readonly addressed: Addressed;
	/** Criteria and phrases the verdict rests on. */
	readonly because: readonly string[];
}
