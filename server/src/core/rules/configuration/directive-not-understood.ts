import {nearest} from '../../text/nearest.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'directive-not-understood',
		aliases: ['CFG003'],
		family: 'configuration',
		severity: 'error',
		summary: 'A directive comment cannot be read, or silences a rule that does not exist.',
		why: 'Its author meant to claim or to silence something, and nothing of the kind happens.',
		remedy:
			'Write `<!-- qms: VERB … -->` with one of the verbs covers, plans, attests, rejects, ignore, kind and term.',
		messages: {
			problem: '"{text}" is not understood: {reason}.{suggestion}',
			rule: 'There is no rule "{id}" to ignore.{suggestion}',
		},
	},
	check({document, ruleIds}, report) {
		const {path} = document;
		const didYouMean = (word: string | undefined): string => (word === undefined ? '' : ` Did you mean "${word}"?`);
		for (const {span, text, reason, suggestion, correction} of document.directiveProblems) {
			report({
				message: 'problem',
				values: {text, reason: reason.replace(/\.$/, ''), suggestion: didYouMean(suggestion)},
				path,
				span,
				key: text,
				// What a command does once it is understood is its author's decision.
				...(correction && suggestion !== undefined
					? {fixes: [{kind: 'replace', title: `Change to ${suggestion}`, arguments: {...correction}, safe: false}]}
					: {}),
			});
		}
		for (const {verb, ids} of document.directives) {
			if (verb !== 'ignore') continue;
			for (const {id, span} of ids) {
				if (ruleIds.includes(id)) continue;
				const suggestion = nearest(id, ruleIds);
				report({
					message: 'rule',
					values: {id, suggestion: didYouMean(suggestion)},
					path,
					span,
					key: id,
					...(suggestion === undefined
						? {}
						: {
								fixes: [
									{
										kind: 'replace',
										title: `Change to ${suggestion}`,
										arguments: {from: id, to: suggestion},
										safe: true,
									},
								],
							}),
				});
			}
		}
	},
});
