import type {Catalog, Outcome} from '../../catalog/catalog.ts';
import type {Coverage} from '../../coverage/coverage.ts';
import {compileCatalog} from '../../evidence/compile.ts';
import type {Reading, ReadSection} from '../../evidence/read.ts';
import {readDocument} from '../../evidence/reading.ts';
import {tokenise} from '../../text/fold.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** A word of the organization that seems to stand for a concept of the catalogue. */
export interface SuggestedTerm {
	readonly concept: string;
	/** In the form of `terms` in `qms.yaml`. */
	readonly phrase: string;
	/** Headings that hold it beside words of the concept's neighbours. */
	readonly headings: number;
	/** A word of a neighbour that stood beside it. */
	readonly beside: string;
}

/** Headings that must hold a term before it is suggested (domain model, 3.10). */
const least = 3;
const mostWords = 3;
/** A word of more than this share of all headings is the name of the product or of the kind of document. */
const tooFrequent = 0.08;

/**
 * Words of the repository's own: for each core concept without any trace, the phrase that stands in at least three
 * headings together with strong terms of the concepts around it. Suggestions only; a person has to take them.
 */
export function suggestTerms(snapshot: Snapshot, {catalog, outcomes}: Coverage): readonly SuggestedTerm[] {
	const engine = compileCatalog(catalog, snapshot.config.terms);
	const readings = [...snapshot.documents.values()]
		.filter(({document}) => document.qms && !document.template)
		.map(({document}) => readDocument(document, engine));
	const seen = conceptsSeen(readings);
	const phrases = headingPhrases(readings, engine.concepts.length);
	const found: SuggestedTerm[] = [];
	for (const {outcome, criteria} of outcomes) {
		const open = criteria.filter(
			({criterion, state}) => criterion.core && (state === 'gap' || state === 'to-read' || state === 'planned'),
		);
		const missing = [...new Set(open.flatMap(({criterion}) => criterion.rule.topic))].filter(
			name => !seen.has(engine.conceptIndex(name) ?? -1) && !isGeneric(catalog, name),
		);
		for (const concept of missing) {
			const around = neighbours(catalog, outcome, concept, missing, name => engine.conceptIndex(name));
			const best = bestPhrase(phrases.phrases, around, phrases.headings);
			if (best !== undefined) found.push({concept, ...best});
		}
	}
	return unique(found);
}

/** Specific concepts that the criteria about a concept ask for besides it. */
function neighbours(
	catalog: Catalog,
	outcome: Outcome,
	concept: string,
	missing: readonly string[],
	indexOf: (name: string) => number | undefined,
): ReadonlySet<number> {
	const rules = outcome.criteria.map(({rule}) => rule).filter(rule => rule.topic.includes(concept));
	return new Set(
		rules
			.flatMap(rule => rule.all.flat())
			.filter(name => !missing.includes(name) && !isGeneric(catalog, name))
			.flatMap(name => indexOf(name) ?? []),
	);
}

const isGeneric = (catalog: Catalog, name: string): boolean =>
	catalog.concepts.find(concept => concept.name === name)?.generic ?? true;

function conceptsSeen(readings: readonly Reading[]): ReadonlySet<number> {
	const seen = new Set<number>();
	for (const {sections} of readings) {
		for (const section of sections) {
			for (const [concept, strength] of section.heading) if (strength >= 2) seen.add(concept);
			for (const {hits} of section.statements)
				for (const {concept, strength} of hits) if (strength >= 2) seen.add(concept);
		}
	}
	return seen;
}

interface Use {
	/** Concepts with a strong term in the section or below it, with a word of each. */
	readonly strong: ReadonlyMap<number, string>;
}

interface Phrase {
	/** As the headings spell it, in small letters; a star where it stands in the singular and in the plural. */
	readonly spelling: string;
	readonly uses: readonly Use[];
}

/** Phrases of headings in which no concept was found, by their folded words, with each heading that holds them. */
function headingPhrases(
	readings: readonly Reading[],
	concepts: number,
): {readonly phrases: readonly Phrase[]; readonly headings: number} {
	let headings = 0;
	const phrases = new Map<string, {spellings: Set<string>; uses: Use[]}>();
	for (const {sections} of readings) {
		for (const each of sections) {
			if (each.section.level === 0 || each.section.role !== 'body') continue;
			headings++;
			const {heading} = each.section;
			const {words, starts, ends} = tokenise(heading, 0);
			const taken = new Set(
				each.headingHits
					.filter(hit => hit.concept < concepts)
					.flatMap(hit => words.map((_, at) => at).slice(hit.start, hit.end)),
			);
			const strong = strongTerms(sections.slice(each.section.index, each.section.subtreeEnd), concepts);
			const met = new Set<string>();
			for (const {folded, start, end} of runsOf(words, taken)) {
				const phrase = phrases.get(folded) ?? {spellings: new Set(), uses: []};
				phrases.set(folded, phrase);
				phrase.spellings.add(
					heading
						.slice(starts[start], ends[end - 1])
						.toLowerCase()
						.replaceAll(/\s+/g, ' '),
				);
				if (!met.has(folded)) phrase.uses.push({strong});
				met.add(folded);
			}
		}
	}
	return {
		phrases: [...phrases].map(([folded, {spellings, uses}]) => ({
			spelling: spellings.size === 1 ? ([...spellings][0] ?? folded) : `${folded}*`,
			uses,
		})),
		headings,
	};
}

