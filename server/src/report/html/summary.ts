import {outcomeLooks, type OutcomeState} from '../../core/coverage/states.ts';
import type {CatalogResult, DocumentResult, OutcomeResult, Result} from '../result.ts';
import {changedSince, counted, countLine, flagWords, outcomeStateWords, percent, verdictWords} from '../words.ts';
import {criteriaCounts} from './counts.ts';
import {h, type Child, type Html} from './element.ts';
import {
	cell,
	head,
	idOf,
	outcomeAnchor,
	outcomeBadge,
	reviewIsOverdue,
	rowHead,
	table,
	worstStates,
	type Cell,
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

function shownText(catalog: CatalogResult, {summary}: Result): string {
	const {all, counted: applicable, shown, good, setAside} = criteriaCounts([catalog]);
	const share = percent(shown, applicable);
	if (share === undefined) return '';
	const rest = [
		...(good > 0 ? [`${good} of good practice, which change no state`] : []),
		...(setAside > 0 ? [`${setAside} set aside as not applicable`] : []),
	];
	return ` ${shown} of the ${applicable} criteria that are mandatory or expected are shown (${share} %): ${countLine(summary.states)}.${rest.length === 0 ? '' : ` The catalogue has ${all}: beside these ${rest.join(', and ')}.`}`;
}

/** The outcomes as a strip, the best first, and the same in words. */
function tally(catalog: CatalogResult): Child {
	const states = worstStates
		.toReversed()
		.map(state => ({
			state,
			count: catalog.outcomes.filter(outcome => outcome.counted && outcome.state === state).length,
		}))
		.filter(({count}) => count > 0);
	const tone = (state: OutcomeState): string =>
		state === 'evidenced-not-claimed' ? 'claimable' : outcomeLooks[state].tone;
	const outcomes = catalog.outcomes.filter(outcome => outcome.counted);
	const overall = catalog.outcomes.filter(outcome => !outcome.counted).map(outcome => outcome.qualified);
	return [
		h(
			'p',
			{class: 'soft small'},
			`${counted(outcomes.length, 'outcome')}${overall.length === 0 ? '' : `; the overall one, ${overall.join(', ')}, is reached by them and not counted again`}:`,
		),
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
	const criteria = criteriaCounts(result.catalogs);
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
			criteria.open,
			criteria.open === 0
				? `none of ${criteria.counted}`
				: `of ${criteria.counted}: ${criteria.openMandatory} mandatory, ${criteria.open - criteria.openMandatory} expected`,
		),
		figure('Documents', documents.length, documentsText(documents)),
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

/** How many documents are in force, and what the others are: together all of them. */
function documentsText(documents: readonly DocumentResult[]): string {
	const statuses = new Map<string, number>();
	for (const {status} of documents)
		statuses.set(status ?? 'without a status', (statuses.get(status ?? 'without a status') ?? 0) + 1);
	return [...statuses]
		.sort(([, a], [, b]) => b - a)
		.map(([status, count]) => `${count} ${status}`)
		.join(', ');
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
	const all = criteriaCounts([catalog]);
	return table(
		`Expected outcomes, edition ${catalog.edition}; counted are mandatory and expected criteria that apply`,
		[head('Outcome'), head('State'), head('Criteria shown'), head('Documents')],
		[
			...catalog.outcomes.map(outcome => outcomeRow(section, outcome)),
			[
				rowHead(undefined, 'All outcomes'),
				cell(undefined),
				cell('keep', `${all.shown} of ${all.counted}`),
				cell(undefined),
			],
		],
	);
}

function outcomeRow(section: Section, outcome: OutcomeResult): Cell[] {
	return [
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
	];
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
