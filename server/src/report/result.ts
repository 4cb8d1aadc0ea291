import type {Certificate} from '../core/config/config.ts';
import type {Documented, Edition, GradeName, Level} from '../core/catalog/catalog.ts';
import type {Coverage} from '../core/coverage/coverage.ts';
import type {CriterionState, OutcomeState} from '../core/coverage/states.ts';
import type {Counting, RiskFlag} from '../core/workspace/state.ts';
import type {Addressed, Answer} from '../core/evidence/evidence.ts';
import type {IsoDate} from '../core/model/document.ts';
import type {RuleMeta} from '../core/rules/rule.ts';
import type {Family, Severity} from '../core/finding/finding.ts';
import type {Failure} from '../core/workspace/failures.ts';
import type {PrintedRange} from '../core/text/lines.ts';
import type {Identity, Told} from './identity.ts';

/**
 * Everything one run says of one QMS root, as plain data with printed positions (lines and columns from 1, columns in
 * UTF-16 units). Every report is a pure function of it. Paths are relative to the root, with `/`.
 */
export interface Result {
	readonly tool: {readonly name: string; readonly version: string};
	/** The root as seen from where the program was called: `.`, `samples/acme-valves`, `../..`. */
	readonly root: string;
	/** The root as seen from the repository's top, for systems that know only that; equals `root` outside git. */
	readonly repositoryRoot: string;
	/** The organization's name from `qms.yaml`; empty where it gives none. */
	readonly organization: string;
	/** What `qms.yaml` says of the certificate. */
	readonly certificate: Certificate;
	/** What was declared not applicable, in the order of `qms.yaml`. */
	readonly notApplicable: readonly Declaration[];
	/** The commit that was read, where git knows it. */
	readonly commit:
		| {
				readonly hash: string;
				readonly date: IsoDate;
				/** In the auditor's pack: how many documents, the configuration among them, differ from the commit; absent where none does. */
				readonly changed?: number;
		  }
		| undefined;
	readonly today: IsoDate;
	readonly catalogs: readonly CatalogResult[];
	/** All documents read, those outside the QMS too, in path order. */
	readonly documents: readonly DocumentResult[];
	/** What documents claim, plan, attest and reject, in path order, then by place. */
	readonly claims: readonly ClaimResult[];
	/** What readers have read, in the order of the files. */
	readonly readings: readonly ReadingResult[];
	/** The places that are to be read, in the order in which they are asked. */
	readonly questions: readonly QuestionResult[];
	/** Files that could not be read as text. */
	readonly unreadable: readonly {readonly path: string; readonly reason: string}[];
	/** In path order, then by place, rule and message. */
	readonly findings: readonly FindingResult[];
	readonly rules: readonly RuleMeta[];
	/** With a baseline: what it took off the findings above, and what it knows that is no more. */
	readonly baseline: {readonly knownFindings: readonly FindingResult[]; readonly fixed: readonly Told[]} | undefined;
	/** With an earlier state to compare with: what happened since. `findings` are then those that the change causes. */
	readonly difference: Difference | undefined;
	readonly gates: readonly Gate[];
	/** What broke off and was left out: mistakes of the tool, in this state and in the one it is compared with. */
	readonly failures: readonly Failure[];
	readonly summary: Summary;
}

/** One claim, plan, attestation or rejection as a document makes it. */
export interface ClaimResult {
	readonly path: string;
	readonly line: number;
	/** The heading of the section it stands in; empty for the whole document. */
	readonly section: string;
	readonly verb: 'covers' | 'plans' | 'attests' | 'rejects';
	/** As written; an outcome or a wildcard stands for several criteria. */
	readonly ids: readonly string[];
	/** `because`, `by`, `on`, `owner`, `due`; empty texts where nothing is said. */
	readonly because: string;
	readonly by: string;
	readonly on: string;
	readonly owner: string;
	readonly due: string;
}

