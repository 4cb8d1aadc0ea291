import type {Reference} from './document.ts';
import {isLoose} from './idContext.ts';
import {kindOfId} from './kinds.ts';
import {sourceSpan, type Visible} from './visible.ts';

/** Letters before a number that name a standard, a law, a protocol or a unit and never a document of the organization. */
export const foreignSeries: ReadonlySet<string> = new Set([
	'ISO',
	'IEC',
	'IEEE',
	'EN',
	'DIN',
	'UNE',
	'NF',
	'BS',
	'ASTM',
	'ANSI',
	'ASME',
	'AS',
	'SAE',
	'IATF',
	'VDA',
	'VDI',
	'VDE',
	'JIS',
	'GB',
	'GOST',
	'API',
	'AWS',
	'IPC',
	'ITU',
	'RFC',
	'CFR',
	'FDA',
	'MDR',
	'IVDR',
	'MDD',
	'MDCG',
	'MEDDEV',
	'IMDRF',
	'ICH',
	'GHTF',
	'GAMP',
	'OHSAS',
	'EMAS',
	'DGUV',
	'TRBS',
	'TRGS',
	'BGV',
	'NIST',
	'SP',
	'FIPS',
	'CIS',
	'SOC',
	'PCI',
	'CVE',
	'CWE',
	'CAPEC',
	'GDPR',
	'HIPAA',
	'UTF',
	'SHA',
	'MD',
	'AES',
	'RSA',
	'TLS',
	'SSL',
	'HTTP',
	'IP',
	'USB',
	'RS',
	'UTC',
	'GMT',
	'UTM',
	'PH',
	'CO',
	'COVID',
	'SARS',
	'GPT',
	'PM',
	'DN',
	'PN',
	'CE',
	'EUR',
	'USD',
	'GBP',
	'CHF',
	'Q',
	'H',
	'FY',
	'EO',
	'NM',
	'N',
	'X',
	'A',
	'B',
	'V',
	'REV',
	'VER',
	'NO',
	'NR',
	'ART',
	'ABS',
	'KAP',
	'FIG',
	'TAB',
	'STEP',
	'LEVEL',
	'TIER',
	'GATE',
	'PHASE',
	'STAGE',
	'DAY',
	'MIL',
	'STD',
	'MS',
	'S',
	'L',
	'T',
	'P',
	'E',
	'D',
	'K',
	'M',
	'G',
	'I',
	'J',
	'O',
	'U',
	'W',
	'Y',
	'Z',
	'ZONE',
	'ROHS',
	'REACH',
	'ATEX',
	'COSO',
	'COBIT',
	'ITIL',
	'CMMI',
	'HTML',
	'CSS',
	'ES',
	'ECMA',
	'MP',
	'CRC',
	'CVSS',
	'KB',
	'RPM',
	'HR',
	'QA',
]);

const hyphenated =
	/(?<![\p{L}\p{N}_./#@:-])([A-Z]{1,6}(?:[-_][A-Z]{1,8}){0,2}[-_]\d{1,4}(?:[-.]\d{1,3}){0,2})(?![\p{L}\p{N}_]|[-/]\p{L}|\.\p{L})/gu;
const named =
	/(?<![\p{L}\p{N}_./#@:-])((?:PRC|PROC|PRO|POL|SOP|REC|REG|LST|PLN|ROL|SPC|MAN|SCO|WI)-[A-Z][A-Z0-9]*(?:-[A-Z0-9]+){0,4})(?![\p{L}\p{N}_])/gu;
const spaced = /(?<![\p{L}\p{N}_./#@:-])([A-Z]{2,5} \d{2,4}(?: \d{2,3})?)(?![\p{L}\p{N}_%]|[.,:]\d)/gu;

export interface MentionPlace {
	/** The text is a whole table cell or value, so that what follows an id in it is about that id. */
	readonly cell: boolean;
	readonly item: boolean;
	/** The section lists references. */
	readonly references: boolean;
	/** Source offset to the title that a link's text gives. */
	readonly labels: ReadonlyMap<number, string>;
}

/** Document, form and record ids in a text, with the title written beside each. */
export function mentionsIn(visible: Visible, section: number, place: MentionPlace): Reference[] {
	const {text} = visible;
	if (!/[A-Z]/.test(text) || !/\d|[A-Z]-[A-Z]/.test(text)) return [];
	const found: Reference[] = [];
	const add = (id: string, start: number): void => {
		const end = start + id.length;
		const prefix = /^[A-Z]+/.exec(id)?.[0] ?? '';
		// A single letter is a series of forms (F-021) or nothing.
		if (foreignSeries.has(prefix) || (prefix.length === 1 && prefix !== 'F') || inCode(visible, start, end)) return;
		const span = sourceSpan(visible, start, end);
		found.push({
			kind: 'id',
			span,
			section,
			target: id,
			label: place.labels.get(span.start) ?? labelOf(text, start, end, place),
			...(isLoose(text, start, end) && {loose: true}),
		});
	};
	for (const match of text.matchAll(hyphenated)) add(match[1] ?? '', match.index);
	for (const match of text.matchAll(named)) add(match[1] ?? '', match.index);
	for (const match of text.matchAll(spaced)) if (kindOfId(match[1] ?? '')) add(match[1] ?? '', match.index);
	return found;
}

function inCode(visible: Visible, start: number, end: number): boolean {
	// `PRO-012` alone in backticks is a mention with emphasis; a longer stretch is an example or a path.
	return visible.code.some(code => code.start < end && start < code.end && (code.start !== start || code.end !== end));
}

/** The title beside an id: in quotation marks, or the rest of a cell or item that begins with the id. */
function labelOf(text: string, start: number, end: number, {cell, item, references}: MentionPlace): string {
	const rest = text.slice(end, end + 140);
	const quoted = /^[\s,:–—-]{0,3}[“"„«]\s*([^“”"„«»]{3,100}?)\s*[”"“»]/u.exec(rest)?.[1];
	if (quoted !== undefined) return quoted;
	if (start !== 0 || !(cell || item)) return '';
	const title = /^\s*(?:[:–—-]\s*|\(\s*)?(\p{Lu}[^.;|]{2,100}?)\)?$/u.exec(text.slice(end))?.[1]?.trim() ?? '';
	const words = title.split(/\s+/).length;
	if (title === '' || words > 8 || /\d[\d.,]*\s?%/.test(title)) return '';
	return cell || references || words > 1 ? title : '';
}
