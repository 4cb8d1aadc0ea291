import {meaningOf, nearestId} from '../../catalog/ids.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'claim-unknown-id',
		aliases: ['COV006'],
		family: 'coverage',
		severity: 'error',
		summary: 'A claim names an id that is not in any catalogue.',
		why: 'The claim counts for nothing: what its author meant to cover stays open.',
		remedy:
			'Write the id of an outcome (`EO-9`), of a criterion (`EO-9.cause`) or a wildcard (`EO-9.*`); `qms-lens outcomes` lists them.',
		messages: {
			suggestion: 'There is no outcome or criterion "{id}" in {catalogs}. Did you mean "{suggestion}"?',
			unknown: 'There is no outcome or criterion "{id}" in {catalogs}.',
		},
	},
	check({document, catalogs}, report) {
		for (const {verb, ids} of document.directives) {
			if (verb !== 'covers' && verb !== 'plans' && verb !== 'attests' && verb !== 'rejects') continue;
			for (const {id, span} of ids) {
				if (catalogs.length === 0 || catalogs.some(catalog => meaningOf(catalog, id))) continue;
				const suggestion = nearestId(catalogs, id);
				report({
					message: suggestion === undefined ? 'unknown' : 'suggestion',
					values: {
						id,
						suggestion: suggestion ?? '',
						catalogs: catalogs.map(catalog => `${catalog.id} ${catalog.version}`).join(' or '),
					},
					path: document.path,
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
										safe: false,
									},
								],
							}),
				});
			}
		}
	},
});