export interface Summary {
	/** Documents of the QMS. */
	readonly files: number;
	/** Documents read and left, and files that could not be read. */
	readonly skipped: number;
	readonly errors: number;
	readonly warnings: number;
	readonly notes: number;
	/** Applicable mandatory and expected criteria that are shown, over all outcomes, and how many apply. */
	readonly met: number;
	readonly applicable: number;
	/** How many mandatory and expected criteria are in each state. */
	readonly states: Readonly<Record<CriterionState, number>>;
	/** Milliseconds of the run; the only value that differs from run to run. */
	readonly durationMs: number;
}

/** A condition that a team set for its coverage, and whether it holds. */
export interface Gate {
	readonly name: 'require' | 'min-status' | 'min-coverage' | 'fail-on-gap' | 'fail-on-unread' | 'fail-on-stale';
	readonly outcome: string | undefined;
	readonly passed: boolean;
	/** A full sentence that says what was asked and what is. */
	readonly message: string;
}

export interface Declaration {
	/** The topic or clause as declared. */
	readonly subject: string;
	readonly clause: string;
	readonly justification: string;
	readonly approver: string;
	readonly date: IsoDate | undefined;
	/** Criteria that are set aside by it. */
	readonly criteria: readonly string[];
}

export interface DocumentResult {
	readonly path: string;
	readonly id: string | undefined;
	readonly title: string;
	readonly kind: string;
	readonly language: string;
	/** Undefined where the document states none. */
	readonly status: string | undefined;
	readonly owner: string | undefined;
	readonly version: string | undefined;
	readonly approved: IsoDate | undefined;
	readonly reviewNext: IsoDate | undefined;
	readonly qms: boolean;
	/** Why it was taken or left. */
	readonly reason: string;
	readonly criteria: readonly DocumentCriterion[];
	/** Places of it of which readers say something; none where the document counts for nothing. */
	readonly read: readonly ReadPlaceResult[];
	/** What the document addresses by its own text. */
	readonly outcomes: readonly {readonly id: string; readonly grade: GradeName; readonly addressed: Addressed}[];
}

/** A place that somebody has read for a criterion. */
export interface ReadPlaceResult extends PlaceResult {
	readonly criterion: string;
}

/** A criterion that a document speaks to. */
export interface DocumentCriterion {
	readonly id: string;
	/** The best grade of a section of this document. */
	readonly grade: GradeName;
	readonly claimed: boolean;
	/** The criterion's state over the whole repository. */
	readonly state: CriterionState;
	readonly evidence: readonly EvidenceResult[];
}

export interface EvidenceResult extends PrintedRange {
	/** The section's heading, or the process field. */
	readonly section: string;
	readonly grade: GradeName;
	/** How likely a careful reader says that the place shows it, 0 to 1. */
	readonly likelihood: number;
	/** What counts of the place: the engine's answer, or what a claim or a reading makes of it. */
	readonly answer: Answer;
	/** The statements that carry it, in the order of the text. */
	readonly sentences: readonly {readonly line: number; readonly text: string}[];
	/** Words and signals that spoke for it, as they stand in the document, the strongest first. */
	readonly for: readonly string[];
	/** What spoke against it, in words. */
	readonly against: readonly string[];
	/** The sentence that holds most of the words that counted; empty where none does. */
	readonly quote: string;
	/** The words that counted, in the order of the text. */
	readonly phrases: readonly string[];
	/** What a higher grade lacks, in words. */
	readonly missing: readonly string[];
	/** What held the grade back, in words. */
	readonly heldBack: readonly string[];
}

export interface PlaceResult extends EvidenceResult {
	readonly path: string;
	readonly claimed: boolean;
	readonly weakClaim: boolean;
	readonly counting: Counting;
	/** What readers say of the place, the one that counts first; empty where nobody has read it. */
	readonly readings: readonly PlaceReadingResult[];
}

/** What one reader says of a place. */
export interface PlaceReadingResult {
	readonly by: string;
	readonly on: IsoDate;
	readonly shows: 'specified' | 'described' | 'part' | 'no';
	readonly quote: string;
	readonly because: string;
	/** True where the words have changed since. */
	readonly stale: boolean;
	/** True for a reader that is no person. */
	readonly agent: boolean;
}

