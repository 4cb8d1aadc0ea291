import type {Grade} from '../catalog/catalog.ts';
import type {Confidence} from '../config/config.ts';
import type {QmsDocument} from '../model/document.ts';
import {answered} from './answer.ts';
import {capsOf, claimedSections, rejectedWithin, speaksFor} from './caps.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {Assessment, Evidence, Graded} from './evidence.ts';
import type {SectionGrades} from './outcome.ts';
import {verdictsOf} from './outcome.ts';
import {processEvidence} from './process.ts';
import type {Reading, ReadingOptions} from './reading.ts';
import {readDocument} from './reading.ts';
import {type Shown, shownBy} from './shown.ts';
import type {SectionViews, View} from './views.ts';
import {viewsOf} from './views.ts';

export interface AssessOptions extends ReadingOptions {
	/** How sure the engine has to be before it calls a place shown or possible; balanced where nothing is said. */
	readonly confidence?: Confidence;
}

const candidatesKept = 5;

/**
 * Judges one document by its own text: for each criterion the best five places (and the best of each claimed stretch) with their grade and its reasons, and
 * for each outcome whether the document addresses it. Pure; the same document and engine give the same answer.
 */
export function assess(document: QmsDocument, engine: Engine, options: AssessOptions = {}): Assessment {
	return assessReading(readDocument(document, engine, options), engine, options.confidence);
}

/** The same for a document that has been read. */
export function assessReading(reading: Reading, engine: Engine, confidence?: Confidence): Assessment {
	const views = viewsOf(reading);
	const sections = gradesOf(views, reading, engine);
	const subtrees = subtreesOf(views, reading, engine);
	const criteria = new Map<string, readonly Evidence[]>();
	for (const criterion of engine.criteria) {
		const {id} = criterion.criterion;
		const own = sections.get(id) ?? [];
		const candidates: Graded[] = [];
		for (const evidence of own) if (evidence && evidence.grade > 0) candidates.push(evidence);
		const together = subtrees.get(id);
		if (together)
			for (const evidence of subtreeEvidence(criterion, together, own, reading, engine))
				if (evidence.grade > 0) candidates.push(evidence);
		if (criterion.process.length > 0)
			for (const evidence of processEvidence(criterion, reading, engine))
				if (evidence.grade > 0) candidates.push(evidence);
		if (candidates.length === 0) continue;
		const ranked = rank(candidates.map(candidate => answered(candidate, reading, confidence)));
		const kept = keep(ranked, claimedSections(reading, criterion));
		if (kept.length > 0) criteria.set(id, kept);
	}
	return {criteria, outcomes: verdictsOf(reading, criteria, sections, engine)};
}

/** What the own blocks of each section show for each criterion, before the best are picked. */
export function sectionGradesOf(reading: Reading, engine: Engine): SectionGrades {
	return gradesOf(viewsOf(reading), reading, engine);
}

function gradesOf(views: readonly SectionViews[], reading: Reading, engine: Engine): SectionGrades {
	const grades = new Map<string, (Graded | undefined)[]>();
	for (const [index, {own, known}] of views.entries()) {
		for (const [id, shown] of shownBy(own, known.own, reading, engine)) {
			const criterion = engine.byId.get(id);
			if (!criterion) continue;
			const sections = grades.get(id) ?? views.map(() => undefined);
			sections[index] = viewEvidence(own, shown, criterion, reading, engine);
			grades.set(id, sections);
		}
	}
	return grades;
}

/** What a section shows together with its subsections. */
interface Together {
	readonly view: View;
	readonly shown: Shown;
}

/** By criterion: the sections that show something together with their subsections, and may speak for it. */
function subtreesOf(
	views: readonly SectionViews[],
	reading: Reading,
	engine: Engine,
): ReadonlyMap<string, readonly Together[]> {
	const found = new Map<string, Together[]>();
	for (const {subtree: view, small, known} of views) {
		if (!view) continue;
		for (const [id, shown] of shownBy(
			view,
			known.subtree,
			reading,
			engine,
			({criterion}) => small || criterion.rule.scope === 'subtree',
		)) {
			const list = found.get(id);
			if (list) list.push({view, shown});
			else found.set(id, [{view, shown}]);
		}
	}
	return found;
}

