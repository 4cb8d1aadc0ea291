import {wordedAnchors} from '../catalog/catalog.ts';
import type {Catalog, Criterion, Outcome, ProcessEvidence, ProcessTest} from '../catalog/catalog.ts';
import {catalogPattern} from '../catalog/pattern.ts';
import type {Pattern} from '../text/pattern.ts';
import type {DocumentKind, Language, SectionRole} from '../model/document.ts';
import {languages} from '../model/document.ts';
import {silentRoles} from '../model/sectionRoles.ts';
import {parrotTerms, securityTerms} from './language.ts';
import type {Matcher} from './match.ts';
import {MatcherBuilder} from './match.ts';

/** Concepts of a catalogue by number. Numbers from `Engine.concepts.length` on are the marks of `markNames`. */
export interface ConceptInfo {
	readonly name: string;
	readonly negationProof: boolean;
}

/** Words that say how a sentence is meant; matched together with the concepts. */
export const markNames = [
	'obligation',
	'hedge',
	'negation',
	'rescue',
	'intention',
	'who',
	'foreign',
	'own-domain',
	'parrot',
	'security',
	'said who',
	'said when',
	'said record',
] as const;
export type MarkName = (typeof markNames)[number];

export interface CompiledGroup {
	readonly concepts: ReadonlySet<number>;
	/** Concepts of which only strong terms count here. */
	readonly strongOnly: ReadonlySet<number>;
	/** Names joined by `|`, as told to people. */
	readonly label: string;
}

export interface CompiledCriterion {
	readonly criterion: Criterion;
	readonly outcome: Outcome;
	readonly topic: ReadonlySet<number>;
	readonly groups: readonly CompiledGroup[];
	/** `of` with what each concept is called where it is absent. */
	readonly min: {readonly n: number; readonly of: ReadonlyMap<number, string>} | undefined;
	readonly headings: Matcher;
	/** Finds headings and titles that are about something else; undefined where the catalogue names none. */
	readonly notHeadings: Matcher | undefined;
	readonly kindCaps: ReadonlyMap<DocumentKind, number>;
	readonly roleCaps: ReadonlyMap<SectionRole, number>;
	readonly process: readonly CompiledStructure[];
}

export interface CompiledStructure extends ProcessEvidence {
	readonly whereConcepts: ReadonlySet<number>;
	readonly whereTerms: Matcher | undefined;
	/** What `specified` says; one of `keys` has to pass. */
	readonly tests: readonly {readonly keys: readonly string[]; readonly test: ProcessTest}[];
}

/** A catalogue made ready for reading documents; holds no state that changes an answer. */
export interface Engine {
	readonly catalog: Catalog;
	readonly concepts: readonly ConceptInfo[];
	readonly criteria: readonly CompiledCriterion[];
	readonly matchers: Readonly<Record<Language, Matcher>>;
	/** Anchors that are patterns over folded text. */
	readonly patterns: Readonly<Record<'when' | 'record' | 'criterion', Pattern>>;
	conceptIndex(name: string): number | undefined;
	mark(name: MarkName): number;
	/** Outcomes and parts that have signals, in the order of their numbers: unit `i` has subject `signalBase + 2i`, practice one more. */
	readonly signalUnits: readonly string[];
	readonly signalBase: number;
	/** A matcher of the language with a document's own terms on top. */
	extended(language: Language, terms: readonly {readonly concept: string; readonly phrase: string}[]): Matcher;
}

/** Phrases of an organisation by concept name: `{nonconformity: ['quality event']}`. They count as strong, in every language. */
export type LocalTerms = Readonly<Record<string, readonly string[]>>;

/**
 * Compiles the terms of all concepts, the marks and the criteria of a catalogue. Local terms for a concept that the
 * catalogue does not know are left out; the configuration reports them.
 */
