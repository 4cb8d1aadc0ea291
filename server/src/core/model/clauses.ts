import type {Reference, Section, Table} from './document.ts';
import {foldText} from '../text/fold.ts';
import type {Span} from '../text/span.ts';
import {sourceSpan, type Visible} from './visible.ts';

const standardName =
	/\b(?:(?:DIN|UNE|NF|BS|ÖNORM|ONORM|SN)\s)?(?:EN\s)?(ISO(?:\/(?:IEC|TS|TR|DIS|FDIS))?|IATF|IEC|EN|AS|VDA)[\s\u00A0-]?(\d{3,5})(?:-\d{1,2})?(?:\s?[:-]\s?((?:19|20)\d{2})(?:\+A1|\/A(?:md|MD)\s?1(?::\d{4})?)?|\s\(((?:19|20)\d{2})\))?/gu;
const clauseWord =
	'(?:clauses?|sub-?clauses?|sections?|kap(?:itel|\\.)|abschnitte?s?|ziffern?|cl[aá]usulas?|apartados?|puntos?|cap[ií]tulos?|chapitres?|articles?|paragraphes?|requirements?|anforderungen|§{1,2})';
const number = '\\d{1,2}(?:\\.\\d{1,2}){0,3}(?![\\d.]*\\d)(?!\\s?%)';
const numbers = `${number}(?:(?:\\s*(?:,|;|/|&|–|-)\\s*|\\s+(?:and|und|y|et|to|bis|or|oder)\\s+|\\s*,\\s*(?:and|und|y|et)\\s+)(?:${clauseWord}\\s*)?${number})*`;
const afterStandard = new RegExp(
	`^[\\s,;:(\\[–—-]*(${clauseWord})?\\s*(?:no\\.?|nr\\.?|n[.º°]*)?\\s*(${numbers})`,
	'iu',
);
const beforeStandard = new RegExp(`(?<![\\p{L}])(${clauseWord})\\s*(?:no\\.?|nr\\.?)?\\s*(${numbers})`, 'giu');
const eachNumber = new RegExp(number, 'g');
// What follows a number that measures something, or that counts the sections of a text that is no standard.
const unit =
	/^\s?(?:[µuμnmckM]?(?:m|g|s|A|V|W|J|N|Pa|Hz|L|l|mol|bar)[²³]?|min|h|Std|°\s?[CFK]?|[%‰€$£]|EUR|USD|CHF|ppm|dB|Ω|ohm|inch|in|mil|x|×|±)(?![\p{L}\d])/u;
const elsewhere =
	/^[^.;]{0,12}?\s?(?:of|in|to|der|des|dieser|dieses|diesem|del?|de la|du|des)\s+(?:the|this|that|our|an?|unsere\w*|vorliegend\w*|este|esta|nuestr[oa]|presente|pr[ée]sente?|ce|cette|notre|le|la|el)?\s*(?:present\s+)?(?:manual|handbook|document|procedure|policy|contract|agreement|act|law|regulation|gdpr|directive|statutes|bylaws|handbuchs?|dokuments?|vertrags?|verordnung|gesetz(?:es)?|satzung|manuel|contrat|loi|r[eè]glement|statuts|contrato|convenio|ley|reglamento|estatutos|documento|procedimiento)\b/iu;

// Another text whose section is meant: "ICH E6(R2) Section 5.0", "21 CFR Part 820, section 30".
const otherText =
	/(?:\b(?:ICH|CFR|FDA|GAMP|MDR|IVDR|MDD|OSHA|GDPR|DSGVO|RGPD|GMP|GLP|GCP|GxP|HACCP|NIST|ASTM|ANSI|COSO|COBIT|SOC|HIPAA|EU|UE|EG|Act|Directive|Regulation|Guidance|Richtlinie|Verordnung|Gesetz|Directiva|Reglamento|Ley|Directive|Règlement|Loi|Code)\b|\b[A-Z]{2,6}[ -]?[A-Z]?\d{1,4}\b)[^.;]{0,24}$/u;

interface NamedStandard {
	readonly name: string;
	readonly edition: string | undefined;
	readonly start: number;
	readonly end: number;
}

