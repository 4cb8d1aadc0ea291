import {isOpen} from '../core/coverage/states.ts';
import {isYamlFile} from '../core/text/fileTypes.ts';
import type {RuleMeta} from '../core/rules/rule.ts';
import {ruleUrl} from './links.ts';
import {gapReason, mostInPart} from './gap.ts';
import {under} from './place.ts';
import type {
	BoundaryResult,
	CriterionResult,
	DocumentResult,
	EvidenceResult,
	FindingResult,
	OutcomeResult,
	PlaceReadingResult,
	PlaceResult,
	Result,
} from './result.ts';
import {fit, painter, visible, wrap, type Paint, type TextOptions} from './terminal.ts';
import {counted, criterionStateWords, flagWords, outcomeStateWords, percentOf, severityWords} from './words.ts';

/** Lines with one indent each; the first may carry a label that the others stand under. */
type Lines = string[];

interface Layout {
	readonly paint: Paint;
	readonly width: number;
}

const layoutOf = (options: TextOptions): Layout => ({paint: painter(options.color), width: options.width});

/** An outcome: its statement, its state, then every criterion with what shows it or would. */
export function explainOutcome(result: Result, outcome: OutcomeResult, options: TextOptions): string {
	const layout = layoutOf(options);
	return join([
		...wrap(`${outcome.qualified} ${outcome.title}`, layout.width).map(line => layout.paint('bold', line)),
		...indented(outcome.statement, 0, layout),
		'',
		...indented(
			`${outcomeStateWords[outcome.state]}: ${outcome.met} of ${counted(outcome.applicable, 'applicable criterion', 'applicable criteria')} shown${outcome.reason === '' ? '' : `, ${outcome.reason}`}.${partText(outcome)}${childrenText(result, outcome)}`,
			0,
			layout,
		),
		...outcome.criteria.flatMap(criterion => ['', ...criterionLines(result, criterion, layout)]),
	]);
}

/** One criterion: what counts, what was found and where, what would change it. */
export function explainCriterion(result: Result, criterion: CriterionResult, options: TextOptions): string {
	return join(criterionLines(result, criterion, layoutOf(options)));
}

/** How many gaps of an outcome are shown in part, with a blank before it; '' where none is. */
function partText({criteria}: OutcomeResult): string {
	const gaps = criteria.filter(({state}) => state === 'gap');
	const part = gaps.filter(({inPart}) => inPart.length > 0).length;
	return part === 0 ? '' : ` ${counted(gaps.length, 'gap')}, ${part} of them shown in part.`;
}

/** What else an outcome rests on, as a sentence with a blank before it; '' where it stands alone. */
export function childrenText(result: Result, outcome: OutcomeResult): string {
	const children = result.catalogs.flatMap(catalog => catalog.outcomes).filter(each => each.parent === outcome.id);
	return children.length === 0
		? ''
		: ` It also rests on ${children.map(child => `${child.qualified} (${outcomeStateWords[child.state]})`).join(', ')}.`;
}

function criterionLines(result: Result, criterion: CriterionResult, layout: Layout): Lines {
	const {paint} = layout;
	const flags = criterion.flags.filter(flag => flag !== 'assumed-effective').map(flag => flagWords[flag]);
	return [
		...wrap(
			`${criterion.id} ${criterion.title}: ${criterionStateWords[criterion.state]}${criterion.state === 'gap' && criterion.inPart.length > 0 ? ', shown in part' : ''}`,
			layout.width,
		).map(line => paint('bold', line)),
		...labelled('asks', `${criterion.question} (${criterion.level}${criterion.core ? ', core' : ''})`, layout),
		...(flags.length > 0 ? labelled('risk', flags.join(', '), layout) : []),
		...listedPlaces(criterion).flatMap(place => placeLines(result, place, layout)),
		...labelled('next', nextStep(result, criterion), layout),
	];
}

