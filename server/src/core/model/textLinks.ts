import type {Reference} from './document.ts';
import {sourceSpan, type Visible} from './visible.ts';

const blanks = /(?<!\\)\[([^\][\n]{1,200})\]\(([^()<>\n"']{1,300}\.[a-z][a-z\d]{0,4}(?:#[^()<>\s]{0,100})?)\)/giu;
// `[Project][Module]` is the pattern of a name, and `[yes][no]` a choice: a link has a text of several words, a label small letters.
const undefinedLabel = /(?<![\w\]\\])\[([^\][\n]{1,200})\]\[(?!\^)([^\][\n]{1,100})\]/gu;

/**
 * What was meant as a link and is shown as text: a target with blanks that are not escaped, and a label that nothing defines. Links
 * that Markdown reads are no longer in brackets in a visible text.
 */
export function textLinks(visible: Visible, section: number): Reference[] {
	const {text} = visible;
	if (!text.includes('](') && !text.includes('][')) return [];
	const found: Reference[] = [];
	const add = (match: RegExpExecArray, target: string): void => {
		const end = match.index + match[0].length;
		if (visible.code.some(code => code.start < end && match.index < code.end)) return;
		found.push({
			kind: 'as-text',
			span: sourceSpan(visible, match.index, end),
			section,
			target,
			label: (match[1] ?? '').trim(),
		});
	};
	for (const match of text.matchAll(blanks)) if (/\S\s+\S/.test(match[2] ?? '')) add(match, match[2] ?? '');
	for (const match of text.matchAll(undefinedLabel))
		if (/\p{L}\S*\s+\S/u.test(match[1] ?? '') && /^[\p{Ll}\d]/u.test(match[2] ?? '')) add(match, `[${match[2] ?? ''}]`);
	return found;
}
