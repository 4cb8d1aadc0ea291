import {languages} from '../model/document.ts';
import type {Language} from '../model/document.ts';
import {foldTerm} from './terms.ts';
import type {
	AnchorWords,
	Catalog,
	Concept,
	Criterion,
	Edition,
	EvidenceRule,
	Level,
	Outcome,
	OverClaimRule,
	ProcessEvidence,
	SignalList,
	Signals,
	TermList,
	WordedAnchor,
} from './catalog.ts';
import type {CatalogSource} from './schema.ts';

type OutcomeSource = CatalogSource['outcomes'][number];
type CriterionSource = OutcomeSource['criteria'][number];
type ConceptSource = CatalogSource['concepts'][string];
type PartialByLanguage = Partial<Record<Language, readonly string[]>>;

const defaultEditions: Catalog['editions'] = [
	{id: '2015', label: '2015'},
	{id: '2015+A1', label: '2015+A1', inherits: '2015'},
	{id: '2026', label: '2026', inherits: '2015+A1'},
];

/**
 * The catalogue that a checked source describes: inherited editions spelled out, placeholders expanded, defaults filled
 * in. What is about language and documents, not about outcomes, is taken from `base` where the source leaves it out.
 */
export function buildCatalog(source: CatalogSource, base: Catalog | undefined): Catalog {
	const editions = editionsOf(source);
	return {
		id: source.id,
		version: source.version,
		title: source.title,
		disclaimer: source.disclaimer ?? base?.disclaimer ?? '',
		editions,
		defaultEdition: source.defaultEdition ?? editions[0]?.id ?? '2015+A1',
		clauses: clausesByEdition(source),
		clauseFacts: Object.fromEntries(
			Object.entries(source.clauseFacts ?? {}).map(([edition, facts]) => [
				edition,
				Object.fromEntries(Object.entries(facts).map(([number, {from, asks = []}]) => [number, {from, asks}])),
			]),
		),
		clauseSources: source.clauseSources ?? {},
		outcomes: source.outcomes.map(outcome => buildOutcome(outcome, source)),
		notes: (source.notes ?? []).map(({offerings, ...note}) => ({
			...note,
			rule: note.rule ?? 'worst',
			...(offerings === undefined ? {} : {offerings}),
		})),
		boundaries: source.boundaries ?? [],
		aliases: source.aliases ?? {},
		concepts: [...ownConcepts(source), ...borrowedConcepts(source, base)],
		signals: Object.fromEntries(
			Object.entries(source.signals ?? {}).map(([id, signals]) => [id, buildSignals(signals)]),
		),
		applicability: Object.entries(source.applicability ?? {}).map(([name, topic]) => ({
			name,
			clause: topic.clause,
			...(topic.part === undefined ? {} : {part: topic.part}),
			typical: topic.typical,
			contradictedBy: topic.contradictedBy ?? [],
			implausible: topic.implausible ?? false,
		})),
		neverExcludable: source.neverExcludable ?? [],
		kindCaps: source.kindCaps ?? base?.kindCaps ?? {},
		sectionCaps: source.sectionCaps ?? base?.sectionCaps ?? {},
		sectionCapExceptions: source.sectionCapExceptions ?? [],
		modality: modalityOf(source, base),
		anchors: anchorsOf(source, base),
		foreignDomains: {terms: everyLanguage(source.foreignDomains?.terms), unless: source.foreignDomains?.unless ?? []},
		overClaims: (source.overClaims ?? []).map(rule => buildOverClaim(rule, source.macros ?? {})),
		staleClauses: source.staleClauses ?? [],
		movedClauses: source.movedClauses ?? [],
		oldTerms: source.oldTerms ?? {},
		coverThreshold: source.coverThreshold ?? base?.coverThreshold ?? {mandatory: 1, expected: 0.5},
	};
}

/** Names of all concepts that the source refers to, outside its own list of them. */
export function referencedConcepts(source: CatalogSource): ReadonlySet<string> {
	const names = new Set<string>();
	const add = (more: readonly string[] | undefined): void => more?.forEach(name => names.add(name));
	for (const {criteria} of source.outcomes) {
		for (const {rule, process} of criteria) {
			add(rule.topic);
			rule.all?.forEach(add);
			add(rule.min?.of);
			process?.forEach(entry => add(entry.where?.concepts));
		}
	}
	for (const topic of Object.values(source.applicability ?? {})) add(topic.contradictedBy);
	for (const signals of Object.values(source.signals ?? {})) signals.fields?.forEach(add);
	return names;
}

/** The value of the nearest edition that has one, going from an edition to those it inherits from. */
export function inherited<T>(
	edition: Edition,
	values: Readonly<Partial<Record<Edition, T>>>,
	editions: Catalog['editions'],
): T | undefined {
	const seen = new Set<Edition>();
	let at: Edition | undefined = edition;
	while (at !== undefined && !seen.has(at)) {
		const value = values[at];
		if (value !== undefined) return value;
		seen.add(at);
		at = editions.find(({id}) => id === at)?.inherits;
	}
	return undefined;
}

