/** How far a text speaks the language of a management system. */
export interface Vocabulary {
	readonly total: number;
	/** Distinct words and pairs that hardly occur outside management systems. */
	readonly strong: number;
	/** Distinct words of organized work, and how often they occur among all words. */
	readonly medium: number;
	readonly density: number;
}

const strongWord =
	/^(?:nonconform\w*|nichtkonform\w*|capa|qms|sgc|smq|qmb|kpis?|complaints?|reclamaci\w+|reklamation\w*|kundenreklamation\w*|korrekturmassnahme\w*|managementbewertung\w*|qualitatsmanagement\w*|qualitatspolitik|qualitatsziel\w*|managementreview\w*|verfahrensanweisung\w*|auditprogramm\w*|prozesseigner\w*|quejas?|nonconformita|kwaliteitsmanagement\w*|kwaliteitsbeleid|klachten|klachtenprocedure|reclami|reclamacoes|sgq)$/;
const mediumWord =
	/^(?:procedures?|polic(?:y|ies)|responsib\w+|accountab\w+|approv\w+|audit\w*|suppliers?|vendors?|escalat\w+|incidents?|risks?|training\w*|competen\w+|records?|retention|complian\w+|effectiveness|stakeholders?|customers?|reviews?|reviewed|onboarding|severity|slas?|postmortems?|retrospectives?|calibrat\w+|inspect\w+|objectives?|owners?|managers?|management|departments?|teams?|feedback|improvements?|employees?|quality|process|processes|meetings?|leadership|triage\w*|verfahren\w*|verantwort\w+|freig\w+|kunden?\w*|lieferant\w*|schulung\w*|pruf\w+|qualitat\w*|prozess\w*|mitarbeit\w+|leiter\w*|procedimientos?|responsab\w+|aprob\w+|clientes?|proveedor\w*|registros?|formacion|calidad|mejora\w*|procesos?|personal|direccion|revision\w*|auditoria\w*|qualite|fournisseurs?|processus|amelioration\w*|salaries?|formations?|clients?|enregistrements?|verification|responsabil\w+|procedur[ae]|fornitor\w+|clienti|process[oi]|verific\w+|qualidade|qualita|fornecedor\w*|procedimentos?|treinamento\w*|melhoria\w*|auditori\w+|kwaliteit\w*|klant\w*|leverancier\w*|medewerk\w+|verantwoordelijk\w*|processen|opleiding\w*|beoordel\w+|goedgekeurd)$/;

// The first word of a pair, and what its second begins with.
const strongPairs: Readonly<Record<string, readonly string[]>> = {
	corrective: ['action'],
	preventive: ['action'],
	management: ['review'],
	internal: ['audit'],
	quality: ['management', 'policy', 'manual', 'objective', 'system'],
	process: ['owner'],
	document: ['control'],
	root: ['cause'],
	non: ['conform'],
	no: ['conform'],
	acciones: ['correctiv'],
	accion: ['correctiv'],
	revision: ['por'],
	auditoria: ['interna'],
	auditorias: ['interna'],
	gestion: ['de'],
	politica: ['de'],
	objetivos: ['de'],
	actions: ['correctiv'],
	action: ['correctiv'],
	revue: ['de'],
	audits: ['interne'],
	audit: ['interne'],
	politique: ['qualite'],
	objectifs: ['qualite'],
	interne: ['audit'],
	internes: ['audit'],
	interner: ['audit'],
	iso: ['9001', '13485', '9000', '14001', '45001', '17025', '27001'],
};
// Pairs whose third word decides.
const thirds: Readonly<Record<string, string>> = {
	'revision por': 'la',
	'gestion de': 'la',
	'politica de': 'calidad',
	'objetivos de': 'calidad',
	'revue de': 'direction',
};

const known = new Map<string, 0 | 1 | 2>();

function rank(word: string): 0 | 1 | 2 {
	const found = known.get(word);
	if (found !== undefined) return found;
	const ranked = strongWord.test(word) ? 2 : mediumWord.test(word) ? 1 : 0;
	// The memory is bounded: a text of random words must not fill it.
	if (known.size < 50_000) known.set(word, ranked);
	return ranked;
}

/** Counts the vocabulary of a text given as folded words. */
export function vocabularyOf(words: readonly string[]): Vocabulary {
	const strong = new Set<string>();
	const medium = new Set<string>();
	let hits = 0;
	for (const [index, word] of words.entries()) {
		const ranked = rank(word);
		if (ranked > 0) hits++;
		if (ranked === 2) strong.add(word);
		else if (ranked === 1) medium.add(word);
		const seconds = Object.hasOwn(strongPairs, word) ? strongPairs[word] : undefined;
		const next = words[index + 1] ?? '';
		const second = seconds?.find(each => next.startsWith(each));
		if (second === undefined) continue;
		const third = thirds[`${word} ${second}`];
		if (third === undefined || words[index + 2] === third) strong.add(`${word} ${second}`);
	}
	return {
		total: words.length,
		strong: strong.size,
		medium: medium.size,
		density: words.length === 0 ? 0 : hits / words.length,
	};
}

/** What the vocabulary says for a document being part of a QMS, in points. */
export function describe({total, strong, medium, density}: Vocabulary): [points: number, reason: string][] {
	const said: [number, string][] = [];
	if (strong >= 3) said.push([2, 'speaks of quality management']);
	else if (strong >= 1) said.push([1, 'mentions quality management']);
	if (total >= 40 && medium >= 5 && density >= 0.07) said.push([1.5, 'describes organized work']);
	else if (total >= 60 && medium >= 4 && density >= 0.03) said.push([1, 'describes organized work']);
	else if (total >= 150 && medium >= 4 && density >= 0.015) said.push([1, 'touches on organized work']);
	return said;
}
