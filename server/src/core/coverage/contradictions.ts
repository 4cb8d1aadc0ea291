import type {ApplicabilityTopic} from '../catalog/catalog.ts';
import type {Coverage, Place} from './coverage.ts';

/** Places that describe what a topic declared not applicable is about, best first; one is enough to refuse the declaration. */
export function contradictionsOf(topic: ApplicabilityTopic, {catalog, documents}: Pick<Coverage, 'catalog' | 'documents'>): readonly Place[] {
	const criteria = catalog.outcomes.flatMap(outcome => outcome.criteria).filter(({applicability}) => applicability === topic.name);
	const seen = new Set<string>();
	return [...documents.values()]
		.flatMap(places => criteria.flatMap(({id}) => places.get(id) ?? []))
		.filter(contradicts)
		.sort((a, b) => (b.evidence?.score ?? 0) - (a.evidence?.score ?? 0))
		.filter(({path, section}) => !seen.has(`${path} ${section}`) && seen.add(`${path} ${section}`));
}

export function contradicts({evidence}: Place): boolean {
	return (evidence?.grade ?? 0) >= 2;
}
