import type {Hit} from './match.ts';
import type {ReadSection, ReadStatement, Reading} from './read.ts';

/** What is judged together: a section's own blocks. A place is the smallest part of a document that says something. */
export interface View {
	readonly root: ReadSection;
	readonly section: number;
	readonly statements: readonly ReadStatement[];
	readonly words: number;
	/** The hits of the statements by concept, in reading order. */
	readonly byConcept: ReadonlyMap<number, readonly FoundHit[]>;
}

export interface FoundHit {
	readonly hit: Hit;
	readonly at: ReadStatement;
}

/** The views of every section, in document order. */
export function viewsOf(reading: Reading): readonly View[] {
	return reading.sections.map((root, section) => new SectionView(root, section));
}

/** A view whose hits are put in order when they are looked at: most sections are no place of any criterion. */
class SectionView implements View {
	readonly root: ReadSection;
	readonly section: number;
	#byConcept: View['byConcept'] | undefined;

	constructor(root: ReadSection, section: number) {
		this.root = root;
		this.section = section;
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
