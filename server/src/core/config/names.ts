import {pointer} from '../catalog/places.ts';
import {parseTerm} from '../catalog/terms.ts';
import {canonicalKeys} from '../model/aliases.ts';
import {nearest} from '../text/nearest.ts';
import {emptySpan} from '../text/span.ts';
import type {ConfigProblem, QmsConfig} from './config.ts';

/**
 * Metadata keys that nobody knows, and phrases that cannot be read. Names of rules, outcomes, concepts and topics are the
 * matter of the rule `configuration-invalid`, which knows the rules and catalogues there are.
 */
export function nameProblems({
	keys,
	terms,
	places,
}: Pick<QmsConfig, 'keys' | 'terms' | 'places'>): readonly ConfigProblem[] {
	return [...wrongKeys(keys, places), ...wrongTerms(terms, places)];
}

function wrongKeys(keys: QmsConfig['keys'], places: QmsConfig['places']): ConfigProblem[] {
	return Object.keys(keys)
		.filter(key => !canonicalKeys.includes(key))
		.map(key => {
			const suggestion = nearest(key, canonicalKeys);
			return {
				span: places[pointer(['keys', key])] ?? emptySpan,
				message: `There is no metadata key \`${key}\`.`,
				remedy:
					suggestion === undefined
						? `Use one of ${canonicalKeys.map(each => `\`${each}\``).join(', ')}.`
						: `Did you mean \`${suggestion}\`?`,
				kind: 'unknown-value' as const,
				...(suggestion === undefined ? {} : {suggestion}),
			};
		});
}

function wrongTerms(terms: QmsConfig['terms'], places: QmsConfig['places']): ConfigProblem[] {
	return Object.entries(terms).flatMap(([concept, phrases]) =>
		phrases.flatMap((phrase, index) => {
			const {problem} = parseTerm(phrase);
			if (problem === undefined) return [];
			const span = places[pointer(['terms', concept, index])] ?? places[`${pointer(['terms', concept])}=`] ?? emptySpan;
			return [
				{
					span,
					message: `The phrase \`${phrase}\` cannot be read: ${problem}.`,
					remedy: 'Write words as documents do; `*` ends a word that may go on.',
					kind: 'type' as const,
				},
			];
		}),
	);
}
