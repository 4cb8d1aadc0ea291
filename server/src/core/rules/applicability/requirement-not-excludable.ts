import {declarationsOf} from '../../coverage/applicability.ts';
import {capitalised, declarationName} from '../support/declarations.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'requirement-not-excludable',
		aliases: ['APP002'],
		family: 'applicability',
		severity: 'warning',
		summary: 'A requirement that always applies is declared not applicable, or one that hardly ever can be.',
		why: 'ISO 9001 lets an organization set aside only what cannot bear on the conformity of its products and services.',
		remedy: 'Remove the declaration and describe how the requirement is met.',
		messages: {
			never:
				'{name} is declared not applicable, but it asks for something that every organization does, whatever it makes{clause}. It goes on being judged.',
			hardly:
				'{name} is declared not applicable, which is hardly ever plausible: nearly every organization buys something that bears on quality.',
		},
	},
	reads: () => [],
	check({snapshot, catalogs}, report) {
		for (const catalog of catalogs) {
			for (const {source, topic, problems} of declarationsOf(snapshot.config, catalog)) {
				const message = problems.includes('not-excludable') ? 'never' : topic?.implausible ? 'hardly' : undefined;
				if (message === undefined) continue;
				report({
					message,
					values: {
						name: capitalised(declarationName(source, topic)),
						clause: source.clause === undefined && topic !== undefined ? ` (clause ${topic.clause})` : '',
					},
					path: snapshot.configPath,
					span: source.span,
					key: source.clause ?? source.topic ?? '',
				});
			}
		}
	},
});
