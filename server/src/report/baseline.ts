import * as z from 'zod/mini';
import {byCodeUnit} from '../core/text/order.ts';
import {withFindings} from './build.ts';
import type {Told} from './identity.ts';
import {pair} from './match.ts';
import type {FindingResult, Result} from './result.ts';

/** A finding that was known when the baseline was written. */
export interface BaselineEntry extends Told {
	/** The root, as seen from the repository's top; absent for the top itself. */
	readonly root?: string | undefined;
}

export interface Baseline {
	readonly entries: readonly BaselineEntry[];
}

const text = z.string();
const file = z.object({
	schemaVersion: z.literal(1),
	findings: z.array(
		z.object({
			root: z.optional(text),
			rule: text,
			document: text,
			section: text,
			key: text,
			near: z.optional(text),
			title: z.optional(text),
		}),
	),
});

/**
 * The findings of results as a baseline file: JSON, one finding a line, sorted, without lines and hashes, so that people
 * can read it and git can merge it. Findings that are alike stand there as often as there are.
 */
export function writeBaseline(results: readonly Result[]): string {
	const lines = results
		.flatMap(result =>
			[...result.findings, ...(result.baseline?.knownFindings ?? [])].map(finding =>
				entryLine(finding, result.repositoryRoot),
			),
		)
		.sort(byCodeUnit);
	return `{\n\t"schemaVersion": 1,\n\t"findings": [${lines.map(line => `\n\t\t${line}`).join(',')}${lines.length > 0 ? '\n\t' : ''}]\n}\n`;
}

function entryLine({rule, identity}: FindingResult, root: string): string {
	return JSON.stringify({
		...(root === '.' ? {} : {root}),
		rule,
		...identity,
	});
}

/** Reads a baseline file; says in one sentence why it cannot. */
export function readBaseline(content: string): Baseline | {readonly problem: string} {
	let value: unknown;
	try {
		value = JSON.parse(content);
	} catch (error) {
		return {problem: `It is not JSON: ${error instanceof Error ? error.message : String(error)}.`};
	}
	const parsed = z.safeParse(file, value);
	if (parsed.success) return {entries: parsed.data.findings};
	const [issue] = parsed.error.issues;
	return {problem: `It is not a baseline: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`};
}

/** Takes what the baseline knows off a result, and says what it knows that is no more. */
export function applyBaseline(result: Result, baseline: Baseline, scoped: boolean): Result {
	const own = baseline.entries.filter(entry => (entry.root ?? '.') === result.repositoryRoot);
	const names = new Map(result.documents.map(({path, id}) => [path, id ?? path]));
	const present = new Set(names.values());
	const {both, onlyBefore, onlyAfter} = pair(
		own,
		result.findings,
		// A document that was known by its path may have an id by now.
		entry => ({...entry, document: names.get(entry.document) ?? entry.document}),
		({rule, identity}) => ({rule, ...identity}),
		document => present.has(document),
	);
	const fresh = new Set(onlyAfter);
	const shown = withFindings(
		result,
		result.findings.filter(each => fresh.has(each)),
	);
	// A report that is limited to some paths cannot tell what became of the others.
	return {...shown, baseline: {knownFindings: both.map(([, finding]) => finding), fixed: scoped ? [] : onlyBefore}};
}
