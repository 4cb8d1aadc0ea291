import type {Catalog, Concept} from '../../server/src/core/catalog/catalog.ts';
import type {Generated} from './file.ts';

const shown = 8;

/** docs/concepts.md, the word list: the concepts that a team may add phrases to, each with what it serves and how it is recognised. */
export function conceptsDoc(catalog: Catalog): Generated {
	const concepts = catalog.concepts.toSorted((a, b) => (a.name < b.name ? -1 : 1));
	const lines = [
		'<!-- Written by `npm run generate` from server/src/core/catalog/iso9001-eo. -->',
		'# Word list',
		'',
		`The ${concepts.length} concepts of the catalogue \`${catalog.id}\`. A criterion is recognised by the concepts in its section; each concept is a list of words and phrases in English, ` +
			'German, Spanish and French, of which the first few English ones are shown. Teach the tool your own words under `terms` in `qms.yaml`:',
		'',
		'```yaml',
		'terms:',
		'  nonconformity: [quality event, problem report]',
		'```',
		'',
		'| Concept | Such as | Used by |',
		'| --- | --- | --- |',
		...concepts.map(concept => `| \`${concept.name}\` | ${examples(concept)} | ${users(concept.name, catalog)} |`),
	];
	return {path: 'docs/concepts.md', text: `${lines.join('\n')}\n`};
}

function examples({terms}: Concept): string {
	const all = [...terms.en.strong, ...terms.en.medium];
	return `${all
		.slice(0, shown)
		.map(term => `\`${term}\``)
		.join(', ')}${all.length > shown ? ' …' : ''}`;
}

/** Outcomes whose criteria ask for a concept; one that marks a topic alone is asked for as well. */
function users(name: string, {outcomes}: Catalog): string {
	const using = outcomes.filter(({criteria}) =>
		criteria.some(({rule}) => [...rule.topic, ...rule.all.flat(), ...(rule.min?.of ?? [])].includes(name)),
	);
	return using.length > 0 ? using.map(({qualified}) => qualified).join(', ') : '';
}
