import {foldedOf} from '../../model/folded.ts';
import type {QmsDocument, Section} from '../../model/document.ts';
import {columnOf} from '../support/tables.ts';
import {findWords, stepsOf} from '../support/steps.ts';
import {documentRule} from '../rule.ts';

const passive =
	/\b(?:is|are|wird|werden) (?:\w+ ){0,2}(?:\w{3,}ed|done|made|sent|kept|taken|held|written|ge\w+t|ge\w+en|\w+iert|durchgefuhrt|uberpruft)\b/;
const actor =
	/\bby\b|\bvom?\b|\bdurch\b|\b(?:manager|director|supervisor|lead|leader|team|officer|engineer|inspector|auditor|owner|head|department|operator|technician|responsible|staff|buyer|planner|who|role|leiter\w*|verantwortlich\w*|abteilung|mitarbeiter\w*|prufer\w*)\b/;

export default documentRule({
	meta: {
		id: 'step-without-actor',
		aliases: ['TXT006'],
		family: 'text',
		severity: 'off',
		summary: 'A numbered step is told in the passive voice and names nobody who does it.',
		why: '"The batch is inspected" leaves the question by whom. Opt in where steps are written for people new to the work.',
		remedy: 'Begin with the role: "The inspector checks the batch."',
		messages: {passive: 'This step does not say who does it.'},
	},
	check({document}, report) {
		if (document.language !== 'en' && document.language !== 'de') return;
		for (const step of stepsOf(document)) {
			if (
				!step.block.ordered ||
				actor.test(step.words) ||
				namesActor(document, step.section, step.block.context.map(each => foldedOf(each)).join(' '))
			)
				continue;
			const found = findWords(step, passive);
			if (found)
				report({
					message: 'passive',
					path: document.path,
					span: step.statement.span,
					key: step.statement.text,
				});
		}
	},
});

function namesActor(document: QmsDocument, section: Section, context: string): boolean {
	return (
		actor.test(context) ||
		document.tables.some(table => table.section === section.index && columnOf(table, 'owner') !== undefined)
	);
}
