import type {Span} from '../text/span.ts';

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

export const families = [
	'coverage',
	'applicability',
	'document-control',
	'references',
	'process',
	'objectives',
	'records',
	'roles',
	'text',
	'clauses',
	'over-claims',
	'configuration',
] as const;
export type Family = (typeof families)[number];

export interface RelatedPlace {
	readonly path: string;
	readonly span: Span;
	readonly message: string;
}

/** Names a fix and its arguments; the edits are computed against the present snapshot when the fix is asked for. */
export interface FixData {
	readonly kind: string;
	/** Shown in the editor's menu, such as `Set the owner`. */
	readonly title: string;
	readonly arguments: Readonly<Record<string, string>>;
	/** True where `--fix` may apply it unasked for each case. */
	readonly safe: boolean;
}

/** One finding, for every output. */
export interface Finding {
	/** Kebab-case id that names the defect. */
	readonly rule: string;
	readonly family: Family;
	readonly severity: Severity;
	readonly path: string;
	readonly span: Span;
	readonly message: string;
	readonly outcome?: string;
	readonly criterion?: string;
	readonly related?: readonly RelatedPlace[];
	readonly fixes?: readonly FixData[];
	readonly tags?: readonly ('unnecessary' | 'deprecated')[];
	/** True where one of its rule makes the point in a document; the others are counted with it. */
	readonly once?: true;
	/**
	 * Tells this finding from others of its rule in its section without line numbers, slugs or paths of its own: names,
	 * ids, values. Baselines and fingerprints are made of it.
	 */
	readonly key: string;
	/** Set where the finding is about the system as a whole, and its place is only where it is shown. */
	readonly about?: 'system';
	/** See `SyntaxProblem.ofYaml`: beside a server for YAML it need not be told of a file that is open there. */
	readonly ofYaml?: true;
}

/** True where two findings say the same of the same place, whether or not they are one object. */
export function isAlike(a: Finding, b: Finding | undefined): boolean {
	if (a === b) return true;
	return (
		b !== undefined &&
		a.rule === b.rule &&
		a.path === b.path &&
		a.severity === b.severity &&
		a.message === b.message &&
		a.key === b.key &&
		a.span.start === b.span.start &&
		a.span.end === b.span.end &&
		a.outcome === b.outcome &&
		a.criterion === b.criterion &&
		a.ofYaml === b.ofYaml &&
		JSON.stringify([a.related, a.fixes, a.tags]) === JSON.stringify([b.related, b.fixes, b.tags])
	);
}

/** The list known where a new one says the same, finding by finding; else the new one. */
export function keptOf(known: readonly Finding[] | undefined, fresh: readonly Finding[]): readonly Finding[] {
	return known !== undefined &&
		known.length === fresh.length &&
		fresh.every((finding, index) => isAlike(finding, known[index]))
		? known
		: fresh;
}
