// What the words around an id say of it: that it is one end of a range, or that the document is somebody else's.
const rangeMark = String.raw`(?:\s*(?:-|–|—|…|\.{2,3}|~)\s*|\s+(?:to|through|till|until|bis|a|al|hasta|à|au|jusqu['’]à)\s+)`;
const rangeAfter = new RegExp(String.raw`^${rangeMark}(?:[A-Z]{1,6}[-_ ]?)?\d{1,4}(?![\d.]*\d?\s?%)`, 'u');
const rangeBefore = new RegExp(String.raw`[A-Z]{1,6}[-_ ]?\d{1,4}${rangeMark}$`, 'u');

// Somebody else's document: "the supplier's SOP-12", "QF-7 of the customer".
const others = String.raw`(?:suppliers?|customers?|clients?|vendors?|contractors?|partners?|manufacturers?|authorit(?:y|ies)|agenc(?:y|ies)|external|third[- ]part(?:y|ies)|parent company|lieferanten?|kunden?|herstellers?|beh[oö]rden?|extern\w*|fremd\w*|konzern\w*|proveedor(?:es)?|clientes?|fabricantes?|extern[oa]s?|autoridad(?:es)?|fournisseurs?|fabricants?|externes?|autorit[eé]s?)`;
const othersBefore = new RegExp(
	String.raw`(?<![\p{L}])${others}(?:['’]s?|-\p{L}+)?(?:\s+[\p{L}-]+){0,2}\s*[(«"„“]?\s*$`,
	'iu',
);
const othersAfter = new RegExp(
	String.raw`^\s*[»"”]?\)?\s+(?:of|from|by|der|des|von|vom|del?|du|des|de la)\s+(?:(?:the|our|their|den|dem|unserem|unseres|el|los|la|le|les|nos|notre|nuestros?)\s+)?${others}(?![\p{L}])`,
	'iu',
);

// A document that is still to be written: "PRO-040 (planned)", "SOP-4 – Web site (da redigere)"; "PRO-010 and following" is a series.
const planned = String.raw`(?:planned|to be (?:written|created|drafted|added|issued|defined|developed)|not yet (?:written|issued|created|available)|forthcoming|upcoming|future|coming soon|in preparation|in progress|under development|tbd|todo|draft pending|geplant|in vorbereitung|in planung|in arbeit|in erstellung|zu erstellen|noch (?:nicht|zu) \p{L}+|folgt|zukünftig|künftig|por (?:redactar|elaborar|crear|definir)|pendientes?|previst[oa]s?|en (?:elaboraci[oó]n|preparaci[oó]n|desarrollo)|futur[oa]s?|à (?:r[eé]diger|cr[eé]er|venir|d[eé]finir|[eé]crire)|pr[eé]vue?s?|en (?:cours|pr[eé]paration)|future?s?|da (?:redigere|creare|definire|scrivere|completare)|in (?:preparazione|redazione|corso)|a (?:criar|redigir|elaborar|definir)|em (?:elabora[cç][aã]o|prepara[cç][aã]o)|gepland|op te stellen|in voorbereiding)`;
const plannedAfter = new RegExp(String.raw`^[^.;\n]{0,90}?[([–—:|-]\s*(?:\*|_)?\s*${planned}(?![\p{L}])`, 'iu');
const seriesAfter =
	/^\s*(?:ff?\.|et seq\.?|(?:and|und|y|et|e)\s+(?:the\s+)?(?:following|folgende\w*|sig(?:uientes)?\.?|suivante?s?|seguenti|seguintes?|onwards?|later|up|höher)(?!\p{L})|onwards?(?!\p{L}))/iu;

/** True for an id that may be no document of this organization. `text` is the sentence, `start` and `end` the id's place in it. */
export function isLoose(text: string, start: number, end: number): boolean {
	const before = text.slice(Math.max(0, start - 60), start);
	const after = text.slice(end, end + 60);
	return (
		isRange(text.slice(start, end)) ||
		rangeAfter.test(after) ||
		rangeBefore.test(before) ||
		seriesAfter.test(after) ||
		plannedAfter.test(text.slice(end, end + 140)) ||
		othersBefore.test(before) ||
		othersAfter.test(after)
	);
}

/** `PRO-001-003`: the second number goes on from the first. */
function isRange(id: string): boolean {
	const [, from = '', to = ''] = /[-_ ](\d+)-(\d+)$/.exec(id) ?? [];
	return from !== '' && from.length === to.length && Number(to) > Number(from);
}
