import type {DocumentStatus, MetadataEntry, Placeholder, QmsDocument} from '../../model/document.ts';
import {blank} from '../../model/forms.ts';
import {headPlaceholders} from '../../model/placeholders.ts';
import {contains} from '../../text/span.ts';
import {hasControlData} from '../support/controlled.ts';
import {isFieldToFill} from '../support/blanks.ts';
import {documentRule} from '../rule.ts';

const quietKinds: readonly string[] = ['form', 'external'];
// What lies here is copied and filled in there.
const templateFolder =
	/(?:^|[/_ .-])(?:templates?|vorlagen?|muster|plantillas?|mod[eè]les?|modelos?|modell[oi]|sjablo(?:on|nen))(?=[/_ .-])/iu;

export default documentRule({
	meta: {
		id: 'placeholder',
		aliases: ['TXT001'],
		family: 'text',
		severity: 'warning',
		summary: 'A placeholder was left in a document.',
		why: 'A released document with a hole in it was released unread.',
		remedy: 'Fill it in or remove it.',
		messages: {
			left: 'The placeholder "{text}" was left in this document.',
			effective: 'The placeholder "{text}" was left in an effective document.',
			effectiveMore: 'The placeholder "{text}" was left in an effective document, and {more} more after it.',
			more: 'The placeholder "{text}" was left in this document, and {more} more after it.',
			template: 'This looks like a template that nobody has filled in: {count} placeholders, the first is "{text}".',
		},
	},
	check({document}, report) {
		if (!document.qms || quietKinds.includes(document.kind) || templateFolder.test(document.path)) return;
		if (document.template) {
			const prompts = document.placeholders.filter(({text}) => !blank.test(text));
			const [first] = prompts;
			if (first)
				report({
					message: 'template',
					values: {count: prompts.length, text: first.text},
					path: document.path,
					span: first.span,
					key: 'template',
					severity: 'information',
				});
			return;
		}
		const status = document.metadata.status?.value;
		const controlled = hasControlData(document);
		const severity =
			status === 'effective' ? 'error' : status === 'draft' || status === 'in-review' ? 'information' : 'warning';
		const left = [
			...inHead(document),
			...document.placeholders.filter(each => counts(document, each, controlled) && !isOfRelease(document, each)),
		];
		for (const [index, placeholder] of left.slice(0, shown).entries()) {
			const more = index === shown - 1 ? left.length - shown : 0;
			report({
				message: status === 'effective' ? (more > 0 ? 'effectiveMore' : 'effective') : more > 0 ? 'more' : 'left',
				values: {text: placeholder.text, more},
				path: document.path,
				span: placeholder.span,
				key: placeholder.text,
				severity,
			});
		}
	},
});

// A head without these has rules of its own, whatever stands in their place.
const missed: readonly (string | undefined)[] = ['id', 'title', 'version', 'status', 'owner', 'approver', 'approved'];

/** Holes in the front matter: a field that asks to be filled in, or a value with a prompt in it. */
function inHead({metadata, language}: QmsDocument): Placeholder[] {
	const status = metadata.status?.value;
	return metadata.entries.flatMap(entry => {
		if (entry.source !== 'front-matter' && entry.source !== 'unopened-head') return [];
		if (!entry.set && (missed.includes(entry.canonical) || isKnownLater(entry, status))) return [];
		return headPlaceholders(entry, language);
	});
}

/** Who releases a document, when, and from when it applies is known at its release: in a draft these are rightly open. */
const isKnownLater = ({canonical}: MetadataEntry, status: DocumentStatus | undefined): boolean =>
	(status === 'draft' || status === 'in-review') && atRelease.includes(canonical);
const atRelease: readonly (string | undefined)[] = ['effective', 'approved', 'approver', 'review.next', 'review.last'];

const isOfRelease = ({metadata: {status, entries}}: QmsDocument, {span}: Placeholder): boolean =>
	entries.some(entry => isKnownLater(entry, status?.value) && contains(entry.span, span));

/** How many are shown one by one; the last one tells how many follow. */
const shown = 1;

/**
 * True for a hole in the document itself. Quoted text is a model letter or an example that stays open; the name of a date
 * format explains a field; in a page that nobody controls only unfinished work counts, not the blanks of a script, and TBD
 * only in the place of a value.
 */
function counts(document: QmsDocument, {section, span, text}: Placeholder, controlled: boolean): boolean {
	if (!controlled && !/^(?:todo|tbd|tbc|fixme|lorem ipsum)/i.test(text)) return false;
	const block = document.sections[section]?.blocks.find(each => contains(each.span, span));
	if (block?.kind === 'quote' || block?.kind === 'code') return false;
	// A row with several holes is one that is filled in when there is something to enter.
	if (block?.kind === 'row' && document.placeholders.filter(each => contains(block.span, each.span)).length > 1)
		return false;
	const statement = block?.statements.find(each => contains(each.span, span));
	if (statement && isQuoted(statement.text, text)) return false;
	if (blank.test(text)) return !isFieldToFill(document, text, block, statement);
	if (!controlled && statement && /^tb[dca]$/i.test(text)) return standsAlone(statement.text, text);
	if (!/^[ymdjtah]{1,4}[-./][ymdjtah]{1,4}[-./][ymdjtah]{1,4}$/i.test(text)) return true;
	return statement ? statement.text.trim() === text : block === undefined;
}

/** Words in quotation marks are shown, and not left open. */
function isQuoted(statement: string, placeholder: string): boolean {
	const at = statement.indexOf(placeholder);
	if (at < 0) return false;
	const marks = /["“”„«»]/gu;
	return (
		(statement.slice(0, at).match(marks) ?? []).length % 2 === 1 && marks.test(statement.slice(at + placeholder.length))
	);
}

/** TBD in the place of a value: nothing but marks after it. "Two webinars, topics TBD by the team" tells how it will be found. */
function standsAlone(statement: string, placeholder: string): boolean {
	const after = statement.slice(statement.indexOf(placeholder) + placeholder.length);
	return /^[\s\p{P}|]*$/u.test(after);
}
