import type {Criterion} from '../../core/catalog/catalog.ts';
import {criterionOf} from '../../core/catalog/ids.ts';
import type {Qms} from '../../core/service.ts';

/** The criteria that somebody means by an id or by words of its title or question, those with the words in the title first. */
export function criteriaMeant({snapshot: {catalogs}}: Qms, words: string, most: number): readonly Criterion[] {
	const exact = catalogs.flatMap(catalog => criterionOf(catalog, words.trim()) ?? []);
	if (exact.length > 0) return exact;
	const wanted = words
		.toLowerCase()
		.split(/\s+/)
		.filter(word => word !== '');
	const holds = (text: string): boolean => wanted.every(word => text.toLowerCase().includes(word));
	const all = catalogs.flatMap(({outcomes}) => outcomes.flatMap(({criteria}) => criteria));
	const titled = all.filter(({id, title}) => holds(`${id} ${title}`));
	const asked = all.filter(each => !titled.includes(each) && holds(`${each.id} ${each.title} ${each.question}`));
	return [...titled, ...asked].slice(0, most);
}