/** What the state rests on; where that shows nothing, what readers say shows a part, then the nearest other places. */
function listedPlaces({state, places, inPart, candidates}: CriterionResult): readonly PlaceResult[] {
	const listed = [...places];
	const add = (more: readonly PlaceResult[]): void => {
		for (const place of more)
			if (
				!listed.some(({path, line, section}) => path === place.path && line === place.line && section === place.section)
			)
				listed.push(place);
	};
	if (isOpen(state)) add(inPart.slice(0, mostInPart));
	if (places.length === 0) add(candidates);
	return listed;
}

/** The trace of one place: topic words, what is missing, what held it back. */
function placeLines(result: Result, place: PlaceResult, layout: Layout): Lines {
	const section = place.section === '' ? '' : ` "${fit(place.section, 60)}"`;
	const claim = place.claimed ? ', claimed' : place.weakClaim ? ', claimed by its clause only' : '';
	const counting =
		place.counting === 'yes' ? '' : place.counting === 'pending' ? ', not effective yet' : ', does not count';
	return [
		...labelled(
			answerWord(place),
			visible(`${under(result.root, place.path)}:${place.line}${section}${claim}${counting}${likely(place)}`),
			layout,
		),
		...readingLines(place, layout),
		...traceLines(place, layout),
	];
}

function readingLines({readings}: Pick<PlaceResult, 'readings'>, layout: Layout): Lines {
	return readings.flatMap(reading => labelled(reading.stale ? 'was read' : 'read', readingWords(reading), layout, 4));
}

/** `specified by M. Keller on 2026-11-28: "…"`. */
export function readingWords({by, on, shows, quote, because, stale}: PlaceReadingResult): string {
	const said = [...(quote === '' ? [] : [`"${fit(quote, 200)}"`]), ...(because === '' ? [] : [because])].join(', ');
	return visible(
		`${shows} by ${by} on ${on}${said === '' ? '' : `: ${said}`}${stale ? '; its words have changed since' : ''}`,
	);
}

/** `specified`, `described`, `in part`, `possible` or `not shown`. */
function answerWord({
	answer,
	grade,
	readings: [first] = [],
}: Pick<PlaceResult, 'answer' | 'grade'> & Partial<Pick<PlaceResult, 'readings'>>): string {
	if (answer === 'none' && first?.shows === 'part' && !first.stale) return 'in part';
	if (answer !== 'shown') return answer === 'possible' ? 'possible' : 'not shown';
	return grade === 'specified' ? grade : 'described';
}

/** How likely the engine takes it to be; of no interest where somebody has read it. */
const likely = ({
	likelihood,
	readings = [],
}: Pick<PlaceResult, 'likelihood'> & Partial<Pick<PlaceResult, 'readings'>>): string =>
	likelihood === 0 || readings.some(({stale}) => !stale) ? '' : `, ${percentOf(likelihood)} likely`;

function traceLines(
	{sentences, for: words, missing, heldBack}: Pick<PlaceResult, 'sentences' | 'for' | 'missing' | 'heldBack'>,
	layout: Layout,
): Lines {
	return [
		...sentences.flatMap(({line, text}) => labelled(`line ${line}`, `"${fit(visible(text), 200)}"`, layout, 4)),
		...(words.length > 0 ? labelled('terms', quotes(words), layout, 4) : []),
		...(missing.length > 0 ? labelled('missing', missing.join('; '), layout, 4) : []),
		...(heldBack.length > 0 ? labelled('held back', heldBack.map(visible).join('; '), layout, 4) : []),
	];
}

const mostPhrases = 10;

function quotes(phrases: readonly string[]): string {
	const shown = phrases
		.slice(0, mostPhrases)
		.map(phrase => `"${fit(visible(phrase), 60)}"`)
		.join(', ');
	return phrases.length > mostPhrases ? `${shown} and ${phrases.length - mostPhrases} more` : shown;
}

