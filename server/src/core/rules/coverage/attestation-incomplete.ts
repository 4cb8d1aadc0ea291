import {misreadDay, missingFields} from '../../coverage/claims.ts';
import {listed} from '../../coverage/wording.ts';
import {dayFixes, dayProblem} from '../support/days.ts';
import {documentRule} from '../rule.ts';

const wanted: Readonly<Record<string, string>> = {
	by: 'who attests (by="…")',
	on: 'on which day, not in the future (on="YYYY-MM-DD")',
	because: 'why the text does not show it (because="…")',
};

export default documentRule({
	meta: {
		id: 'attestation-incomplete',
		aliases: ['COV010'],
		family: 'coverage',
		severity: 'error',
		summary: 'An attestation does not say by whom, when and why.',
		why: 'An attestation stands in for text that the tool cannot read; without a name, a day and a reason it is worth nothing.',
		remedy: 'Write `attests ID by="Quality manager" on="2026-03-02" because="the flow chart shows it"`.',
		messages: {
			incomplete: 'The attestation of {ids} does not say {missing}.',
			date: 'The attestation of {ids} does not count: {problem}.',
			notAllowed: 'The attestation of {ids} has no effect: `profile.allowAttestation` is false in the configuration.',
		},
	},
	check({document, config, today}, report) {
		for (const directive of document.directives) {
			if (directive.verb !== 'attests') continue;
			const ids = directive.ids.map(({id}) => id).join(', ');
			const at = {path: document.path, span: directive.span};
			const allowed = config.profile.allowAttestation;
			const misread = allowed ? misreadDay(directive, document.language) : undefined;
			if (misread)
				report({
					message: 'date',
					values: {ids, problem: dayProblem(misread)},
					...at,
					key: `${ids} on`,
					fixes: dayFixes(misread),
				});
			const missing = missingFields(directive, today).filter(name => name !== misread?.name);
			if (missing.length === 0 && allowed) continue;
			report({
				message: allowed ? 'incomplete' : 'notAllowed',
				values: {ids, missing: listed(missing.map(name => wanted[name] ?? name))},
				...at,
				key: ids,
				...(allowed
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
