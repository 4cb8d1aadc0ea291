import {missingFields} from '../../coverage/claims.ts';
import {listed} from '../../coverage/wording.ts';
import {documentRule} from '../rule.ts';

const wanted: Readonly<Record<string, string>> = {by: 'who attests (by="…")', on: 'on which day, not in the future (on="YYYY-MM-DD")', because: 'why the text does not show it (because="…")'};

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
			notAllowed: 'The attestation of {ids} has no effect: `profile.allowAttestation` is false in the configuration.',
		},
	},
	check({document, config, today}, report) {
		for (const directive of document.directives) {
			if (directive.verb !== 'attests') continue;
			const missing = missingFields(directive, today);
			const allowed = config.profile.allowAttestation;
			if (missing.length === 0 && allowed) continue;
			const ids = directive.ids.map(({id}) => id).join(', ');
			report({
				message: allowed ? 'incomplete' : 'notAllowed',
				values: {ids, missing: listed(missing.map(name => wanted[name] ?? name))},
				path: document.path,
				span: directive.span,
				key: ids,
				...(allowed ? {fixes: [{kind: 'insert-arguments', title: `Add ${listed(missing)}`, arguments: {names: missing.join(' '), today}, safe: false}]} : {}),
			});
		}
	},
});
