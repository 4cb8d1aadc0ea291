import type {TokenRun} from '../text/fold.ts';
import type {Span} from '../text/span.ts';
import {Versions} from '../text/versions.ts';
import type {HoldReason} from './evidence.ts';
import type {Hit, Matcher} from './match.ts';
import type {ReadSection, ReadStatement, SectionMemory} from './read.ts';

/** What a statement says by its words, wherever it stands. */
export interface Said {
	readonly kind: ReadStatement['source']['kind'];
	readonly hits: readonly Hit[];
	readonly anchors: readonly Hit[];
	readonly signals: readonly Hit[];
	readonly foreign: boolean;
	readonly security: boolean;
	readonly quality: boolean;
	/** Why its words do not count. */
	readonly hold: HoldReason | undefined;
	readonly deniedFrom: number;
	readonly binding: boolean;
	readonly acts: boolean;
}

/** Where the text of a section begins: its first statement, with what leads to it. */
function textStart({statements: [first]}: ReadSection): number | undefined {
	return (
		first &&
		Math.min(first.statement.span.start, first.source.span.start, ...first.source.context.map(({span}) => span.start))
	);
}

/** What is kept of the judging of a document that is being edited. */
export class ReadingMemory {
	#matcher: Matcher | undefined;
	/** What is asked of the document as a whole, in words. */
	#circumstances = '';
	readonly said = new Versions<TokenRun, Said>();
	/** By the words of the first statement; of a section without any by its heading. Fields that name the same begin alike. */
	#sections = new Map<TokenRun | string, SectionMemory[]>();
	/** Those of the version before in document order: a heading that is typed in heads the section in the same place. */
	#inOrder: readonly SectionMemory[] = [];

	/** Begins a reading; what was found with another matcher is forgotten. */
	begin(matcher: Matcher): void {
		this.said.turn();
		if (matcher === this.#matcher) return;
		this.said.turn();
		this.#sections = new Map();
		this.#inOrder = [];
		this.#matcher = matcher;
	}

	/** What is known of each section; of one that reads as it did in the version before, what was found out then. */
	sections(sections: readonly ReadSection[], circumstances: string): readonly SectionMemory[] {
		const before =
			circumstances === this.#circumstances ? this.#sections : new Map<TokenRun | string, SectionMemory[]>();
		const inOrder = circumstances === this.#circumstances ? this.#inOrder : [];
		this.#circumstances = circumstances;
		this.#sections = new Map();
		return (this.#inOrder = sections.map((section, index) => {
			const key = section.statements[0]?.statement.tokens ?? section.section.heading;
			const memory = before
				.get(key)
				?.find(
					known => known.section.section.heading === section.section.heading && readsAlike(known.section, section),
				) ??
				renamedFrom(inOrder[index], section) ?? {
					section,
					odds: undefined,
					spoken: undefined,
					likely: undefined,
				};
			memory.section = section;
			const alike = this.#sections.get(key);
			if (alike) alike.push(memory);
			else this.#sections.set(key, [memory]);
			return memory;
		}));
	}
}

function renamedFrom(known: SectionMemory | undefined, section: ReadSection): SectionMemory | undefined {
	return known && readsAlike(known.section, section) ? known : undefined;
}

/** True where two sections say the same in the same circumstances: they may stand elsewhere, and of a heading only words that mean nothing may differ. */
function readsAlike(a: ReadSection, b: ReadSection): boolean {
	if (a === b) return true;
	const by = (textStart(b) ?? 0) - (textStart(a) ?? 0);
	return (
		a.statements.length === b.statements.length &&
		a.words === b.words &&
		a.section.role === b.section.role &&
		a.section.level === b.section.level &&
		(a.section.heading === b.section.heading || isSameHits(a.headingHits, b.headingHits)) &&
		isSameMap(a.above, b.above) &&
		a.statements.every((statement, index) => {
			const other = b.statements[index];
			return other !== undefined && saysAlike(statement, other, by);
		})
	);
}

function isSameHits(a: readonly Hit[], b: readonly Hit[]): boolean {
	return (
		a.length === b.length &&
		a.every((hit, index) => {
			const other = b[index];
			return (
				other !== undefined &&
				hit.concept === other.concept &&
				hit.strength === other.strength &&
				hit.start === other.start &&
				hit.end === other.end
			);
		})
	);
}

function saysAlike(a: ReadStatement, b: ReadStatement, by: number): boolean {
	return (
		a.statement.tokens === b.statement.tokens &&
		a.hold === b.hold &&
		a.deniedFrom === b.deniedFrom &&
		isMoved(a.statement.span, b.statement.span, by) &&
		a.source.kind === b.source.kind &&
		a.source.ordered === b.source.ordered &&
		a.source.table >= 0 === b.source.table >= 0 &&
		isMoved(a.source.span, b.source.span, by) &&
		a.source.context.length === b.source.context.length &&
		a.source.context.every((each, index) => {
			const other = b.source.context[index];
			return other !== undefined && each.tokens === other.tokens && isMoved(each.span, other.span, by);
		})
	);
}

function isMoved(a: Span, b: Span, by: number): boolean {
	return b.start - a.start === by && b.end - a.end === by;
}

function isSameMap(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
	if (a.size !== b.size) return false;
	for (const [key, value] of a) if (b.get(key) !== value) return false;
	return true;
}
