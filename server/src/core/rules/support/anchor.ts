import type {OutcomeCoverage, Place} from '../../coverage/coverage.ts';
import type {QmsDocument} from '../../model/document.ts';
import type {RelatedPlace} from '../finding.ts';
import {emptySpan, type Span} from '../../text/span.ts';
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
export function repositorySpot({config, configPath, documents}: Snapshot): Spot {
	if (config.path !== undefined) return {path: configPath, span: emptySpan};
	const qms = [...documents.values()].map(entry => entry.document).filter(document => document.qms);
	const manual = qms.find(({kind}) => kind === 'manual') ?? qms[0];
	return manual ? {path: manual.path, span: headSpan(manual)} : {path: configPath, span: emptySpan};
}

/** The places nearest to an outcome that is open: what speaks to its open criteria, core ones first, best first. */
export function nearestPlaces({criteria}: OutcomeCoverage): readonly Place[] {
	const open = [...criteria].sort((a, b) => Number(b.criterion.core) - Number(a.criterion.core));
	const places = open.flatMap(({places: rested, candidates}) => [...rested, ...candidates]);
	const graded = places.filter(({evidence}) => (evidence?.grade ?? 0) > 0).sort((a, b) => (b.evidence?.grade ?? 0) - (a.evidence?.grade ?? 0));
	const claimed = places.filter(({claim, evidence}) => claim && !evidence);
	const named = places.filter(({weakClaim, claim, evidence}) => weakClaim && !claim && !evidence);
	const seen = new Set<string>();
	return [...claimed, ...graded, ...named].filter(place => {
		const key = `${place.path} ${place.section}`;
		return !seen.has(key) && seen.add(key);
	});
}

export function relatedTo(places: readonly Place[], snapshot: Snapshot, message: (place: Place) => string): readonly RelatedPlace[] {
	return places.map(place => ({...placeSpot(place, snapshot), message: message(place)}));
}
