import type {Body} from './body.ts';
import type {Language, MetadataEntry, Placeholder, Section} from './document.ts';
import type {ModelMemory} from './memory.ts';
import {foldText} from '../text/fold.ts';
import {sourceSpan, type Visible, VisibleBuilder} from './visible.ts';

// Words that begin or end what a template asks for, folded.
const prompts = new Set(
	(
		'insert enter add describe state specify list define provide fill include explain identify select choose replace write give your company organization organisation project product customer person who what when where how date name title role position department document author owner approver reviewer version number signature address location site email phone placeholder example optional ' +
		'einfugen eintragen eingeben angeben beschreiben beschreibung auflisten nennen ihr ihre firma firmenname unternehmen unternehmensname organisation datum titel rolle abteilung bitte hier produkt kunde verantwortlicher unterschrift nummer ' +
		'insertar indicar describir completar anadir agregar especificar listar definir nombre fecha empresa organizacion cargo rol departamento titulo su sus producto cliente responsable firma numero ' +
		'inserer indiquer decrire completer ajouter preciser lister definir saisir nom entreprise societe fonction service titre votre vos produit client signature numero'
	).split(' '),
);
const promptEndings = new Set(
	'name date number title role department address signature owner version here id nombre fecha numero nom datum nummer hier aqui ici'.split(
		' ',
	),
);
// Brackets around these are part of the language of documents.
const meant = new Set(
	'note sic draft optional see example figure table image link source ref citation needed edit tip warning important caution internal external confidential customer product version number site document'.split(
		' ',
	),
);

// A text about numbering or dates shows patterns on purpose.
const aboutFormat =
	/\b(?:format\w*|naming|named|numbering|numbered|convention\w*|pattern\w*|prefix\w*|cod(?:e|es|ed|ing|ification|igo|igos|ificacion|ifica)|identif\w*|kennzeichnung\w*|schema\w*|scheme|notation|structure|nomenclat\w*|nummer\w*|benenn\w*|numera\w*|numero\w*|stands for|denotes|e\.g|for example|zum beispiel|z\. ?b|por ejemplo|p\. ?ej|par exemple|indicat\w*|means|placeholders?|platzhalter\w*|marcador\w*|bedeutet|significa|signifie|sequential|consecutiv\w*|fortlaufend\w*|iso 8601|yyyymmdd)\b/iu;

const dates =
	/(?<![\p{L}\d])(?:(?:YYYY|AAAA|JJJJ)[-/.]MM[-/.](?:DD|TT|JJ)|(?:DD|TT|JJ|MM)[-/.](?:MM|DD)[-/.](?:YYYY|YY|JJJJ|AAAA)|XX[-/.]XX[-/.]XX(?:XX)?)(?![\p{L}\d])/giu;
