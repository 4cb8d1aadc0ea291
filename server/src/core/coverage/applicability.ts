import type {ApplicabilityTopic, Catalog} from '../catalog/catalog.ts';
import type {NotApplicable, QmsConfig} from '../config/config.ts';

/** Fewest words of a justification (domain model, 2.3). */
export const justificationLeast = 8;

/** A declaration of `qms.yaml` as one catalogue reads it. */
export interface Declaration {
	readonly source: NotApplicable;
	readonly topic: ApplicabilityTopic | undefined;
	/**
	 * Why it sets nothing aside: nothing of the catalogue answers to its topic or clause; the clause always applies; the
	 * reason is too short; nobody approved it.
	 */
	readonly problems: readonly ('unknown' | 'not-excludable' | 'unjustified' | 'unapproved')[];
}

export function declarationsOf(config: QmsConfig, catalog: Catalog): readonly Declaration[] {
	return config.notApplicable.map(source => {
		const topic = topicOf(source, catalog);
		const problems: Declaration['problems'][number][] = [];
		if (!topic)
			problems.push(
				source.clause !== undefined && neverExcludable(source.clause, catalog) ? 'not-excludable' : 'unknown',
			);
		if (words(source.justification) < justificationLeast) problems.push('unjustified');
		if (source.approver.trim() === '') problems.push('unapproved');
		return {source, topic, problems};
	});
}

/** The topics that are validly declared not applicable, whether or not the documents contradict it. */
export function notApplicableTopics(config: QmsConfig, catalog: Catalog): ReadonlySet<string> {
	return new Set(
		declarationsOf(config, catalog).flatMap(({topic, problems}) =>
			topic && problems.length === 0 ? [topic.name] : [],
		),
	);
}

/** A topic by its name; without one, the topic that hangs on the clause, where the clause can be excluded at all. */
function topicOf({topic, clause}: NotApplicable, catalog: Catalog): ApplicabilityTopic | undefined {
	if (topic !== undefined) return catalog.applicability.find(({name}) => name === topic);
	if (clause === undefined || neverExcludable(clause, catalog)) return undefined;
	return (
		catalog.applicability.find(each => isPart(clause, each.clause)) ??
		catalog.applicability.find(each => isPart(each.clause, clause))
	);
}

/** A clause that always applies, a part of one, or a chapter that holds one. */
function neverExcludable(clause: string, catalog: Catalog): boolean {
	return catalog.neverExcludable.some(each => isPart(clause, each) || isPart(each, clause));
}

const isPart = (clause: string, of: string): boolean => clause === of || clause.startsWith(`${of}.`);

export const words = (text: string): number => text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
