/** Takes the features of a section, each in a space of its own; one may be named several times and counts once. */
export interface FeatureSink {
	word(space: string, word: string): void;
	/** A word and the one before it. */
	words(space: string, before: string, word: string): void;
	/** A word of a statement, by itself, by its stem, and by its stem after that of the word before; '' where it is the first. */
	said(word: string, before: string): void;
	/** A concept or a sense, by number. */
	number(space: string, number: number): void;
	/** One beside each of `others` from the place `from` on. */
	numbers(space: string, one: number, others: readonly number[], from: number): void;
}

/** Takes the features by their names, as the weights that ship write them. */
export function named(sink: (name: string) => void): FeatureSink {
	return {
		word: (space, word) => sink(`${space}:${word}`),
		words: (space, before, word) => sink(`${space}:${before} ${word}`),
		said(word, before) {
			sink(`S:${word}`);
			sink(`s:${stem(word)}`);
			if (before !== '') sink(`B:${stem(before)} ${stem(word)}`);
		},
		number: (space, number) => sink(`${space}:${number}`),
		numbers(space, one, others, from) {
			for (let at = from; at < others.length; at++) sink(`${space}:${one} ${others[at]}`);
		},
	};
}

const stemLength = 6;

/** The beginning of a word, in which its inflections agree. */
export const stem = (word: string): string => (word.length > stemLength ? word.slice(0, stemLength) : word);

/** What a feature is worth, by the number of the criterion. */
export interface FeatureWeights {
	readonly criteria: readonly number[];
	readonly weights: readonly number[];
	/** The reading that met it last: a feature counts once in each. */
	metIn: number;
}

/** The spaces whose features are two words; those whose features are one or two numbers. All others hold words. */
const pairSpaces = new Set(['B', 'HB']);
const numberSpaces = new Set(['c', 'c3', 'ch', 'x', 'xs', 'xh', 'xa', 'hc', 'ac']);
const numbersSpaces = new Set(['cc', 'hcc', 'xx', 'xhx']);

/** Where the numbers of a feature begin in the text, until they are read. */
type Known = number | FeatureWeights;
type Singles<K> = Map<K, Known>;
type Doubles<K> = Map<K, Singles<K>>;

/** A word of statements: its own weights, those of its stem, and those of its stem by the stem before it. */
interface SaidWord {
	readonly whole: FeatureWeights | undefined;
	readonly beginning: FeatureWeights | undefined;
	readonly after: Singles<string> | undefined;
}

const rememberedWords = 50_000;

/**
 * Weights by feature, found by the words and numbers themselves: a name for each would have to be put together only to be
 * looked up. Most features are never met, so the weights of one are read when it is.
 */
export class FeatureTable {
	readonly #lines: string;
	readonly #unit: number;
	readonly #words = new Map<string, Singles<string>>();
	readonly #pairs = new Map<string, Doubles<string>>();
	readonly #number = new Map<string, Singles<number>>();
	readonly #numbers = new Map<string, Doubles<number>>();
	readonly #said = new Map<string, SaidWord>();

	/** `lines`: a line a feature, its name, a tab, then number and weight of each criterion; `unit`: what a weight is a part of. */
	constructor(lines: string, unit: number) {
		this.#lines = lines;
		this.#unit = unit;
		for (let start = 0; start < lines.length; ) {
			const tab = lines.indexOf('\t', start);
			if (tab < 0) break;
			const colon = lines.indexOf(':', start);
			this.#add(lines.slice(start, colon), lines.slice(colon + 1, tab), tab + 1);
			start = this.#endOf(tab) + 1;
		}
	}

	word(space: string, word: string): FeatureWeights | undefined {
		return this.#read(this.#words.get(space), word);
	}

	number(space: string, number: number): FeatureWeights | undefined {
		return this.#read(this.#number.get(space), number);
	}

	/** What was learnt of a word of statements. */
	said(word: string): SaidWord {
		const known = this.#said.get(word);
		if (known) return known;
		const beginning = stem(word);
		const said = {
			whole: this.word('S', word),
			beginning: this.word('s', beginning),
			after: this.#pairs.get('B')?.get(beginning),
		};
		if (this.#said.size >= rememberedWords) this.#said.clear();
		this.#said.set(word, said);
		return said;
	}

	/** The features that have weights, of those that `name` names. */
	met(name: (sink: FeatureSink) => void): readonly FeatureWeights[] {
		const met: FeatureWeights[] = [];
		const take = (feature: FeatureWeights | undefined): void => {
			if (feature) met.push(feature);
		};
		name({
			word: (space, word) => take(this.word(space, word)),
			words: (space, before, word) => take(this.#read(this.#pairs.get(space)?.get(word), before)),
			said: (word, before) => {
				const {whole, beginning, after} = this.said(word);
				take(whole);
				take(beginning);
				if (after && before !== '') take(this.#read(after, stem(before)));
			},
			number: (space, number) => take(this.number(space, number)),
			numbers: (space, one, others, from) => {
				const beside = this.#numbers.get(space)?.get(one);
				if (!beside) return;
				for (let at = from; at < others.length; at++) take(this.#read(beside, others[at] ?? 0));
			},
		});
		return met;
	}

	#add(space: string, name: string, at: number): void {
		const blank = name.indexOf(' ');
		if (numberSpaces.has(space)) singles(this.#number, space).set(Number(name), at);
		else if (numbersSpaces.has(space))
			singles(doubles(this.#numbers, space), Number(name.slice(0, blank))).set(Number(name.slice(blank + 1)), at);
		else if (pairSpaces.has(space))
			singles(doubles(this.#pairs, space), name.slice(blank + 1)).set(name.slice(0, blank), at);
		else singles(this.#words, space).set(name, at);
	}

	#read<K>(space: Singles<K> | undefined, key: K): FeatureWeights | undefined {
		const known = space?.get(key);
		if (typeof known !== 'number') return known;
		const numbers = this.#lines.slice(known, this.#endOf(known)).split(' ').map(Number);
		const read = {
			criteria: numbers.filter((_, at) => at % 2 === 0),
			weights: numbers.filter((_, at) => at % 2 === 1).map(each => each / this.#unit),
			metIn: 0,
		};
		space?.set(key, read);
		return read;
	}

	#endOf(start: number): number {
		const end = this.#lines.indexOf('\n', start);
		return end < 0 ? this.#lines.length : end;
	}
}

function singles<S, K>(spaces: Map<S, Singles<K>>, space: S): Singles<K> {
	const known = spaces.get(space) ?? new Map<K, Known>();
	spaces.set(space, known);
	return known;
}

function doubles<S, K>(spaces: Map<S, Doubles<K>>, space: S): Doubles<K> {
	const known = spaces.get(space) ?? new Map<K, Singles<K>>();
	spaces.set(space, known);
	return known;
}
