import type {QmsDocument, Section} from '../../model/document.ts';
import {hasControlData} from '../support/controlled.ts';
import {documentRule} from '../rule.ts';

const quietKinds: readonly string[] = ['form', 'external', 'record', 'mapping'];

export default documentRule({
	meta: {
		id: 'section-empty',
		aliases: ['TXT002'],
		family: 'text',
		severity: 'warning',
		summary: 'A heading has nothing under it.',
		why: 'An empty section tells the reader that something belongs here and was never written.',
		remedy: 'Fill the section or delete it.',
		messages: {empty: 'The section "{title}" has no content.'},
	},
	check({document, text}, report) {
		if (!document.qms || document.format !== 'markdown' || document.template || quietKinds.includes(document.kind))
			return;
		for (const section of document.sections) {
			if (
				section.level < 2 ||
				section.heading === '' ||
				section.blocks.length > 0 ||
				section.subtreeEnd > section.index + 1 ||
				speaksForItself(section) ||
				groupsPages(document, section) ||
				isOfTitle(document, section) ||
				annex.test(section.heading)
			)
				continue;
			// Images, HTML, code and rules of the layout are content that has no blocks; directives and comments are not.
			const body = text
				.slice(section.headingSpan.end, document.sections[section.index + 1]?.headingSpan.start ?? document.length)
				.replaceAll(/<!--[\s\S]*?-->/g, '')
				.replaceAll(/^\s*(?:[-*_=]\s*){3,}$/gm, '')
				.replaceAll(/^\[\/\/\]: #.*$/gm, '');
			if (body.trim() !== '') continue;
			report({
				message: 'empty',
				values: {title: section.heading},
				path: document.path,
				span: section.headingSpan,
				key: 'empty',
			});
		}
	},
});

/** What was put together as annexes brings headings of its own. */
const annex =
	/^[\d.\s]*(?:annex(?:es)?|appendi(?:x|ces)|attachments?|anhang|anhänge|anlagen?|anexos?|annexes?|allegat[oi]|apéndices?|bijlagen?)(?!\p{L})[^\p{L}]*$/iu;

/** Headings one after the other at the beginning are the lines of a title. */
function isOfTitle({sections}: QmsDocument, {index}: Section): boolean {
	return index <= mostTitleLines && sections.slice(0, index).every(({blocks}) => blocks.length === 0);
}

const mostTitleLines = 3;

/** A first heading is the title, whatever its level; a sentence, or a label with its value, set as a heading is all there is to say. */
function speaksForItself({index, heading}: Section): boolean {
	return (
		index === 1 || /[.!?…]$|[.!?]\s+\p{Lu}|:\s*\S/u.test(heading.trim()) || heading.split(/\s+/).length > longestHeading
	);
}

const longestHeading = 14;

/** In pages that nobody controls, writers set a heading over others of the same level to group them; nothing was left out. */
function groupsPages(document: QmsDocument, {index, level}: Section): boolean {
	return !hasControlData(document) && document.sections[index + 1]?.level === level;
}
