import type {Hit} from './match.ts';
import {type KnownShown, subtreeMemory} from './memory.ts';
import type {ReadSection, ReadStatement, Reading} from './reading.ts';

/** What is judged together: a section's own blocks, or a section with all of its subsections. */
export interface View {
	readonly root: ReadSection;
	/** The sections that are judged together, the root first. */
	readonly parts: readonly ReadSection[];
	readonly section: number;
	/** Index after the last section. */
	readonly sectionEnd: number;
	readonly statements: readonly ReadStatement[];
	readonly words: number;
	/** The hits of the statements by concept, in reading order. */
	readonly byConcept: ReadonlyMap<number, readonly FoundHit[]>;
}

export interface FoundHit {
	readonly hit: Hit;
	readonly at: ReadStatement;
}

/** A subtree of at most this many words is read as one even where the criterion speaks of a section. */
const smallSubtree = 200;

export interface SectionViews {
	readonly own: View;
	/** Undefined where the section has no subsections. */
	readonly subtree: View | undefined;
	readonly small: boolean;
	/** What is known of the own blocks, and of the subtree. */
	readonly known: {readonly own: KnownShown; readonly subtree: KnownShown};
}

/** The views of every section, in document order. */
export function viewsOf(reading: Reading): readonly SectionViews[] {
	return reading.sections.map((root, section) => {
		const known = reading.memories[section]?.own ?? nothingKnown();
		const own = new LazyView(root, section, [root]);
		// Section 0 holds the whole document; what it says is judged by the sections themselves.
		const end = root.section.subtreeEnd;
		if (end <= section + 1 || section === 0)
			return {own, subtree: undefined, small: false, known: {own: known, subtree: nothingKnown()}};
		const subtree = new LazyView(root, section, reading.sections.slice(section, end));
		return {
			own,
			subtree,
			small: subtree.words <= smallSubtree,
			known: {own: known, subtree: subtreeMemory(reading.memories, section, end)},
		};
	});
}

const nothingKnown = (): KnownShown => ({known: undefined});

/** A view whose statements are put together when they are looked at: of most, what they show is known. */
class LazyView implements View {
	readonly root: ReadSection;
	readonly section: number;
	readonly sectionEnd: number;
	readonly words: number;
	readonly parts: readonly ReadSection[];
	#statements: readonly ReadStatement[] | undefined;
	#byConcept: View['byConcept'] | undefined;

	constructor(root: ReadSection, section: number, parts: readonly ReadSection[]) {
		this.root = root;
		this.section = section;
		this.sectionEnd = section + parts.length;
		this.words = parts.reduce((sum, part) => sum + part.words, 0);
		this.parts = parts;
	}

	get statements(): readonly ReadStatement[] {
		return (this.#statements ??=
			this.parts.length === 1 ? this.root.statements : this.parts.flatMap(part => part.statements));
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
