import {criterionLooks} from '../core/coverage/states.ts';
import {coverageRemarks, coverageTable, riskText} from './coverage-text.ts';
import {gapReason} from './gap.ts';
import {under} from './place.ts';
import type {CriterionResult, OutcomeResult, PlaceResult, Result} from './result.ts';
import {pad, painter, visible, width, wrap, type Paint, type TextOptions} from './terminal.ts';
import {counted, countLine, criterionStateWords, outcomeStateWords, percent, verdictWords} from './words.ts';

/** What `coverage` prints: the table, then each outcome with its criteria and the places that show them. */
export function matrixText(results: readonly Result[], options: TextOptions): string {
	return results.map(result => `${rootText(result, options).join('\n')}\n`).join('\n');
}

function rootText(result: Result, options: TextOptions): string[] {
	const paint = painter(options.color);
	const lines: string[] = [];
	for (const catalog of result.catalogs) {
		lines.push(...coverageTable(result, catalog, options), '');
		for (const outcome of catalog.outcomes) lines.push(...outcomeText(result, outcome, options, paint), '');
		lines.push(...coverageRemarks(catalog, options), ...wrap(verdictWords[catalog.verdict], options.width));
	}
	const {met, applicable, files, states} = result.summary;
	const shown = percent(met, applicable);
	return [
		...lines,
		...(shown === undefined
			? []
			: wrap(
					`${met} of ${applicable} criteria are shown (${shown} %), in ${counted(files, 'document')}: ${countLine(states)}.`,
					options.width,
				)),
		...result.gates
			.filter(gate => !gate.passed)
			.flatMap(gate => wrap(`Gate missed: ${visible(gate.message)}`, options.width).map(line => paint('red', line))),
		...[...new Set(result.catalogs.map(catalog => catalog.disclaimer))].flatMap(line =>
			wrap(line, options.width).map(each => paint('dim', each)),
		),
	];
}

function outcomeText(result: Result, outcome: OutcomeResult, options: TextOptions, paint: Paint): string[] {
	const title = `${outcome.qualified} ${outcome.title}: ${outcomeStateWords[outcome.state]}${outcome.reason === '' ? '' : `, ${outcome.met} of ${outcome.applicable} shown, ${outcome.reason}`}`;
	const risk = riskText(outcome);
	const ids = Math.max(0, ...outcome.criteria.map(criterion => width(criterion.id)));
	return [
		...wrap(title, options.width).map(line => paint('bold', line)),
		...(risk === '' ? [] : wrap(risk, options.width - 2).map(line => `  ${paint('yellow', line)}`)),
		...outcome.criteria.flatMap(criterion => criterionText(result, criterion, ids, options, paint)),
	];
}

function criterionText(
	result: Result,
	criterion: CriterionResult,
	ids: number,
	options: TextOptions,
	paint: Paint,
): string[] {
	const words = criterionStateWords[criterion.state];
	const state = pad(words, 22);
	const indent = 2 + ids + 2 + 22 + 2;
	const narrow = options.width < indent + 30;
	const detail = wrap(detailText(result, criterion), narrow ? options.width - 6 : options.width - indent);
	const head = `  ${pad(criterion.id, ids)}  ${paint(criterionLooks[criterion.state].style, state)}`;
	const low = 2 + ids + 2 + width(words) > options.width;
	if (narrow)
		return [
			...(low
				? [`  ${criterion.id}`, `      ${paint(criterionLooks[criterion.state].style, words)}`]
				: [head.trimEnd()]),
			...detail.filter(line => line !== '').map(line => `      ${line}`),
		];
	return detail.map((line, index) => (index === 0 ? `${head}  ${line}`.trimEnd() : ' '.repeat(indent) + line));
}

function detailText(result: Result, criterion: CriterionResult): string {
	const [place, ...more] = criterion.places;
	if (criterion.state === 'not-applicable') return visible(criterion.reason ?? '');
	if (place !== undefined) {
		const lacks =
			criterion.state === 'claimed' && place.missing.length > 0 ? `; not found: ${place.missing.join(', ')}` : '';
		return `${placeText(result, place)}${more.length > 0 ? ` and ${counted(more.length, 'more place')}` : ''}${lacks}`;
	}
	const possible = criterion.candidates.filter(({answer}) => answer === 'possible');
	const [first] = possible;
	if (criterion.state !== 'to-read' || first === undefined) {
		const [part] = criterion.inPart;
		return `${gapReason(criterion)}${part === undefined ? '' : ` ${placeText(result, part)}.`}`;
	}
	return `Does ${placeText(result, first)} show it?${possible.length > 1 ? ` ${counted(possible.length - 1, 'more possible place')}.` : ''}`;
}

function placeText(result: Result, place: PlaceResult): string {
	const section = place.section === '' ? '' : ` "${place.section}"`;
	return visible(`${under(result.root, place.path)}:${place.line}${section}`);
}
