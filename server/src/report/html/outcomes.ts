import {childrenText, readingWords} from '../explain.ts';
import {gapReason} from '../gap.ts';
import {matrixWords} from '../matrix-tables.ts';
import type {CatalogResult, CriterionResult, OutcomeResult, PlaceResult} from '../result.ts';
import {counted, percentOf} from '../words.ts';
import {h, type Child, type Html} from './element.ts';
import {marksIn} from './marks.ts';
import {
	cell,
	clauseText,
	criterionBadge,
	head,
	idOf,
	isOpen,
	outcomeAnchor,
	outcomeBadge,
	placeName,
	quoted,
	rowHead,
	table,
	tag,
	worstStates,
	type Section,
} from './parts.ts';
import {riskText} from './summary.ts';

/** Documents against outcomes; only documents that show or claim something. */
export function matrixTable({result}: Section, catalog: CatalogResult): Html {
	const rows = result.documents
		.filter(document => document.qms)
		.flatMap(document => {
			const cells = catalog.outcomes.map(outcome => matrixWords(outcome, document.path));
			return cells.every(each => each === '')
				? []
				: [
						[
							rowHead('small', [document.id, document.title].filter(Boolean).join(' ') || document.path),
							...cells.map(words =>
								cell(
									'cell',
									words === ''
										? ''
										: [
												h('span', {'aria-hidden': 'true', class: matrixMarks[words].tone}, matrixMarks[words].mark),
												h('span', {class: 'unseen'}, words),
											],
								),
							),
						],
					];
		});
	return table(
		`Which document shows what: ${Object.entries(matrixMarks)
			.map(([words, {mark}]) => `${mark} ${words}`)
			.join(', ')}`,
		[
			head('Document'),
			...catalog.outcomes.map(outcome =>
				head(outcome.qualified, 'cell small keep', `${outcome.qualified} ${outcome.short}`),
			),
		],
		rows,
		'grid',
	);
}

const matrixMarks = {
	'shown and claimed': {mark: '●', tone: 'good'},
	shown: {mark: '◕', tone: 'good'},
	'not effective': {mark: '◑', tone: 'part'},
	'claimed only': {mark: '◔', tone: 'bad'},
} as const;

/** Everything that is open: the worst outcome first, in it the heart of the outcome first, each with the nearest place and what would close it. */
export function openList(section: Section, catalog: CatalogResult): Child {
	const outcomes = catalog.outcomes
		.map(outcome => ({outcome, open: outcome.criteria.filter(isOpen).sort((a, b) => weight(b) - weight(a))}))
		.filter(({open}) => open.length > 0);
	if (outcomes.length === 0) return h('p', {}, 'No mandatory or expected criterion is open.');
	const worstFirst = outcomes.sort(
		(a, b) => worstStates.indexOf(a.outcome.state) - worstStates.indexOf(b.outcome.state),
	);
	return worstFirst.map(
		({outcome, open}) =>
			[
				h(
					'div',
					{class: 'outcome-head'},
					h(
						'h3',
						{},
						h('a', {href: `#${outcomeAnchor(section, outcome)}`}, idOf(outcome.qualified)),
						` ${outcome.title}`,
					),
					outcomeBadge(outcome.state),
				),
				h(
					'ul',
					{class: 'gaps'},
					open.map(criterion => gapItem(section, criterion)),
				),
			] as Child,
	);
}

const weight = ({level, core}: CriterionResult): number => (level === 'mandatory' ? 2 : 0) + (core ? 1 : 0);

function gapItem(section: Section, criterion: CriterionResult): Html {
	const toRead = criterion.state === 'to-read';
	const nearest = (toRead ? possibleOf(criterion) : criterion.places).slice(0, toRead ? mostToRead : 2);
	return h(
		'li',
		{},
		h(
			'div',
			{},
			idOf(criterion.id),
			` ${criterion.title} `,
			levelTags(criterion),
			' ',
			criterionBadge(criterion.state),
			' ',
			h('span', {class: 'soft small'}, clauseText(criterion)),
		),
		h(
			'p',
			{class: 'small'},
			nearest.length === 0 ? '' : h('span', {class: 'soft'}, toRead ? 'To read: ' : 'Nearest: '),
			nearest.length === 0
				? gapReason(criterion)
				: nearest.map((place, index) => [index === 0 ? '' : '; ', placeName(section, place)]),
		),
		h('p', {class: 'small'}, closing(criterion)),
	);
}

const levelTags = ({level, core}: CriterionResult): Child => [tag(level), core ? tag('core') : ''];

/** What would close a criterion, by its state. */
function closing({state, counts, reason}: CriterionResult): Child {
	const label = (text: string): Html => h('span', {class: 'soft'}, text);
	switch (state) {
		case 'pending':
			return 'The text is enough; its document has to become effective.';
		case 'to-read':
			return ['A reader has to say whether a place shows it. ', label('What counts: '), counts];
		case 'claimed':
			return ['The text under the claim does not show it. ', label('What counts: '), counts];
		case 'planned':
			return [
				'A plan is written down',
				reason === undefined || reason === '' ? '. ' : `: ${reason} `,
				label('What counts: '),
				counts,
			];
		default:
			return [label('What counts: '), counts];
	}
}

