import {missingFields} from '../../coverage/claims.ts';
import {listed} from '../../coverage/wording.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'plan-incomplete',
		aliases: [],
		family: 'coverage',
		severity: 'warning',
		summary: 'A plan for a gap does not say who closes it and by when, or its day has passed.',
		why: 'A gap with an owner and a date is planned work; without them it is a gap.',
		remedy: 'Write `plans ID owner="Quality manager" due="2026-12-31"`, and write the section by then.',
		messages: {
			incomplete: 'The plan for {ids} does not say {missing}, so it stays a gap.',
			passed: 'The plan for {ids} was due on {due}; what is not covered counts as a gap again.',
		},
	},
	check({document, today}, report) {
		for (const directive of document.directives) {
			if (directive.verb !== 'plans') continue;
			const missing = missingFields(directive, today);
			const due = directive.arguments['due'] ?? '';
			if (missing.length === 0 && due >= today) continue;
			const ids = directive.ids.map(({id}) => id).join(', ');
			report({
				message: missing.length > 0 ? 'incomplete' : 'passed',
				values: {ids, due, missing: listed(missing.map(name => (name === 'owner' ? 'who closes it (owner="…")' : 'by when (due="YYYY-MM-DD")')))},
				path: document.path,
				span: directive.span,
				key: ids,
				...(missing.length > 0 ? {fixes: [{kind: 'insert-arguments', title: `Add ${listed(missing)}`, arguments: {names: missing.join(' '), today}, safe: false}]} : {}),
			});
		}
	},
});