export function compileCatalog(catalog: Catalog, localTerms: LocalTerms = {}): Engine {
	const concepts = catalog.concepts.map(({name, negationProof}) => ({name, negationProof}));
	const index = new Map(concepts.map((concept, at) => [concept.name, at]));
	const mark = (name: MarkName): number => concepts.length + markNames.indexOf(name);
	const signalBase = concepts.length + markNames.length;
	const build = (language: Language, own: readonly {readonly concept: string; readonly phrase: string}[]): Matcher => {
		const builder = new MatcherBuilder();
		addConcepts(builder, catalog, language);
		for (const [concept, phrases] of Object.entries(localTerms)) addLocal(builder, index.get(concept), phrases);
		for (const {concept, phrase} of own) addLocal(builder, index.get(concept), [phrase]);
		addMarks(builder, catalog, language, mark);
		addSignals(builder, catalog, language, signalBase);
		return builder.build();
	};
	const matchers = lazily(language => build(language, []));
	const extended = new Map<string, Matcher>();
	const own = (language: Language, terms: readonly {readonly concept: string; readonly phrase: string}[]): Matcher => {
		const key = JSON.stringify([language, terms]);
		const matcher = extended.get(key) ?? build(language, terms);
		// Few documents have terms of their own, and only the one that is edited is read again and again.
		extended.delete(key);
		extended.set(key, matcher);
		for (const oldest of extended.keys()) {
			if (extended.size <= mostExtended) break;
			extended.delete(oldest);
		}
		return matcher;
	};
	const criteria = catalog.outcomes.flatMap(outcome =>
		outcome.criteria.map(criterion => compileCriterion(catalog, outcome, criterion, index)),
	);
	return {
		catalog,
		concepts,
		criteria,
		matchers,
		patterns: {
			when: catalogPattern(catalog.anchors.when),
			record: catalogPattern(catalog.anchors.record),
			criterion: catalogPattern(catalog.anchors.criterion),
		},
		signalUnits: Object.keys(catalog.signals),
		signalBase,
		conceptIndex: name => index.get(name),
		mark,
		extended: (language, terms) => (terms.length === 0 ? matchers[language] : own(language, terms)),
	};
}

const mostExtended = 4;

/** A record by language whose values are made when they are first asked for: most repositories use one language. */
function lazily<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
	const made = new Map<Language, T>();
	const record = {} as Record<Language, T>;
	for (const language of languages) {
		Object.defineProperty(record, language, {
			enumerable: true,
			get() {
				const value = made.get(language) ?? make(language);
				made.set(language, value);
				return value;
			},
		});
	}
	return record;
}

function addConcepts(builder: MatcherBuilder, catalog: Catalog, language: Language): void {
	catalog.concepts.forEach((concept, at) => {
		const terms = concept.terms[language];
		for (const term of terms.strong) builder.add(term, at, 3);
		for (const term of terms.medium) builder.add(term, at, 2);
		for (const term of terms.weak) builder.add(term, at, 1);
		for (const term of terms.guards) builder.add(term, at, 0);
	});
}

function addLocal(builder: MatcherBuilder, concept: number | undefined, phrases: readonly string[]): void {
	if (concept === undefined) return;
	for (const phrase of phrases) builder.add(phrase, concept, 3);
}

function addMarks(
	builder: MatcherBuilder,
	catalog: Catalog,
	language: Language,
	mark: (name: MarkName) => number,
): void {
	const add = (name: MarkName, terms: readonly string[]): void => {
		for (const term of terms) builder.add(term, mark(name), 3);
	};
	for (const name of ['obligation', 'hedge', 'negation', 'rescue', 'intention'] as const)
		add(name, catalog.modality[name][language]);
	add('who', catalog.anchors.who[language]);
	for (const anchor of wordedAnchors) {
		const {terms, never} = catalog.anchors.words[anchor][language];
		add(`said ${anchor}`, terms);
		for (const term of never) builder.add(term, mark(`said ${anchor}`), 0);
	}
	add('foreign', catalog.foreignDomains.terms[language]);
	add('own-domain', catalog.foreignDomains.unless);
	add('parrot', parrotTerms[language]);
	add('security', securityTerms[language]);
}

