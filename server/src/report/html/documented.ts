import type {CatalogResult, CriterionResult} from '../result.ts';
import {counted} from '../words.ts';
import {h, type Child} from './element.ts';
import {cell, criterionBadge, documentName, head, idOf, isOpen, rowHead, table, type Section} from './parts.ts';

const keptAs: Readonly<Record<CriterionResult['documented'], string>> = {
	maintain: 'document, kept up to date',
	retain: 'record, kept as evidence',
	'as-necessary': 'as far as the organization finds it necessary',
	none: 'not asked for in writing',
};

const mostPlaces = 3;

/** What ISO 9001 asks for as documented information, by clause: how it is kept, whether it is shown, and where. */
export function documentedTable(section: Section, catalog: CatalogResult): Child {
	const criteria = catalog.outcomes
		.flatMap(outcome => outcome.criteria)
		.filter(({documented}) => documented !== 'none')
		.sort((a, b) => byNumber(a.clauses[0]?.number ?? '', b.clauses[0]?.number ?? ''));
	if (criteria.length === 0) return h('p', {}, 'No criterion of this catalogue is asked for in writing.');
	const open = criteria.filter(isOpen).length;
	const aside = criteria.filter(({state}) => state === 'not-applicable').length;
	return table(
		`${counted(criteria.length, 'criterion', 'criteria')} for which ISO 9001:${catalog.edition} speaks of documented information: ${criteria.length - open - aside} shown, ${open} open${aside > 0 ? `, ${aside} set aside` : ''}`,
		[head('Clause'), head('What'), head('Kept as'), head('State'), head('Where')],
		criteria.map(criterion => [
			rowHead('keep', clausesOf(criterion)),
			cell(undefined, criterion.title, ' ', h('span', {class: 'soft small'}, idOf(criterion.id))),
			cell('small', keptAs[criterion.documented]),
			cell(undefined, criterionBadge(criterion.state)),
			cell('small', where(section, criterion)),
		]),
	);
}

const clausesOf = ({clauses}: CriterionResult): Child =>
	clauses.length === 0 ? '–' : clauses.map(({number}) => h('div', {}, number));

function where(section: Section, {places}: CriterionResult): Child {
	const paths = [...new Set(places.map(({path}) => path))];
	if (paths.length === 0) return '–';
	const more = paths.length - mostPlaces;
	return [
		paths.slice(0, mostPlaces).map(path => h('div', {}, documentName(section, path))),
		more > 0 ? h('div', {class: 'soft'}, `and ${counted(more, 'more document')}`) : '',
	];
}

/** `7.5.3.2` before `10.2`; a criterion without a clause is last. */
function byNumber(a: string, b: string): number {
	const [left, right] = [a, b].map(text => (text === '' ? [Number.MAX_SAFE_INTEGER] : text.split('.').map(Number)));
	for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
		const difference = (left?.[at] ?? -1) - (right?.[at] ?? -1);
		if (difference !== 0) return difference;
	}
	return 0;
}
