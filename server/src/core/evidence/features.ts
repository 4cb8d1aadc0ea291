import {foldedOf} from '../model/folded.ts';
import type {DocumentKind, Language, SectionRole} from '../model/document.ts';
import {foldedWords} from '../text/fold.ts';
import type {Engine} from './compile.ts';
import type {HoldReason} from './evidence.ts';
import {likelyFeatures, type LikelyShown} from './likely.ts';
import type {Unit} from './units.ts';
import type {Hit} from './match.ts';
import type {ReadSection, ReadStatement, Reading} from './read.ts';
import {frameRoles, speaksIn, tells} from './telling.ts';

/** What counts for a verdict, by name; a feature that is zero is absent. */
export type Features = ReadonlyMap<string, number>;

/** A place that counted, for the trace. */
export interface Sign {
	readonly hit: Hit;
	readonly at: ReadStatement | undefined;
	readonly section: number;
}

export interface DocumentFeatures {
	readonly features: Features;
	/** Headings and sentences that named the outcome, headings first. */
	readonly signs: readonly Sign[];
}

/** Sections that every procedure has whatever it is about. */
const sideRoles: ReadonlySet<SectionRole> = new Set(['purpose', 'scope', 'responsibilities', 'records', 'inputs']);
const sideWeight = 0.3;
/** What still shows how people work, though it is no evidence for a criterion. */
const softHolds: ReadonlySet<HoldReason> = new Set(['advice', 'placeholder']);

/** The numbers by which a document is judged for a unit. All are between 0 and about 4. */
export function documentFeatures(
	unit: Unit,
	reading: Reading,
	likely: LikelyShown,
	common: Common,
	engine: Engine,
): DocumentFeatures {
	const found = new Map<string, number>();
	const set = (name: string, value: number): void => {
		if (value !== 0) found.set(name, value);
	};
	likelyFeatures(unit, likely, reading, engine, set);
	const signs = signalFeatures(unit, reading, common, set);
	set('fields', Math.min(3, Math.max(0, namedFields(unit, common) - 1)) / 2);
	if (listKinds.has(kindOf(reading)) && !found.has('title')) set('list:aside', 1);
	for (const [name, value] of common.features) set(name, value);
	return {features: found, signs};
}

/** What all units ask of a document. */
export interface Common {
	/** The features that are the same for all units. */
	readonly features: readonly (readonly [name: string, value: number])[];
	readonly sections: readonly Digest[];
	readonly words: number;
	readonly titleSpeaks: boolean;
	readonly names: readonly (readonly Hit[])[];
}

/** A section that may speak for what a document is about, counted through once for all units. */
interface Digest {
	readonly read: ReadSection;
	readonly index: number;
	/** How much of a body the section has, subsections included, from 0 to 1; undefined for the title, which is counted for itself. */
	readonly body: number | undefined;
	readonly weight: number;
	/** Statements that say what somebody does. */
	readonly acting: number;
	/** Statements that name what is practised for some outcome. */
	readonly practised: readonly ReadStatement[];
}

/** Counts through a document what every unit asks. */
export function commonOf(reading: Reading, engine: Engine): Common {
	const {document} = reading;
	const told = reading.sections.filter(tells);
	const statements = told.flatMap(section => section.statements);
	const share = (test: (at: ReadStatement) => boolean): number =>
		statements.filter(test).length / Math.max(10, statements.length);
	const words = told.reduce((sum, section) => sum + section.words, 0);
	return {
		features: [
			['foreign', reading.foreign ? 1 : 0],
			['template', document.template && document.placeholders.length > 0 ? 1 : 0],
			['working paper', isWorkingPaper(document.title) ? 1 : 0],
			[`kind:${kindGroup(kindOf(reading))}`, 1],
			['share:foreign', share(at => at.foreign)],
			['share:security', Math.min(1, 3 * share(at => at.security))],
			['share:quality', share(at => at.quality)],
			['words', Math.log1p(words) / 5],
			['bias', 1],
		],
		sections: reading.sections.flatMap((section, index) =>
			speaksIn(reading.document, section) ? [digestOf(section, index, reading)] : [],
		),
		words,
		titleSpeaks: titleSpeaksOf(reading, engine),
		names: namesIn(reading),
	};
}

