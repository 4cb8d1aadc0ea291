import type {ApplicabilityTopic, Catalog} from '../catalog/catalog.ts';
import type {Coverage, Place} from './coverage.ts';
import {byCodeUnit} from '../text/order.ts';

/** Places that describe what a topic declared not applicable is about, best first; one is enough to refuse the declaration. */
export function contradictionsOf(
	topic: ApplicabilityTopic,
	{catalog, documents, described}: Pick<Coverage, 'catalog' | 'documents' | 'described'>,
): readonly Place[] {
	const ids = criteriaOf(catalog, topic.name);
	const seen = new Set<string>();
	return [...(described.get(topic.name) ?? [])]
		.flatMap(path => ids.flatMap(id => documents.get(path)?.get(id) ?? []))
		.filter(contradicts)
		.sort((a, b) => (b.evidence?.score ?? 0) - (a.evidence?.score ?? 0))
		.filter(({path, section}) => !seen.has(`${path} ${section}`) && seen.add(`${path} ${section}`));
}

/** Which documents describe what a topic is about, kept up to date document by document. Tables given out are never changed. */
export class DescribedTopics {
	readonly #topics: ReadonlyMap<string, readonly string[]>;
	#described: Coverage['described'] = new Map();

	constructor(catalog: Catalog) {
		this.#topics = new Map(catalog.applicability.map(({name}) => [name, criteriaOf(catalog, name)]));
	}

	/** The table for the documents of the last update; topics that no document describes are left out. */
	get described(): Coverage['described'] {
		return this.#described;
	}

	/** Takes `documents`, of which those at `paths` changed since the last call, or any where no paths are given. */
	update(documents: Coverage['documents'], paths?: readonly string[]): void {
		const before: Coverage['described'] = paths ? this.#described : new Map();
		const changed = new Map<string, Set<string>>();
		for (const path of paths ?? documents.keys()) {
			const places = documents.get(path);
			for (const [topic, ids] of this.#topics) {
				const isDescribed = places !== undefined && ids.some(id => places.get(id)?.some(contradicts));
				const known = changed.get(topic) ?? before.get(topic);
				if (isDescribed === (known?.has(path) ?? false)) continue;
				const renewed = changed.get(topic) ?? new Set(known);
				if (isDescribed) renewed.add(path);
				else renewed.delete(path);
				changed.set(topic, renewed);
			}
		}
		if (paths && changed.size === 0) return;
		this.#described = new Map(
			[...this.#topics.keys()].flatMap(topic => {
				const renewed = changed.get(topic);
				const described = renewed ? new Set([...renewed].sort(byCodeUnit)) : before.get(topic);
				return described && described.size > 0 ? [[topic, described] as const] : [];
			}),
		);
	}
}

function criteriaOf({outcomes}: Catalog, topic: string): readonly string[] {
	return outcomes.flatMap(({criteria}) =>
		criteria.filter(({applicability}) => applicability === topic).map(({id}) => id),
	);
}

function contradicts({answer}: Place): boolean {
	return answer === 'shown';
}
