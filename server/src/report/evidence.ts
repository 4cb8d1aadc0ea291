import type {Catalog} from '../core/catalog/catalog.ts';
import type {Evidence, Phrase} from '../core/evidence/evidence.ts';
import {allAsWritten} from '../core/evidence/written.ts';
import type {Language, QmsDocument} from '../core/model/document.ts';
import {printedRange} from '../core/text/lines.ts';
import {remembered} from '../core/text/remembered.ts';
import type {Span} from '../core/text/span.ts';
import type {EvidenceResult} from './result.ts';
import {gradeName, holdText, missingWords} from './words.ts';

/** What the engine makes of a place, in words and printed positions. */
export function evidenceResult(document: QmsDocument, evidence: Evidence, catalog: Catalog): EvidenceResult {
	return {
		...printedRange(document.lineStarts, evidence.span),
		section: evidence.field ?? document.sections[evidence.section]?.heading ?? '',
		grade: gradeName(evidence.grade),
		likelihood: evidence.likelihood,
		answer: evidence.answer,
		// What the largest reports leave out is worked out when somebody asks.
		get sentences() {
			return evidence.sentences.map(({text, span}) => ({line: printedRange(document.lineStarts, span).line, text}));
		},
		get for() {
			return allAsWritten(document, evidence.for);
		},
		against: evidence.against,
		quote: quoteOf(document, evidence),
		phrases: phrasesOf(document, evidence),
		missing: evidence.missing.map(each =>
			missingWords(each, concept => exampleWord(catalog, concept, document.language)),
		),
		heldBack: evidence.holds.map(holdText),
	};
}

/** The sentence of the section that holds most of the words that counted; the first of several. */
function quoteOf(document: QmsDocument, {section, sectionEnd, hits, anchors}: Evidence): string {
	const spans = [...hits, ...anchors].map(phrase => phrase.span);
	let best = '';
	let most = 0;
	for (const {blocks} of spans.length === 0 ? [] : document.sections.slice(section, sectionEnd)) {
		for (const {statements} of blocks) {
			for (const {span, text} of statements) {
				const count = countWithin(span, spans);
				if (count > most) [best, most] = [text, count];
			}
		}
	}
	return best;
}

function countWithin({start, end}: Span, spans: readonly Span[]): number {
	let count = 0;
	for (const each of spans) if (start <= each.start && each.end <= end) count++;
	return count;
}

/** The words that counted, in the order of the text, each once. */
function phrasesOf(document: QmsDocument, evidence: Evidence): readonly string[] {
	const phrases: Phrase[] = [...evidence.hits, ...evidence.anchors];
	return allAsWritten(
		document,
		phrases.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
	);
}

/** The first strong word of a concept in a language; its name where it has none. */
function exampleWord(catalog: Catalog, name: string, language: Language): string {
	const [first] = conceptsOf(catalog).get(name)?.terms[language].strong ?? [];
	return first === undefined ? name.replaceAll('-', ' ') : inWriting(first);
}

const conceptsOf = remembered(
	({concepts}: Catalog): ReadonlyMap<string, Catalog['concepts'][number]> =>
		new Map(concepts.map(concept => [concept.name, concept])),
);

/** Strong terms of a concept, in writing: `caus*` as `caus…`. */
export function strongWords(catalog: Catalog, name: string, language: Language): string[] {
	return (conceptsOf(catalog).get(name)?.terms[language].strong ?? []).map(inWriting);
}

const inWriting = (term: string): string => term.replaceAll(' ~ ', ' … ').replaceAll('*', '…').replaceAll('+', '');
