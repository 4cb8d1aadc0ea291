import type {Catalog} from '../core/catalog/catalog.ts';
import type {Evidence, Phrase} from '../core/evidence/evidence.ts';
import {allAsWritten} from '../core/evidence/written.ts';
import type {Language, QmsDocument} from '../core/model/document.ts';
import {printedRange} from '../core/text/lines.ts';
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
		sentences: evidence.sentences.map(({text, span}) => ({
			line: printedRange(document.lineStarts, span).line,
			text,
		})),
		for: allAsWritten(document, evidence.for),
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
	const phrases: readonly Phrase[] = [...hits, ...anchors];
	let best = '';
	let most = 0;
	for (const {blocks} of document.sections.slice(section, sectionEnd)) {
		for (const {span, text} of blocks.flatMap(block => block.statements)) {
			const count = phrases.filter(phrase => span.start <= phrase.span.start && phrase.span.end <= span.end).length;
			if (count > most) [best, most] = [text, count];
		}
	}
	return best;
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
	return strongWords(catalog, name, language)[0] ?? name.replaceAll('-', ' ');
}

/** Strong terms of a concept, in writing: `caus*` as `caus…`. */
export function strongWords(catalog: Catalog, name: string, language: Language): string[] {
	const terms = catalog.concepts.find(concept => concept.name === name)?.terms[language].strong ?? [];
	return terms.map(term => term.replaceAll(' ~ ', ' … ').replaceAll('*', '…').replaceAll('+', ''));
}