/** Standards named in a text, in order: `DIN EN ISO 9001:2015` is `ISO 9001` in its edition `2015`. */
function standardsIn(text: string): NamedStandard[] {
	if (!/\b(?:ISO|IATF|IEC|EN|AS|VDA)/u.test(text)) return [];
	return [...text.matchAll(standardName)].map(match => ({
		name: `${(match[1] ?? '').replace(/\/.*$/, '')} ${match[2]}`,
		edition: match[3] ?? match[4],
		start: match.index,
		end: match.index + match[0].length,
	}));
}

/**
 * Clause references of one text: numbers next to a standard's name or after a word for clause. A number after
 * "section" or "Kapitel" counts only where a standard is named in the same text, and never where the
 * document has a section of that number.
 */
export function clausesIn(visible: Visible, section: number, ownNumbers: ReadonlySet<string>): Reference[] {
	const {text} = visible;
	if (!/\d/.test(text)) return [];
	const standards = standardsIn(text);
	const found = new Map<number, Reference>();
	const add = (at: number, list: string, standard: NamedStandard | undefined): void => {
		for (const each of list.matchAll(eachNumber)) {
			const start = at + each.index;
			const end = start + each[0].length;
			if (found.has(start) || unit.test(text.slice(end))) continue;
			found.set(start, reference(each[0], sourceSpan(visible, start, end), section, titleAfter(text, end), standard));
		}
	};
	const named = new Set<NamedStandard>();
	for (const standard of standards) {
		const match = afterStandard.exec(text.slice(standard.end, standard.end + 300));
		const list = match?.[2] ?? '';
		if (!match || (match[1] === undefined && !list.includes('.'))) continue;
		if (unit.test(text.slice(standard.end + match[0].length))) continue;
		add(standard.end + match[0].length - list.length, list, standard);
		named.add(standard);
	}
	for (const match of text.matchAll(beforeStandard)) {
		const list = match[2] ?? '';
		const at = match.index + match[0].length - list.length;
		const end = match.index + match[0].length;
		if (unit.test(text.slice(end)) || elsewhere.test(text.slice(end))) continue;
		const following = standards.find(
			each => each.start >= end && each.start - end < 40 && !/[.;,]\s/.test(text.slice(end, each.start)),
		);
		const standard = following ?? standards.findLast(each => each.end <= match.index);
		// What stands nearer than the standard may be another text with sections of its own.
		if (!following && otherText.test(text.slice(standard?.end ?? 0, match.index))) continue;
		// A section that the document has itself is meant, unless the standard stands right beside the word.
		if (standard && match.index - standard.end > 40 && ownNumbers.has(list.split(/[^\d.]/)[0] ?? '')) continue;
		if (standard) named.add(standard);
		if (!standard && (!/^(?:sub-?)?cl/iu.test(match[1] ?? '') || ownNumbers.has(list.split(/[^\d.]/)[0] ?? '')))
			continue;
		add(at, list, standard);
	}
	for (const standard of standards) {
		if (standard.edition === undefined || named.has(standard)) continue;
		found.set(standard.start, reference('', sourceSpan(visible, standard.start, standard.end), section, '', standard));
	}
	return [...found.values()];
}

function reference(
	target: string,
	span: Span,
	section: number,
	label: string,
	standard: {readonly name: string; readonly edition: string | undefined} | undefined,
): Reference {
	return {
		kind: 'clause',
		span,
		section,
		target,
		label,
		...(standard?.edition === undefined ? {} : {edition: standard.edition}),
		...(standard === undefined ? {} : {standard: standard.name}),
	};
}

