import type {QmsDocument} from '../model/document.ts';
import type {Confidence} from '../config/config.ts';
import {answered, structureLikelihood} from './answer.ts';
import {claimedSections} from './caps.ts';
import type {Engine} from './compile.ts';
import type {Assessment, Evidence, FieldFound} from './evidence.ts';
import type {Model} from './likelihood/model.ts';
import type {Likelihoods, StatementOdds} from './likelihood/likelihoods.ts';
import {type MetFeatures, metFeatures, statementOdds, wordOdds} from './likelihood/odds.ts';
import {likelihoodsOf} from './likelihood/score.ts';
import type {LikelyShown} from './likely.ts';
import {verdictsOf} from './outcome.ts';
import {placed} from './place.ts';
import {processEvidence} from './process.ts';
import type {Reading} from './read.ts';
import type {ReadingOptions} from './reading.ts';
import {readDocument} from './reading.ts';
import {type View, viewsOf} from './views.ts';

export interface AssessOptions extends ReadingOptions {
	/** How sure the engine has to be before it calls a place shown or possible; balanced where nothing is said. */
	readonly confidence?: Confidence;
}

const mostPlaces = 5;

/**
 * Judges one document by its own text: for each criterion the five likeliest places that are shown or possible (and the best
 * of each claimed stretch, whatever it shows), and for each outcome whether the document addresses it. Pure; the same
 * document and engine give the same answer.
 */
export function assess(document: QmsDocument, engine: Engine, options: AssessOptions = {}): Assessment {
	return assessReading(readDocument(document, engine, options), engine, options.confidence);
}

/** The same for a document that has been read. */
export function assessReading(reading: Reading, engine: Engine, confidence?: Confidence): Assessment {
	const views = viewsOf(reading);
	const claims = engine.criteria.map(criterion => claimedSections(reading, criterion));
	const met = lazily(section => metFeatures(reading, section, engine));
	const likelihoods = views.map(view => likelihoodsIn(view, reading, engine, met, claims));
	const criteria = new Map<string, readonly Evidence[]>();
	const fields = fieldsIn(reading, engine);
	for (const [number, criterion] of engine.criteria.entries()) {
		const stretches = claims[number] ?? [];
		const isClaimed = (section: number): boolean => stretches.some(({from, to}) => section >= from && section < to);
		const found: Evidence[] = [];
		for (const [section, view] of views.entries()) {
			const likely = likelihoods[section]?.get(number);
			if (!likely) continue;
			const evidence = placed(view, criterion, likely, reading, engine, {
				confidence,
				isClaimed: isClaimed(section),
				spoken: () => spokenIn(section, reading, met),
			});
			if (evidence) found.push(evidence);
		}
		for (const field of fields.get(number) ?? [])
			found.push(answered(field, structureLikelihood(field), [], confidence));
		const kept = keep(found, stretches);
		if (kept.length > 0) criteria.set(criterion.criterion.id, kept);
	}
	const likely = {sections: likelihoods, fields: likeliest(fields)};
	return {criteria, outcomes: verdictsOf(reading, criteria, likely, engine)};
}

/** How likely the document shows each criterion by weights other than those that ship, for learning. */
export function likelyBy(model: Model, reading: Reading, engine: Engine): LikelyShown {
	const sections = reading.sections.map((_, section) =>
		likelihoodsOf(
			reading,
			section,
			engine,
			wordOdds(metFeatures(reading, section, engine, model), model),
			new Set(),
			model,
		),
	);
	return {sections, fields: likeliest(fieldsIn(reading, engine))};
}

/** What the fields of processes say of each criterion, by its place in `Engine.criteria`. */
function fieldsIn(reading: Reading, engine: Engine): ReadonlyMap<number, readonly FieldFound[]> {
	return new Map(
		engine.criteria.flatMap((criterion, number) => {
			const found = criterion.process.length > 0 ? processEvidence(criterion, reading, engine) : [];
			return found.length > 0 ? [[number, found] as const] : [];
		}),
	);
}

function likeliest(fields: ReadonlyMap<number, readonly FieldFound[]>): LikelyShown['fields'] {
	return new Map([...fields].map(([number, found]) => [number, Math.max(...found.map(structureLikelihood))]));
}

/** Looks each number up once. */
function lazily<T>(look: (number: number) => T): (number: number) => T {
	const known: T[] = [];
	return number => (known[number] ??= look(number));
}

type Stretches = ReturnType<typeof claimedSections>;

/** How likely a section shows each criterion; what was worked out for the version before is taken where it still holds. */
function likelihoodsIn(
	{section}: View,
	reading: Reading,
	engine: Engine,
	met: (section: number) => MetFeatures,
	claims: readonly Stretches[],
): Likelihoods {
	const memory = reading.memories[section];
	const around = aroundOf(reading, section);
	const odds = memory?.odds?.around === around ? memory.odds.odds : wordOdds(met(section));
	const asked = new Set(
		claims.flatMap((stretches, number) =>
			stretches.some(({from, to}) => section >= from && section < to) ? [number] : [],
		),
	);
	const whole = `${around}\n${[...asked].join(' ')}`;
	const known = memory?.likely?.around === whole ? memory.likely.likelihoods : undefined;
	const likelihoods = known ?? likelihoodsOf(reading, section, engine, odds, asked);
	if (memory) {
		memory.odds = {around, odds};
		memory.likely = {around: whole, likelihoods};
	}
	return likelihoods;
}

/** What each statement of a section says by itself; taken from the version before where it still holds. */
function spokenIn(section: number, reading: Reading, met: (section: number) => MetFeatures): StatementOdds {
	const memory = reading.memories[section];
	const around = aroundOf(reading, section);
	const spoken = memory?.spoken?.around === around ? memory.spoken.odds : statementOdds(section, reading, met(section));
	if (memory) memory.spoken = {around, odds: spoken};
	return spoken;
}

/** Everything that is read with a section, beside its own statements. */
function aroundOf({document, sections, foreign}: Reading, section: number): string {
	const headings: string[] = [];
	for (let at = section; at > 0; at = sections[at]?.section.parent ?? 0)
		headings.push(sections[at]?.section.heading ?? '');
	return [document.title, document.kind, document.template, document.language, foreign, ...headings].join('\n');
}

/** The likeliest few that are shown or possible, and the best of every stretch that is claimed, held against its own text. */
function keep(found: readonly Evidence[], claimed: Stretches): readonly Evidence[] {
	if (found.length === 0) return found;
	const ranked = found.toSorted(byLikelihood);
	const kept = new Set(ranked.filter(({answer}) => answer !== 'none').slice(0, mostPlaces));
	for (const {from, to} of claimed) {
		const best = ranked.find(({section}) => section >= from && section < to);
		if (best) kept.add(best);
	}
	return ranked.filter(evidence => kept.has(evidence));
}

function byLikelihood(a: Evidence, b: Evidence): number {
	return b.score - a.score || a.section - b.section || (a.field ?? '').localeCompare(b.field ?? '', 'en');
}
