import {placeSpan} from '../core/questions/place.ts';
import {type Asked, questionsOf} from '../core/questions/questions.ts';
import type {Testimony} from '../core/coverage/testimony.ts';
import {strictest} from '../core/coverage/testimony.ts';
import type {QmsDocument} from '../core/model/document.ts';
import {isAgent} from '../core/readings/readers.ts';
import {compareReadings, type Reading} from '../core/readings/reading.ts';
import {documentHashes} from '../core/readings/words.ts';
import {positionAt} from '../core/text/lines.ts';
import {type PlacedReading, readingsOf} from '../core/workspace/readings.ts';
import type {Snapshot} from '../core/workspace/snapshot.ts';
import type {PlaceReadingResult, QuestionResult, ReadingResult} from './result.ts';

/** What readers say of a place: the reading that counts, the others, then those of words that have changed. */
export function placeReadings(testimony: Testimony | undefined, {config}: Snapshot): readonly PlaceReadingResult[] {
	if (!testimony) return [];
	const {counting, stale, passedOver} = testimony;
	const first = strictest(counting);
	const told = ({reading: {by, on, shows, quote = '', because = ''}}: PlacedReading, isStale: boolean) => ({
		by,
		on,
		shows,
		quote,
		because,
		stale: isStale,
		agent: isAgent(by, config.readers.agents),
	});
	return [
		...(first ? [first, ...counting.filter(each => each !== first)] : []).map(each => told(each, false)),
		...(passedOver
			? [
					{
						by: passedOver.reading.by,
						on: passedOver.reading.on,
						shows: 'no' as const,
						quote: '',
						because:
							passedOver.reading.kind === 'absent'
								? 'looked for it everywhere'
								: 'read the whole document and did not name it',
						stale: false,
						agent: isAgent(passedOver.reading.by, config.readers.agents),
					},
				]
			: []),
		...stale.map(each => told(each, true)),
	];
}

/** The places that are to be read, in the order in which they are asked. */
export function questionResults(asked: Asked): readonly QuestionResult[] {
	return questionsOf(asked).flatMap(question => {
		const {criterion, path, section, words, why} = question;
		const document = asked.snapshot.documents.get(path)?.document;
		if (!document) return [];
		return [
			{
				criterion: criterion.id,
				title: criterion.title,
				path,
				line: positionAt(document.lineStarts, placeSpan(document, question).start).line + 1,
				section: document.sections[section]?.heading ?? '',
				words,
				why,
			},
		];
	});
}

/** Every reading that counts or did, for the audit trail, in the order of the readings file. */
export function readingResults(snapshot: Snapshot): readonly ReadingResult[] {
	const {byPath, gone, absent, complete} = readingsOf(snapshot);
	const told: {readonly reading: Reading; readonly result: ReadingResult}[] = [
		...[...byPath.values(), gone].flat().map(each => ({reading: each.reading, result: placed(each, snapshot)})),
		...[...absent.values()].flat().map(({reading}) => ({
			reading,
			result: {
				...plain(reading),
				path: '',
				criterion: reading.criterion,
				shows: 'absent' as const,
				state: 'fresh' as const,
			},
		})),
		...[...complete.values()].flat().map(({reading}) => ({
			reading,
			result: {
				...plain(reading),
				path: reading.path,
				criterion: '',
				shows: 'complete' as const,
				state: stateOf(snapshot.documents.get(reading.path)?.document, reading.words),
			},
		})),
	];
	return told.sort((a, b) => compareReadings(a.reading, b.reading)).map(({result}) => result);
}

const plain = ({by, on, because = ''}: Reading) => ({by, on, because, quote: '', line: 0, section: ''});

function placed({reading, found}: PlacedReading, snapshot: Snapshot): ReadingResult {
	const document = found.state === 'gone' ? undefined : snapshot.documents.get(found.at.path)?.document;
	const section = found.state === 'gone' ? undefined : document?.sections[found.at.section];
	return {
		...plain(reading),
		path: document?.path ?? reading.path,
		line: document && section ? positionAt(document.lineStarts, section.span.start).line + 1 : 0,
		section: section?.heading ?? reading.slug,
		criterion: reading.criterion,
		shows: reading.shows,
		quote: reading.quote ?? '',
		state: found.state,
	};
}

function stateOf(document: QmsDocument | undefined, words: readonly string[]): ReadingResult['state'] {
	if (!document?.qms) return 'gone';
	return documentHashes(document).every(({own, ownWords}) => ownWords === 0 || words.includes(own))
		? 'fresh'
		: 'changed';
}
