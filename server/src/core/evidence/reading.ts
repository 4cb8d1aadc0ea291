import type {Block, Language, QmsDocument, SectionRole, Statement} from '../model/document.ts';
import type {Span} from '../text/span.ts';
import {foldedWords} from '../text/fold.ts';
import type {Engine, MarkName} from './compile.ts';
import {heldByPlace, judgeStatement} from './eligible.ts';
import type {Hit, Matcher} from './match.ts';
import {ReadingMemory, type Said} from './memory.ts';
import type {Reading, ReadStatement, Resolves} from './read.ts';

export interface ReadingOptions {
	/** Asked of names in process fields; without it every name is taken to resolve. */
	readonly resolves?: Resolves;
	/** Hashes of paragraphs that stand in several documents and have been counted elsewhere. */
	readonly boilerplate?: ReadonlySet<number>;
	/** Of the version before, for a document that is being edited; the answer is the same without. */
	readonly memory?: ReadingMemory;
}

/** Reads a document: one pass of the matcher over every statement, heading and lead-in. */
export function readDocument(document: QmsDocument, engine: Engine, options: ReadingOptions = {}): Reading {
	const own = document.directives
		.filter(directive => directive.verb === 'term')
		.map(({arguments: given}) => ({concept: given['concept'] ?? '', phrase: given['phrase'] ?? ''}));
	const matcher = engine.extended(document.language, own);
	const memory = options.memory ?? new ReadingMemory();
	memory.begin(matcher);
	const title = strengths([...matcher.match(foldedWords(document.title)), ...matcher.match(nameWords(document.path))]);
	const headingHits = document.sections.map(section => matcher.match(foldedWords(section.heading)));
	const headings = headingHits.map(strengths);
	const contexts = new Map<Statement, ReadonlySet<number>>();
	const contextOf = (statements: readonly Statement[]): ReadonlySet<number> => {
		const found = new Set<number>();
		for (const statement of statements) {
			let known = contexts.get(statement);
			if (!known) {
				known = new Set(
					matcher
						.match(statement.tokens.words)
						.filter(hit => hit.strength >= 2 && hit.concept < engine.concepts.length)
						.map(hit => hit.concept),
				);
				contexts.set(statement, known);
			}
			for (const concept of known) found.add(concept);
		}
		return found;
	};
	const repeated = repeatedBlocks(document, options.boilerplate);
	let blocks = 0;
	const sections = document.sections.map((section, index) => {
		const placeholders = document.placeholders.filter(placeholder => placeholder.section === index);
		const statements = section.blocks.flatMap((block, at) => {
			const number = blocks++;
			const context = contextOf(block.context);
			const boilerplate = repeated.has(`${index}:${at}`);
			return block.statements.map(statement =>
				readStatement(
					statement,
					{
						section: index,
						role: section.role,
						block: number,
						source: block,
						context,
						boilerplate,
						placeholders: placeholders.map(each => each.span),
					},
					matcher,
					engine,
					document.language,
					memory,
				),
			);
		});
		return {
			section,
			heading: headings[index] ?? empty,
			headingHits: headingHits[index] ?? [],
			above: above(document, index, headings, title),
			statements,
			words: section.words,
			placeholders: placeholders.length,
		};
	});
	const hasResponsibilities = document.sections.some(section => section.role === 'responsibilities');
	const hasRecords =
		document.sections.some(section => section.role === 'records') || document.metadata.records.length > 0;
	return {
		document,
		matcher,
		sections,
		title,
		hasResponsibilities,
		hasRecords,
		memories: memory.sections(sections, `${hasResponsibilities} ${hasRecords}`),
		foreign: isForeign(document, engine, matcher),
		resolves: options.resolves ?? (() => true),
	};
}

const empty: ReadonlyMap<number, number> = new Map();

interface Place {
	readonly section: number;
	readonly role: SectionRole;
	readonly block: number;
	readonly source: Block;
	readonly context: ReadonlySet<number>;
	readonly boilerplate: boolean;
	readonly placeholders: readonly Span[];
}

function readStatement(
	statement: Statement,
	place: Place,
	matcher: Matcher,
	engine: Engine,
	language: Language,
	memory: ReadingMemory,
): ReadStatement {
	const {kind} = place.source;
	const known = memory.said.get(statement.tokens);
	const said = known?.kind === kind ? known : saidBy(statement, place.source, matcher, engine, language);
	if (said !== known) memory.said.set(statement.tokens, said);
	const {hits, anchors, signals, foreign, security, quality, deniedFrom, binding, acts} = said;
	return {
		statement,
		section: place.section,
		role: place.role,
		block: place.block,
		source: place.source,
		hits,
		anchors,
		signals,
		foreign,
		security,
		quality,
		hold: heldByPlace(statement, place, language) ?? said.hold,
		deniedFrom,
		binding,
		acts,
		context: place.context,
	};
}

function saidBy(statement: Statement, block: Block, matcher: Matcher, engine: Engine, language: Language): Said {
	const all = matcher.match(statement.tokens.words);
	const has = (mark: MarkName): boolean => all.some(hit => hit.concept === engine.mark(mark));
	const judged = judgeStatement(statement, all, block, engine, language);
	return {
		kind: block.kind,
		hits: all.filter(hit => hit.concept < engine.concepts.length || hit.concept === engine.mark('who')),
		anchors: all.filter(hit => hit.concept >= engine.mark('said who') && hit.concept < engine.signalBase),
		signals: all.filter(hit => hit.concept >= engine.signalBase),
		foreign: has('foreign'),
		security: has('security'),
		quality: has('own-domain'),
		...judged,
		acts: judged.binding || has('who'),
	};
}

function strengths(hits: readonly Hit[]): ReadonlyMap<number, number> {
	const found = new Map<number, number>();
	for (const {concept, strength} of hits) found.set(concept, Math.max(strength, found.get(concept) ?? 0));
	return found;
}

function above(
	document: QmsDocument,
	index: number,
	headings: readonly ReadonlyMap<number, number>[],
	title: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
	const found = new Map(title);
	for (let at = document.sections[index]?.parent ?? -1; at > 0; at = document.sections[at]?.parent ?? -1) {
		for (const [concept, strength] of headings[at] ?? empty)
			found.set(concept, Math.max(strength, found.get(concept) ?? 0));
	}
	return found;
}

function repeatedBlocks(document: QmsDocument, boilerplate: ReadonlySet<number> | undefined): ReadonlySet<string> {
	if (!boilerplate || boilerplate.size === 0) return new Set();
	return new Set(
		document.paragraphHashes.filter(each => boilerplate.has(each.hash)).map(each => `${each.section}:${each.block}`),
	);
}

function isForeign(document: QmsDocument, engine: Engine, matcher: Matcher): boolean {
	const marks = new Set(
		[...matcher.match(foldedWords(document.title)), ...matcher.match(nameWords(document.path))].map(hit => hit.concept),
	);
	return marks.has(engine.mark('foreign')) && !marks.has(engine.mark('own-domain'));
}

/** The words of a file's name, the title that people give it; of its folder where the name says nothing. */
function nameWords(path: string): readonly string[] {
	const parts = path.split('/');
	const name = (parts.at(-1) ?? '').replace(/\.\w+$/, '');
	return foldedWords(/^(?:index|readme|_index|home)$/i.test(name) ? (parts.at(-2) ?? '') : name.replaceAll('_', ' '));
}
