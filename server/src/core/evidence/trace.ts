import type {Statement} from '../model/document.ts';
import type {Engine} from './compile.ts';
import type {ConceptHit, Phrase} from './evidence.ts';
import type {PlacedHit} from './grade.ts';
import type {View} from './views.ts';

/** The words `from` to `to` of a statement with their place in the document. */
export function excerpt(statement: Statement, from: number, to: number): Phrase {
	const {words, starts, ends} = statement.tokens;
	const start = starts[from];
	const end = ends[Math.min(to, ends.length) - 1];
	if (start === undefined || end === undefined || end < start) return {text: statement.text, span: statement.span};
	return {
		text: words.slice(from, to).join(' '),
		span: {start: statement.span.start + start, end: statement.span.start + end},
	};
}

/** A hit as it is shown: its words, its concept, its place. A hit of the heading points at the heading. */
export function conceptHit({hit, at}: PlacedHit, view: View, engine: Engine): ConceptHit {
	const concept = engine.concepts[hit.concept]?.name ?? '';
	if (at && hit.end === 0)
		return {
			concept,
			text: at.source.context[0]?.text ?? at.statement.text,
			span: at.source.context[0]?.span ?? at.statement.span,
		};
	if (at) return {concept, ...excerpt(at.statement, hit.start, hit.end)};
	return {concept, text: view.root.section.heading, span: view.root.section.headingSpan};
}
