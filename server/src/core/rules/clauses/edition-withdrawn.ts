import {editionOf} from '../../config/edition.ts';
import {documentRule} from '../rule.ts';
import {tellsHistory} from '../support/clauses.ts';
import type {Span} from '../../text/span.ts';
import {shorten} from '../support/steps.ts';

const withdrawn = /\biso(?:[ /]+iec)? 9001[ :-]*(1987|1994|2000|2008)\b/i;
const past =
	/\b(?:withdrawn|replac\w+|supersed\w+|formerly|previous|transition\w*|since|was certified|until|compared|history|old|earlier|former|ersetzt|abgelost|fruher\w*|sustituy\w+|anterior|remplac\w+|ancienne)\b/i;

export default documentRule({
	meta: {
		id: 'edition-withdrawn',
		aliases: ['CLS001'],
		family: 'clauses',
		severity: 'warning',
		summary: 'A document refers to a withdrawn edition of ISO 9001.',
		why: 'A reference to an edition that no longer applies shows that the document was not reviewed since.',
		remedy: 'Refer to the edition in force, and check whether the clause moved.',
		messages: {withdrawn: 'ISO 9001:{year} is withdrawn; this QMS uses {edition}.'},
	},
	check({document, text, config, catalogs}, report) {
		const catalog = catalogs.find(each => each.staleClauses.length > 0);
		if (!document.qms || !catalog || ['external', 'record'].includes(document.kind)) return;
		const edition = `ISO 9001:${editionOf(config, catalog)}`;
		const said = new Set<string>();
		for (const section of document.sections) {
			if (section.role === 'history') continue;
			for (const statement of section.blocks.flatMap(block => block.statements)) {
				const match = withdrawn.exec(statement.text);
				if (!match || past.test(statement.text) || tellsHistory(statement.text)) continue;
				const year = match[1] ?? '';
				if (said.has(year)) continue;
				said.add(year);
				report({
					message: 'withdrawn',
					values: {year, edition, text: shorten(statement.text)},
					path: document.path,
					span: wordsIn(text, statement.span),
					key: year,
				});
			}
		}
	},
});

/** Where the edition is named; the whole statement where mark-up stands within its name. */
function wordsIn(text: string, {start, end}: Span): Span {
	const match = withdrawn.exec(text.slice(start, end));
	return match ? {start: start + match.index, end: start + match.index + match[0].length} : {start, end};
}
