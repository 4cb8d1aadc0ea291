import {outcomeLooks} from '../core/coverage/states.ts';
import {under} from './place.ts';
import type {CatalogResult, OutcomeResult, Result} from './result.ts';
import {fit, pad, painter, visible, width, wrap, type TextOptions} from './terminal.ts';
import {flagWords, outcomeStateWords} from './words.ts';

/** The table of one catalogue: outcome, state, criteria shown of those that apply, where. Fits `options.width`. */
export function coverageTable(result: Result, catalog: CatalogResult, options: TextOptions): string[] {
	const paint = painter(options.color);
	const columns = columnsFor(catalog, options.width);
	const title = `Coverage of ${catalog.title}`;
	const lines = wrap(title, options.width).map(line => paint('bold', line));
	lines.push('');
	for (const outcome of catalog.outcomes) {
		const ratio = `${outcome.met}/${outcome.applicable}`;
		const cells = [
			`  ${pad(outcome.parent === undefined || depthOf(catalog, outcome) < 2 ? outcome.qualified : ` ${outcome.qualified}`, columns.id)}`,
			...(columns.title > 0
				? [pad(fit(columns.long ? outcome.title : outcome.short, columns.title), columns.title)]
				: []),
			paint(
				outcomeLooks[outcome.state].style,
				pad(
					fit(`${outcomeLooks[outcome.state].mark} ${outcomeStateWords[outcome.state]}`, columns.state),
					columns.state,
				),
			),
			pad(ratio, columns.ratio, 'left'),
			...(columns.where > 0 ? [paint('dim', whereText(result, outcome, columns.where))] : []),
		];
		lines.push(cells.join(columns.gap).trimEnd());
	}
	return lines;
}

interface Columns {
	readonly id: number;
	/** 0 where there is no room for titles. */
	readonly title: number;
	readonly long: boolean;
	readonly state: number;
	readonly ratio: number;
	/** 0 where there is no room for places. */
	readonly where: number;
	/** What stands between two columns. */
	readonly gap: string;
}

function columnsFor({outcomes}: CatalogResult, total: number): Columns {
	const most = (texts: readonly string[]): number => Math.max(0, ...texts.map(width));
	const id = most(outcomes.map(outcome => outcome.qualified)) + 1;
	const state = most(outcomes.map(outcome => outcomeStateWords[outcome.state])) + 2;
	const ratio = most(outcomes.map(outcome => `${outcome.met}/${outcome.applicable}`));
	const room = total - 2 - id - state - ratio - 6;
	const gap = '  ';
	// The mark tells the state too, so its words give way last.
	if (room < 2)
		return {id, title: 0, long: false, state: Math.min(state, total - 4 - id - ratio), ratio, where: 0, gap: ' '};
	const short = most(outcomes.map(outcome => outcome.short));
	const long = most(outcomes.map(outcome => outcome.title));
	if (room >= long + 2 + 24) return {id, state, ratio, title: long, long: true, where: room - long - 2, gap};
	if (room >= short + 2 + 16) return {id, state, ratio, title: short, long: false, where: room - short - 2, gap};
	return {id, state, ratio, title: room < 8 ? 0 : Math.min(short, room), long: false, where: 0, gap};
}

function depthOf(catalog: CatalogResult, outcome: OutcomeResult): number {
	const parent = catalog.outcomes.find(each => each.id === outcome.parent);
	return parent === undefined ? 0 : depthOf(catalog, parent) + 1;
}

/** The first place and how many more there are; the path gives way first. */
function whereText(result: Result, outcome: OutcomeResult, columns: number): string {
	const [first, ...more] = outcome.where;
	if (first === undefined) return '';
	const rest = more.length > 0 ? ` +${more.length}` : '';
	return fit(visible(`${under(result.root, first.path)}:${first.line}`), columns - rest.length, 'start') + rest;
}

/** Notes, boundaries and what was assumed: one line each, only where there is something to say. */
export function coverageRemarks(catalog: CatalogResult, options: TextOptions): string[] {
	const breached = catalog.boundaries.filter(boundary => boundary.state === 'breached');
	return [
		...breached.map(
			boundary =>
				`${boundary.id} ${boundary.title}: ${boundary.findings === 1 ? 'a sentence oversteps' : `${boundary.findings} sentences overstep`} what certification means.`,
		),
		...(catalog.assumedEffective
			? ['No document states a status, so the documents are taken as effective; see assumeEffective in qms.yaml.']
			: []),
	].flatMap(line => wrap(line, options.width));
}

/** Each outcome's risks, such as an overdue review that its evidence rests on. */
export function riskText(outcome: OutcomeResult): string {
	const shown = outcome.flags.filter(flag => flag !== 'assumed-effective');
	return shown.length === 0 ? '' : `at risk: ${shown.map(flag => flagWords[flag]).join(', ')}`;
}
