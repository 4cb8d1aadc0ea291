import type {Grade} from '../catalog/catalog.ts';
import {capsOf, speaksFor} from './caps.ts';
import type {CompiledCriterion, Engine} from './compile.ts';
import type {Graded} from './evidence.ts';
import type {SectionGrades} from './outcome.ts';
import type {Reading} from './reading.ts';
import {type Shown, shownBy} from './shown.ts';
import type {View} from './views.ts';

/** What the rules of each criterion find in each section: signs for the likelihood, not yet an answer. */
export function gradesOf(views: readonly View[], reading: Reading, engine: Engine): SectionGrades {
	const grades = new Map<string, (Graded | undefined)[]>();
	for (const [index, view] of views.entries()) {
		for (const [id, shown] of shownBy(view, reading, engine)) {
			const criterion = engine.byId.get(id);
			if (!criterion) continue;
			const sections = grades.get(id) ?? views.map(() => undefined);
			sections[index] = gradedBy(view, shown, criterion, reading, engine);
			grades.set(id, sections);
		}
	}
	return grades;
}

function gradedBy(view: View, shown: Shown, criterion: CompiledCriterion, reading: Reading, engine: Engine): Graded {
	const {rawGrade, topic} = shown;
	const holds = [...capsOf(view, criterion, reading), ...shown.holds];
	if (speaksFor(reading, 'rejects', criterion, view.section))
		holds.push({reason: 'rejected', text: '', span: view.root.section.headingSpan, to: 0});
	const limits = holds.filter(hold => isCap(hold.reason, shown.substance)).map(hold => hold.to);
	return {
		criterion: criterion.criterion.id,
		section: view.section,
		sectionEnd: view.section + 1,
		grade: Math.min(rawGrade, ...limits) as Grade,
		rawGrade,
		span: view.root.section.span,
		topic: topic.inText
			? {...topic.inText, where: 'text'}
			: topicHit(topic.concept, topic.level, view, reading, engine),
		hits: shown.hits,
		anchors: shown.anchors,
		missing: shown.missing,
		holds,
	};
}

/** Holds of single statements explain; holds of the whole view cap. */
function isCap(reason: string, substance: number): boolean {
	const statement = ['negation', 'intention', 'advice', 'repeats-standard', 'quotation', 'boilerplate'];
	return !(statement.includes(reason) || ((reason === 'placeholder' || reason === 'keyword-list') && substance === 2));
}

function topicHit(concept: number, level: number, view: View, reading: Reading, engine: Engine): Graded['topic'] {
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
