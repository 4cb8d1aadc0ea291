import type {Span} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
import {measuresOf} from '../support/objectives.ts';
import {foldCell} from '../support/tables.ts';
import {workspaceRule} from '../rule.ts';

const satisfaction =
	/satisf|zufrieden|complain|beschwerde|reklamation|queja|reclamac|reclamation|\bnps\b|net promoter|csat|on time|delivery performance|liefertreue|puntualidad|ponctualite/;

interface Measured {
	readonly count: number;
	readonly path: string;
	readonly span: Span;
	readonly satisfaction: boolean;
}

/** What all documents state together, at the first of them. */
const measured = derived<Measured, Measured | undefined>({
	part: ({document}) => {
		const measures = measuresOf(document);
		const [first] = measures;
		return (
			first && {
				count: measures.length,
				path: document.path,
				span: first.span,
				satisfaction: measures.some(measure => satisfaction.test(foldCell(measure.name))),
			}
		);
	},
	combine: parts => {
		const [first] = parts.values();
		let [count, spoken] = [0, false];
		for (const part of parts.values()) {
			count += part.count;
			spoken ||= part.satisfaction;
		}
		return first && {...first, count, satisfaction: spoken};
	},
});

export default workspaceRule({
	meta: {
		id: 'satisfaction-not-measured',
		aliases: ['OBJ008'],
		family: 'objectives',
		severity: 'information',
		summary: 'There are measures, but none that tells how satisfied customers are.',
		why: 'Enhancing customer satisfaction is what certification is for; it has to be seen in a figure.',
		remedy: 'Add a measure such as a survey score, complaints per delivery or deliveries on time.',
		messages: {missing: 'None of the {count} measures and objectives tells how satisfied customers are.'},
	},
	reads: snapshot => [measured(snapshot)],
	check({snapshot}, report) {
		const stated = measured(snapshot);
		if (!stated || stated.count < 3 || stated.satisfaction) return;
		report({
			message: 'missing',
			values: {count: stated.count},
			path: stated.path,
			span: stated.span,
			key: 'satisfaction',
			about: 'system',
		});
	},
});
