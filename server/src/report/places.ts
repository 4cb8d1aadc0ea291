import type {Catalog} from '../core/catalog/catalog.ts';
import type {Place} from '../core/coverage/coverage.ts';
import {strictest} from '../core/coverage/testimony.ts';
import {printedRange} from '../core/text/lines.ts';
import type {Snapshot} from '../core/workspace/snapshot.ts';
import {evidenceResult} from './evidence.ts';
import {placeReadings} from './readings.ts';
import type {PlaceResult} from './result.ts';
import {gradeName} from './words.ts';

/** A place with what the engine and its readers say of it; none where its document is gone. */
export function placeResult(place: Place, catalog: Catalog, snapshot: Snapshot): PlaceResult[] {
	const document = snapshot.documents.get(place.path)?.document;
	const section = document?.sections[place.section];
	if (document === undefined || section === undefined) return [];
	const evidence =
		place.evidence === undefined
			? {
					...printedRange(document.lineStarts, place.claim?.span ?? section.span),
					section: place.field ?? section.heading,
					grade: gradeName(0),
					likelihood: 0,
					sentences: [],
					for: [],
					against: [],
					quote: '',
					phrases: [],
					missing: [],
					heldBack: [],
				}
			: evidenceResult(document, place.evidence, catalog);
	return [
		{
			path: place.path,
			...evidence,
			answer: place.answer,
			...readAs(place),
			claimed: place.claim?.verb === 'covers',
			weakClaim: place.weakClaim,
			counting: place.counting,
			readings: placeReadings(place.testimony, snapshot),
		},
	];
}

/** What a reader says is shown is graded by the reader, and nothing is missing. */
function readAs({answer, testimony}: Place): Partial<Pick<PlaceResult, 'grade' | 'missing' | 'heldBack'>> {
	const shows = strictest(testimony?.counting ?? [])?.reading.shows;
	return answer === 'shown' && (shows === 'specified' || shows === 'described')
		? {grade: shows, missing: [], heldBack: []}
		: {};
}
