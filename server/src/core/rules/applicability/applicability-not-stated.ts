import {repositorySpot} from '../support/anchor.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'applicability-not-stated',
		aliases: ['APP004'],
		family: 'applicability',
		severity: 'information',
		summary: 'No document was found that says whether all requirements apply.',
		why: 'The scope has to say which requirements do not apply and why; silence leaves the reader guessing.',
		remedy: 'State in the scope that all requirements of ISO 9001 apply, or list what does not with its reason.',
		messages: {silent: 'No document was found that says whether all requirements apply. State it in the scope, or list in `notApplicable` of qms.yaml what does not.'},
	},
	check({snapshot, coverage, config}, report) {
		if (config.notApplicable.length > 0) return;
		for (const {criteria, outcomes} of coverage) {
			// Says nothing before there is a quality management system to speak of.
			if (!outcomes.some(({state}) => state !== 'gap')) continue;
			const stated = [...criteria.values()].find(({criterion}) => criterion.structure.includes('project.applicability'));
			if (!stated || (stated.state !== 'gap' && stated.state !== 'claimed')) continue;
			const scope = [...snapshot.documents.values()].map(entry => entry.document).find(({kind, qms}) => qms && kind === 'scope');
			const spot = repositorySpot(snapshot);
			report({message: 'silent', ...(scope ? {path: scope.path, span: scope.sections[1]?.headingSpan ?? spot.span} : spot), key: 'silent', outcome: stated.criterion.outcome, criterion: stated.criterion.id});
		}
	},
});
