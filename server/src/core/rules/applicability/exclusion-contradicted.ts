import {declarationsOf} from '../../coverage/applicability.ts';
import {contradictionsOf} from '../../coverage/contradictions.ts';
import {placeName} from '../../coverage/wording.ts';
import {relatedTo} from '../support/anchor.ts';
import {capitalised, declarationName} from '../support/declarations.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'exclusion-contradicted',
		aliases: ['APP003'],
		family: 'applicability',
		severity: 'warning',
		summary: 'A topic is declared not applicable, but a document describes that the organization does it.',
		why: 'What is visibly done cannot be set aside; an auditor will hold the description against the declaration.',
		remedy: 'Withdraw the declaration, or reword the section if it does not mean what it seems to say.',
		messages: {
			contradicted:
				'{name} is declared not applicable, but {place} describes it; until that is settled the criteria count as applicable.',
		},
	},
	check({snapshot, coverage}, report) {
		for (const each of coverage) {
			for (const {source, topic, problems} of declarationsOf(snapshot.config, each.catalog)) {
				if (!topic || problems.length > 0) continue;
				const [first, ...others] = contradictionsOf(topic, each);
				if (!first) continue;
				report({
					message: 'contradicted',
					values: {name: capitalised(declarationName(source, topic)), place: placeName(first, snapshot)},
					path: snapshot.configPath,
					span: source.span,
					key: topic.name,
					related: relatedTo(
						[first, ...others.slice(0, 2)],
						snapshot,
						place => `${placeName(place, snapshot)} describes it.`,
					),
				});
			}
		}
	},
});
