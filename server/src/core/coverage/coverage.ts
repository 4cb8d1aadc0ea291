import type {Catalog, CatalogNote, Boundary, Criterion, Level, Outcome} from '../catalog/catalog.ts';
import type {NotApplicable} from '../config/config.ts';
import type {Answer, Evidence} from '../evidence/evidence.ts';
import type {Directive} from '../model/document.ts';
import type {AbsentReading} from '../readings/reading.ts';
import type {Written} from '../workspace/readings.ts';
import type {Testimony} from './testimony.ts';
import type {CriterionState, OutcomeState} from './states.ts';
import type {Counting, RiskFlag} from '../workspace/state.ts';

/** A section or process field that speaks to a criterion. */
export interface Place {
	readonly path: string;
	readonly section: number;
	readonly field?: string;
	readonly evidence: Evidence | undefined;
	readonly claim: Directive | undefined;
	/** True where the claim names a whole outcome and was spread over what the document shows. */
	readonly spread: boolean;
	/** What counts: the engine's answer, or a claim's or a reading's that beats it. */
	readonly answer: Answer;
	/** True where a person vouches for it: its author by a claim, or a reader. */
	readonly confirmed: boolean;
	/** A claim by clause reference: shown, never enough alone. */
	readonly weakClaim: boolean;
	readonly counting: Counting;
	readonly flags: readonly RiskFlag[];
	/** What readers say of the place; absent where nobody does. */
	readonly testimony?: Testimony;
}

export interface CriterionCoverage {
	readonly criterion: Criterion;
	readonly level: Level;
	readonly state: CriterionState;
	/** The places the state rests on, best first; empty for a gap. */
	readonly places: readonly Place[];
	/** The best five others: the possible places first, for a reader who asks where it might be. */
	readonly candidates: readonly Place[];
	/** Every place that a reader says shows a part of it, best first, whatever the state. */
	readonly inPart: readonly Place[];
	readonly flags: readonly RiskFlag[];
	readonly notApplicable?: NotApplicable;
	/** Who looked for it everywhere and found it nowhere, newest first; of a gap alone. */
	readonly absent?: readonly Written<AbsentReading>[];
	readonly plan?: {readonly path: string; readonly directive: Directive};
	readonly attestation?: {readonly path: string; readonly directive: Directive};
}

export interface OutcomeCoverage {
	readonly outcome: Outcome;
	readonly state: OutcomeState;
	/** The state by own criteria alone, before children are added. */
	readonly ownState: OutcomeState;
	readonly criteria: readonly CriterionCoverage[];
	/** What keeps it from being shown: mandatory criteria that are not, and how many more of the expected it takes. */
	readonly lacks: {readonly mandatory: readonly Criterion[]; readonly expected: number};
	/** Criteria of level mandatory or expected that are covered, attested or evidenced, and how many apply. */
	readonly met: number;
	readonly applicable: number;
	readonly flags: readonly RiskFlag[];
}

export interface Coverage {
	readonly catalog: Catalog;
	/** In catalogue order. */
	readonly outcomes: readonly OutcomeCoverage[];
	readonly criteria: ReadonlyMap<string, CriterionCoverage>;
	/** What each document brings: by path, then criterion, its places, best first. Documents without any are left out. */
	readonly documents: ReadonlyMap<string, ReadonlyMap<string, readonly Place[]>>;
	/** Topics that can be declared not applicable, to the paths of documents that describe how it is done, in path order. */
	readonly described: ReadonlyMap<string, ReadonlySet<string>>;
	readonly notes: readonly {
		readonly note: CatalogNote;
		readonly state: 'respected' | 'open' | OutcomeState | CriterionState;
	}[];
	readonly boundaries: readonly {
		readonly boundary: Boundary;
		readonly state: 'respected' | 'breached';
		readonly findings: number;
	}[];
	readonly verdict: 'complete' | 'to-be-confirmed' | 'incomplete';
	/** True where documents count as effective because the repository uses no status. */
	readonly assumedEffective: boolean;
}
