import {insertDirective} from '../../fixes/directives.ts';
import {insertYamlClaim} from '../../fixes/yamlClaim.ts';
import type {TextEdit} from '../../text/span.ts';
import type {FeatureContext} from '../context.ts';

/** A claim that a section bears out and nobody has made. */
export interface ProposedClaim {
	readonly path: string;
	readonly section: number;
	/** Criteria in catalogue order. */
	readonly ids: readonly string[];
}

/**
 * For every criterion that the text shows and nobody claims, the best place; one claim for each section. Ordered by path
 * and place. A rejected place is none, and neither is one in a document that is superseded.
 */
export function proposeClaims({
	snapshot,
	coverage,
}: Pick<FeatureContext, 'snapshot' | 'coverage'>): readonly ProposedClaim[] {
	const claims = new Map<string, {path: string; section: number; ids: string[]}>();
	for (const {criteria} of coverage()) {
		for (const {criterion, state, places} of criteria.values()) {
			const place = places[0];
			if (
				(state !== 'evidenced' && state !== 'pending') ||
				place === undefined ||
				place.claim ||
				place.answer !== 'shown'
			)
				continue;
			const document = snapshot.documents.get(place.path)?.document;
			if (document === undefined) continue;
			// In YAML the process claims as a whole; its fields are found by their structure.
			const section =
				document.format === 'yaml'
					? (document.processes.findLast(process => process.section <= place.section)?.section ?? -1)
					: place.section;
			if (section < 0) continue;
			const key = `${place.path}\n${section}`;
			const claim = claims.get(key) ?? {path: place.path, section, ids: []};
			claim.ids.push(criterion.id);
			claims.set(key, claim);
		}
	}
	return [...claims.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.section - b.section));
}

/** The edit that makes a claim; undefined where the text leaves no safe place for it. */
export function claimEdit(
	{snapshot, text}: Pick<FeatureContext, 'snapshot' | 'text'>,
	{path, section, ids}: ProposedClaim,
): TextEdit | undefined {
	const document = snapshot.documents.get(path)?.document;
	const source = text(path);
	if (document === undefined || source === undefined) return undefined;
	return document.format === 'yaml'
		? insertYamlClaim(document, source, section, ids)
		: insertDirective(document, source, section, `covers ${ids.join(', ')}`);
}
