import type {QmsConfig} from '../config/config.ts';
import type {QmsDocument} from '../model/document.ts';
import type {Judgement} from '../readings/reading.ts';
import {isAgent} from '../readings/readers.ts';
import {documentHashes, type Extent, placeHash} from '../readings/words.ts';
import {push} from '../workspace/index.ts';
import type {PlacedReading, Readings, Written} from '../workspace/readings.ts';
import type {AbsentReading, DocumentReading} from '../readings/reading.ts';

/** What readers say of one place for one criterion. */
export interface Testimony {
	/** The readings that count, each of the words that stand there now; of several readers all. */
	readonly counting: readonly PlacedReading[];
	/** Readings of words that have changed since. */
	readonly stale: readonly PlacedReading[];
	/** True where those that count say different things; the strictest counts then. */
	readonly disputed: boolean;
	/** Who read the whole document, or looked for the criterion everywhere, and did not name this place. */
	readonly passedOver: Written<DocumentReading> | Written<AbsentReading> | undefined;
}

/** What readers say of one document. */
export interface Witness {
	/** What they say of a place; undefined where nobody says anything. */
	at(criterion: string, extent: Extent): Testimony | undefined;
	/** The criteria of which somebody says something, as the readings write them. */
	readonly criteria: ReadonlySet<string>;
	/** The places that readers say show a criterion, or showed it before their words changed. */
	placesOf(criterion: string): readonly PlacedReading[];
}

const severityOf: Readonly<Record<Judgement, number>> = {specified: 0, described: 0, part: 1, no: 2};

/** True where a reader says that the place shows the criterion. */
export const isPositive = (shows: Judgement): boolean => severityOf[shows] === 0;

/** The reading that counts where readers differ: the strictest, of those the newest. */
export function strictest(readings: readonly PlacedReading[]): PlacedReading | undefined {
	return readings.toSorted(
		(a, b) =>
			severityOf[b.reading.shows] - severityOf[a.reading.shows] ||
			(a.reading.on < b.reading.on ? 1 : a.reading.on > b.reading.on ? -1 : 0),
	)[0];
}

/** Everything that readers say of a document; undefined where they say nothing. */
export function witnessOf(
	document: QmsDocument,
	readings: Readings,
	{readers}: Pick<QmsConfig, 'readers'>,
): Witness | undefined {
	const placed = readings.byPath.get(document.path) ?? [];
	const complete = readings.complete.get(document.path) ?? [];
	if (placed.length + complete.length + readings.absent.size === 0) return undefined;
	const byCriterion = new Map<string, PlacedReading[]>();
	for (const each of placed) push(byCriterion, each.reading.criterion.toLowerCase(), each);
	const of = (criterion: string): readonly PlacedReading[] => byCriterion.get(criterion.toLowerCase()) ?? [];
	return {
		criteria: new Set(placed.map(({reading}) => reading.criterion)),
		placesOf: of,
		at(criterion, extent) {
			const here = of(criterion).filter(each => speaksOf(each, extent));
			const stale = here.filter(({found}) => found.state === 'stale');
			const counting = withoutOverruled(
				here.filter(({found}) => found.state !== 'stale'),
				readers.agents,
			);
			const passedOver =
				counting.length > 0
					? undefined
					: (complete.find(({reading}) => hasRead(document, reading, extent)) ??
						(readings.absent.get(criterion.toLowerCase()) ?? []).find(({reading}) =>
							reading.words.includes(placeHash(document, extent)),
						));
			if (counting.length + stale.length === 0 && passedOver === undefined) return undefined;
			const degrees = new Set(counting.map(({reading}) => severityOf[reading.shows]));
			return {counting, stale, disputed: degrees.size > 1, passedOver};
		},
	};
}

/**
 * A reading speaks of the place that was read. That it shows the criterion holds for the section however much below it was
 * judged with it; that it does not, for everything inside it.
 */
function speaksOf({reading, found}: PlacedReading, {section, sectionEnd}: Extent): boolean {
	if (found.state === 'gone') return false;
	const {at} = found;
	if (isPositive(reading.shows) || found.state === 'stale') return at.section === section;
	return at.section <= section && sectionEnd <= Math.max(at.sectionEnd, at.section + 1);
}

/** A person who reads on the same day or later has the last word over agents. */
function withoutOverruled(readings: readonly PlacedReading[], agents: readonly string[]): readonly PlacedReading[] {
	const newest = readings
		.filter(({reading}) => !isAgent(reading.by, agents))
		.map(({reading}) => reading.on)
		.sort()
		.at(-1);
	return newest === undefined
		? readings
		: readings.filter(({reading}) => !isAgent(reading.by, agents) || reading.on > newest);
}

/** True where every section of a place was read with the words that it has now. */
function hasRead(document: QmsDocument, {words}: DocumentReading, {section, sectionEnd}: Extent): boolean {
	const hashes = documentHashes(document).slice(section, Math.max(sectionEnd, section + 1));
	return hashes.every(({own, ownWords}) => ownWords === 0 || words.includes(own));
}
