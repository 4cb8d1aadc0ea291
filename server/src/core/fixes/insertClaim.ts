import {insertDirective} from './directives.ts';
import type {Fix} from './fix.ts';
import {insertYamlClaim} from './yamlClaim.ts';

/** Claims what a section shows. */
export const insertClaim: Fix = {
	kind: 'insert-claim',
	summary:
		'Puts `covers IDS` under the heading of `section`; in YAML, adds the ids to `outcomes` of the process. `ids` are joined by blanks.',
	edits({snapshot, text, finding: {path}, arguments: {ids = '', section = '0'}}) {
		const document = snapshot.documents.get(path)?.document;
		const source = text(path);
		if (!document || source === undefined || ids === '') return [];
		const edit =
			document.format === 'yaml'
				? insertYamlClaim(document, source, Number(section), ids.split(' '))
				: insertDirective(document, source, Number(section), `covers ${ids.split(' ').join(', ')}`);
		return edit === undefined ? [] : [edit];
	},
};
