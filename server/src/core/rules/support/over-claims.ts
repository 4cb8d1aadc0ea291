import type {Catalog, OverClaimRule} from '../../catalog/catalog.ts';
import {catalogPattern} from '../../catalog/pattern.ts';
import type {Block, QmsDocument, Statement} from '../../model/document.ts';
import type {TokenRun} from '../../text/fold.ts';
import type {Pattern} from '../../text/pattern.ts';
import {remembered} from '../../text/remembered.ts';
import type {Span} from '../../text/span.ts';
import {type DocumentRule, documentRule, type RuleMeta} from '../rule.ts';

/** The words of a sentence that say too much, with their place. */
export interface OverClaim {
	readonly text: string;
	readonly span: Span;
}

interface Compiled {
	/** Most sentences stop here. */
	readonly hint: Pattern;
	readonly patterns: readonly Pattern[];
	readonly strict: readonly Pattern[];
	readonly unless: readonly Pattern[];
}

const compiled = new WeakMap<OverClaimRule, Compiled>();

function compile(rule: OverClaimRule): Compiled {
	const known = compiled.get(rule);
	if (known) return known;
	const all = (sources: readonly string[]): Pattern[] => sources.map(catalogPattern);
	const fresh = {
		hint: catalogPattern(rule.hint),
		patterns: all(rule.patterns),
		strict: all(rule.strict),
		unless: all(rule.unless),
	};
	compiled.set(rule, fresh);
	return fresh;
}

const longest = 1000;

/** The first over-claim of one sentence; undefined where there is none, or where a denial or a warning silences it. */
export function overClaimIn(
	sentence: string,
	rule: OverClaimRule,
	strict: boolean,
): {readonly text: string; readonly borderline: boolean} | undefined {
	const {hint, patterns, strict: borderline, unless} = compile(rule);
	if (sentence.length > longest || !hint.test(sentence) || unclaimed.test(sentence)) return undefined;
	const match = firstMatch(patterns, sentence);
	const found = match ?? (strict ? firstMatch(borderline, sentence) : undefined);
	if (found === undefined || unless.some(each => each.test(sentence))) return undefined;
	return {text: found, borderline: match === undefined};
}

// Questions, assumptions and what others wrongly believe claim nothing.
const unclaimed =
	/[?？]["'”»)\]]*\s*$|^\W*(?:assum(?:e|ed|ing)|suppos(?:e|ed|ing)|imagin(?:e|ing)|provided that|even if|people (?:often )?(?:think|believe|say)|some (?:people )?(?:think|believe|say)|angenommen|vorausgesetzt|gesetzt den fall|manche (?:glauben|denken|meinen)|suponiendo|supongamos|suponga|asumiendo|se (?:suele )?cre(?:e|er) que|algunos creen|en supposant|supposons|admettons|certains (?:pensent|croient)|on croit (?:souvent )?que)(?!\p{L})|\b(?:myths?|misconceptions?|misbelie(?:f|fs)|misunderstand\w*|mistaken belief|common error|fallac(?:y|ies)|mythos|irrtum|irrtümer|irrglaube\w*|missverständnis\w*|trugschluss|mitos?|creencia errónea|idea equivocada|error común|malentendido\w*|mythes?|idées? (?:reçues?|fausses?)|croyance|malentendus?)(?!\p{L})/iu;

function firstMatch(patterns: readonly Pattern[], sentence: string): string | undefined {
	for (const pattern of patterns) {
		const match = pattern.exec(sentence);
		if (match) return match[0];
	}
	return undefined;
}

/**
 * A rule of the family over-claims; what it looks for stands in the catalogues under the rule's id. Every page that
 * belongs to the QMS is read; a marketing page is one of them where `include` names it.
 */
export function overClaimRule(meta: RuleMeta<'claim'>): DocumentRule {
	return documentRule({
		meta,
		check({document, text, catalogs, config}, report) {
			const rules = catalogs.flatMap(catalog => catalog.overClaims.filter(({rule}) => rule === meta.id));
			if (rules.length === 0 || document.kind === 'external') return;
			for (const {statement, block} of suspectsIn(document, catalogs)) {
				if (block.kind === 'code' || isWarning(block)) continue;
				for (const rule of rules) {
					if (!compile(rule).hint.test(statement.text)) continue;
					const found = knownOverClaim(statement, rule, config.strictClaims);
					if (!found) continue;
					report({
						message: 'claim',
						values: {match: found.text},
						path: document.path,
						span: spanOf(found.text, statement, text),
						key: found.text.toLowerCase(),
						...(found.borderline ? {severity: 'information' as const} : {}),
					});
				}
			}
		},
	});
}

type Found = Map<OverClaimRule, ReturnType<typeof overClaimIn>>;
const foundPlain = remembered((_tokens: TokenRun): Found => new Map());
const foundStrict = remembered((_tokens: TokenRun): Found => new Map());

/** The same for a statement, looked for once however often its document is read. */
function knownOverClaim(
	{text, tokens}: Statement,
	rule: OverClaimRule,
	strict: boolean,
): ReturnType<typeof overClaimIn> {
	const known = strict ? foundStrict(tokens) : foundPlain(tokens);
	if (!known.has(rule)) known.set(rule, overClaimIn(text, rule, strict));
	return known.get(rule);
}

interface Suspect {
	readonly statement: Statement;
	readonly block: Block;
}

/** The few sentences of a document that some rule of the family has to look at; the rules ask one after the other. */
function suspectsIn(document: QmsDocument, catalogs: readonly Catalog[]): readonly Suspect[] {
	const known = suspects(document);
	if (known.catalogs === catalogs) return known.found;
	const hints = hintsOf(catalogs);
	const found: Suspect[] = [];
	for (const {blocks} of document.sections)
		for (const block of blocks)
			for (const statement of block.statements)
				if (hints.some(hint => hint.test(statement.text))) found.push({statement, block});
	known.catalogs = catalogs;
	known.found = found;
	return found;
}

const suspects = remembered(
	(_document: QmsDocument): {catalogs: readonly Catalog[] | undefined; found: readonly Suspect[]} => ({
		catalogs: undefined,
		found: [],
	}),
);

/** Several rules share a hint. */
const hintsOf = remembered((catalogs: readonly Catalog[]): readonly Pattern[] =>
	[...new Set(catalogs.flatMap(catalog => catalog.overClaims.map(({hint}) => hint)))].map(catalogPattern),
);

const warns =
	/\b(?:not|never|avoid|wrong|incorrect|misleading|myth|prohibited|forbidden|nicht|niemals|falsch|nunca|incorrecto|jamais|interdit)\b/i;

/** A quotation that denies or warns, or that a lead-in introduces as an example of what not to write. */
function isWarning({kind, statements, context}: Block): boolean {
	if (kind === 'quote') return statements.some(({text}) => warns.test(text));
	return kind === 'item' && context.some(({text}) => warns.test(text));
}

/** The words in the text of the document, where they stand there as they do in the sentence; else the whole sentence. */
function spanOf(words: string, {span}: Statement, text: string): Span {
	const at = text.slice(span.start, span.end).indexOf(words);
	return at < 0 ? span : {start: span.start + at, end: span.start + at + words.length};
}
