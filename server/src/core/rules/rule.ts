import type {Catalog} from '../catalog/catalog.ts';
import type {QmsConfig} from '../config/config.ts';
import type {Coverage} from '../coverage/coverage.ts';
import type {IsoDate, QmsDocument} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import type {DocumentEntry, Snapshot} from '../workspace/snapshot.ts';
import type {Family, Finding, FixData, RelatedPlace, Severity} from '../finding/finding.ts';

/** What a rule is, for its page, `rules`, SARIF and the editor. */
export interface RuleMeta<Message extends string = string> {
	/** Kebab-case; names the defect. */
	readonly id: string;
	/** Codes of the domain model, such as `COV001`: documentation only. */
	readonly aliases: readonly string[];
	readonly family: Family;
	/** Default severity; `off` for a rule that a team opts into. */
	readonly severity: Severity | 'off';
	/** One sentence: what is found. */
	readonly summary: string;
	/** One or two sentences: why an auditor would raise it. */
	readonly why: string;
	/** How to put it right. */
	readonly remedy: string;
	/** Full sentences with `{placeholders}`, by message id. */
	readonly messages: Readonly<Record<Message, string>>;
	/** Option name to what it means and its default. */
	readonly options?: Readonly<Record<string, {readonly description: string; readonly default: unknown}>>;
}

/** What a rule reports; rule id, family and default severity are filled in by the runner. */
export interface Report<Message extends string = string> {
	readonly message: Message;
	readonly values?: Readonly<Record<string, string | number>>;
	readonly path: string;
	readonly span: Span;
	/** See `Finding.key`. */
	readonly key: string;
	/** See `Finding.about`. */
	readonly about?: 'system';
	readonly severity?: Severity;
	readonly outcome?: string;
	readonly criterion?: string;
	readonly related?: readonly RelatedPlace[];
	readonly fixes?: readonly FixData[];
	readonly tags?: NonNullable<Finding['tags']>;
	/** See `Finding.once`. */
	readonly once?: true;
	/** See `Finding.ofYaml`. */
	readonly ofYaml?: true;
}

export interface RuleSettings {
	readonly config: QmsConfig;
	readonly catalogs: readonly Catalog[];
	readonly today: IsoDate;
	/** This rule's options from `qms.yaml`, over the defaults of its meta. */
	readonly options: Readonly<Record<string, unknown>>;
	/** Ids of all rules there are, for checking names of rules. */
	readonly ruleIds: readonly string[];
}

/** Looks at one document's text and model alone; run again only when that document changes. */
export interface DocumentRule<Message extends string = string> {
	readonly scope: 'document';
	readonly meta: RuleMeta<Message>;
	/** `text` is the document's text; spans in the model point into it. */
	check(
		context: RuleSettings & {readonly document: QmsDocument; readonly text: string},
		report: (finding: Report<Message>) => void,
	): void;
}

/** Looks at one document against all others; run again when it changes, or what the rule reads of others. */
export interface GraphRule<Message extends string = string> {
	readonly scope: 'graph';
	readonly meta: RuleMeta<Message>;
	/**
	 * What the rule reads of other documents, as objects that are others as soon as it is: tables of the index, the
	 * `basis` of a derived table. Without, the rule is run again for every document whenever any summary changes.
	 */
	readonly reads?: (snapshot: Snapshot) => readonly unknown[];
	/** True where the rule reads the documents that a document refers to; it is run again when one of them changes. */
	readonly follows?: boolean;
	check(
		context: RuleSettings & {readonly entry: DocumentEntry; readonly snapshot: Snapshot},
		report: (finding: Report<Message>) => void,
	): void;
}

/** Looks at the whole repository and its coverage. */
export interface WorkspaceRule<Message extends string = string> {
	readonly scope: 'workspace';
	readonly meta: RuleMeta<Message>;
	/**
	 * What the rule reads beside the settings, as objects that are others as soon as it is. Documents that its findings
	 * name may be left out: it is run again when one of them changes. Without, the rule is run at every change.
	 */
	readonly reads?: (snapshot: Snapshot) => readonly unknown[];
	check(
		context: RuleSettings & {readonly snapshot: Snapshot; readonly coverage: readonly Coverage[]},
		report: (finding: Report<Message>) => void,
	): void;
}

export type Rule = DocumentRule | GraphRule | WorkspaceRule;

/** Gives a rule its message type; returns it unchanged. */
export function documentRule<Message extends string>(rule: Omit<DocumentRule<Message>, 'scope'>): DocumentRule {
	return {scope: 'document', ...rule} as unknown as DocumentRule;
}
export function graphRule<Message extends string>(rule: Omit<GraphRule<Message>, 'scope'>): GraphRule {
	return {scope: 'graph', ...rule} as unknown as GraphRule;
}
export function workspaceRule<Message extends string>(rule: Omit<WorkspaceRule<Message>, 'scope'>): WorkspaceRule {
	return {scope: 'workspace', ...rule} as unknown as WorkspaceRule;
}
