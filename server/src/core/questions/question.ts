import type {Catalog, Criterion, Level} from '../catalog/catalog.ts';
import type {Phrase} from '../evidence/evidence.ts';
import type {Extent} from '../readings/words.ts';
import type {PlacedReading} from '../workspace/readings.ts';

/** Why a place is asked about: it may show the criterion, its words changed since it was read, or readers differ. */
export type Why = 'possible' | 'stale' | 'disagree';

/** Does this place show this criterion? */
export interface Question extends Extent {
	/** `q-<words>-<criterion>`. */
	readonly id: string;
	readonly catalog: Catalog;
	readonly criterion: Criterion;
	readonly level: Level;
	readonly path: string;
	/** Other places with the same words: an answer is one for all of them. */
	readonly also: readonly (Extent & {readonly path: string})[];
	/** Hash of the words to be read. */
	readonly words: string;
	readonly why: Why;
	/** 0 to 1; 0 where the engine found nothing. */
	readonly likelihood: number;
	/** What speaks for it: the sentences to look at first. */
	readonly sentences: readonly Phrase[];
	/** What was said of the place: the readings that are stale, or that differ. */
	readonly earlier: readonly PlacedReading[];
	/** How many places of the criterion are asked about before this one. */
	readonly rank: number;
}