function addSignals(builder: MatcherBuilder, catalog: Catalog, language: Language, base: number): void {
	Object.values(catalog.signals).forEach((lists, unit) => {
		const {subject, related, practice} = lists.terms[language];
		for (const term of subject) builder.add(term, base + 2 * unit, 3);
		for (const term of related) builder.add(term, base + 2 * unit, 2);
		for (const term of practice) builder.add(term, base + 2 * unit + 1, 3);
	});
}

function compileCriterion(
	catalog: Catalog,
	outcome: Outcome,
	criterion: Criterion,
	index: ReadonlyMap<string, number>,
): CompiledCriterion {
	const {rule} = criterion;
	const numbers = (names: readonly string[]): Set<number> => new Set(names.flatMap(name => index.get(name) ?? []));
	const headings = new MatcherBuilder();
	for (const heading of criterion.headings) headings.add(heading, 0, 3);
	const strongOnly = numbers(rule.strongOnly);
	return {
		criterion,
		outcome,
		topic: numbers(rule.topic),
		groups: [...rule.all, ...(rule.min ? [rule.min.of] : [])].map(group => ({
			concepts: numbers(group),
			strongOnly,
			label: group.join('|'),
		})),
		min: rule.min && {n: rule.min.n, of: namedNumbers(rule.min, index)},
		headings: headings.build(),
		notHeadings: termMatcher(criterion.notHeadings),
		kindCaps: kindCapsOf(catalog, criterion),
		roleCaps: roleCapsOf(catalog, criterion),
		process: criterion.process.map(evidence => ({
			...evidence,
			whereConcepts: numbers(evidence.where?.concepts ?? []),
			whereTerms: termMatcher(evidence.where?.terms ?? []),
			tests: Object.entries(evidence.specified ?? {}).map(([keys, test]) => ({keys: keys.split('|'), test})),
		})),
	};
}

function termMatcher(terms: readonly string[]): Matcher | undefined {
	if (terms.length === 0) return undefined;
	const builder = new MatcherBuilder();
	for (const term of terms) builder.add(term, 0, 3);
	return builder.build();
}

function kindCapsOf(catalog: Catalog, criterion: Criterion): Map<DocumentKind, number> {
	const caps = new Map<DocumentKind, number>(Object.entries(catalog.kindCaps) as [DocumentKind, number][]);
	for (const kind of [...criterion.kinds.best, ...criterion.kinds.also]) if (kind !== 'unknown') caps.set(kind, 3);
	for (const kind of criterion.kinds.never) caps.set(kind, 0);
	return caps;
}

function roleCapsOf(catalog: Catalog, criterion: Criterion): Map<SectionRole, number> {
	const caps = new Map<SectionRole, number>(
		[...silentRoles].map(role => [role, catalog.sectionCaps[role] ?? catalog.sectionCaps['excluded'] ?? 0]),
	);
	for (const [role, cap] of Object.entries(catalog.sectionCaps))
		if (role !== 'excluded') caps.set(role as SectionRole, cap);
	const settled = new Set<string>();
	for (const {section, criteria, to} of catalog.sectionCapExceptions) {
		if (settled.has(section) || !criteria.some(pattern => fits(pattern, criterion.id))) continue;
		settled.add(section);
		caps.set(section as SectionRole, to);
	}
	return caps;
}

function fits(pattern: string, id: string): boolean {
	if (pattern.startsWith('*')) return id.endsWith(pattern.slice(1));
	return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : pattern === id;
}

function namedNumbers({of, named}: NonNullable<Criterion['rule']['min']>, index: ReadonlyMap<string, number>) {
	return new Map(
		of.flatMap(name => {
			const number = index.get(name);
			return number === undefined ? [] : [[number, named[name] ?? name.replaceAll('-', ' ')] as const];
		}),
	);
}
