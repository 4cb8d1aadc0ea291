import {childrenText, nextStep} from '../explain.ts';
import type {CatalogResult, CriterionResult, OutcomeResult} from '../result.ts';
import {counted, flagWords, percent} from '../words.ts';
import {h, type Child, type Html} from './element.ts';
import {cell, criterionBadge, head, outcomeBadge, placeName, quoted, table, type Section} from './parts.ts';

const outcomeAnchor = ({prefix}: Section, outcome: OutcomeResult): string => `${prefix}${outcome.id}`;

/** The table of all outcomes: state, share of criteria shown, documents. */
export function overviewTable(section: Section, catalog: CatalogResult): Html {
	return table(`Expected outcomes, edition ${catalog.edition}`, [head('Outcome'), head('State'), head('Criteria shown', 'number'), head(''), head('Documents')], catalog.outcomes.map(outcome => [
		h('th', {scope: 'row'}, h('a', {href: `#${outcomeAnchor(section, outcome)}`}, outcome.qualified), ` ${outcome.title}`),
		cell('keep', outcomeBadge(outcome.state)),
		cell('number', `${outcome.met} of ${outcome.applicable}`),
		cell(undefined, h('span', {class: 'bar', 'aria-hidden': 'true'}, h('span', {style: `width:${percent(outcome.met, outcome.applicable) ?? 0}%`}))),
		cell('small', documentsOf(section, outcome)),
	]));
}

const mostDocuments = 6;

function documentsOf({result}: Section, outcome: OutcomeResult): string {
	const paths = [...new Set(outcome.where.map(place => place.path))];
	const names = paths.map(path => result.documents.find(each => each.path === path)?.id ?? path);
	return names.length > mostDocuments ? `${names.slice(0, mostDocuments).join(', ')} and ${names.length - mostDocuments} more` : names.join(', ');
}

/** Documents against outcomes; only documents that show or claim something. */
export function matrixTable({result}: Section, catalog: CatalogResult): Html {
	const rows = result.documents.filter(document => document.qms).flatMap(document => {
		const cells = catalog.outcomes.map(outcome => matrixCell(outcome, document.path));
		return cells.every(each => each === undefined) ? [] : [[
			h('th', {scope: 'row', class: 'small'}, [document.id, document.title].filter(Boolean).join(' ') || document.path),
			...cells.map(each => cell('cell', each === undefined ? '' : [h('span', {'aria-hidden': 'true'}, each.mark), h('span', {class: 'skip'}, each.words)])),
		]];
	});
	return table('Which document shows what: ● shown and claimed, ◕ shown, ◑ in part', [head('Document'), ...catalog.outcomes.map(outcome => h('th', {scope: 'col', class: 'cell small keep', title: outcome.title}, outcome.qualified))], rows, 'grid');
}

function matrixCell(outcome: OutcomeResult, path: string): {mark: string; words: string} | undefined {
	const shown = outcome.criteria.filter(criterion => criterion.places.some(place => place.path === path));
	if (shown.length === 0) return undefined;
	if (shown.some(({state}) => state === 'covered' || state === 'attested')) return {mark: '●', words: 'shown and claimed'};
	if (shown.some(({state}) => state === 'evidenced')) return {mark: '◕', words: 'shown'};
	return {mark: '◑', words: 'in part'};
}

/** One outcome with its criteria, the quoted evidence of each, and what is open. */
export function outcomeArticle(section: Section, outcome: OutcomeResult): Html {
	const flags = outcome.flags.filter(flag => flag !== 'assumed-effective');
	return h('section', {'aria-labelledby': outcomeAnchor(section, outcome)},
		h('h3', {id: outcomeAnchor(section, outcome)}, `${outcome.qualified} ${outcome.title}`),
		h('p', {}, outcome.statement),
		h('p', {}, outcomeBadge(outcome.state), `; ${outcome.met} of ${counted(outcome.applicable, 'applicable criterion', 'applicable criteria')} shown.${childrenText(section.result, outcome)}`, flags.length > 0 ? ` At risk: ${flags.map(flag => flagWords[flag]).join(', ')}.` : ''),
		outcome.criteria.map(criterion => criterionPart(section, criterion)),
	);
}

const mostPlaces = 4;

function criterionPart(section: Section, criterion: CriterionResult): Html {
	const shown = criterion.places.slice(0, mostPlaces);
	const more = criterion.places.length - shown.length;
	const isOpen = !['covered', 'attested', 'evidenced', 'not-applicable'].includes(criterion.state);
	return h('div', {class: 'criterion'},
		h('h4', {}, `${criterion.id} ${criterion.title} `, criterionBadge(criterion.state)),
		h('p', {class: 'soft small'}, `${criterion.question} (${criterion.level}${criterion.core ? ', core' : ''})`),
		shown.map(place => [
			h('p', {}, placeName(section, place), `: ${place.grade}${place.claimed ? ', claimed' : ''}${place.counting === 'yes' ? '' : ', not effective'}`),
			place.quote === '' ? '' : quoted(place),
			isOpen && place.missing.length > 0 ? h('p', {class: 'small'}, `Not found: ${place.missing.join('; ')}.`) : '',
		] as Child),
		more > 0 ? h('p', {class: 'small soft'}, `and ${counted(more, 'more place')}.`) : '',
		criterion.state === 'not-applicable' ? h('p', {}, `Declared not applicable: ${criterion.reason ?? ''}`) : '',
	);
}

/** Everything that is open, the mandatory criteria first, each with what would close it. */
export function openTable({result, ...section}: Section, catalog: CatalogResult): Html {
	const open = catalog.outcomes.flatMap(outcome => outcome.criteria.filter(each => each.level !== 'good' && !['covered', 'attested', 'evidenced', 'not-applicable'].includes(each.state)));
	if (open.length === 0) return h('p', {}, 'No mandatory or expected criterion is open.');
	const sorted = [...open.filter(each => each.level === 'mandatory'), ...open.filter(each => each.level !== 'mandatory')];
	return table(`${counted(open.length, 'open criterion', 'open criteria')}`, [head('Criterion'), head('State'), head('Nearest place'), head('Next step')], sorted.map(criterion => {
		const [place] = criterion.places.length > 0 ? criterion.places : criterion.candidates;
		return [
			h('th', {scope: 'row'}, `${criterion.id} ${criterion.title}`, h('div', {class: 'soft small'}, criterion.level)),
			cell('keep', criterionBadge(criterion.state)),
			cell('small', place === undefined ? 'none' : placeName({result, ...section}, place)),
			cell('small', nextStep(result, criterion)),
		];
	}));
}
