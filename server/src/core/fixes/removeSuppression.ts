import {lineEnd, withSeparator} from './directives.ts';
import type {Fix} from './fix.ts';

/** Takes the name of a rule out of an `ignore` directive, or the whole directive where it names no other. */
export const removeSuppression: Fix = {
	kind: 'remove-suppression',
	summary: 'Removes the rule at the finding\'s place from its `ignore` directive; the directive too where nothing is left of it.',
	edits({snapshot, text, finding: {path, span}}) {
		const document = snapshot.documents.get(path)?.document;
		const source = text(path);
		const directive = document?.directives.find(each => each.verb === 'ignore' && each.ids.some(id => id.span.start === span.start));
		if (!directive || source === undefined) return [];
		if (directive.ids.length > 1) return [{path, span: withSeparator(source, span), newText: ''}];
		const alone = document?.directives.every(each => each === directive || each.span.end <= directive.span.start || each.span.start >= directive.span.end) ?? false;
		if (!alone) return [];
		const ends = lineEnd(source, directive.span.end);
		const whole = /(?:^|[\r\n])[ \t]*$/.test(source.slice(0, directive.span.start)) && source.slice(directive.span.end, ends).trim() === '';
		return [{path, span: {start: directive.span.start, end: whole ? ends : directive.span.end}, newText: ''}];
	},
};