// Macros in macros multiply; no pattern is this long.
const longestExpanded = 20_000;

/**
 * A pattern with each `{name}` replaced by the macro of that name, macros in macros too; an unknown one stays as it is,
 * and so do those that would make it longer than any pattern.
 */
export function expandMacros(pattern: string, macros: Readonly<Record<string, string>>, depth = 0): string {
	let grown = 0;
	return pattern.replace(/\{([a-z][a-z-]*)\}/g, (whole, name: string) => {
		const macro = Object.hasOwn(macros, name) ? macros[name] : undefined;
		if (macro === undefined || depth > 8 || grown > longestExpanded) return whole;
		const expanded = expandMacros(macro, macros, depth + 1);
		grown += expanded.length;
		return expanded;
	});
}

/** The source's editions, or all there are where it names none. */
export function editionsOf(source: CatalogSource): Catalog['editions'] {
	return (
		source.editions?.map(({id, label, inherits}) => (inherits === undefined ? {id, label} : {id, label, inherits})) ??
		defaultEditions
	);
}

function everyEdition<T>(valueOf: (edition: Edition) => T): Record<Edition, T> {
	return {'2015': valueOf('2015'), '2015+A1': valueOf('2015+A1'), '2026': valueOf('2026')};
}

function everyLanguage(lists: PartialByLanguage | undefined): Record<Language, readonly string[]> {
	return {en: lists?.en ?? [], de: lists?.de ?? [], es: lists?.es ?? [], fr: lists?.fr ?? []};
}

function clausesByEdition(source: CatalogSource): Catalog['clauses'] {
	const titles = (edition: Edition): Record<string, string> => {
		const chain: Edition[] = [];
		let at: Edition | undefined = edition;
		while (at !== undefined && !chain.includes(at)) {
			chain.unshift(at);
			at = editionsOf(source).find(({id}) => id === at)?.inherits;
		}
		const found = new Map<string, string>();
		for (const step of chain) {
			for (const [clause, title] of Object.entries(source.clauses?.[step] ?? {})) found.set(clause, title);
			for (const clause of source.removedClauses?.[step] ?? []) found.delete(clause);
		}
		return Object.fromEntries(found);
	};
	return everyEdition(titles);
}

function buildOutcome(outcome: OutcomeSource, source: CatalogSource): Outcome {
	return {
		id: outcome.id,
		qualified: qualifiedId(outcome, source),
		type: outcome.type ?? 'outcome',
		...(outcome.seed === undefined ? {} : {seed: outcome.seed}),
		official: outcome.official ?? '',
		...(outcome.parent === undefined ? {} : {parent: outcome.parent}),
		children: source.outcomes.filter(({parent}) => parent === outcome.id).map(({id}) => id),
		title: outcome.title,
		short: outcome.short,
		statement: outcome.statement,
		pdca: outcome.pdca ?? '',
		criteria: outcome.criteria.map(criterion => buildCriterion(criterion, outcome.id, source)),
		parts: outcome.parts ?? [],
	};
}

/** `EO-7/8` for EO-8 under EO-7; the overall outcome is the parent of all and not printed. */
function qualifiedId(outcome: OutcomeSource, source: CatalogSource): string {
	const path = [outcome];
	for (let at = outcome; at.parent !== undefined && path.length < 10; ) {
		const parent = source.outcomes.find(({id}) => id === at.parent);
		if (parent === undefined || parent.type === 'overall') break;
		path.unshift(parent);
		at = parent;
	}
	return path.map(({id}, index) => (index === 0 ? id : id.slice(id.lastIndexOf('-') + 1))).join('/');
}

function buildCriterion(source: CriterionSource, outcome: string, catalog: CatalogSource): Criterion {
	const editions = editionsOf(catalog);
	const levels: Partial<Record<Edition, Level>> = typeof source.level === 'string' ? {} : source.level;
	const level = typeof source.level === 'string' ? source.level : undefined;
	return {
		id: source.id,
		outcome,
		title: source.title,
		question: source.question,
		counts: source.counts,
		notCounts: source.notCounts,
		core: source.core ?? false,
		level: everyEdition(
			edition => level ?? inherited(edition, levels, editions) ?? Object.values(levels)[0] ?? 'expected',
		),
		basis: source.basis ?? [],
		documented: source.documented ?? 'none',
		clauses: everyEdition(edition => inherited(edition, source.clauses ?? {}, editions) ?? []),
		kinds: {best: source.kinds.best, also: source.kinds.also ?? [], never: source.kinds.never ?? []},
		need: source.need === 'described' ? 2 : 3,
		anchors: {all: source.anchors?.all ?? [], any: source.anchors?.any ?? []},
		rule: buildRule(source.rule),
		process: (source.process ?? []).map(buildProcess),
		structure: source.structure ?? [],
		headings: inAllLanguages(source.headings),
		notHeadings: inAllLanguages(source.notHeadings),
		...(source.applicability === undefined ? {} : {applicability: source.applicability}),
		notes: source.notes ?? [],
	};
}

