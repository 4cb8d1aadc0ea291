import {declarationsOf, justificationLeast} from '../../coverage/applicability.ts';
import {capitalised, declarationName} from '../support/declarations.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'not-applicable-unjustified',
		aliases: ['APP001'],
		family: 'applicability',
		severity: 'error',
		summary: 'A requirement is declared not applicable without a justification or without an approver.',
		why: 'A requirement may only be set aside with a reason that somebody answers for; without one the certificate scope is wrong.',
		remedy: 'Give the reason in `justification`, in at least eight words, and the role that approved it in `approver`.',
		messages: {
			unjustified:
				'{name} is declared not applicable without a justification of at least {least} words; until it has one the criteria count as open.',
			unapproved:
				'{name} is declared not applicable, but nobody approved that; until `approver` names a role the criteria count as open.',
		},
	},
	reads: () => [],
	check({snapshot, catalogs}, report) {
		for (const catalog of catalogs) {
			for (const {source, topic, problems} of declarationsOf(snapshot.config, catalog)) {
				if (!topic) continue;
				for (const message of ['unjustified', 'unapproved'] as const) {
					if (problems.includes(message))
						report({
							message,
							values: {name: capitalised(declarationName(source, topic)), least: justificationLeast},
							path: snapshot.configPath,
							span: source.span,
							key: topic.name,
						});
				}
			}
		}
	},
});
