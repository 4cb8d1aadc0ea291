import type {Evidence} from '../evidence/evidence.ts';
import type {QmsDocument} from '../model/document.ts';
import {contains} from '../text/span.ts';

/**
 * The paragraphs an evidence rests on, as one text, where all of them are boilerplate; undefined where one is the
 * document's own. Evidence of this kind counts once, however many documents repeat it.
 */
export function sharedText(
	document: QmsDocument,
	evidence: Evidence,
	boilerplate: ReadonlySet<number>,
): string | undefined {
	if (evidence.field !== undefined) return undefined;
	const used = document.paragraphHashes.filter(({section, block}) => {
		if (section < evidence.section || section >= evidence.sectionEnd) return false;
		const span = document.sections[section]?.blocks[block]?.span;
		return span !== undefined && evidence.hits.some(hit => contains(span, hit.span));
	});
	if (used.length === 0 || !used.every(({hash}) => boilerplate.has(hash))) return undefined;
	const words = evidence.hits.filter(hit => !isHeading(document, evidence, hit.span.start));
	const placed = words.every(hit =>
		used.some(({section, block}) => {
			const span = document.sections[section]?.blocks[block]?.span;
			return span !== undefined && contains(span, hit.span);
		}),
	);
	return placed
		? used
				.map(({hash}) => hash)
				.sort((a, b) => a - b)
				.join(' ')
		: undefined;
}

function isHeading(document: QmsDocument, evidence: Evidence, at: number): boolean {
	return document.sections
		.slice(evidence.section, evidence.sectionEnd)
		.some(({headingSpan}) => at >= headingSpan.start && at < headingSpan.end);
}
