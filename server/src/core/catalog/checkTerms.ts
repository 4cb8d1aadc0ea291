import {languages} from '../model/document.ts';
import {expandMacros} from './build.ts';
import {wordedAnchors} from './catalog.ts';
import type {Say} from './places.ts';
import type {Path} from './places.ts';
import type {CatalogSource} from './schema.ts';
import {parseTerm} from './terms.ts';
import {patternFault} from '../text/pattern.ts';
import {isShipped} from './pattern.ts';

/** Terms that cannot be read or stand twice, wherever the catalogue lists terms. */
export function checkTerms(source: CatalogSource, say: Say): void {
	checkConceptTerms(source, say);
	checkOtherTerms(source, say);
}

function checkConceptTerms(source: CatalogSource, say: Say): void {
	for (const [name, concept] of Object.entries(source.concepts)) {
		let count = 0;
		for (const language of languages) {
			const list = concept[language];
			const seen = new Set<string>();
			for (const strength of ['strong', 'medium', 'weak', 'guards'] as const) {
				list?.[strength]?.forEach((term, t) => {
					const path = ['concepts', name, language, strength, t];
					checkTerm(term, path, say);
					if (seen.has(term))
						say(
							path,
							`The term "${term}" is listed twice in ${language} of "${name}".`,
							'Keep the one with the strength that is meant.',
						);
					seen.add(term);
					count++;
				});
			}
		}
		if (count === 0)
			say(['concepts', name], `The concept "${name}" has no term.`, 'Give it terms in at least one language.');
	}
}

/** Lists of terms outside the concepts: headings, signals, words of modality, roles, titles of other domains, process fields. */
function checkOtherTerms(source: CatalogSource, say: Say): void {
	const check = (terms: readonly string[] | undefined, path: Path): void =>
		terms?.forEach((term, t) => checkTerm(term, [...path, t], say));
	const byLanguage = (lists: Readonly<Partial<Record<string, readonly string[]>>> | undefined, path: Path): void => {
		for (const language of languages) check(lists?.[language], [...path, language]);
	};
	source.outcomes.forEach((outcome, o) =>
		outcome.criteria.forEach((criterion, c) => {
			byLanguage(criterion.headings, ['outcomes', o, 'criteria', c, 'headings']);
			byLanguage(criterion.notHeadings, ['outcomes', o, 'criteria', c, 'notHeadings']);
			criterion.process?.forEach(({where}, p) =>
				check(where?.terms, ['outcomes', o, 'criteria', c, 'process', p, 'where', 'terms']),
			);
		}),
	);
	for (const [id, signals] of Object.entries(source.signals ?? {})) {
		for (const language of languages)
			for (const kind of ['subject', 'related', 'practice'] as const)
				check(signals[language]?.[kind], ['signals', id, language, kind]);
	}
	for (const kind of ['obligation', 'hedge', 'negation', 'rescue', 'intention'] as const)
		byLanguage(source.modality?.[kind], ['modality', kind]);
	byLanguage(source.anchors?.who, ['anchors', 'who']);
	for (const anchor of wordedAnchors) {
		for (const language of languages) {
			const words = source.anchorWords?.[anchor]?.[language];
			for (const list of ['terms', 'never'] as const) check(words?.[list], ['anchorWords', anchor, language, list]);
		}
	}
	byLanguage(source.foreignDomains?.terms, ['foreignDomains', 'terms']);
	check(source.foreignDomains?.unless, ['foreignDomains', 'unless']);
}

function checkTerm(term: string, path: Path, say: Say): void {
	const {problem} = parseTerm(term);
	if (problem !== undefined)
		say(path, `The term "${term}" cannot be read: ${problem}.`, 'See the notation of terms in docs/catalogues.md.');
}

/** Regular expressions that are none, that name a macro there is not, or that a foreign catalogue may not use. */
export function checkPatterns(source: CatalogSource, isForeign: boolean, say: Say): void {
	const remedy = isForeign ? 'Write it in the syntax of RE2.' : 'Write a JavaScript regular expression.';
	const check = (pattern: string | undefined, path: Path): void => {
		const problem = patternProblem(expandMacros(pattern ?? '', source.macros ?? {}), isForeign);
		if (problem !== undefined)
			say(path, `The pattern cannot be read: ${problem}.`, `${remedy} A \`{name}\` has to be a macro.`);
	};
	for (const name of ['when', 'record', 'criterion'] as const) check(source.anchors?.[name], ['anchors', name]);
	source.overClaims?.forEach((rule, o) => {
		check(rule.hint, ['overClaims', o, 'hint']);
		for (const list of ['patterns', 'strict', 'unless'] as const)
			rule[list]?.forEach((pattern, p) => check(pattern, ['overClaims', o, list, p]));
	});
}

function patternProblem(pattern: string, isForeign: boolean): string | undefined {
	const unknown = /\{([a-z][a-z-]*)\}/.exec(pattern.replace(/\\[pP]\{[^}]*\}/g, ''));
	if (unknown !== null) return `there is no macro "${unknown[1]}"`;
	if (isForeign) return isShipped(pattern) ? undefined : patternFault(pattern);
	try {
		void new RegExp(pattern, 'iu');
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
