import {insertDirective} from '../../fixes/directives.ts';
import {insertYamlClaim} from '../../fixes/yamlClaim.ts';
import type {DocumentKind, QmsDocument} from '../../model/document.ts';
import {foldText} from '../../text/fold.ts';
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
 * For every criterion that the text shows and nobody claims, the best place that may be claimed; one claim for each section.
 * Ordered by path and place. A rejected place is none, and neither is one in a document that is superseded, about what does
 * not apply, or a list of what stands elsewhere.
 */
export function proposeClaims({
	snapshot,
	coverage,
}: Pick<FeatureContext, 'snapshot' | 'coverage'>): readonly ProposedClaim[] {
	const claims = new Map<string, {path: string; section: number; ids: string[]}>();
	for (const {criteria} of coverage()) {
		for (const {criterion, state, places} of criteria.values()) {
			if ((state !== 'evidenced' && state !== 'pending') || places[0]?.claim) continue;
			// What does not apply is shown where it is set aside, by the criterion that asks for just that.
			const mayBeSetAside = criterion.structure.includes('project.applicability');
			const fitting = places.flatMap(place => {
				const document = snapshot.documents.get(place.path)?.document;
				return document !== undefined &&
					place.answer === 'shown' &&
					// One that waits for its release is claimed only where all wait.
					(state === 'pending' || place.counting === 'yes') &&
					(mayBeSetAside || !isSetAside(document, place.section)) &&
					!isIndex(document, place.section)
					? [{place, document}]
					: [];
			});
			// A form is copied and a record tells of one time; what says how things are done is claimed before them.
			const best = fitting.find(({document}) => !ofOneCase.has(document.kind)) ?? fitting[0];
			if (best === undefined) continue;
			const {place, document} = best;
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

const ofOneCase: ReadonlySet<DocumentKind> = new Set(['form', 'record']);

const exclusion =
	/\b(?:exclu(?:sions?|ded|siones|sion)|not applicable|non[ -]?applicab\w*|n\/a|nicht anwendbar\w*|nichtanwendbar\w*|ausschl(?:uss|usse|ussen|iess\w*)|no aplicab\w*|no aplica\w*)\b/;

/** True for a section about what does not apply: it names a subject to say that nothing is done about it. */
function isSetAside({sections}: QmsDocument, section: number): boolean {
	for (let at = sections[section]; at !== undefined && at.index > 0; at = sections[at.parent])
		if (exclusion.test(foldText(at.heading))) return true;
	return false;
}

const leastEntries = 3;

/** True for a section whose items mostly lead elsewhere, such as a list of procedures: what it names is shown there. */
function isIndex({sections, references}: QmsDocument, section: number): boolean {
	const own = sections[section];
	const entries = own?.blocks.filter(({kind}) => kind === 'item' || kind === 'row') ?? [];
	if (own === undefined || entries.length < leastEntries || entries.length * 2 < own.blocks.length) return false;
	const leading = entries.filter(({span}) =>
		references.some(
			({kind, span: at}) =>
				(kind === 'link' || kind === 'wiki' || kind === 'id') && span.start <= at.start && at.end <= span.end,
		),
	);
	return leading.length * 3 >= entries.length * 2;
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
