import type {Span, TextEdit} from '../text/span.ts';
import {lineEnd, wholeDirective, withSeparator} from './directives.ts';
import type {Fix, FixContext} from './fix.ts';

/** Takes an id out of a claim. */
export const removeClaim: Fix = {
	kind: 'remove-claim',
	summary: "Removes the id at the finding's place from its directive; the directive too where nothing is left of it.",
	edits: removeId,
};

/** Takes the name of a rule out of an `ignore` directive. */
export const removeSuppression: Fix = {
	kind: 'remove-suppression',
	summary:
		"Removes the rule at the finding's place from its `ignore` directive; the directive too where nothing is left of it.",
	edits: removeId,
};

function removeId({snapshot, text, finding: {path, span}}: FixContext): readonly TextEdit[] {
	const document = snapshot.documents.get(path)?.document;
	const source = text(path);
	const directive = document?.directives.find(each => each.ids.some(id => id.span.start === span.start));
	if (!directive || source === undefined) return [];
	if (directive.source === 'front-matter' || directive.source === 'yaml')
		return [{path, span: listItem(source, span) ?? withSeparator(source, span), newText: ''}];
	return [
		{
			path,
			span: directive.ids.length > 1 ? withSeparator(source, span) : wholeDirective(source, directive.span),
			newText: '',
		},
	];
}

/** The line of a block list that holds the id alone. */
function listItem(text: string, span: Span): Span | undefined {
	const before = /(?:^|[\r\n])([ \t]*-[ \t]+["']?)$/.exec(text.slice(0, span.start));
	const end = lineEnd(text, span.end);
	if (!before || !/^["']?\s*$/.test(text.slice(span.end, end))) return undefined;
	return {start: span.start - (before[1] ?? '').length, end};
}
