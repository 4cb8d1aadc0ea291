import {declarationsOf} from '../../coverage/applicability.ts';
import {meaningOf, nearestId} from '../../catalog/ids.ts';
import {nearest} from '../../text/nearest.ts';
import {emptySpan} from '../../text/span.ts';
import {capitalised, declarationName} from '../support/declarations.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'configuration-invalid',
		aliases: ['CFG001'],
		family: 'configuration',
		severity: 'error',
		summary: '`qms.yaml` contains a setting that is not understood.',
		why: 'A setting that is not understood has no effect, and nobody notices until a gate lets something through.',
		remedy: 'Correct the setting; docs/configuration.md lists all of them.',
		messages: {
			problem: '{message}',
			rule: 'There is no rule "{id}", so the setting has no effect.{suggestion}',
			topic: '{name} is not a topic that can be declared not applicable.{suggestion}',
			outcome: 'There is no outcome "{id}" in {catalogs}.{suggestion}',
			concept: 'There is no concept "{id}" in {catalogs}, so its phrases are not used.{suggestion}',
		},
	},
	reads: () => [],
	check({snapshot, config, catalogs, ruleIds}, report) {
		const {configPath: path} = snapshot;
		const didYouMean = (word: string | undefined): string => (word === undefined ? '' : ` Did you mean "${word}"?`);
		const names = catalogs.map(({id}) => id).join(' or ');
		for (const {span, message, remedy, suggestion, ofYaml} of config.problems) {
			report({
				message: 'problem',
				values: {message: remedy === '' ? message : `${message} ${remedy}`},
				path,
				span,
				key: message,
				...(ofYaml && {ofYaml}),
				...(suggestion === undefined
					? {}
					: {
							fixes: [
								{kind: 'replace-span', title: `Change to ${suggestion}`, arguments: {to: suggestion}, safe: false},
							],
						}),
			});
		}
		for (const {rule, span} of config.rules) {
			if (ruleIds.includes(rule)) continue;
			report({
				message: 'rule',
				values: {id: rule, suggestion: didYouMean(nearest(rule, ruleIds))},
				path,
				span,
				key: rule,
			});
		}
		if (catalogs.length === 0) return;
		const declarations = catalogs.map(catalog => declarationsOf(config, catalog));
		for (const [index, source] of config.notApplicable.entries()) {
			if (!declarations.every(each => each[index]?.problems.includes('unknown'))) continue;
			const topics = catalogs.flatMap(catalog => catalog.applicability.map(({name}) => name));
			const name = declarationName(source);
			report({
				message: 'topic',
				values: {
					name: capitalised(name),
					suggestion: didYouMean(source.topic === undefined ? undefined : nearest(source.topic, topics)),
				},
				path,
				span: source.span,
				key: name,
			});
		}
		const gates = [
			...config.require.map((id, index) => [id, `/require/${index}`] as const),
			...Object.keys(config.minStatus)
				.filter(id => id !== 'default')
				.map(id => [id, `/minStatus/${id}`] as const),
		];
		for (const [id, place] of gates) {
			if (catalogs.some(catalog => meaningOf(catalog, id))) continue;
			report({
				message: 'outcome',
				values: {id, catalogs: names, suggestion: didYouMean(nearestId(catalogs, id))},
				path,
				span: config.places[place] ?? emptySpan,
				key: id,
			});
		}
		const concepts = new Set(catalogs.flatMap(catalog => catalog.concepts.map(({name}) => name)));
		for (const id of Object.keys(config.terms)) {
			if (!concepts.has(id))
				report({
					message: 'concept',
					values: {id, catalogs: names, suggestion: didYouMean(nearest(id, concepts))},
					path,
					span: config.places[`/terms/${id}`] ?? emptySpan,
					key: id,
				});
		}
	},
});