function strongTerms(sections: readonly ReadSection[], concepts: number): ReadonlyMap<number, string> {
	const found = new Map<number, string>();
	for (const section of sections) {
		for (const {statement, hits} of section.statements) {
			for (const {concept, strength, start, end} of hits)
				if (strength === 3 && concept < concepts && !found.has(concept))
					found.set(concept, statement.tokens.words.slice(start, end).join(' '));
		}
	}
	return found;
}

/** Runs of one to three neighbouring words that mean something by themselves; plurals count as their singular. */
function runsOf(words: readonly string[], taken: ReadonlySet<number>): {folded: string; start: number; end: number}[] {
	const runs: {folded: string; start: number; end: number}[] = [];
	for (let start = 0; start < words.length; start++) {
		for (let end = start + 1; end <= Math.min(words.length, start + mostWords); end++) {
			const run = words.slice(start, end);
			if (run.some((word, at) => taken.has(start + at)) || !isContent(run[0]) || !isContent(run.at(-1))) break;
			runs.push({folded: [...run.slice(0, -1), singular(run.at(-1) ?? '')].join(' '), start, end});
		}
	}
	return runs;
}

const singular = (word: string): string => (word.length > 4 ? word.replace(/(?<!s)s$/, '') : word);

// Words of headings that say what a section is and not what it is about.
const plain = new Set(
	(
		'name names date title project projects product products company team teams summary content contents information data details status type types list meeting meetings service services customer customers software tool tools user users about above after before between from into over with without your their this that these those what when where which while general purpose scope overview introduction background procedure process policy document documents system management quality record records report reports form forms list table step steps work working task tasks section chapter annex appendix note notes example examples reference references definition definitions responsibility responsibilities role roles review reviews change changes control controls plan plans planning action actions result results requirement requirements standard standards ' +
		'allgemeines zweck geltungsbereich einleitung verfahren prozess dokument dokumente anhang abschnitt hinweise beispiel definitionen begriffe verantwortung zustandigkeit ablauf durchfuhrung uber unter nach nicht eine einer eines ' +
		'general objeto objetivo alcance introduccion procedimiento proceso documento documentos anexo notas ejemplo definiciones responsabilidades desarrollo para sobre entre ' +
		'generalites objet domaine introduction procedure processus document annexe notes exemple definitions responsabilites pour dans avec entre'
	).split(' '),
);

const isContent = (word: string | undefined): boolean =>
	word !== undefined && word.length >= 4 && !plain.has(word) && !plain.has(singular(word)) && !/\d/.test(word);

/** The phrase with most headings beside a neighbour, most of its headings being so; of equal ones the longer, then by code unit. */
function bestPhrase(
	phrases: readonly Phrase[],
	around: ReadonlySet<number>,
	headings: number,
): Omit<SuggestedTerm, 'concept'> | undefined {
	const scored = phrases.flatMap(({spelling: phrase, uses}) => {
		const near = uses.filter(({strong}) => [...strong.keys()].some(concept => around.has(concept)));
		if (
			near.length < least ||
			near.length * 5 < uses.length * 4 ||
			(uses.length > 6 && uses.length > headings * tooFrequent)
		)
			return [];
		const beside =
			near.flatMap(({strong}) => [...strong].filter(([concept]) => around.has(concept)).map(([, words]) => words))[0] ??
			'';
		return [{phrase, headings: near.length, beside}];
	});
	return scored.sort(
		(a, b) => b.headings - a.headings || b.phrase.length - a.phrase.length || (a.phrase < b.phrase ? -1 : 1),
	)[0];
}

/** A phrase is suggested for one concept alone: the first that asked for it. */
function unique(found: readonly SuggestedTerm[]): readonly SuggestedTerm[] {
	const taken = new Set<string>();
	return found.filter(({phrase}) => !taken.has(phrase) && taken.add(phrase));
}