const crosses = /(?<![\p{L}\d%/-])(?:[A-Z]{1,5}[-_ ])?X{2,6}(?:[-_./]X{2,6}){0,3}(?![\p{L}\d-])/gu;
const words = /(?<![\p{L}\d_/-])(?:TODO|TBD|TBC|TBA|FIXME)(?![\p{L}\d_/-])|\blorem ipsum\b/giu;
const blanks = /_{3,}|(?:\.\s?){8,}|…{3,}/gu;
const curly = /\{\{\s*([^{}<%|().\n]{1,60}?)\s*\}\}|\$\{([A-Za-z_][^{}.()\n]{0,40})\}/gu;
const square = /(?<![\p{L}\p{N}_)\]])\[([^[\]\n]{2,160})\](?![([:])/gu;
const angle = /<([\p{L}][^<>\n@=]{1,100})>/gu;

// A longer paragraph is data pasted in; the patterns would take seconds over it.
const longestText = 50_000;

/** What a template left open in a text: prompts in brackets, TODO, blanks to fill in, date and number patterns. */
export function placeholdersIn(visible: Visible, section: number, language: Language, heading: string): Placeholder[] {
	const {text} = visible;
	const found: Placeholder[] = [];
	if (text.length > longestText) return found;
	const add = (match: RegExpExecArray): void => {
		const end = match.index + match[0].length;
		if (visible.code.some(code => code.start < end && match.index < code.end)) return;
		const span = sourceSpan(visible, match.index, end);
		if (!found.some(each => each.span.start < span.end && span.start < each.span.end))
			found.push({span, text: match[0], section});
	};
	for (const match of text.matchAll(curly)) add(match);
	if (text.includes('['))
		for (const match of text.matchAll(square)) if (!isTaskOrNote(match[1] ?? '') && asksFor(match[1] ?? '')) add(match);
	if (text.includes('<')) for (const match of text.matchAll(angle)) if (asksFor(match[1] ?? '')) add(match);
	if (text.includes('___') || text.includes('……') || text.includes('....'))
		for (const match of text.matchAll(blanks)) add(match);
	for (const match of text.matchAll(words)) if (isMeantOpen(match, text, language)) add(match);
	if (
		/X{2}|[YAJ]{4}|DD|TT|JJ|MM/i.test(text) &&
		!aboutFormat.test(foldedEnough(text)) &&
		!aboutFormat.test(foldedEnough(heading))
	) {
		for (const match of text.matchAll(dates)) add(match);
		for (const match of text.matchAll(crosses))
			if (!isRoman(text, match.index, match.index + match[0].length)) add(match);
	}
	return found;
}

/** The same, from `memory` where it was found before. */
export function knownPlaceholders(
	visible: Visible,
	section: number,
	language: Language,
	heading: string,
	memory: ModelMemory | undefined,
): readonly Placeholder[] {
	const look = (): readonly Placeholder[] => placeholdersIn(visible, section, language, heading);
	return memory ? memory.found(visible, section, `placeholders ${language} ${heading}`, look) : look();
}

/** What was left open in a value of the front matter or of a head. */
export function headPlaceholders({raw, span}: Pick<MetadataEntry, 'raw' | 'span'>, language: Language): Placeholder[] {
	const marks = span.end - span.start - raw.length;
	// Quotation marks stand at either side; a value that is written in another way is shown as a whole.
	if (marks !== 0 && marks !== 2)
		return placeholdersIn(visibleText(raw, 0), 0, language, '').map(found => ({...found, span}));
	return placeholdersIn(visibleText(raw, span.start + marks / 2), 0, language, '');
}

function visibleText(text: string, start: number): Visible {
	const builder = new VisibleBuilder();
	builder.add(text, start);
	return builder.build();
}

/** Placeholders of a Markdown body, in order; also `<Company name>`, which the parser takes for a tag. */
export function markdownPlaceholders(
	body: Body,
	sections: readonly Section[],
	language: Language,
	memory: ModelMemory | undefined,
): Placeholder[] {
	const found = body.inlines.flatMap(({visible, section}) =>
		sections[section]?.role === 'toc'
			? []
			: knownPlaceholders(visible, section, language, sections[section]?.heading ?? '', memory),
	);
	const closed = new Set(
		body.html.flatMap(({value}) =>
			[...value.matchAll(/<\/([A-Za-z][\w-]*)/g)].map(match => (match[1] ?? '').toLowerCase()),
		),
	);
	for (const {value, span, section} of body.html) {
		const tag = /^<([A-Za-z][\w-]*)((?:\s[^<>=]*)?)>$/.exec(value.trim());
		if (!tag?.[1] || htmlTags.has(tag[1].toLowerCase()) || closed.has(tag[1].toLowerCase())) continue;
		if (asksFor(`${tag[1]}${tag[2] ?? ''}`)) found.push({span, text: value.trim(), section});
	}
	return found.toSorted((a, b) => a.span.start - b.span.start);
}

function isTaskOrNote(content: string): boolean {
	return /^(?:[xX ]|\^.*|!.*|\d[\d, –-]*|\.{2,3}|…)$/u.test(content) || /^(?:https?:|www\.|#|@|\/)/i.test(content);
}

/** True for text in brackets that asks the writer for something: `Company name`, `State the purpose`, `your role`. */
function asksFor(content: string): boolean {
	if (/^[\d\W]+$/u.test(content)) return false;
	const folded = foldText(content).split(' ');
	const [first = ''] = folded;
	const last = folded.at(-1) ?? '';
	if (folded.length === 1) return (prompts.has(first) && !meant.has(first)) || /^x{2,}$/.test(first) || first === 'tbd';
	if (first === 'tbd' || first === 'todo' || (first === 'to' && folded[1] === 'be')) return true;
	if (meant.has(first) && folded.length < 3 && !promptEndings.has(last)) return false;
	return (
		prompts.has(first) ||
		(promptEndings.has(last) && folded.length <= 5) ||
		(/^(?:the|this|a|an|der|die|das|el|la|le)$/.test(first) && prompts.has(folded[1] ?? ''))
	);
}

/** TODO is a common word in Spanish capitals; lower-case "tbd" and "lorem ipsum" are meant anywhere. */
function isMeantOpen(match: RegExpExecArray, text: string, language: Language): boolean {
	const [word] = match;
	if (/^lorem/i.test(word)) return true;
	if (word !== word.toUpperCase()) return /^tb[dca]$/i.test(word);
	if (word !== 'TODO' && word !== 'FIXME') return true;
	const before = text.slice(0, match.index);
	const after = text.slice(match.index + word.length);
	// "To-do lists" and a heading in capitals speak of something else, and so does a text about such marks.
	if (/^s?\s+(?:lists?|items?)\b/i.test(after) || aboutMarks.test(`${before.slice(-60)} ${after.slice(0, 60)}`))
		return false;
	// The mark begins what is to be done, or stands in the place of a value; within a sentence it is one of its words.
	if (/^\s*(?:[:(]|$)/.test(after))
		return /^\s*[:(]/.test(after) || /^\P{L}*$|[:=|([–—-]\s*$|\b(?:is|are|ist|sind|es|son|est|sont)\s+$/u.test(before);
	return language !== 'es' && /^\P{L}*$|[.:;|([–—]\s*$/u.test(before);
}

const aboutMarks =
	/\b(?:placeholders?|markers?|fields?|comments?|tags?|platzhalter\w*|kommentare?|feld(?:er|ern)?|marcador(?:es)?|comentarios?|marqueurs?|commentaires?)(?!\p{L})/iu;

function isRoman(text: string, at: number, end: number): boolean {
	if (/^\s*(?:century|centuries|jahrhundert|si[eè]cle)/i.test(text.slice(end, end + 20))) return true;
	return /\b(?:chapter|cap[ií]tulo|kapitel|chapitre|siglo|century|si[eè]cle|jahrhundert|article|art[ií]culo|artikel|annex|anexo|anhang|annexe|title|t[ií]tulo)\s*$/iu.test(
		text.slice(Math.max(0, at - 20), at),
	);
}

function foldedEnough(text: string): string {
	return text.length > 2000 ? text.slice(0, 2000) : text.normalize('NFKD').replace(/\p{M}/gu, '');
}

const htmlTags = new Set(
	'a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'.split(
		' ',
	),
);