/** A parent never wins over its child: it speaks only where the parts together say more than each. */
function subtreeEvidence(
	criterion: CompiledCriterion,
	subtrees: readonly Together[],
	own: readonly (Graded | undefined)[],
	reading: Reading,
	engine: Engine,
): Graded[] {
	return subtrees.flatMap(({view, shown}) => {
		// Words of a section that was rejected must not come back through the one around it.
		if (rejectedWithin(reading, criterion, view.section, view.sectionEnd)) return [];
		const inside = Math.max(0, ...own.slice(view.section, view.sectionEnd).map(evidence => evidence?.grade ?? 0));
		const together = shown.rawGrade > inside ? viewEvidence(view, shown, criterion, reading, engine) : undefined;
		return together && together.grade > inside ? [together] : [];
	});
}

function viewEvidence(
	view: View,
	shown: Shown,
	criterion: CompiledCriterion,
	reading: Reading,
	engine: Engine,
): Graded {
	const {rawGrade, topic} = shown;
	const holds = [...capsOf(view, criterion, reading), ...shown.holds];
	if (speaksFor(reading, 'rejects', criterion, view.section))
		holds.push({reason: 'rejected', text: '', span: view.root.section.headingSpan, to: 0});
	const grade = Math.min(
		rawGrade,
		...holds.filter(hold => isCap(hold.reason, shown.substance)).map(hold => hold.to),
	) as Grade;
	return {
		criterion: criterion.criterion.id,
		section: view.section,
		sectionEnd: view.sectionEnd,
		grade,
		rawGrade,
		span: spanOf(view, reading),
		topic: topic.inText
			? {...topic.inText, where: 'text'}
			: topicHit(topic.concept, topic.level, view, reading, engine),
		hits: shown.hits,
		anchors: shown.anchors,
		missing: shown.missing,
		holds,
		score:
			grade * 10_000 +
			(shown.headed ? 2000 : 0) +
			topic.level * 300 +
			Math.min(20, shown.strong) * 10 +
			Math.min(9, view.section === 0 ? 0 : view.root.section.level),
	};
}

/** Holds of single statements explain; holds of the whole view cap. */
function isCap(reason: string, substance: number): boolean {
	const statement = ['negation', 'intention', 'advice', 'repeats-standard', 'quotation', 'boilerplate'];
	return !(statement.includes(reason) || ((reason === 'placeholder' || reason === 'keyword-list') && substance === 2));
}

function topicHit(concept: number, level: number, view: View, reading: Reading, engine: Engine): Evidence['topic'] {
	const name = engine.concepts[concept]?.name ?? '';
	if (level === 3)
		return {concept: name, text: view.root.section.heading, span: view.root.section.headingSpan, where: 'heading'};
	for (let at = view.root.section.parent; at > 0; at = reading.sections[at]?.section.parent ?? 0) {
		const above = reading.sections[at];
		if ((above?.heading.get(concept) ?? 0) >= 2 && above)
			return {concept: name, text: above.section.heading, span: above.section.headingSpan, where: 'ancestor'};
	}
	const title = reading.document.metadata.title;
	return {concept: name, text: reading.document.title, span: title?.span ?? {start: 0, end: 0}, where: 'title'};
}

function spanOf(view: View, reading: Reading): Evidence['span'] {
	const last = reading.sections[view.sectionEnd - 1]?.section.span.end ?? view.root.section.span.end;
	return {start: view.root.section.span.start, end: Math.max(last, view.root.section.span.end)};
}

/** The best few that are shown or possible, and the best of every stretch that is claimed: a claim is held against its own text. */
function keep(ranked: readonly Evidence[], claimed: ReturnType<typeof claimedSections>): readonly Evidence[] {
	const kept = new Set(ranked.filter(({answer}) => answer !== 'none').slice(0, candidatesKept));
	for (const {from, to} of claimed) {
		const best = ranked.find(({section}) => section >= from && section < to);
		if (best) kept.add(best);
	}
	return ranked.filter(evidence => kept.has(evidence));
}

function rank(candidates: readonly Evidence[]): readonly Evidence[] {
	return candidates.length < 2
		? candidates
		: candidates.toSorted((a, b) => b.score - a.score || a.section - b.section || a.sectionEnd - b.sectionEnd);
}
