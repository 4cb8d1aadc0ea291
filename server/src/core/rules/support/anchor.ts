import {overviewOf} from '../../workspace/overview.ts';
import type {OutcomeCoverage, Place} from '../../coverage/coverage.ts';
import type {QmsDocument} from '../../model/document.ts';
import type {RelatedPlace} from '../finding.ts';
import {emptySpan, type Span} from '../../text/span.ts';
import {byCodeUnit} from '../../workspace/index.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {headSpan} from './controlled.ts';

/** A place where a finding stands. */
export interface Spot {
	readonly path: string;
	readonly span: Span;
}

/** The heading of a section, or the head of the document for the part before the first heading. */
export function sectionSpan(document: QmsDocument, section: number): Span {
	const own = document.sections[section];
	return section > 0 && own && own.headingSpan.end > own.headingSpan.start ? own.headingSpan : headSpan(document);
}

/** Where a place is shown: its heading or the process field; in `qms.yaml` the declaration. */
export function placeSpot({path, section, field, evidence}: Place, {documents}: Snapshot): Spot {
	const document = documents.get(path)?.document;
	if (!document || (field !== undefined && evidence)) return {path, span: evidence?.span ?? emptySpan};
	return {path, span: sectionSpan(document, section)};
}

/** Where a finding about the repository as a whole stands: `qms.yaml`, else the manual, else the first document. */
export function repositorySpot(snapshot: Snapshot): Spot {
	const {config, configPath, documents} = snapshot;
	if (config.path !== undefined) return {path: configPath, span: emptySpan};
	const {first, firstOf} = overviewOf(snapshot);
	const manual = documents.get(firstOf('manual', 'templates') ?? first ?? '')?.document;
	return manual ? {path: manual.path, span: headSpan(manual)} : {path: configPath, span: emptySpan};
}

/**
 * The places nearest to an outcome, best first: those of the document that speaks to most of it, then those of others.
 * One for each section.
 */
export function nearestPlaces({criteria}: OutcomeCoverage): readonly Place[] {
	const places = criteria.flatMap(({criterion, places: rested, candidates}) => [...rested, ...candidates].map(place => ({place, weight: weightOf(place) * (criterion.core ? 2 : 1)})));
	const ofPath = new Map<string, number>();
	for (const {place, weight} of places) ofPath.set(place.path, (ofPath.get(place.path) ?? 0) + weight);
	const seen = new Set<string>();
	return places
		.sort((a, b) => (ofPath.get(b.place.path) ?? 0) - (ofPath.get(a.place.path) ?? 0) || byCodeUnit(a.place.path, b.place.path) || b.weight - a.weight || a.place.section - b.place.section)
		.map(({place}) => place)
		.filter(({path, section}) => !seen.has(`${path} ${section}`) && seen.add(`${path} ${section}`));
}

// Tables and lists name everything and are no place to write.
const listings: ReadonlySet<string> = new Set(['clause-matrix', 'contents', 'references', 'history', 'definition', 'open-points']);

// What a text shows counts more than any number of mentions; a clause number alone is the least.
function weightOf({evidence, claim, weakClaim}: Place): number {
	const grade = evidence?.grade ?? 0;
	if (evidence?.holds.some(({reason, text}) => listings.has(reason) || (reason === 'kind' && text === 'mapping'))) return 0.1;
	if (grade > 0) return grade === 1 ? 1 : grade * 10;
	return claim ? 5 : weakClaim ? 0.1 : 0;
}

export function relatedTo(places: readonly Place[], snapshot: Snapshot, message: (place: Place) => string): readonly RelatedPlace[] {
	return places.map(place => ({...placeSpot(place, snapshot), message: message(place)}));
}
