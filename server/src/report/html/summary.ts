import {outcomeLooks, type OutcomeState} from '../../core/coverage/states.ts';
import type {CatalogResult, OutcomeResult, Result} from '../result.ts';
import {changedSince, counted, countLine, flagWords, outcomeStateWords, percent, verdictWords} from '../words.ts';
import {h, type Child, type Html} from './element.ts';
import {
	cell,
	head,
	idOf,
	isOpen,
	outcomeAnchor,
	outcomeBadge,
	reviewIsOverdue,
	rowHead,
	table,
	worstStates,
	type Section,
} from './parts.ts';

/** What it comes to: the verdict, how the outcomes stand, and what to look at first. */
export function summary({result}: Section): Child {
	return [
		result.catalogs.map(
			catalog =>
				[
					h('p', {class: 'lead'}, h('strong', {}, verdictWords[catalog.verdict]), shownText(catalog, result)),
					tally(catalog),
				] as Child,
		),
		figures(result),
		h('p', {class: 'note'}, [...new Set(result.catalogs.map(catalog => catalog.disclaimer))].join(' ')),
	];
}

/** What the page rests on: catalogue, source, day and program. */
export function factsList({result}: Section): Html {
	return h(
		'dl',
		{class: 'facts'},
		factsOf(result).flatMap(([term, value]) => [h('dt', {}, term), h('dd', {}, value)]),
	);
}

const sumOf = (outcomes: readonly OutcomeResult[], of: (outcome: OutcomeResult) => number): number =>
	outcomes.reduce((sum, outcome) => sum + of(outcome), 0);

function shownText({outcomes}: CatalogResult, {summary}: Result): string {
	const [met, applicable] = [sumOf(outcomes, each => each.met), sumOf(outcomes, each => each.applicable)];
	const shown = percent(met, applicable);
	return shown === undefined
		? ''
		: ` ${met} of ${applicable} criteria are shown (${shown} %): ${countLine(summary.states)}.`;
}

/** The outcomes as a strip, the best first, and the same in words. */
function tally({outcomes}: CatalogResult): Child {
	const states = worstStates
		.toReversed()
		.map(state => ({state, count: outcomes.filter(outcome => outcome.counted && outcome.state === state).length}))
		.filter(({count}) => count > 0);
	const tone = (state: OutcomeState): string =>
		state === 'evidenced-not-claimed' ? 'claimable' : outcomeLooks[state].tone;
	return [
		h(
			'div',
			{class: 'tally', 'aria-hidden': 'true'},
			states.map(({state, count}) => h('span', {class: tone(state), style: `flex:${count}`})),
		),
		h(
			'ul',
			{class: 'legend'},
			states.map(({state, count}) =>
				h(
					'li',
					{},
					h(
						'span',
						{class: outcomeLooks[state].tone},
						h('span', {'aria-hidden': 'true'}, `${outcomeLooks[state].mark} `),
						`${count} ${outcomeStateWords[state]}`,
					),
				),
			),
		),
	];
}

function figures(result: Result): Html {
	const criteria = result.catalogs.flatMap(catalog => catalog.outcomes).flatMap(outcome => outcome.criteria);
	const open = criteria.filter(isOpen);
	const documents = result.documents.filter(document => document.qms);
	const overdue = documents.filter(document => reviewIsOverdue(document, result)).length;
	const breaches = result.catalogs
		.flatMap(catalog => catalog.boundaries)
		.reduce((sum, boundary) => sum + boundary.findings, 0);
	const {errors, warnings, notes} = result.summary;
	const figure = (term: string, value: Child, more: string, bad = false): Html =>
		h('div', {}, h('dt', {}, term), h('dd', {class: bad ? 'bad' : undefined}, value, h('span', {class: 'more'}, more)));
	return h(
		'dl',
		{class: 'figures'},
		figure(
			'Criteria open',
			open.length,
			open.length === 0
				? 'nothing is left to show'
				: `${open.filter(each => each.level === 'mandatory').length} of them mandatory`,
		),
		figure(
			'Documents',
			documents.length,
			`${documents.filter(document => document.status === 'effective').length} with the status effective`,
		),
		figure(
			'Reviews overdue',
			overdue,
			overdue === 0 ? 'on the day of the report' : 'see the document register',
			overdue > 0,
		),
		figure(
			'Over-claims',
			breaches,
			breaches === 0 ? 'about what a certificate means' : 'sentences say more than a certificate does',
			breaches > 0,
		),
		figure(
			'Findings',
			errors + warnings + notes,
			`${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}`,
		),
	);
}

function factsOf(result: Result): [string, string][] {
	return [
		[
			'Judged by',
			result.catalogs
				.map(catalog => `${catalog.title} (${catalog.id} ${catalog.version}, edition ${catalog.edition})`)
				.join('; '),
		],
		...(result.commit === undefined
			? []
			: [
					['Source', `commit ${result.commit.hash} of ${result.commit.date}${changedSince(result.commit)}`] as [
						string,
						string,
					],
				]),
		['Review dates compared with', result.today],
		['Made by', `${result.tool.name} ${result.tool.version}`],
	];
}

/** The table of all outcomes: state, what puts it at risk, share of criteria shown, documents. */
export function outcomesTable(section: Section, catalog: CatalogResult): Html {
	return table(
		`Expected outcomes, edition ${catalog.edition}`,
		[head('Outcome'), head('State'), head('Criteria shown'), head('Documents')],
		catalog.outcomes.map(outcome => [
			rowHead(
				undefined,
				h('a', {href: `#${outcomeAnchor(section, outcome)}`}, idOf(outcome.qualified)),
				` ${outcome.title}`,
			),
			cell(
				'keep',
				outcomeBadge(outcome.state),
				riskText(outcome) === '' ? '' : h('div', {class: 'small soft risk'}, `at risk: ${riskText(outcome)}`),
			),
			cell(
				'keep',
				`${outcome.met} of ${outcome.applicable}`,
				h(
					'span',
					{class: 'bar', 'aria-hidden': 'true'},
					h('span', {style: `width:${percent(outcome.met, outcome.applicable) ?? 0}%`}),
				),
			),
			cell('small', documentsOf(section, outcome)),
		]),
	);
}

/** What puts an outcome at risk, in words; '' where nothing does. */
export function riskText({flags}: OutcomeResult): string {
	return flags
		.filter(flag => flag !== 'assumed-effective')
		.map(flag => flagWords[flag])
		.join(', ');
}

const mostDocuments = 5;

function documentsOf({result}: Section, outcome: OutcomeResult): string {
	const paths = [...new Set(outcome.where.map(place => place.path))];
	const names = paths.map(path => result.documents.find(each => each.path === path)?.id ?? path);
	return names.length > mostDocuments
		? `${names.slice(0, mostDocuments).join(', ')} and ${names.length - mostDocuments} more`
		: names.join(', ');
}
