import type {Span} from '../text/span.ts';
import type {DocumentEntry} from '../workspace/snapshot.ts';
import type {FeatureContext, PathSpan} from './context.ts';
import {definitionsOf} from './occurrences.ts';
import {namesIn} from './names.ts';
import {resolved, targetOf} from './target.ts';

/** A stretch of text that leads to another document of the root. */
export interface Link {
	readonly span: Span;
	readonly target: PathSpan;
	readonly tooltip: string;
}

/** The ids and wiki names of a document that lead somewhere; ordinary links too where `all` is asked for. */
export function documentLinks(
	context: FeatureContext,
	{document}: DocumentEntry,
	which: 'ids' | 'all',
): readonly Link[] {
	const links: Link[] = [];
	for (const name of namesIn(context, document.path)) {
		const target = name.kind === 'role' ? undefined : resolved(context, name);
		if (target === undefined || (target.kind !== 'document' && target.kind !== 'process')) continue;
		const [place] = definitionsOf(context, target);
		if (place !== undefined && place.path !== document.path)
			links.push({
				span: name.span,
				target: place,
				tooltip: context.snapshot.documents.get(place.path)?.document.title ?? place.path,
			});
	}
	for (const reference of document.references) {
		if (reference.kind !== 'wiki' && (which !== 'all' || reference.kind !== 'link')) continue;
		const target = targetOf(document, reference);
		const [place] = target === undefined ? [] : definitionsOf(context, target);
		if (place !== undefined) links.push({span: reference.span, target: place, tooltip: place.path});
	}
	return withoutOverlaps(links);
}

function withoutOverlaps(links: readonly Link[]): Link[] {
	const sorted = links.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
	let end = -1;
	return sorted.filter(({span}) => {
		if (span.start < end) return false;
		end = span.end;
		return true;
	});
}
