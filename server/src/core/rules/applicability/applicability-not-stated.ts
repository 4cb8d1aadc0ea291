import {headSpan} from '../support/controlled.ts';
import {homeOf} from '../support/anchor.ts';
import {derived} from '../../workspace/derived.ts';
import {workspaceRule} from '../rule.ts';

/** Whether any document names the standard or an outcome. */
const namesStandard = derived<true, boolean>({
	part: ({document: {qms, title, references, directives, metadata}}) =>
		qms &&
		(/quality manage|\bQMS\b|ISO\s?9001|qualit[äa]tsmanagement|gesti[oó]n de (?:la )?calidad|management (?:de la )?qualit[eé]/i.test(
			title,
		) ||
			directives.some(({verb}) => verb === 'covers') ||
			metadata.clauses.length > 0 ||
			references.some(({kind, standard}) => kind === 'clause' && /9001/.test(standard ?? '')))
			? true
			: undefined,
	combine: parts => parts.size > 0,
});

export default workspaceRule({
	meta: {
		id: 'applicability-not-stated',
		aliases: ['APP004'],
		family: 'applicability',
		severity: 'information',
		summary: 'No document says whether all requirements apply.',
		why: 'The scope has to say which requirements do not apply and why; silence leaves the reader guessing.',
		remedy: 'State in the scope that all requirements of ISO 9001 apply, or list what does not with its reason.',
		messages: {
			silent:
				'No document says whether all requirements apply. State it in the scope, or list what does not apply under `notApplicable` in qms.yaml.',
		},
	},
	check({snapshot, coverage, config}, report) {
		if (config.notApplicable.length > 0) return;
		// Where nobody has written a scope or a manual yet, that is the gap; this sentence would be a part of it.
		const home = homeOf(snapshot, 'scope') ?? homeOf(snapshot, 'manual');
		// A handbook that goes by no standard owes nobody a statement on its requirements.
		if (!home || !namesStandard(snapshot)) return;
		for (const {criteria} of coverage) {
			const stated = [...criteria.values()].find(({criterion}) =>
				criterion.structure.includes('project.applicability'),
			);
			if (!stated || (stated.state !== 'gap' && stated.state !== 'claimed')) continue;
			const {id, outcome} = stated.criterion;
			report({
				message: 'silent',
				path: home.path,
				span: headSpan(home),
				key: id,
				about: 'system',
				outcome,
				criterion: id,
			});
		}
	},
});
