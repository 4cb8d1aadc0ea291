import type {Outcome} from '../catalog/catalog.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {Evidence} from './evidence.ts';
import type {ReadSection, Reading} from './reading.ts';

/** An outcome, or a part of one, with its criteria: what a verdict is given for. */
export interface Unit {
	readonly id: string;
	readonly outcome: Outcome;
	readonly criteria: readonly CompiledCriterion[];
	/** Specific concepts of its topics and groups. */
	readonly concepts: ReadonlySet<number>;
}

export function unitsOf(engine: Engine): Unit[] {
	return engine.catalog.outcomes.flatMap(outcome => {
		const own = engine.criteria.filter(criterion => criterion.outcome === outcome);
		const unit = (id: string, criteria: readonly CompiledCriterion[]): Unit => ({id, outcome, criteria, concepts: specificConcepts(criteria, engine)});
		return [unit(outcome.id, own), ...outcome.parts.map(part => unit(part.id, own.filter(criterion => part.criteria.includes(criterion.criterion.id))))];
	});
}

function specificConcepts(criteria: readonly CompiledCriterion[], engine: Engine): Set<number> {
	const all = criteria.flatMap(({topic, groups, min}) => [...topic, ...groups.flatMap(group => [...group.concepts]), ...(min?.of ?? [])]);
	return new Set(all.filter(concept => engine.concepts[concept]?.generic !== true));
}

/** Named numbers, none of them when zero. */
export type Features = Map<string, number>;

/** What one section shows for a unit, as numbers between 0 and about 2. */
export function sectionFeatures(section: ReadSection, unit: Unit, evidence: readonly Evidence[], reading: Reading, engine: Engine): Features {
	const found: Features = new Map();
	const set = (name: string, value: number): void => {
		if (value !== 0) found.set(name, value);
	};
	const best = Math.max(0, ...evidence.map(({rawGrade}) => rawGrade));
	set('raw1', best >= 1 ? 1 : 0);
	set('raw2', best >= 2 ? 1 : 0);
	set('raw3', best >= 3 ? 1 : 0);
	set('criteria2', Math.min(4, evidence.filter(({rawGrade}) => rawGrade >= 2).length) / 4);
	set('heading', strongest(section.heading, unit) / 3);
	set('above', strongest(section.above, unit) / 3);
	set('title', strongest(reading.title, unit) / 3);
	const strong = new Set<number>();
	const medium = new Set<number>();
	let hits = 0;
	let acting = 0;
	let held = 0;
	let shaped = 0;
	const who = engine.mark('who');
	for (const at of section.statements) {
		const own = at.hits.filter(hit => hit.strength >= 2 && unit.concepts.has(hit.concept));
		if (own.length === 0) continue;
		if (at.hold !== undefined) {
			held++;
			continue;
		}
		hits += own.length;
		for (const {concept, strength} of own) (strength === 3 ? strong : medium).add(concept);
		if (at.binding || at.hits.some(hit => hit.concept === who)) acting++;
		if (at.source.ordered || at.source.table >= 0) shaped++;
	}
	set('strong', Math.log1p(strong.size));
	set('medium', Math.log1p(medium.size));
	set('density', Math.min(1, (hits * 15) / Math.max(20, section.words)));
	set('acting', Math.log1p(acting));
	set('shaped', Math.log1p(shaped) / 2);
	set('held', Math.log1p(held) / 2);
	set('words', Math.log1p(section.words) / 5);
	set(`role:${section.section.role}`, section.section.role === 'body' ? 0 : 1);
	const name = (concept: number): string => engine.concepts[concept]?.name ?? '';
	for (const [concept, strength] of section.heading) if (concept < engine.concepts.length) set(`${unit.id}|h:${name(concept)}`, strength / 3);
	for (const [concept, strength] of section.above) if (concept < engine.concepts.length) set(`${unit.id}|a:${name(concept)}`, strength / 3);
	const text = new Map<number, number>();
	for (const at of section.statements) if (at.hold === undefined) for (const {concept, strength} of at.hits) if (concept < engine.concepts.length) text.set(concept, Math.max(strength, text.get(concept) ?? 0));
	for (const [concept, strength] of text) set(`${unit.id}|t:${name(concept)}`, strength / 3);
	set(`${unit.id}|bias`, 1);
	return found;
}

function strongest(from: ReadonlyMap<number, number>, unit: Unit): number {
	let best = 0;
	for (const [concept, strength] of from) if (unit.concepts.has(concept)) best = Math.max(best, strength);
	return best;
}