/** One outcome with its criteria, the quoted evidence of each, why it counted, and what is open. */
export function outcomeArticle(section: Section, outcome: OutcomeResult): Html {
	const risk = riskText(outcome);
	return h(
		'section',
		{'aria-labelledby': outcomeAnchor(section, outcome)},
		h(
			'div',
			{class: 'outcome-head'},
			h('h3', {id: outcomeAnchor(section, outcome)}, idOf(outcome.qualified), ` ${outcome.title}`),
			outcomeBadge(outcome.state),
		),
		h('p', {}, outcome.statement),
		h(
			'p',
			{class: 'soft'},
			`${outcome.met} of ${counted(outcome.applicable, 'applicable criterion', 'applicable criteria')} shown${outcome.reason === '' ? '' : `, ${outcome.reason}`}.${childrenText(section.result, outcome)}`,
			risk === '' ? '' : ` At risk: ${risk}.`,
		),
		outcome.criteria.map(criterion => criterionPart(section, criterion)),
	);
}

const mostPlaces = 2;

function criterionPart(section: Section, criterion: CriterionResult): Html {
	const shown = criterion.places.slice(0, mostPlaces);
	const more = criterion.places.length - shown.length;
	const kind = !isOpen(criterion)
		? ''
		: criterion.state === 'to-read'
			? ' open to-read'
			: criterion.state === 'pending' || criterion.state === 'planned'
				? ' open in-part'
				: ' open';
	return h(
		'div',
		{class: `criterion${kind}`},
		h(
			'div',
			{class: 'outcome-head'},
			h('h4', {}, idOf(criterion.id), ` ${criterion.title}`),
			criterionBadge(criterion.state),
		),
		h('p', {class: 'soft small'}, criterion.question, ' ', levelTags(criterion), ' ', clauseText(criterion)),
		shown.length === 0
			? ''
			: h(
					'ul',
					{class: 'places'},
					shown.map(place => placeItem(section, place, isOpen(criterion))),
				),
		more > 0
			? h(
					'p',
					{class: 'small soft'},
					`and ${counted(more, 'more place')}: ${criterion.places
						.slice(mostPlaces)
						.map(place => `${place.path}:${place.line}`)
						.join(', ')}`,
				)
			: '',
		isOpen(criterion) || criterion.state === 'gap' ? openPart(section, criterion) : '',
		criterion.state === 'not-applicable' ? h('p', {}, `Declared not applicable: ${criterion.reason ?? ''}`) : '',
		criterion.state === 'attested' && criterion.reason !== undefined
			? h('p', {}, `Attested by a person: ${criterion.reason}`)
			: '',
	);
}

/** Where the evidence stands, its sentence, and why it has its grade. */
function placeItem(section: Section, place: PlaceResult, open: boolean): Html {
	return h(
		'li',
		{},
		h(
			'p',
			{class: 'place'},
			placeName(section, place),
			place.answer === 'possible' && !place.claimed
				? tag(`possible, ${percentOf(place.likelihood)}`)
				: place.grade === 'none'
					? ''
					: tag(place.grade),
			place.claimed ? tag('claimed') : place.weakClaim ? tag('claimed by its clause') : '',
			place.counting === 'yes' ? '' : tag('not effective'),
		),
		place.quote === '' ? '' : quoted(place),
		place.readings.map(reading =>
			h('p', {class: 'small'}, `${reading.stale ? 'Was read' : 'Read'}: ${readingWords(reading)}.`),
		),
		trace(place, open),
	);
}

/** The words that counted beyond the quoted sentence and, where the criterion is open, what is lacking and what held it back. */
function trace({quote, phrases, missing, heldBack}: PlaceResult, open: boolean): Child {
	const elsewhere = phrases.filter(phrase => phrase.length < 60 && marksIn(quote, [phrase]).length === 0).slice(0, 8);
	const parts = [
		...(elsewhere.length > 0
			? [`${quote === '' ? 'Counted' : 'Also counted'}: ${elsewhere.map(phrase => `“${phrase}”`).join(', ')}.`]
			: []),
		...(open && missing.length > 0 ? [`Not found: ${missing.join('; ')}.`] : []),
		...(open && heldBack.length > 0 ? [`Held back: ${heldBack.join('; ')}.`] : []),
	];
	return parts.length === 0 ? '' : h('p', {class: 'small soft'}, parts.join(' '));
}

/** The places that a reader is asked about. */
const possibleOf = ({state, candidates}: CriterionResult): readonly PlaceResult[] =>
	state === 'to-read' ? candidates.filter(({answer}) => answer === 'possible') : [];
const mostToRead = 5;

function openPart(section: Section, criterion: CriterionResult): Child {
	const possible = possibleOf(criterion);
	const nearest = possible.length > 0 ? possible : criterion.inPart.slice(0, mostToRead);
	return [
		criterion.places.length === 0
			? h(
					'p',
					{class: 'small'},
					possible.length === 0
						? gapReason(criterion)
						: `${counted(possible.length, 'place')} may show it, the likeliest first:`,
				)
			: '',
		nearest.length === 0
			? ''
			: h(
					'ul',
					{class: 'places'},
					nearest.map(place => placeItem(section, place, true)),
				),
		h('p', {class: 'small'}, closing(criterion)),
		criterion.state === 'gap' && criterion.words.length > 0
			? h(
					'p',
					{class: 'small soft'},
					`Looked for words such as ${criterion.words.map(word => `“${word}”`).join(', ')}.`,
				)
			: '',
	];
}
