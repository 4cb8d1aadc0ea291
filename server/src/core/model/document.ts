import type {SyntaxProblem} from '../syntax/problem.ts';
import type {TokenRun} from '../text/fold.ts';
import type {LineStarts} from '../text/lines.ts';
import type {Span} from '../text/span.ts';

export const documentKinds = [
	'policy',
	'manual',
	'scope',
	'process',
	'procedure',
	'instruction',
	'form',
	'record',
	'register',
	'plan',
	'role',
	'specification',
	'mapping',
	'external',
	'unknown',
] as const;
/** What a document is for (domain model, 5.1). `mapping` is a clause matrix; `unknown` an uncontrolled page. */
export type DocumentKind = (typeof documentKinds)[number];

export const languages = ['en', 'de', 'es', 'fr'] as const;
export type Language = (typeof languages)[number];

export const documentStatuses = ['draft', 'in-review', 'approved', 'effective', 'superseded', 'withdrawn'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** Where a metadata value was read. Earlier ones win when two disagree. */
export type MetadataSource =
	| 'front-matter'
	| 'unopened-head'
	| 'bold-pairs'
	| 'head-table'
	| 'quote'
	| 'history-table'
	| 'yaml'
	| 'directive'
	| 'heading'
	| 'file-name'
	| 'path';

/** A value with the place it was read. `raw` is the text as written; `span` covers the value, `keySpan` the key. */
export interface Located<T> {
	readonly value: T;
	readonly raw: string;
	readonly span: Span;
	readonly keySpan: Span;
	readonly source: MetadataSource;
}

/** ISO date, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A metadata entry as met, whether or not its key is known. `canonical` is undefined for an unknown key. */
export interface MetadataEntry {
	readonly key: string;
	readonly canonical: string | undefined;
	/** Empty, TBD and template placeholders are "not set". */
	readonly set: boolean;
	readonly raw: string;
	readonly span: Span;
	readonly keySpan: Span;
	readonly source: MetadataSource;
	/** True where the value is a mapping or a list of mappings: a block of its own, whatever else is read from it. */
	readonly block?: true;
}

/** A metadata value that cannot be read: a date that is none, a status or kind nobody knows. */
export interface MetadataProblem {
	readonly kind: 'not-a-date' | 'ambiguous-date' | 'unknown-status' | 'unknown-kind' | 'not-a-duration' | 'wrong-type';
	readonly key: string;
	readonly raw: string;
	readonly span: Span;
	readonly suggestion?: string;
}

export interface Metadata {
	readonly id?: Located<string>;
	readonly title?: Located<string>;
	readonly kind?: Located<DocumentKind>;
	readonly version?: Located<string>;
	readonly status?: Located<DocumentStatus>;
	readonly owner?: Located<string>;
	readonly approver?: Located<string>;
	readonly approved?: Located<IsoDate>;
	readonly effective?: Located<IsoDate>;
	readonly reviewLast?: Located<IsoDate>;
	readonly reviewNext?: Located<IsoDate>;
	/** ISO 8601 duration, such as P12M. */
	readonly reviewInterval?: Located<string>;
	readonly language?: Located<Language>;
	readonly supersedes: readonly Located<string>[];
	readonly appliesTo: readonly Located<string>[];
	readonly records: readonly Located<string>[];
	/** Clause numbers of ISO 9001 from clause keys. */
	readonly clauses: readonly Located<string>[];
	/** Every key met, in order, also those that no field above takes. */
	readonly entries: readonly MetadataEntry[];
	readonly problems: readonly MetadataProblem[];
	/** The second and later values of a field that disagree with the one taken. */
	readonly contradictions: readonly {
		readonly field: string;
		readonly taken: Located<string>;
		readonly other: Located<string>;
	}[];
}

/** A page on which nothing stands yet: one that would be a document of the QMS, or any other. */
export type Stub = 'document' | 'file';

export const sectionRoles = [
	'body',
	'purpose',
	'scope',
	'inputs',
	'records',
	'responsibilities',
	'references',
	'definitions',
	'history',
	'toc',
	'matrix',
	'open-points',
	'keywords',
	'examples',
	'notes',
] as const;
/**
 * What a section is for, told by its heading (domain model, 3.4). References, definitions, history, contents, matrices,
 * open points, keywords and examples pass their role on to their subsections; a list of nothing but links is contents.
 */
export type SectionRole = (typeof sectionRoles)[number];

/**
 * A heading with its own blocks, up to the next heading of any level. Section 0 is the document before its first
 * heading. In a text without headings, short lines in bold stand for them. In YAML a section is a top-level field
 * of a process. Blocks that hold head data (owner, version, revision table) keep their place but have no statements.
 */
export interface Section {
	readonly index: number;
	/** Index of the enclosing section; -1 for section 0. Sections of level 1 have section 0 as parent. */
	readonly parent: number;
	/** 0 for section 0, else the heading's level 1 to 6. */
	readonly level: number;
	/** The heading's visible text; empty for section 0. */
	readonly heading: string;
	readonly headingSpan: Span;
	/** GitHub's anchor, unique in the document; empty for section 0. An id in an attribute list wins. */
	readonly slug: string;
	/** From the heading to the end of the last own block. */
	readonly span: Span;
	/** Index after the last section of this subtree. */
	readonly subtreeEnd: number;
	readonly role: SectionRole;
	readonly blocks: readonly Block[];
	/** Words in the own blocks, code and comments left out. */
	readonly words: number;
}

export type BlockKind = 'paragraph' | 'item' | 'row' | 'quote' | 'code' | 'field';

export interface Block {
	readonly kind: BlockKind;
	readonly span: Span;
	/** True for a numbered list item. */
	readonly ordered: boolean;
	/** Nesting depth of a list item, 0 else. */
	readonly depth: number;
	/** Index in `QmsDocument.tables` for a row, else -1. */
	readonly table: number;
	/** A list item's lead-in sentence, a row's header cells, a line in bold above: context that the block inherits. */
	readonly context: readonly Statement[];
	readonly statements: readonly Statement[];
}

/** A sentence, a list item's sentence, or a table row: the smallest thing that can say something. */
export interface Statement {
	readonly span: Span;
	/** Visible text, Markdown marks stripped, white space folded. */
	readonly text: string;
	readonly tokens: TokenRun;
}

export interface Table {
	readonly span: Span;
	readonly section: number;
	readonly header: readonly Cell[];
	readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
	readonly text: string;
	readonly span: Span;
}

/** An id or a wildcard as written in a claim, with its place. */
export interface IdReference {
	readonly id: string;
	readonly span: Span;
}

export type DirectiveVerb = 'covers' | 'plans' | 'attests' | 'rejects' | 'ignore' | 'kind' | 'term';

/**
 * One command of a directive comment, or a claim from front matter or YAML. A directive speaks for `section` with
 * its subsections; section 0 is the whole document.
 */
export interface Directive {
	readonly verb: DirectiveVerb;
	readonly span: Span;
	readonly section: number;
	/** Ids of `covers`, `plans`, `attests`, `rejects`; rule names of `ignore`. */
	readonly ids: readonly IdReference[];
	/** `because`, `by`, `on`, `owner`, `due`; for `term` also `concept` and `phrase`; for `kind` also `kind`. */
	readonly arguments: Readonly<Record<string, string>>;
	readonly source: 'comment' | 'link-definition' | 'front-matter' | 'yaml' | 'attribute';
	/** The process field the claim stands on, such as `activities[2]`; undefined elsewhere. */
	readonly field?: string;
}

/** A directive comment that cannot be read. */
export interface DirectiveProblem {
	readonly span: Span;
	readonly text: string;
	readonly reason: string;
	readonly suggestion?: string;
	/** The words at its place that the suggestion would put right, and what they become. */
	readonly correction?: {readonly from: string; readonly to: string};
}

/** `as-text`: what was meant as a link and is shown as text. */
export type ReferenceKind = 'link' | 'image' | 'wiki' | 'id' | 'anchor' | 'clause' | 'as-text';

/** A pointer to another place. */
export interface Reference {
	readonly kind: ReferenceKind;
	readonly span: Span;
	readonly section: number;
	/** Link: the path as written, decoded, without anchor. Id: the id. Wiki: the page. Clause: the number. As text: the path, or the label in brackets. */
	readonly target: string;
	readonly anchor?: string;
	/** Link text, or the title written beside an id. */
	readonly label: string;
	/** Clause references: the edition written beside them, such as `2008`; and the standard's name. */
	readonly edition?: string;
	readonly standard?: string;
	/** An id that is one end of a range, or of somebody else's document: it may be no document here. */
	readonly loose?: true;
}

export interface Placeholder {
	readonly span: Span;
	readonly text: string;
	readonly section: number;
}

/** One element of a process list, such as an input or a measure; values are text, `span` covers the element. */
export interface ProcessItem {
	readonly span: Span;
	readonly values: Readonly<Record<string, {readonly text: string; readonly span: Span}>>;
}

/** A process read from YAML; field names are the canonical ones of the process schema. */
export interface ProcessDescription {
	readonly id: string;
	readonly title: string;
	readonly span: Span;
	readonly idSpan: Span;
	/** Section index of the process's head; its fields are the sections below it. */
	readonly section: number;
	readonly scalars: Readonly<Record<string, {readonly text: string; readonly span: Span}>>;
	readonly lists: Readonly<Record<string, readonly ProcessItem[]>>;
	/** The span of each field's key, for findings about the field as a whole. */
	readonly keys: Readonly<Record<string, Span>>;
	readonly unknownKeys: readonly {readonly key: string; readonly span: Span; readonly suggestion?: string}[];
	readonly problems: readonly {readonly span: Span; readonly field: string; readonly reason: string}[];
}

/** One document, read. Plain data; no tree of the parser is kept. */
export interface QmsDocument {
	/** Relative to the QMS root, with `/`. */
	readonly path: string;
	readonly format: 'markdown' | 'yaml';
	readonly length: number;
	readonly lineStarts: LineStarts;
	/** True where the document belongs to the QMS; `reason` says why it was taken or left. */
	readonly qms: boolean;
	readonly reason: string;
	readonly language: Language;
	/** True for a text in a language whose words are not known; `language` is then the nearest. */
	readonly foreign?: true;
	readonly title: string;
	readonly kind: DocumentKind;
	readonly kindSource: MetadataSource | 'none';
	readonly metadata: Metadata;
	readonly sections: readonly Section[];
	readonly tables: readonly Table[];
	readonly processes: readonly ProcessDescription[];
	readonly directives: readonly Directive[];
	readonly directiveProblems: readonly DirectiveProblem[];
	readonly references: readonly Reference[];
	readonly placeholders: readonly Placeholder[];
	readonly problems: readonly SyntaxProblem[];
	/** Folded paragraphs with the document's title masked, for finding boilerplate: hash and block place. */
	readonly paragraphHashes: readonly {readonly hash: number; readonly section: number; readonly block: number}[];
	/** True for a template nobody filled in: prompts, placeholders, headings with nothing under them. */
	readonly template: boolean;
	/** True for an empty file and for headings with nothing under them, of which nothing else can be said. */
	readonly stub?: Stub;
	/** Targets of links beside the headings: names that HTML sets, lower case; `*` where a generator adds headings. */
	readonly anchors?: readonly string[];
}
