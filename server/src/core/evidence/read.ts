import type {Block, QmsDocument, Section, SectionRole, Statement} from '../model/document.ts';
import type {HoldReason} from './evidence.ts';
import type {Likelihoods, StatementOdds} from './likelihood/likelihoods.ts';
import type {Hit, Matcher} from './match.ts';

/** A statement with what was found in it and whether it may count. */
export interface ReadStatement {
	readonly statement: Statement;
	readonly section: number;
	readonly role: SectionRole;
	/** Number of its block in the document; statements of one block share it. */
	readonly block: number;
	readonly source: Block;
	readonly hits: readonly Hit[];
	/** Words that say who, when or in which record: the marks of `anchors`. */
	readonly anchors: readonly Hit[];
	/** Subjects and practices of outcomes, numbered as in `Engine.signalBase`. */
	readonly signals: readonly Hit[];
	/** Words of other management systems, of information security, of quality management. */
	readonly foreign: boolean;
	readonly security: boolean;
	readonly quality: boolean;
	/** Why the statement does not count; undefined where it does. */
	readonly hold: HoldReason | undefined;
	/** Hits that begin at this word or later are denied; Infinity where nothing is. */
	readonly deniedFrom: number;
	/** True where the sentence binds somebody: an obligation word. */
	readonly binding: boolean;
	/** True where it says what somebody does: it binds somebody or names who. */
	readonly acts: boolean;
	/** Concepts of the lead-in or the header row. */
	readonly context: ReadonlySet<number>;
}

export interface ReadSection {
	readonly section: Section;
	/** Concepts of the section's own heading by strength. */
	readonly heading: ReadonlyMap<number, number>;
	readonly headingHits: readonly Hit[];
	/** Concepts of the ancestors' headings and of the document's title. */
	readonly above: ReadonlyMap<number, number>;
	readonly statements: readonly ReadStatement[];
	readonly words: number;
	/** Placeholders among its own blocks. */
	readonly placeholders: number;
}

/** True where the repository has what the value of a process field names: a role, a process, a party, a document, a record. */
export type Resolves = (key: string, value: string) => boolean;

/** A document with every term found. Computed once, then asked by all criteria. */
export interface Reading {
	readonly document: QmsDocument;
	readonly matcher: Matcher;
	readonly sections: readonly ReadSection[];
	readonly title: ReadonlyMap<number, number>;
	readonly hasResponsibilities: boolean;
	readonly hasRecords: boolean;
	/** A title of another management system, and nothing about quality in it. */
	readonly foreign: boolean;
	readonly resolves: Resolves;
	/** What is known of each section. */
	readonly memories: readonly SectionMemory[];
}

/** A section as it was read last, and what was found out about it; it is the same one while it reads alike. */
export interface SectionMemory {
	section: ReadSection;
	/** Log odds by its words, of its statements alone, and how likely it shows each criterion, with what these rest on beside its statements. */
	odds: {readonly around: string; readonly odds: Float64Array} | undefined;
	spoken: {readonly around: string; readonly odds: StatementOdds} | undefined;
	likely: {readonly around: string; readonly likelihoods: Likelihoods} | undefined;
}