/** What the author can do, by state. */
export function nextStep(result: Result, criterion: CriterionResult): string {
	const [place] = criterion.places;
	const where = place === undefined ? '' : `${under(result.root, place.path)}:${place.line}`;
	switch (criterion.state) {
		case 'covered':
			return place?.claimed === false
				? 'Nothing; it is shown, and a reader confirms it.'
				: 'Nothing; it is claimed and shown.';
		case 'attested':
			return 'Nothing; a person attests it. Text that shows it would make the attestation unnecessary.';
		case 'evidenced':
			return isYamlFile(place?.path ?? '')
				? `If this is the place (${where}), claim it: add ${criterion.id} to the list outcomes: of that file.`
				: `If this is the place, claim it: put <!-- qms: covers ${criterion.id} --> under its heading (${where}).`;
		case 'pending':
			return `Make the document effective (${where}); its text is enough.`;
		case 'claimed':
			return `The text at the claim (${where}) does not show it. What would count: ${criterion.counts}`;
		case 'planned':
			return 'Carry out the plan and write down what is done.';
		case 'not-applicable':
			return `Declared not applicable: ${criterion.reason ?? ''}`;
		case 'to-read':
			return `Read the ${criterion.candidates.length === 1 ? 'place' : 'places'} above: qms-lens read --for ${criterion.id} asks about each and keeps the answers. What would count: ${criterion.counts}`;
		case 'gap':
			return gapStep(criterion);
	}
}

function gapStep(criterion: CriterionResult): string {
	const looked =
		criterion.words.length > 0
			? ` Looked for words such as ${criterion.words.map(word => `"${word}"`).join(', ')}; where your documents use others, teach them with terms: in qms.yaml.`
			: '';
	const topic =
		criterion.topic === undefined
			? ''
			: ` If it does not apply to you, declare the topic ${criterion.topic} under notApplicable: in qms.yaml, with the reason.`;
	const [absent] = criterion.absent;
	const looking =
		absent === undefined
			? gapReason(criterion)
			: `${criterion.inPart.length > 0 ? 'No document shows all of it' : 'No document shows it'}: ${absent.by} looked for it on ${absent.on}${absent.because === '' ? '' : ` (${absent.because})`}.`;
	const waiting = criterion.candidates.some(({answer}) => answer === 'possible')
		? ` Less likely places stand above as possible; qms-lens read --for ${criterion.id} asks about them.`
		: '';
	return `${visible(looking)}${waiting} What would count: ${criterion.counts}${looked}${topic}`;
}

/** The sections of a document around a line, with every criterion they speak to. */
export function explainLine(result: Result, document: DocumentResult, line: number, options: TextOptions): string {
	const layout = layoutOf(options);
	const spoken = spokenAt(document, line);
	const told = spoken.filter(({place}) => place.answer !== 'none' || place.readings.length > 0);
	const unshown = spoken.filter(each => !told.includes(each)).map(({id}) => id);
	const findings = result.findings.filter(
		finding => finding.path === document.path && finding.line <= line && line <= finding.endLine,
	);
	const states = new Map(
		result.catalogs.flatMap(catalog =>
			catalog.outcomes.flatMap(outcome => outcome.criteria.map(each => [each.id, each] as const)),
		),
	);
	return join([
		...wrap(visible(`${under(result.root, document.path)}:${line}`), layout.width).map(each =>
			layout.paint('bold', each),
		),
		...indented(
			visible(
				document.qms
					? `${document.title === '' ? 'Without a title' : document.title}; ${document.kind}, ${document.language}, ${document.status ?? 'no status'}. Belongs to the QMS: ${document.reason}`
					: `${document.title === '' ? 'Without a title' : document.title}. Was skipped, and nothing in it counts: ${document.reason}. Where it belongs to the QMS, name it under include: in qms.yaml.`,
			),
			0,
			layout,
		),
		'',
		...(spoken.length === 0 && document.qms
			? indented('No criterion was found in the section at this line.', 0, layout)
			: []),
		...told.flatMap(({id, claimed, place}) => {
			const over = states.get(id);
			return [
				...wrap(
					visible(
						`${id} ${over?.title ?? ''}: ${claimed ? 'claimed, ' : ''}${over ? criterionStateWords[over.state] : ''} over all documents`,
					),
					layout.width,
				).map(each => layout.paint('bold', each)),
				...labelled(
					answerWord(place),
					visible(
						`lines ${place.line} to ${place.endLine}${place.section === '' ? '' : ` "${fit(place.section, 60)}"`}${likely(place)}`,
					),
					layout,
				),
				...readingLines(place, layout),
				...traceLines(place, layout),
			];
		}),
		...(unshown.length > 0 ? labelled('not shown', unshown.join(', '), layout) : []),
		...(findings.length > 0 ? [''] : []),
		...findings.flatMap(finding =>
			labelled(
				severityWords[finding.severity],
				visible(`${finding.message} (${finding.rule}) ${finding.remedy}`),
				layout,
			),
		),
	]);
}