function digestOf(read: ReadSection, index: number, reading: Reading): Digest {
	const counted = read.statements.filter(({hold}) => hold === undefined || softHolds.has(hold));
	return {
		read,
		index,
		body: isInner(read, reading) ? Math.min(1, bodyWords(read, reading) / fullBody) : undefined,
		weight: sideRoles.has(read.section.role) ? sideWeight : 1,
		acting: frameRoles.has(read.section.role) ? 0 : counted.filter(({acts}) => acts).length,
		practised: counted.filter(({signals}) => signals.length > 0),
	};
}

const kindOf = ({document}: Reading): DocumentKind => (isIssueForm(document.path) ? 'form' : document.kind);

/** Documents that list or show cases; they speak for what they are about, and for nothing that they list. */
const listKinds: ReadonlySet<DocumentKind> = new Set(['form', 'record', 'register', 'mapping', 'external']);

/** Forms of a code platform, whatever their head says. */
function isIssueForm(path: string): boolean {
	return /(?:^|\/)(?:ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|merge_request_templates|issue_templates)\b/i.test(path);
}

function kindGroup(kind: DocumentKind): string {
	if (kind === 'process' || kind === 'procedure' || kind === 'instruction') return 'procedure';
	return listKinds.has(kind) ? 'list' : kind;
}

/** Plans for the system itself, lists of work to do: they speak of everything and describe nothing. */
function isWorkingPaper(title: string): boolean {
	return /\b(?:migration|migraci[oó]n|transition|go-live|roadmap|hoja de ruta|feuille de route|to-?do|backlog|pendientes|offene punkte|gap analysis|change ?log|release notes|notifications?|meeting notes|implementation plan|rollout)\b/iu.test(
		title,
	);
}

type Setter = (name: string, value: number) => void;

/** How much of the document is about the unit's subject, and how many sentences say what is done. */
function signalFeatures(unit: Unit, reading: Reading, common: Common, set: Setter): readonly Sign[] {
	const {subject, practice} = unit;
	if (subject === undefined || practice === undefined) return [];
	const title = reading.title.get(subject) ?? 0;
	set('title', title === 3 ? 1 : 0);
	set('title:related', title === 2 ? 1 : 0);
	// A manual speaks of everything in turn; a document about one thing speaks of others in passing.
	if (title === 0 && reading.document.kind !== 'manual') set('title:other', common.titleSpeaks ? 1 : 0);
	const signs: Sign[] = [];
	const totals = {
		strong: 0,
		related: 0,
		acting: 0,
		actingInside: 0,
		headings: 0,
		words: 0,
		practice: 0,
		binding: 0,
		inside: 0,
		statements: 0,
	};
	const labels = new Set<string>();
	const terms = new Set<string>();
	for (const {read, index, body, weight, acting, practised} of common.sections) {
		const own = read.heading.get(subject) ?? 0;
		const above = index === 0 ? 0 : (read.above.get(subject) ?? 0);
		if (body !== undefined) {
			totals.headings++;
			if (own === 3) totals.strong += body;
			if (own === 2) totals.related += body;
			const hit = own >= 2 ? read.headingHits.find(each => each.concept === subject) : undefined;
			if (hit) signs.push({hit, at: undefined, section: index});
		}
		if (tells(read)) {
			if (own === 3 || above === 3) totals.words += read.words;
			totals.statements += read.statements.length;
		}
		totals.acting += acting * weight;
		if (own === 3 || (above === 3 && title !== 3)) totals.actingInside += acting * weight;
		for (const at of practised) {
			const hit = at.signals.find(each => each.concept === practice);
			if (!hit) continue;
			signs.push({hit, at, section: index});
			const share = isPointer(at, reading) ? weight * sideWeight : weight;
			totals.practice += share;
			for (const each of at.signals)
				if (each.concept === practice) terms.add(at.statement.tokens.words.slice(each.start, each.end).join(' '));
			if (at.acts) totals.binding += share;
			if (own >= 2 || above >= 2) totals.inside += share;
			if (hit.start === 0 && at.source.kind !== 'paragraph')
				labels.add(at.statement.tokens.words.slice(0, hit.end).join(' '));
		}
	}
	set('headings', Math.log1p(totals.strong));
	set('headings:related', Math.log1p(totals.related));
	set('headings:share', totals.strong / Math.max(1, totals.headings));
	set('words:share', totals.words / Math.max(50, common.words));
	set('practice', Math.log1p(totals.practice));
	set('practice:binding', Math.log1p(totals.binding));
	set('practice:inside', Math.log1p(totals.inside));
	set('practice:density', Math.min(1, (totals.practice * 8) / Math.max(12, totals.statements)));
	set('practice:terms', Math.log1p(terms.size));
	set('acting:inside', Math.log1p(totals.actingInside));
	if (title === 3) set('title:acting', Math.log1p(totals.acting) / 2);
	set('labels', Math.min(3, labels.size) / 3);
	return signs;
}

