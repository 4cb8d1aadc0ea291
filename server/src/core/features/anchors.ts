import {buildDocument} from '../model/build.ts';
import {modelOptionsOf} from '../model/options.ts';
import type {QmsDocument} from '../model/document.ts';
import {findFrontMatter} from '../syntax/frontMatter.ts';
import type {TextEdit} from '../text/span.ts';
import {resolvePath} from '../workspace/paths.ts';
import type {FeatureContext} from './context.ts';
import {referencesOf} from './outside.ts';

/** The edits that lead links to headings on to the anchors that these have after other edits. */
export function anchorEdits(context: FeatureContext, edits: readonly TextEdit[]): readonly TextEdit[] {
	const moved = new Map<string, ReadonlyMap<string, string>>();
	for (const path of new Set(edits.map(edit => edit.path))) {
		const anchors = movedAnchors(
			context,
			path,
			edits.filter(edit => edit.path === path),
		);
		if (anchors.size > 0) moved.set(path, anchors);
	}
	return moved.size === 0
		? []
		: [...context.snapshot.documents.values()].flatMap(({document}) => editsOf(context, document, moved));
}

/** Anchors of a document that its edits change, old to new. */
function movedAnchors(context: FeatureContext, path: string, edits: readonly TextEdit[]): ReadonlyMap<string, string> {
	const moved = new Map<string, string>();
	const {snapshot} = context;
	const document = snapshot.documents.get(path)?.document;
	const before = context.text(path);
	if (document?.format !== 'markdown' || before === undefined) return moved;
	if (
		!document.sections.some(({headingSpan}) =>
			edits.some(({span}) => headingSpan.start <= span.start && span.end <= headingSpan.end),
		)
	)
		return moved;
	const after = edits
		.toSorted((a, b) => b.span.start - a.span.start)
		.reduce((now, {span, newText}) => now.slice(0, span.start) + newText + now.slice(span.end), before);
	const {sections} = buildDocument({path, text: after}, {...modelOptionsOf(snapshot.config), listed: true});
	if (sections.length !== document.sections.length) return moved;
	for (const [index, {slug}] of document.sections.entries()) {
		const now = sections[index]?.slug ?? slug;
		if (slug !== '' && now !== slug) moved.set(slug, now);
	}
	return moved;
}

function editsOf(
	context: FeatureContext,
	document: QmsDocument,
	moved: ReadonlyMap<string, ReadonlyMap<string, string>>,
): TextEdit[] {
	const {path} = document;
	const text = context.text(path) ?? '';
	if (!document.qms && ![...moved.values()].some(anchors => namesAnchor(text, anchors))) return [];
	const found: TextEdit[] = [];
	for (const {kind, target, anchor, span} of referencesOf(context, document, text)) {
		const now =
			anchor === undefined || (kind !== 'anchor' && kind !== 'link')
				? undefined
				: moved.get(kind === 'anchor' ? path : resolvePath(path, target))?.get(anchor.toLowerCase());
		const at = now === undefined ? -1 : text.slice(span.start, span.end).lastIndexOf(`#${anchor}`);
		if (now !== undefined && anchor !== undefined && at >= 0)
			found.push({path, span: {start: span.start + at + 1, end: span.start + at + 1 + anchor.length}, newText: now});
	}
	return [...found, ...claimsInHead(document, text, moved.get(path))];
}

/** Whether a text may hold a link to one of the anchors, which is cheaper to tell than what it refers to. */
function namesAnchor(text: string, anchors: ReadonlyMap<string, string>): boolean {
	const folded = text.toLowerCase();
	return [...anchors.keys()].some(anchor => folded.includes(`#${anchor}`));
}

/** Claims of a head name sections of their document by anchor. */
function claimsInHead({path}: QmsDocument, text: string, moved: ReadonlyMap<string, string> | undefined): TextEdit[] {
	const head = findFrontMatter(text);
	if (moved === undefined || head.kind !== 'yaml') return [];
	return [...text.slice(head.span.start, head.span.end).matchAll(/#([\p{L}\p{N}_-]+)(?=["']?\s*:)/gu)].flatMap(
		match => {
			const now = moved.get((match[1] ?? '').toLowerCase());
			const start = head.span.start + match.index + 1;
			return now === undefined ? [] : [{path, span: {start, end: start + (match[1] ?? '').length}, newText: now}];
		},
	);
}