function buildRule(rule: CriterionSource['rule']): EvidenceRule {
	return {
		topic: rule.topic,
		all: rule.all ?? [],
		strongOnly: rule.strongOnly ?? [],
		...(rule.min === undefined ? {} : {min: {...rule.min, named: rule.min.named ?? {}}}),
	};
}

function buildProcess(entry: NonNullable<CriterionSource['process']>[number]): ProcessEvidence {
	const {where, specified} = entry;
	return {
		field: entry.field,
		needs: entry.needs ?? [],
		...(where === undefined
			? {}
			: {
					where: {key: where.key, concepts: where.concepts ?? [], terms: where.terms ?? [], values: where.values ?? []},
				}),
		described: entry.described ?? [],
		...(specified === undefined ? {} : {specified}),
	};
}

function ownConcepts(source: CatalogSource): Concept[] {
	return Object.entries(source.concepts).map(([name, concept]) => buildConcept(name, concept));
}

function borrowedConcepts(source: CatalogSource, base: Catalog | undefined): readonly Concept[] {
	if (source.conceptsFrom === undefined || base === undefined) return [];
	const wanted = referencedConcepts(source);
	return base.concepts.filter(({name}) => wanted.has(name) && source.concepts[name] === undefined);
}

function buildConcept(name: string, concept: ConceptSource): Concept {
	const terms = (language: Language): TermList => {
		const list = concept[language];
		return {
			strong: distinct(list?.strong),
			medium: distinct(list?.medium),
			weak: distinct(list?.weak),
			guards: distinct(list?.guards),
		};
	};
	return {
		name,
		generic: concept.generic ?? false,
		negationProof: concept.negationProof ?? false,
		terms: {en: terms('en'), de: terms('de'), es: terms('es'), fr: terms('fr')},
	};
}

/** Terms as they are spelled, since people are shown them; of those that fold to the same the first. */
function distinct(terms: readonly string[] = []): readonly string[] {
	const folded = terms.map(foldTerm);
	return terms
		.map(term => term.replace(/\s+/g, ' ').trim())
		.filter((_, index) => folded.indexOf(folded[index] ?? '') === index);
}

function buildSignals(lists: NonNullable<CatalogSource['signals']>[string]): Signals {
	const list = (language: Language): SignalList => ({
		subject: (lists[language]?.subject ?? []).map(foldTerm),
		related: (lists[language]?.related ?? []).map(foldTerm),
		practice: (lists[language]?.practice ?? []).map(foldTerm),
	});
	return {
		fields: lists.fields ?? [],
		terms: {en: list('en'), de: list('de'), es: list('es'), fr: list('fr')},
	};
}

function modalityOf(source: CatalogSource, base: Catalog | undefined): Catalog['modality'] {
	const {modality} = source;
	if (modality === undefined && base !== undefined) return base.modality;
	return {
		obligation: everyLanguage(modality?.obligation),
		hedge: everyLanguage(modality?.hedge),
		negation: everyLanguage(modality?.negation),
		rescue: everyLanguage(modality?.rescue),
		intention: everyLanguage(modality?.intention),
	};
}

function inAllLanguages(lists: PartialByLanguage | undefined): readonly string[] {
	return [...new Set(languages.flatMap(language => lists?.[language] ?? []).map(foldTerm))];
}

function anchorsOf({anchors, anchorWords}: CatalogSource, base: Catalog | undefined): Catalog['anchors'] {
	const list = (anchor: WordedAnchor) => (language: Language) => {
		const {terms = [], never = []} = anchorWords?.[anchor]?.[language] ?? {};
		return {terms: terms.map(foldTerm), never: never.map(foldTerm)};
	};
	const inEvery = (of: (language: Language) => AnchorWords): Record<Language, AnchorWords> => ({
		en: of('en'),
		de: of('de'),
		es: of('es'),
		fr: of('fr'),
	});
	const words =
		anchorWords === undefined && base !== undefined
			? base.anchors.words
			: {who: inEvery(list('who')), when: inEvery(list('when')), record: inEvery(list('record'))};
	if (anchors === undefined && base !== undefined) return {...base.anchors, words};
	return {
		who: everyLanguage(anchors?.who),
		when: anchors?.when ?? '',
		record: anchors?.record ?? '',
		criterion: anchors?.criterion ?? '',
		words,
	};
}

function buildOverClaim(
	rule: NonNullable<CatalogSource['overClaims']>[number],
	macros: Readonly<Record<string, string>>,
): OverClaimRule {
	const expanded = (patterns: readonly string[] | undefined): string[] =>
		(patterns ?? []).map(pattern => expandMacros(pattern, macros));
	return {
		rule: rule.rule,
		boundary: rule.boundary,
		hint: rule.hint ?? '',
		patterns: expanded(rule.patterns),
		strict: expanded(rule.strict),
		unless: expanded(rule.unless),
		positive: rule.positive ?? [],
		negative: rule.negative ?? [],
	};
}