/** A place that is to be read. */
export interface QuestionResult {
	readonly criterion: string;
	readonly title: string;
	readonly path: string;
	/** Counted from 1. */
	readonly line: number;
	readonly section: string;
	/** Hash of the words to be read. */
	readonly words: string;
	readonly why: 'possible' | 'stale' | 'disagree';
}

/** One line of the readings files, for the audit trail. */
export interface ReadingResult {
	/** Empty for a criterion that was found nowhere. */
	readonly path: string;
	/** Where the words stand now, counted from 1; 0 where they are gone, and for what has no line. */
	readonly line: number;
	readonly section: string;
	/** Empty for a document that was read completely. */
	readonly criterion: string;
	readonly shows: 'specified' | 'described' | 'part' | 'no' | 'absent' | 'complete';
	readonly by: string;
	readonly on: IsoDate;
	readonly quote: string;
	readonly because: string;
	/** `fresh` where the words are those that were read; `changed` for a document of which a part is another one. */
	readonly state: 'fresh' | 'moved' | 'stale' | 'gone' | 'changed';
}

export interface CriterionResult {
	readonly id: string;
	readonly title: string;
	readonly question: string;
	/** What would count, in the catalogue's words. */
	readonly counts: string;
	/** Some of the words that the tool looks for, in the language of most documents. */
	readonly words: readonly string[];
	/** The clauses of the edition in use that stand behind it; an empty title where the clause has none. */
	readonly clauses: readonly {readonly number: string; readonly title: string}[];
	/** How ISO 9001 asks for it in writing. */
	readonly documented: Documented;
	readonly level: Level;
	readonly core: boolean;
	readonly state: CriterionState;
	/** Where the state rests, best first. */
	readonly places: readonly PlaceResult[];
	/** The nearest other places: of one that is to be read the possible ones. */
	readonly candidates: readonly PlaceResult[];
	/** Every place that a reader says shows a part of it, best first. */
	readonly inPart: readonly PlaceResult[];
	/** The likeliest places of all that are shown or possible, at most five, best first. */
	readonly offered: readonly PlaceResult[];
	readonly flags: readonly RiskFlag[];
	/** Topic under which the criterion may be declared not applicable. */
	readonly topic: string | undefined;
	/** The reason of a declaration, a plan or an attestation. */
	readonly reason: string | undefined;
	/** Who shall do what is planned, and by when; empty texts where the plan leaves it open. */
	readonly plan: {readonly owner: string; readonly due: string} | undefined;
	/** Who looked for it everywhere and found it nowhere; of a gap alone. */
	readonly absent: readonly {readonly by: string; readonly on: IsoDate; readonly because: string}[];
}

export interface OutcomeResult {
	readonly id: string;
	readonly qualified: string;
	/** False for the overall outcome, which no count of outcomes holds. */
	readonly counted: boolean;
	readonly parent: string | undefined;
	readonly title: string;
	/** Two to four words. */
	readonly short: string;
	readonly statement: string;
	readonly state: OutcomeState;
	readonly met: number;
	readonly applicable: number;
	/** What keeps it open, to follow `4 of 8 shown`; empty where nothing of its own does. */
	readonly reason: string;
	/** Mandatory criteria that are not shown, and how many more of the expected ones it takes. */
	readonly lacks: {readonly mandatory: readonly string[]; readonly expected: number};
	readonly flags: readonly RiskFlag[];
	readonly criteria: readonly CriterionResult[];
	/** The places that count for it, one for each section, best first. */
	readonly where: readonly {readonly path: string; readonly line: number; readonly section: string}[];
}

export interface CatalogResult {
	readonly id: string;
	readonly version: string;
	readonly title: string;
	readonly disclaimer: string;
	readonly edition: Edition;
	readonly verdict: Coverage['verdict'];
	readonly assumedEffective: boolean;
	readonly outcomes: readonly OutcomeResult[];
	readonly notes: readonly {
		readonly id: string;
		readonly title: string;
		readonly statement: string;
		readonly state: string;
	}[];
	readonly boundaries: readonly BoundaryResult[];
}

/** What certification does not mean, and whether the documents respect it. */
export interface BoundaryResult {
	readonly id: string;
	readonly title: string;
	readonly statement: string;
	readonly state: 'respected' | 'breached';
	readonly findings: number;
}

