import type {TokenRun} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import {Versions} from '../text/versions.ts';
import type {HoldReason} from './evidence.ts';
import type {Hit, Matcher} from './match.ts';
import type {ReadSection, ReadStatement} from './reading.ts';
import type {Shown} from './shown.ts';

/** What a statement says by its words, wherever it stands. */
export interface Said {
	readonly kind: ReadStatement['source']['kind'];
	readonly hits: readonly Hit[];
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

/** What a view shows, once it was found out. */
export interface KnownShown {
	/** Start of the view's section when it was found out or moved. */
	at: number;
	/** By criterion; criteria for which it shows nothing are left out. */
	shown: ReadonlyMap<string, Shown> | undefined;
}

/** A section as it was read, and what was found out about it; spans are those of that reading. */
export interface SectionMemory {
	readonly section: ReadSection;
	/** What the own blocks show. */
	readonly own: KnownShown;
	/** What the section shows with its subsections, for as long as these are the same. */
	subtree: {readonly parts: readonly SectionPlace[]; readonly known: KnownShown} | undefined;
}

/** A section of a subtree, with its distance from the root of it. */
export interface SectionPlace {
	readonly memory: SectionMemory;
	readonly distance: number;
}

/** What is known of the subtree from section `from` to before `to`, if its parts are the same and stand in the same distances. */
export function subtreeMemory(memories: readonly SectionMemory[], sections: readonly ReadSection[], from: number, to: number): KnownShown {
	const root = memories[from];
	const start = sections[from]?.section.span.start ?? 0;
	const parts = memories.slice(from, to).map((memory, index): SectionPlace => ({memory, distance: (sections[from + index]?.section.span.start ?? 0) - start}));
	if (!root) return {at: 0, shown: undefined};
	const known = root.subtree?.parts;
	const isSame = known?.length === parts.length && parts.every(({memory, distance}, index) => known[index]?.memory === memory && known[index]?.distance === distance);
	if (!isSame || !root.subtree) root.subtree = {parts, known: {at: 0, shown: undefined}};
	return root.subtree.known;
}

/** What is kept of the judging of a document that is being edited. */
export class ReadingMemory {
	#matcher: Matcher | undefined;
	/** What is asked of the document as a whole, in words. */
	#circumstances = '';
	readonly said = new Versions<TokenRun, Said>();
	/** By the words of the first statement; of a section without any by its heading. Fields that name the same begin alike. */
	#sections = new Map<TokenRun | string, SectionMemory[]>();

	/** Begins a reading; what was found with another matcher is forgotten. */
	begin(matcher: Matcher): void {
		this.said.turn();
		if (matcher === this.#matcher) return;
		this.said.turn();
		this.#sections = new Map();
		this.#matcher = matcher;
	}

	/** What is known of each section; of one that reads as it did in the version before, what was found out then. */
	sections(sections: readonly ReadSection[], circumstances: string): readonly SectionMemory[] {
		const before = circumstances === this.#circumstances ? this.#sections : new Map<TokenRun | string, SectionMemory[]>();
		this.#circumstances = circumstances;
		this.#sections = new Map();
		return sections.map(section => {
			const key = section.statements[0]?.statement.tokens ?? section.section.heading;
			const memory = before.get(key)?.find(known => readsAlike(known.section, section)) ?? {section, own: {at: 0, shown: undefined}, subtree: undefined};
			const alike = this.#sections.get(key);
			if (alike) alike.push(memory);
			else this.#sections.set(key, [memory]);
			return memory;
		});
	}
}

/** True where two sections say the same in the same circumstances and only stand elsewhere. */
function readsAlike(a: ReadSection, b: ReadSection): boolean {
	if (a === b) return true;
	const by = b.section.span.start - a.section.span.start;
	return a.statements.length === b.statements.length && a.words === b.words
		&& a.section.heading === b.section.heading && a.section.role === b.section.role && a.section.level === b.section.level
		&& isMoved(a.section.headingSpan, b.section.headingSpan, by) && isSameMap(a.above, b.above)
		&& a.statements.every((statement, index) => {
			const other = b.statements[index];
			return other !== undefined && saysAlike(statement, other, by);
		});
}

function saysAlike(a: ReadStatement, b: ReadStatement, by: number): boolean {
	return a.statement.tokens === b.statement.tokens && a.hold === b.hold && a.deniedFrom === b.deniedFrom && isMoved(a.statement.span, b.statement.span, by)
		&& a.source.kind === b.source.kind && a.source.ordered === b.source.ordered && (a.source.table >= 0) === (b.source.table >= 0) && isMoved(a.source.span, b.source.span, by)
		&& a.source.context.length === b.source.context.length
		&& a.source.context.every((each, index) => {
			const other = b.source.context[index];
			return other !== undefined && each.tokens === other.tokens && isMoved(each.span, other.span, by);
		});
}

function isMoved(a: Span, b: Span, by: number): boolean {
	return b.start - a.start === by && b.end - a.end === by;
}

function isSameMap(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
	if (a.size !== b.size) return false;
	for (const [key, value] of a) if (b.get(key) !== value) return false;
	return true;
}
