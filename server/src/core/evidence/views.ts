import type {Hit} from './match.ts';
import type {KnownShown} from './memory.ts';
import type {ReadSection, ReadStatement, Reading} from './reading.ts';

/** What is judged together: a section's own blocks. A place is the smallest part of a document that says something. */
export interface View {
	readonly root: ReadSection;
	readonly section: number;
	readonly statements: readonly ReadStatement[];
	readonly words: number;
	/** The hits of the statements by concept, in reading order. */
	readonly byConcept: ReadonlyMap<number, readonly FoundHit[]>;
	/** What is known of the view from the version before. */
	readonly known: KnownShown;
}

export interface FoundHit {
	readonly hit: Hit;
	readonly at: ReadStatement;
}

/** The views of every section, in document order. */
export function viewsOf(reading: Reading): readonly View[] {
	return reading.sections.map(
		(root, section) => new SectionView(root, section, reading.memories[section]?.own ?? {known: undefined}),
	);
}

/** A view whose hits are put in order when they are looked at: of most, what they show is known. */
class SectionView implements View {
	readonly root: ReadSection;
	readonly section: number;
	readonly known: KnownShown;
	#byConcept: View['byConcept'] | undefined;

	constructor(root: ReadSection, section: number, known: KnownShown) {
		this.root = root;
		this.section = section;
		this.known = known;
	}

	get words(): number {
		return this.root.words;
	}

	get statements(): readonly ReadStatement[] {
		return this.root.statements;
	}

	get byConcept(): View['byConcept'] {
		return (this.#byConcept ??= indexed(this.statements));
	}
}

function indexed(statements: readonly ReadStatement[]): ReadonlyMap<number, readonly FoundHit[]> {
	const found = new Map<number, FoundHit[]>();
	for (const at of statements) {
		for (const hit of at.hits) {
			const list = found.get(hit.concept);
			if (list) list.push({hit, at});
			else found.set(hit.concept, [{hit, at}]);
		}
	}
	return found;
}