export interface FindingResult extends PrintedRange {
	readonly rule: string;
	readonly family: Family;
	readonly severity: Severity;
	readonly path: string;
	readonly message: string;
	readonly outcome: string | undefined;
	readonly criterion: string | undefined;
	/** How to put it right: the rule's remedy. */
	readonly remedy: string;
	/** Titles of the fixes that an editor offers. */
	readonly fixes: readonly string[];
	readonly related: readonly (PrintedRange & {readonly path: string; readonly message: string})[];
	/** What tells the finding from others without line numbers. */
	readonly identity: Identity;
	/** A hash of rule, document and subject, unique in the result; stable while lines, headings and files move. */
	readonly fingerprint: string;
	readonly url: string;
}

/** Which way a state went; `other` where as much is shown as before, or where something does not apply. */
export type Direction = 'better' | 'worse' | 'other';

/** Why a criterion changed. */
export interface Cause {
	/**
	 * `left` and `joined` the system, another `status` or `kind` of the document, another `text`, another `configuration`, or
	 * something `elsewhere`, such as a document that this one rests on.
	 */
	readonly kind: 'left' | 'joined' | 'status' | 'kind' | 'text' | 'configuration' | 'elsewhere';
	/** The document, by its present path; empty where it is none. */
	readonly path: string;
	/** Of a status or a kind what it was and is; empty where there was or is none. `to` is `gone` for a document that was deleted. */
	readonly from: string;
	readonly to: string;
}

/** A cause that changed several criteria. */
export interface SharedCause extends Cause {
	readonly better: number;
	readonly worse: number;
	readonly criteria: readonly string[];
}

export interface CriterionChange {
	readonly id: string;
	readonly title: string;
	readonly outcome: string;
	readonly before: CriterionState;
	readonly after: CriterionState;
	readonly direction: Direction;
	/** Where it stood, for one that got worse; where it stands now, for one that got better. */
	readonly places: readonly ChangedPlace[];
	/** Of a criterion that is planned now. */
	readonly plan: CriterionResult['plan'];
	readonly cause: Cause;
}

export interface ChangedPlace {
	readonly path: string;
	readonly line: number;
	readonly section: string;
	/** True where the document is no longer there. */
	readonly gone: boolean;
}

export interface OutcomeChange {
	readonly id: string;
	readonly qualified: string;
	readonly title: string;
	readonly before: OutcomeState;
	readonly after: OutcomeState;
	readonly direction: Direction;
	/** True where something showed it before and nothing does now. */
	readonly lastEvidence: boolean;
}

/** A document that left the system: deleted, or there still and taken for no part of it any more. */
export interface LeftDocument {
	readonly path: string;
	readonly gone: boolean;
	/** How many findings went with it. */
	readonly findings: number;
}

/** What happened between two states of one root. */
export interface Difference {
	/** What was asked to compare with, and the commit that was compared: where the two histories part. */
	readonly since: string;
	readonly commit: string;
	readonly before: {readonly met: number; readonly applicable: number};
	readonly after: {readonly met: number; readonly applicable: number};
	/** Outcomes whose state changed, in catalogue order. */
	readonly outcomes: readonly OutcomeChange[];
	readonly criteria: readonly CriterionChange[];
	/** Causes that changed several criteria, told before them. */
	readonly causes: readonly SharedCause[];
	/** Findings that the change causes, anywhere. */
	readonly caused: readonly FindingResult[];
	/** Findings of the earlier state that are no more; places are those of that state. */
	readonly fixed: readonly FindingResult[];
	/** Documents that were part of the system and are not now, by the path they have or had; what was found in them is not fixed. */
	readonly left: readonly LeftDocument[];
	/** Findings that were there before, on lines that the change touches. */
	readonly touched: readonly FindingResult[];
	/** How many other findings were there before and still are. */
	readonly unchanged: number;
	/** Places to be read that were none before, or have changed since they were read. */
	readonly questions: readonly QuestionResult[];
	/** How many questions of the earlier state are answered, and how many readings came and went. */
	readonly answered: number;
	readonly readings: {readonly gained: number; readonly lost: number};
}