/** `8.5.2 Corrective action` and `8.5.2 (corrective action)`: the title written beside a number. */
function titleAfter(text: string, end: number): string {
	const match = /^\s*(?:[–—:-]\s*|\(\s*|[“"«]\s*)?(\p{Lu}[\p{L}\s'’,/&-]{3,60})/u.exec(text.slice(end, end + 80));
	const open = match ? text.slice(end, end + 3).trim() : '';
	if (match?.[1]) return match[1].trim();
	const inParentheses =
		open === '' ? /^\s*\(\s*([\p{L}][\p{L}\s'’,/&-]{3,60})\)/u.exec(text.slice(end, end + 80)) : undefined;
	return inParentheses?.[1]?.trim() ?? '';
}

// A standard with its number or a word for clause names such a column by itself; ISO alone may be a speed, a fit or an insulation.
const clauseHeader =
	/^(?:(?:iso|din en iso|en iso|iatf|iec) ?(?:9001|\d{4,5}).*|(?:iso )?(?:sub )?clauses?(?: .*)?|norm ?kapitel|normabschnitt|kapitel der norm|clausulas?(?: .*)?|apartados?(?: de la norma| iso.*)?|numeral|chapitres?(?: de la norme| iso.*)?|exigence(?: iso.*)?|requisito(?: iso.*| norma)?)$/;
const bareHeader =
	/^(?:din en |en )?iso$|^iso (?:ref\w*|nr|no|n|abschnitt|bezug|req\w*|requisito\w*|exigence\w*)$|^norm$/;
const titleHeader =
	/^(?:title|topic|requirement|requirements|name|subject|description|clause title|heading|titel|thema|anforderung|bezeichnung|titulo|requisito|tema|descripcion|titre|sujet|exigence|intitule)$/;

/** Clause numbers in the columns of a table that a header names as clauses. */
export function clausesInTable(table: Table, sections: readonly Section[], title: string): Reference[] {
	const columns = table.header.flatMap((cell, index) => {
		const name = foldText(cell.text);
		if (/[[(](?:[µm]?m|°|%)/u.test(cell.text)) return [];
		return bareHeader.test(name) ? (holdsClauses(table, index) ? [index] : []) : clauseHeader.test(name) ? [index] : [];
	});
	if (columns.length === 0) return [];
	const titles = table.header.findIndex(cell => titleHeader.test(foldText(cell.text)));
	return columns.flatMap(column => {
		const header = table.header[column]?.text ?? '';
		const heading = sections[table.section]?.heading ?? '';
		const [standard] = [header, heading, title].flatMap(text => standardsIn(text));
		return table.rows.flatMap(row => {
			const cell = row[column];
			if (!cell || standardsIn(cell.text).length > 0) return [];
			const label = titles >= 0 && titles !== column ? (row[titles]?.text ?? '') : '';
			return numbersInCell(cell.text).map(each => {
				const span =
					cell.span.end - cell.span.start === cell.text.length
						? {start: cell.span.start + each.at, end: cell.span.start + each.at + each.number.length}
						: cell.span;
				return reference(
					each.number,
					span,
					table.section,
					titleAfter(cell.text, each.at + each.number.length) || label,
					standard,
				);
			});
		});
	});
}

/** True for a column of nothing but clause numbers of a management system standard, two parts at least in half of them. */
function holdsClauses({rows}: Table, column: number): boolean {
	const cells = rows.map(row => row[column]?.text.trim() ?? '').filter(text => text !== '');
	const clauses = cells.filter(text =>
		/^(?:§\s*)?(?:[4-9]|10)(?:\.\d{1,2}){0,3}(?:[\s,;/&–-]+(?:[4-9]|10)(?:\.\d{1,2}){0,3})*(?:\s+\p{L}.*)?$/u.test(
			text,
		),
	);
	const deep = clauses.filter(text => /\d\.\d/.test(text)).length;
	// Classes of bolts and types of certificates have two numbers; the clauses of a whole table hardly ever.
	return (
		clauses.length === cells.length && deep * 2 >= clauses.length && clauses.some(text => /\d\.\d+\.\d|^\d$/.test(text))
	);
}

function numbersInCell(text: string): {readonly number: string; readonly at: number}[] {
	if (text.length > 200) return [];
	return [...text.matchAll(/(?<![\d.\p{L}-])\d{1,2}(?:\.\d{1,2}){0,3}(?![\d.]*\d)(?!\s?%)/gu)]
		.filter(match => match[0].includes('.') || /^(?:[4-9]|10)$/.test(match[0]))
		.map(match => ({number: match[0], at: match.index}));
}
