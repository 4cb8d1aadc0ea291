import type {Block, Language, Statement} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import type {Engine, MarkName} from './compile.ts';
import type {HoldReason} from './evidence.ts';
import {clauseOpeners, deniedPredicates, leftOut, outOfScope, passiveAuxiliaries, prohibitions} from './language.ts';
import type {Hit} from './match.ts';

export interface Judgement {
	/** Why the statement does not count by its words; undefined where it does. */
	readonly hold: HoldReason | undefined;
	readonly deniedFrom: number;
	readonly binding: boolean;
}

interface Circumstances {
	readonly source: Block;
	readonly boilerplate: boolean;
	readonly placeholders: readonly Span[];
}

/** Why a statement does not count where it stands (domain model, 3.4), whatever it says. */
export function heldByPlace({span}: Statement, place: Circumstances, language: Language): HoldReason | undefined {
	if (place.source.kind === 'quote' || place.source.kind === 'code') return 'quotation';
	if (place.boilerplate) return 'boilerplate';
	if (place.source.kind === 'item' && place.source.context.some(each => leavesOut(each, language)))
		return 'out-of-scope';
	return place.placeholders.some(other => other.start < span.end && span.start < other.end) ? 'placeholder' : undefined;
}

/** True for "What is not included:", and for no sentence that says more: "Parts that are not covered by the plan are checked twice:". */
function leavesOut({tokens: {words}}: Statement, language: Language): boolean {
	return words.length <= longestLead && leftOut[language].test(words.join(' '));
}

const longestLead = 8;

/**
 * Says whether a statement may count by its words (domain model, 3.4), and from which word on it denies. `hits` are those
 * of the statement, marks included.
 */
export function judgeStatement(
	statement: Statement,
	hits: readonly Hit[],
	block: Block,
	engine: Engine,
	language: Language,
): Judgement {
	const marks = new Map<number, Hit>();
	for (const hit of hits)
		if (hit.concept >= engine.concepts.length && !marks.has(hit.concept)) marks.set(hit.concept, hit);
	const has = (name: MarkName): boolean => marks.has(engine.mark(name));
	const binding = has('obligation');
	const hold = holdOf();
	return {hold, deniedFrom: deniedFrom(statement, hits, engine, language), binding};

	function holdOf(): HoldReason | undefined {
		if (has('intention')) return 'intention';
		if (has('parrot')) return 'repeats-standard';
		if (has('hedge') && !bindsBesideHedge()) return 'advice';
		if (isKeywordList(statement, block, binding)) return 'keyword-list';
		return undefined;
	}

	function bindsBesideHedge(): boolean {
		const passive = passiveAuxiliaries[language];
		return hits.some(
			hit =>
				hit.concept === engine.mark('obligation') &&
				!(passive?.test(statement.tokens.words[hit.start] ?? '') === true && hit.end === hit.start + 1),
		);
	}
}

/**
 * The first word whose concepts are denied. A negation that sets a condition ("not ... until"), forbids ("must not") or
 * stands in a clause of its own ("if a part does not fit, ...") denies nothing.
 */
function deniedFrom(statement: Statement, hits: readonly Hit[], engine: Engine, language: Language): number {
	const {words} = statement.tokens;
	if (outOfScope[language].test(words.join(' '))) return 0;
	if (hits.some(hit => hit.concept === engine.mark('rescue'))) return Infinity;
	for (const negation of hits) {
		if (negation.concept !== engine.mark('negation')) continue;
		if (
			hits.some(
				hit =>
					hit.concept < engine.concepts.length &&
					hit.end - hit.start > 1 &&
					hit.start <= negation.start &&
					negation.end <= hit.end,
			)
		)
			continue;
		const before = words.slice(Math.max(0, negation.start - clauseWords), negation.start);
		if (prohibitions[language].test(before.at(-1) ?? '') || before.some(word => clauseOpeners[language].test(word)))
			continue;
		const after = words.slice(negation.end, negation.end + 2);
		return after.some(word => deniedPredicates[language].test(word)) ? 0 : negation.start;
	}
	return Infinity;
}

/** How far before a negation a clause may open. */
const clauseWords = 10;

const keywordLine = /^\W*(?:key ?words?|tags|schlagw(?:o|ö)rter|stichworte|palabras clave|mots[- ]cl[eé]s)\W*:/iu;

/** Five or more short items and nothing that is done with them; a table row is made of items by nature. */
function isKeywordList(statement: Statement, block: Block, binding: boolean): boolean {
	if (keywordLine.test(statement.text)) return true;
	if (binding || block.kind === 'row' || block.kind === 'field') return false;
	const items = statement.text.split(/[,;]/);
	if (items.length < 5) return false;
	const words = statement.tokens.words.length;
	const longest = Math.max(...items.map(item => item.trim().split(/\s+/).length));
	return words / items.length <= 3.5 && longest <= 5;
}
