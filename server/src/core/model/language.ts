import type {Language, Section} from './document.ts';
import {foldText} from '../text/fold.ts';

// Folded function words that hardly occur in the other three languages.
const stopWords: Readonly<Record<Language, string>> = {
	en: 'the of and to is are that for this with be by it from which shall must not have has will when all any been who what each their was were an at as or if these those its they our we you your',
	de: 'der die das und ist sind werden wird nicht mit von den dem des fur auf im ein eine einer eines zu zur zum durch bei oder auch nach aus wenn sich als an uber sowie dass kann muss mussen ihre wir dieser diese',
	es: 'el los las y es son del que para con por una se no como su sus al lo mas este esta estos cuando debe deben todos sera seran sobre entre ha han o hay cada cual',
	fr: 'le les des et est sont du que pour avec par une sur dans au aux il elle ce cette ces qui ne pas plus doit doivent ou sa ses leur leurs lors selon afin tout toute nous vous etre',
};

// The same of languages that are met and whose words of quality are not known: of each those that no language above has.
const otherWords: Readonly<Record<'it' | 'pt' | 'nl', string>> = {
	it: 'di che della dei delle dello degli nel nella gli sono alla dal dalla essere viene questo questa anche ogni per non come nei sul sulla loro',
	pt: 'da do dos das em um uma os ao pela pelo com sao nao deve devem sua seu isso voce tambem',
	nl: 'het een van voor wordt worden niet zijn bij naar ook dit deze aan uit kan moet zoals',
};

type Other = keyof typeof otherWords;
const otherOf = new Map<string, Other>();

const languageOf = new Map<string, Language>();
for (const [language, words] of Object.entries(stopWords) as [Language, string][])
	for (const word of words.split(' ')) languageOf.set(word, language);
// Shared by two languages, so they tell nothing.
for (const word of ['des', 'no', 'o', 'es', 'se', 'son', 'as', 'was', 'an', 'all', 'des']) languageOf.delete(word);
for (const [language, words] of Object.entries(otherWords) as [Other, string][])
	for (const word of words.split(' ')) if (!languageOf.has(word)) otherOf.set(word, language);

const languageNames: Readonly<Record<string, Language>> = {
	en: 'en',
	eng: 'en',
	english: 'en',
	englisch: 'en',
	ingles: 'en',
	anglais: 'en',
	de: 'de',
	deu: 'de',
	ger: 'de',
	german: 'de',
	deutsch: 'de',
	aleman: 'de',
	allemand: 'de',
	es: 'es',
	spa: 'es',
	spanish: 'es',
	espanol: 'es',
	castellano: 'es',
	spanisch: 'es',
	espagnol: 'es',
	fr: 'fr',
	fra: 'fr',
	fre: 'fr',
	french: 'fr',
	francais: 'fr',
	franzosisch: 'fr',
	frances: 'fr',
};

/** The language that a tag or name such as `de-AT`, `Deutsch` or `fr_FR` means; undefined for any other. */
export function languageNamed(value: string): Language | undefined {
	const first = foldText(value).split(' ')[0] ?? '';
	return Object.hasOwn(languageNames, first) ? languageNames[first] : undefined;
}

// Enough to be sure, and few enough to cost nothing.
const wordsRead = 3000;

/** The language of a text. */
export interface LanguageRead {
	/** The one with most function words; the first of those to choose from where none are found or two are equal. */
	readonly language: Language;
	/** True where the text is in a language that is none of these. */
	readonly foreign: boolean;
}

/** Reads the language of a text, of those `among` which it can be. */
export function languageOfText(sections: readonly Section[], among: readonly Language[]): LanguageRead {
	const first = among[0] ?? 'en';
	if (among.length === 1) return {language: first, foreign: false};
	const counts: Record<Language, number> = {en: 0, de: 0, es: 0, fr: 0};
	const others: Record<Other, number> = {it: 0, pt: 0, nl: 0};
	let read = 0;
	for (const section of sections) {
		for (const block of section.blocks) {
			for (const statement of block.statements) {
				for (const word of statement.tokens.words) {
					const language = languageOf.get(word);
					if (language) counts[language]++;
					const other = language ? undefined : otherOf.get(word);
					if (other) others[other]++;
				}
				read += statement.tokens.words.length;
			}
			if (read > wordsRead) break;
		}
	}
	const allowed = among.length > 0 ? among : (['en', 'de', 'es', 'fr'] as const);
	const language = allowed.reduce<Language>((best, each) => (counts[each] > counts[best] ? each : best), first);
	return {language, foreign: Math.max(...Object.values(others)) > counts[language]};
}
