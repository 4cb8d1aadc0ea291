import type {AnchorKind} from '../catalog/catalog.ts';
import {foldedWords} from '../text/fold.ts';
import {answered, thresholdsOf} from './answer.ts';
import type {Confidence} from '../config/config.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {Evidence, Found, HoldReason, Phrase} from './evidence.ts';
import {foundIn} from './found.ts';
import {leftOut} from './language.ts';
import {type Carrying, carriedBy} from './likelihood/carrying.ts';
import type {Likely, StatementOdds} from './likelihood/likelihoods.ts';
import {isLearnt} from './likelihood/score.ts';
import type {Reading} from './read.ts';
import {frameRoles} from './telling.ts';
import type {View} from './views.ts';

/** Reasons for which a place says nothing at all, however its words read. */
const silent: ReadonlySet<HoldReason> = new Set([
	'template',
	'contents',
	'references',
	'clause-matrix',
	'rejected',
	'out-of-scope',
]);
/** Reasons for which a place is asked about at the most. */
const neverShown: ReadonlySet<HoldReason> = new Set([
	'history',
	'open-points',
	'keyword-list',
	'other-domain',
	'too-short',
	'other-subject',
]);

interface Asked {
	readonly confidence: Confidence | undefined;
	/** Log odds of the section's statements, worked out when a place asks for them. */
	readonly spoken: () => StatementOdds;
	/** True where the author claims the criterion for the section: it is answered whatever its likelihood. */
	readonly isClaimed: boolean;
}

/** The section as a place of the criterion, with what carries it; undefined where nothing asks for it. */
export function placed(
	view: View,
	criterion: CompiledCriterion,
	{likelihood, rival}: Likely,
	reading: Reading,
	engine: Engine,
	{confidence, isClaimed, spoken}: Asked,
): Evidence | undefined {
	const {id} = criterion.criterion;
	if (likelihood < thresholdsOf(id, confidence).possible && !isClaimed) return undefined;
	const found = heldAsAWhole(foundIn(view, criterion, reading, engine), view, criterion, reading);
	const limits = found.holds.filter(({to}) => to <= 1).map(({reason}) => reason);
	if (limits.includes('rejected')) return undefined;
	if (!isClaimed && (limits.some(reason => silent.has(reason)) || !saysAnything(view, reading))) return undefined;
	if (!isClaimed && isOwnFrame(view, criterion, reading)) return undefined;
	const carrying = carriedBy(view.section, id, reading, spoken());
	const capped = limits.some(reason => silent.has(reason) || neverShown.has(reason));
	const {shown} = thresholdsOf(id, confidence);
	const limited = !anyCounts(view) ? 0 : capped ? Math.min(likelihood, shown / 2) : likelihood;
	const hits = found.hits.length > 0 ? found.hits : carrying.words.map(word => ({concept: '', ...word}));
	const evidence = answered({...found, hits}, limited, anchorsMissing(found, criterion), confidence);
	return {
		...evidence,
		for: joined(carrying, found),
		against: [
			...evidence.against,
			...(rival === undefined ? [] : [`its words fit ${rival} better`]),
			...(isLearnt(id) ? [] : ['no labelled texts were at hand for this criterion, so its concepts alone decide']),
		],
		sentences: carrying.sentences.length > 0 ? carrying.sentences : sentencesWith(view, found),
	};
}

/** True for the purpose or the scope of a document whose kind never shows the criterion: what it frames is that document alone. */
function isOwnFrame(view: View, criterion: CompiledCriterion, {document}: Reading): boolean {
	return frameRoles.has(view.root.section.role) && criterion.criterion.kinds.never.includes(document.kind);
}

/** A field of a process with fewer words names things; what it shows is told by its structure. */
const leastWordsOfField = 12;

/** False for a section none of whose statements counts: there is nothing that a reader could accept. */
function saysAnything({statements, words}: View, {document}: Reading): boolean {
	if (document.format === 'yaml' && words < leastWordsOfField) return false;
	return anyCounts({statements});
}

/** "KPIs are monitored." answers no question by itself, however well its words fit. */
const leastWordsShown = 6;

/** What was found, with what speaks against the place as a whole whatever its words: it is short, left out, or about something else. */
function heldAsAWhole(found: Found, view: View, criterion: CompiledCriterion, reading: Reading): Found {
	const words = view.statements
		.filter(({hold}) => hold === undefined)
		.reduce((sum, {statement}) => sum + statement.tokens.words.length, 0);
	const reasons: HoldReason[] = [];
	if (words > 0 && words < leastWordsShown) reasons.push('too-short');
	if (isLeftOut(view, criterion, reading)) reasons.push('out-of-scope');
	if (isElsewhere(view, criterion, reading)) reasons.push('other-subject');
	if (reasons.length === 0) return found;
	const {headingSpan: span, heading: text} = view.root.section;
	return {...found, holds: [...found.holds, ...reasons.map(reason => ({reason, text, span, to: 1 as const}))]};
}

/** True below a heading such as "Out of scope", but for what the system is asked to leave out. */
function isLeftOut({root: {section}}: View, {roleCaps}: CompiledCriterion, {document}: Reading): boolean {
	return (roleCaps.get('scope') ?? 3) < 2 && leftOut[document.language].test(foldedWords(section.heading).join(' '));
}

/** True where the heading, one above it or the title is about something else that uses the same words. */
function isElsewhere(view: View, {notHeadings, headings}: CompiledCriterion, {document, sections}: Reading): boolean {
	if (!notHeadings) return false;
	const isNot = (heading: string): boolean => {
		const words = foldedWords(heading);
		return (
			notHeadings.match(words).length > 0 && headings.match(words).every(({start, end}) => end - start < words.length)
		);
	};
	for (let at = view.section; at > 0; at = sections[at]?.section.parent ?? 0)
		if (isNot(sections[at]?.section.heading ?? '')) return true;
	return isNot(document.title);
}

const anyCounts = ({statements}: Pick<View, 'statements'>): boolean =>
	statements.some(({hold}) => hold === undefined || hold === 'keyword-list');

function anchorsMissing({missing}: Found, {criterion: {anchors}}: CompiledCriterion): readonly AnchorKind[] {
	return [...new Set([...anchors.all, ...anchors.any])].filter(anchor => missing.includes(anchor));
}

const mostWords = 8;

/** The words that weigh most, then those that the rules name; each once. */
function joined({words}: Carrying, {hits}: Found): readonly Phrase[] {
	const found = new Map<string, Phrase>();
	for (const {text, span} of [...words, ...hits]) {
		const key = foldedWords(text).join(' ');
		if (key !== '' && !found.has(key)) found.set(key, {text, span});
	}
	return [...found.values()].slice(0, mostWords);
}

const mostSentences = 3;

/** The statements that hold most of the words that the rules name, in reading order. */
function sentencesWith({statements}: View, {hits, anchors}: Found): readonly Phrase[] {
	const words = [...hits, ...anchors];
	return statements
		.map(({statement: {text, span}}) => ({
			text,
			span,
			held: words.filter(word => word.span.start >= span.start && word.span.end <= span.end).length,
		}))
		.filter(({held}) => held > 0)
		.sort((a, b) => b.held - a.held || a.span.start - b.span.start)
		.slice(0, mostSentences)
		.sort((a, b) => a.span.start - b.span.start)
		.map(({text, span}) => ({text, span}));
}