/** How many of the unit's groups stand as the name of a table row, of a short item or as a heading of their own. */
function namedFields(unit: Unit, {names}: Common): number {
	return unit.fields.filter(group => names.some(hits => hits.some(({concept}) => group.has(concept)))).length;
}

const longestName = 9;

/** What stands as the name of something: the concepts at the beginning of headings, rows, short items, and of the columns of tables. */
function namesIn(reading: Reading): readonly (readonly Hit[])[] {
	const names: (readonly Hit[])[] = [];
	const note = (hits: readonly Hit[]): void => {
		const leading = hits.filter(hit => hit.strength >= 2 && hit.start <= 1 && hit.end - hit.start <= longestName);
		if (leading.length > 0) names.push(leading);
	};
	// "Scope" is a heading of every procedure, and a field of none.
	for (const {section, headingHits, statements} of reading.sections.filter(tells)) {
		const words = section.heading.replace(/^[\d.\s)]+/, '').split(/\s+/).length;
		if (words <= 2) note(headingHits.filter(hit => hit.end - hit.start >= words));
		if (section.role === 'responsibilities') continue;
		for (const at of statements) if (at.hits.length > 0 && isField(at)) note(at.hits);
	}
	for (const table of reading.document.tables) {
		for (const cell of table.header) {
			const words = foldedWords(cell.text);
			if (words.length > 0 && words.length <= 4) note(reading.matcher.match(words));
		}
	}
	return names;
}

const shortRow = 14;

function isField({source, statement}: ReadStatement): boolean {
	return (
		source.table >= 0 ||
		source.kind === 'field' ||
		(source.kind !== 'code' && statement.tokens.words.length <= shortRow && /^[^:]{2,40}:/.test(statement.text))
	);
}

const pointers: Readonly<Record<Language, RegExp>> = {
	en: /\b(?:see|refer to|described in|defined in|documented in|in accordance with|according to|as per|per the|covered (?:by|in)|following the)\b/,
	de: /\b(?:siehe|gemass|laut|nach verfahren|beschrieben in|geregelt in|festgelegt in)\b/,
	es: /\b(?:ver|vease|segun|de acuerdo (?:con|al?)|descrit[oa]s? en|definid[oa]s? en|conforme al?)\b/,
	fr: /\b(?:voir|selon|conformement|decrite?s? dans|definie?s? dans)\b/,
};

/** True for a sentence that sends its reader elsewhere: what it names is not described there. */
function isPointer(at: ReadStatement, reading: Reading): boolean {
	return pointers[reading.document.language].test(foldedOf(at.statement));
}

/** True for a heading below the title: the title is counted for itself. */
function isInner({section}: ReadSection, reading: Reading): boolean {
	return section.level > 1 || (section.level === 1 && section.heading !== reading.document.title);
}

/** A section of so many words, subsections included, says something; a heading alone does not. */
const fullBody = 30;

function bodyWords({section}: ReadSection, reading: Reading): number {
	let words = 0;
	for (let at = section.index; at < section.subtreeEnd; at++) words += reading.sections[at]?.words ?? 0;
	return words;
}

function titleSpeaksOf(reading: Reading, engine: Engine): boolean {
	return [...reading.title].some(
		([concept, strength]) => strength === 3 && concept >= engine.signalBase && (concept - engine.signalBase) % 2 === 0,
	);
}