interface Spoken {
	readonly id: string;
	readonly claimed: boolean;
	readonly place: EvidenceResult & Pick<PlaceResult, 'readings'>;
}

/** What the places around a line say of criteria: as readers judged it, else as the engine does. */
function spokenAt({criteria, read}: DocumentResult, line: number): readonly Spoken[] {
	const isHere = (each: EvidenceResult): boolean => each.line <= line && line <= each.endLine;
	const here = read.filter(isHere);
	const found = criteria.flatMap(({id, claimed, evidence}) =>
		evidence.filter(isHere).map((each): Spoken => {
			const judged = here.find(
				place => place.criterion === id && place.line === each.line && place.section === each.section,
			);
			return {id, claimed, place: judged ?? {...each, readings: []}};
		}),
	);
	const alone = here
		.filter(place => !found.some(each => each.place === place))
		.map((place): Spoken => ({id: place.criterion, claimed: place.claimed, place}));
	return [...found, ...alone];
}

/** What certification does not mean, and the sentences that overstep it. */
export function explainBoundary(
	result: Result,
	boundary: BoundaryResult,
	findings: readonly FindingResult[],
	options: TextOptions,
): string {
	const layout = layoutOf(options);
	return join([
		...wrap(
			`${boundary.id} ${boundary.title}: ${boundary.state === 'respected' ? 'respected' : `overstepped in ${counted(findings.length, 'sentence')}`}`,
			layout.width,
		).map(line => layout.paint('bold', line)),
		...indented(boundary.statement, 0, layout),
		...(findings.length > 0 ? [''] : []),
		...findings.flatMap(finding =>
			labelled(
				severityWords[finding.severity],
				visible(
					`${under(result.root, finding.path)}:${finding.line} ${finding.message} (${finding.rule}) ${finding.remedy}`,
				),
				layout,
			),
		),
	]);
}

/** What a rule looks for, why, and how to answer or silence it. */
export function explainRule(rule: RuleMeta, options: TextOptions): string {
	const layout = layoutOf(options);
	return join([
		layout.paint('bold', rule.id),
		...indented(rule.summary, 0, layout),
		'',
		...labelled('why', rule.why, layout),
		...labelled('answer', rule.remedy, layout),
		...labelled(
			'severity',
			rule.severity === 'off' ? 'off; switch it on under rules: in qms.yaml' : rule.severity,
			layout,
		),
		...labelled('family', rule.family, layout),
		...Object.entries(rule.options ?? {}).flatMap(([name, option]) =>
			labelled('option', `${name}: ${option.description} Default ${JSON.stringify(option.default)}.`, layout),
		),
		...labelled(
			'silence',
			`<!-- qms: ignore ${rule.id} because="…" --> in the section, or rules: {${rule.id}: off} in qms.yaml with a reason`,
			layout,
		),
		...labelled('page', ruleUrl(rule.id), layout),
	]);
}

/** A label in a column of eleven, the text beside it, wrapped under itself. */
function labelled(label: string, text: string, {paint, width}: Layout, indent = 2): Lines {
	const column = indent + 11;
	return wrap(text, width - column).map((line, index) =>
		index === 0 ? `${' '.repeat(indent)}${paint('dim', label.padEnd(10))} ${line}` : ' '.repeat(column) + line,
	);
}

function indented(text: string, by: number, {width}: Layout): Lines {
	return wrap(text, width - by).map(line => ' '.repeat(by) + line);
}

const join = (lines: readonly string[]): string => lines.map(line => `${line.trimEnd()}\n`).join('');
