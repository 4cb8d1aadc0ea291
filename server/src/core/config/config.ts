import type {Edition} from '../catalog/catalog.ts';
import type {DocumentKind, DocumentStatus, IsoDate, Language} from '../model/document.ts';
import type {Severity} from '../finding/finding.ts';
import type {Span} from '../text/span.ts';

/** How sure the engine has to be: `cautious` says and asks less, `eager` more. */
export const confidences = ['cautious', 'balanced', 'eager'] as const;
export type Confidence = (typeof confidences)[number];

/** A declaration that a topic or clause does not apply, from `notApplicable` in `qms.yaml`. */
export interface NotApplicable {
	readonly topic: string | undefined;
	readonly clause: string | undefined;
	readonly justification: string;
	readonly approver: string;
	readonly date: IsoDate | undefined;
	readonly span: Span;
}

/** A rule's severity and options, with overrides for paths. */
export interface RuleSetting {
	readonly rule: string;
	readonly severity: Severity | 'off' | undefined;
	readonly options: Readonly<Record<string, unknown>>;
	/** Globs relative to the QMS root; empty means everywhere. */
	readonly paths: readonly string[];
	readonly because: string;
	readonly span: Span;
}

export interface RoleDefinition {
	/** Without the `role:` prefix. */
	readonly id: string;
	readonly title: string;
	readonly may: readonly string[];
	readonly top: boolean;
	readonly path: string;
	readonly span: Span;
}

export interface RecordDefinition {
	readonly id: string;
	readonly name: string;
	readonly retention: string;
	readonly location: string;
	readonly path: string;
	readonly span: Span;
}

export interface ConfigProblem {
	readonly span: Span;
	readonly message: string;
	readonly remedy: string;
	readonly kind: 'syntax' | 'type' | 'unknown-key' | 'unknown-value';
	readonly suggestion?: string;
	/** See `SyntaxProblem.ofYaml`. */
	readonly ofYaml?: true;
}

/** What the project says of its certificate; empty texts where nothing is said. */
export interface Certificate {
	readonly body: string;
	readonly number: string;
	readonly scope: string;
	readonly sites: readonly string[];
	readonly issued: IsoDate | undefined;
	readonly expires: IsoDate | undefined;
	/** Who answers for the system and releases the pack. */
	readonly approver: string;
}

/** What `qms.yaml` says, with defaults filled in; never undefined values, so that callers need not ask. */
export interface QmsConfig {
	/** Path of `qms.yaml`; undefined where there is none. */
	readonly path: string | undefined;
	readonly organization: string;
	readonly certificate: Certificate;
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	/** Ids of built-in catalogues or paths of catalogue files. */
	readonly catalogs: readonly string[];
	/** The edition by which one of `catalogs` is judged, where it is not that of the profile. */
	readonly catalogEditions: Readonly<Record<string, Edition>>;
	readonly languages: readonly Language[];
	readonly profile: {
		readonly goods: boolean;
		readonly services: boolean;
		readonly software: boolean;
		readonly onePersonOrganization: boolean;
		readonly edition: Edition | undefined;
		/** The edition that is prepared for, and the day by which; findings of it take full severity from then on. */
		readonly transitionTo: Edition | undefined;
		readonly transitionBy: IsoDate | undefined;
		readonly assumeEffective: 'auto' | boolean;
		readonly allowAttestation: boolean;
		readonly allowSelfApproval: boolean;
		readonly sectorStandards: readonly string[];
		/** Days that a review may be overdue before its document no longer counts. */
		readonly graceDays: number;
		readonly coverThreshold: number | undefined;
	};
	readonly notApplicable: readonly NotApplicable[];
	/** How sure the engine has to be before it calls a place shown or possible. */
	readonly confidence: Confidence;
	readonly claims: 'required' | 'optional';
	/** True also reports borderline certification sentences. */
	readonly strictClaims: boolean;
	readonly rules: readonly RuleSetting[];
	/** Extra metadata key names: canonical key to the team's own. */
	readonly keys: Readonly<Record<string, readonly string[]>>;
	/** Extra words for a status. */
	readonly statuses: Readonly<Partial<Record<DocumentStatus, readonly string[]>>>;
	/** Globs of documents that are no longer in force; undefined for the names that people give such folders. */
	readonly archive: readonly string[] | undefined;
	/** Extra phrases for a concept. */
	readonly terms: Readonly<Record<string, readonly string[]>>;
	readonly roles: readonly RoleDefinition[];
	readonly records: readonly RecordDefinition[];
	/** Who reads: names or globs of readers that are no persons, beside those called "agent …". */
	readonly readers: {readonly agents: readonly string[]};
	/** External parties, such as `customer`, without the `external:` prefix. */
	readonly external: readonly string[];
	/** Gate: outcomes that must at least be evidenced. */
	readonly require: readonly string[];
	/** Gate: least state by outcome id, and `default`. */
	readonly minStatus: Readonly<Record<string, string>>;
	/** Kind by glob, for documents that carry none. */
	readonly kinds: readonly {readonly glob: string; readonly kind: DocumentKind}[];
	readonly problems: readonly ConfigProblem[];
	/** JSON pointer to its place: `/require/0` an element of a list, `/terms/nonconformity` a key, `/profile/edition=` its value. */
	readonly places: Readonly<Record<string, Span>>;
}
