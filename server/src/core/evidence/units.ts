import type {Outcome} from '../catalog/catalog.ts';
import type {CompiledCriterion, Engine} from './compile.ts';

/** An outcome, or a part of one: what a verdict is given for. */
export interface Unit {
	readonly id: string;
	readonly outcome: Outcome;
	readonly criteria: readonly CompiledCriterion[];
	readonly fields: readonly ReadonlySet<number>[];
	/** Numbers of its signals; undefined where the catalogue has none for it. */
	readonly subject: number | undefined;
	readonly practice: number | undefined;
}

const units = new WeakMap<Engine, readonly Unit[]>();

/** All outcomes of the engine's catalogue and their parts, in order. */
export function unitsOf(engine: Engine): readonly Unit[] {
	const known = units.get(engine) ?? unitsIn(engine);
	units.set(engine, known);
	return known;
}

function unitsIn(engine: Engine): Unit[] {
	return engine.catalog.outcomes.flatMap(outcome => {
		const own = engine.criteria.filter(criterion => criterion.outcome === outcome);
		const unit = (id: string, criteria: readonly CompiledCriterion[]): Unit => {
			const at = engine.signalUnits.indexOf(id);
			return {
				id,
				outcome,
				criteria,
				fields: (engine.catalog.signals[id]?.fields ?? []).map(
					group => new Set(group.flatMap(name => engine.conceptIndex(name) ?? [])),
				),
				subject: at < 0 ? undefined : engine.signalBase + 2 * at,
				practice: at < 0 ? undefined : engine.signalBase + 2 * at + 1,
			};
		};
		return [
			unit(outcome.id, own),
			...outcome.parts.map(part =>
				unit(
					part.id,
					own.filter(criterion => part.criteria.includes(criterion.criterion.id)),
				),
			),
		];
	});
}
