import type {QmsDocument} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import type {FeatureContext} from './context.ts';
import {namesIn} from './names.ts';
import {outcomeNamed, resolved} from './target.ts';

export const tokenTypes = ['directive', 'outcome', 'document', 'role', 'record'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** A stretch of text with a meaning that colours can show. `deprecated`: a document that is superseded or withdrawn. */
export interface Token {
	readonly span: Span;
	readonly type: TokenType;
	readonly deprecated: boolean;
}

/** The meaningful words of a document in text order, without overlaps. */
export function tokens(context: FeatureContext, document: QmsDocument): readonly Token[] {
	const found: Token[] = [];
	const text = context.text(document.path) ?? '';
	for (const {verb, span, ids} of document.directives) {
		const at = text.slice(span.start, span.end).search(new RegExp(`\\b${verb}\\b`));
		if (at >= 0 && ids.every(id => span.start + at < id.span.start))
			found.push({
				span: {start: span.start + at, end: span.start + at + verb.length},
				type: 'directive',
				deprecated: false,
			});
		if (verb !== 'ignore')
			for (const id of ids)
				if (outcomeNamed(context, id.id, id.span) !== undefined)
					found.push({span: id.span, type: 'outcome', deprecated: false});
	}
	for (const name of namesIn(context, document.path)) {
		const target = resolved(context, name);
		if (target === undefined) continue;
		const type = target.kind === 'process' ? 'document' : target.kind;
		found.push({span: target.span, type, deprecated: type === 'document' && isOld(context, target.id)});
	}
	return inOrder(found);
}

function isOld({snapshot}: FeatureContext, id: string): boolean {
	const paths = snapshot.index.byId.get(id) ?? [];
	return (
		paths.length > 0 &&
		paths.every(path =>
			['superseded', 'withdrawn'].includes(snapshot.documents.get(path)?.document.metadata.status?.value ?? ''),
		)
	);
}

function inOrder(found: readonly Token[]): Token[] {
	let end = 0;
	return found
		.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
		.filter(({span}) => {
			if (span.start < end || span.end <= span.start) return false;
			end = span.end;
			return true;
		});
}
