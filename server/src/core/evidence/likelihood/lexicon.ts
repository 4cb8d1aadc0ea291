import type {Language} from '../../model/document.ts';
import data from './lexicon.generated.json' with {type: 'json'};

/** Words of one sense by language, as `lexicon.yaml` explains them; `other` holds languages that the model does not tell apart. */
export type SenseWords = Readonly<Partial<Record<Language | 'it' | 'other', readonly string[]>>>;

export interface LexiconData {
	readonly senses: Readonly<Record<string, SenseWords>>;
}

/** Where words of Italian and of further languages are looked for: a document in one is taken for one of these. */
const readAlso: Readonly<Record<Language, readonly ('it' | 'other')[]>> = {
	en: ['other'],
	de: ['other'],
	es: ['it', 'other'],
	fr: ['it', 'other'],
};

const leastBeginning = 4;

/** The beginnings of words, parts of words, whole words and phrases of one language, each with the number of its sense. */
interface Compiled {
	readonly whole: ReadonlyMap<string, readonly number[]>;
	readonly beginnings: ReadonlyMap<string, readonly number[]>;
	readonly longest: number;
	readonly parts: readonly (readonly [part: string, sense: number])[];
	/** By first word: the words that follow. */
	readonly phrases: ReadonlyMap<string, readonly {readonly words: readonly string[]; readonly sense: number}[]>;
	readonly known: Map<string, Word>;
}

/** A word that was looked up: its own senses, and the phrases that it begins. */
interface Word {
	readonly senses: readonly number[];
	readonly phrases: readonly {readonly words: readonly string[]; readonly sense: number}[];
}

const compiled = new Map<Language, Compiled>();
const rememberedWords = 50_000;

/**
 * The senses that folded words have in a language, by number, each once, in ascending order. A word may have several; most
 * have none.
 */
export function sensesOf(words: readonly string[], language: Language): readonly number[] {
	const lexicon = compiledFor(language);
	const found = new Set<number>();
	for (const [at, word] of words.entries()) {
		const {senses, phrases} = lookUp(word, lexicon);
		for (const sense of senses) found.add(sense);
		for (const phrase of phrases)
			if (phrase.words.every((each, index) => matches(words[at + 1 + index], each, index === phrase.words.length - 1)))
				found.add(phrase.sense);
	}
	return found.size === 0 ? none : [...found].sort((a, b) => a - b);
}

const none: readonly number[] = [];

/** The senses of a single word; phrases are left out. */
export function sensesOfWord(word: string, language: Language): readonly number[] {
	return lookUp(word, compiledFor(language)).senses;
}

function lookUp(word: string, {known, whole, beginnings, longest, parts, phrases}: Compiled): Word {
	const before = known.get(word);
	if (before) return before;
	const found = new Set(whole.get(word));
	for (let length = leastBeginning; length <= Math.min(word.length, longest); length++)
		for (const sense of beginnings.get(word.slice(0, length)) ?? []) found.add(sense);
	for (const [part, sense] of parts) if (word.includes(part)) found.add(sense);
	const looked = {senses: found.size === 0 ? none : [...found], phrases: phrases.get(word) ?? []};
	if (known.size > rememberedWords) known.clear();
	known.set(word, looked);
	return looked;
}

function matches(word: string | undefined, wanted: string, isLast: boolean): boolean {
	return word !== undefined && (isLast ? word.startsWith(wanted) : word === wanted);
}

function compiledFor(language: Language): Compiled {
	const known = compiled.get(language) ?? compile(data, language);
	compiled.set(language, known);
	return known;
}

function compile({senses}: LexiconData, language: Language): Compiled {
	const whole = new Map<string, number[]>();
	const beginnings = new Map<string, number[]>();
	const parts: [string, number][] = [];
	const phrases = new Map<string, {words: readonly string[]; sense: number}[]>();
	for (const [sense, words] of Object.values(senses).entries()) {
		for (const text of [language, ...readAlso[language]].flatMap(each => words[each] ?? [])) {
			const [first = '', ...rest] = text.split(' ');
			if (text.startsWith('~')) parts.push([text.slice(1), sense]);
			else if (rest.length > 0) add(phrases, first, {words: rest, sense});
			else add(text.length < leastBeginning ? whole : beginnings, text, sense);
		}
	}
	return {
		whole,
		beginnings,
		longest: Math.max(0, ...[...beginnings.keys()].map(each => each.length)),
		parts,
		phrases,
		known: new Map(),
	};
}

function add<T>(lists: Map<string, T[]>, key: string, value: T): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
