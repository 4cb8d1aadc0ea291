import {misreadDay, missingFields} from '../../coverage/claims.ts';
import {listed} from '../../coverage/wording.ts';
import {dayFixes, dayProblem} from '../support/days.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'plan-incomplete',
		aliases: [],
		family: 'coverage',
		severity: 'warning',
		summary: 'A plan for a gap does not say who closes it and by when, or its date has passed.',
		why: 'A gap with an owner and a date is planned work; without them it is a gap.',
		remedy: 'Write `plans ID owner="Quality manager" due="2026-12-31"`, and write the section by then.',
		messages: {
			incomplete: 'The plan for {ids} does not say {missing}, so it stays a gap.',
			date: 'The plan for {ids} stays a gap: {problem}.',
			passed: 'The plan for {ids} was due on {due}; what is not covered counts as a gap again.',
		},
	},
	check({document, today}, report) {
		for (const directive of document.directives) {
			if (directive.verb !== 'plans') continue;
			const ids = directive.ids.map(({id}) => id).join(', ');
			const at = {path: document.path, span: directive.span};
			const misread = misreadDay(directive, document.language);
			if (misread)
				report({
					message: 'date',
					values: {ids, problem: dayProblem(misread)},
					...at,
					key: `${ids} due`,
					fixes: dayFixes(misread),
				});
			const missing = missingFields(directive, today).filter(name => name !== misread?.name);
			const due = directive.arguments['due'] ?? '';
			if (missing.length === 0 && (misread || due >= today)) continue;
			report({
				message: missing.length > 0 ? 'incomplete' : 'passed',
				values: {
					ids,
					due,
					missing: listed(
						missing.map(name => (name === 'owner' ? 'who closes it (owner="…")' : 'by when (due="YYYY-MM-DD")')),
					),
				},
				...at,
				key: ids,
				...(missing.length > 0
					? {
							fixes: [
								{
									kind: 'insert-arguments',
									title: `Add ${listed(missing)}`,
									arguments: {names: missing.join(' '), today},
									safe: false,
								},
							],
						}
					: {}),
			});
		}
	},
});
