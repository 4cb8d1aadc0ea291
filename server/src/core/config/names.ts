import type {Catalog} from '../catalog/catalog.ts';
import {resolveId} from '../catalog/ids.ts';
import {pointer} from '../catalog/places.ts';
import type {Path} from '../catalog/places.ts';
import {parseTerm} from '../catalog/terms.ts';
import {canonicalKeys} from '../model/aliases.ts';
import {emptySpan} from '../text/span.ts';
import {nearest} from '../text/nearest.ts';
import type {ConfigProblem, QmsConfig} from './config.ts';

/** Names that a configuration may refer to; those of a kind that is left out are not checked. */
export interface KnownNames {
	readonly catalogs?: readonly Catalog[];
	readonly ruleIds?: readonly string[];
}

/** Rules, topics, concepts, keys and ids that the settings name and nothing defines, and phrases that cannot be read. */
export function unknownNames(config: QmsConfig, {catalogs, ruleIds}: KnownNames): readonly ConfigProblem[] {
	const problems: ConfigProblem[] = [];
	const say = (path: Path, what: string, name: string, suggestion: string | undefined, else_: string): void => {
		problems.push({
			span: config.places[pointer(path)] ?? emptySpan,
			message: `There is no ${what} \`${name}\`.`,
			remedy: suggestion === undefined ? else_ : `Did you mean \`${suggestion}\`?`,
			kind: 'unknown-value',
			...(suggestion === undefined ? {} : {suggestion}),
		});
	};
	for (const key of Object.keys(config.keys)) {
		if (!canonicalKeys.includes(key)) say(['keys', key], 'metadata key', key, nearest(key, canonicalKeys), `Use one of ${canonicalKeys.join(', ')}.`);
	}
	problems.push(...wrongTerms(config));
	if (ruleIds !== undefined) checkRules(config, ruleIds, say);
	if (catalogs !== undefined) checkCatalogNames(config, catalogs, say);
	return problems;
}

type Say = (path: Path, what: string, name: string, suggestion: string | undefined, remedy: string) => void;

/** Phrases of `terms` that are not written in the notation of terms. */
function wrongTerms({terms, places}: QmsConfig): ConfigProblem[] {
	return Object.entries(terms).flatMap(([concept, phrases]) => phrases.flatMap((phrase, index) => {
		const {problem} = parseTerm(phrase);
		if (problem === undefined) return [];
		const span = places[pointer(['terms', concept, index])] ?? places[`${pointer(['terms', concept])}=`] ?? emptySpan;
		return [{span, message: `The phrase \`${phrase}\` cannot be read: ${problem}.`, remedy: 'Write words as documents do; `*` ends a word that may go on.', kind: 'type' as const}];
	}));
}

function checkRules(config: QmsConfig, ruleIds: readonly string[], say: Say): void {
	for (const rule of new Set(config.rules.map(setting => setting.rule))) {
		if (!ruleIds.includes(rule)) say(['rules', rule], 'rule', rule, nearest(rule, ruleIds), 'Run `qms-lens rules` for the list.');
	}
}

function checkCatalogNames(config: QmsConfig, catalogs: readonly Catalog[], say: Say): void {
	const concepts = catalogs.flatMap(catalog => catalog.concepts.map(({name}) => name));
	for (const concept of Object.keys(config.terms)) {
		if (!concepts.includes(concept)) say(['terms', concept], 'concept', concept, nearest(concept, concepts), 'Run `qms-lens outcomes --concepts` for the list.');
	}
	const topics = catalogs.flatMap(catalog => catalog.applicability.map(({name}) => name));
	config.notApplicable.forEach(({topic}, index) => {
		if (topic === undefined || topics.includes(topic)) return;
		// In a list the topic is a value, in a map the key.
		const listed = `/notApplicable/${index}/topic=` in config.places;
		const path = listed ? ['notApplicable', index, 'topic='] : ['notApplicable', topic];
		say(path, 'applicability topic', topic, nearest(topic, topics), `Use one of ${topics.map(name => `\`${name}\``).join(', ')}, or give a clause.`);
	});
	config.require.forEach((id, index) => checkOutcome(['require', index], id, catalogs, say));
	for (const id of Object.keys(config.minStatus)) if (id !== 'default') checkOutcome(['minStatus', id], id, catalogs, say);
}

function checkOutcome(path: Path, id: string, catalogs: readonly Catalog[], say: Say): void {
	const resolved = resolveId(catalogs, id);
	if ('unknown' in resolved) say(path, 'outcome', id, resolved.suggestion, 'Run `qms-lens outcomes` for the list.');
}
