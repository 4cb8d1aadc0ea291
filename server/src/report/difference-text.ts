import {isUnchanged} from './difference.ts';
import {
	byPath,
	causeSentence,
	criterionStep,
	findingsSentence,
	leftSentence,
	netSentence,
	outcomeMeaning,
	outcomeStep,
	ownChanges,
	placesLead,
	readingsSentence,
	shownSentence,
	worseFirst,
} from './difference-words.ts';
import {under} from './place.ts';
import type {Result, CriterionChange, Difference, Direction} from './result.ts';
import {painter, visible, wrap, type Style, type TextOptions} from './terminal.ts';

const marks: Readonly<Record<Direction, readonly [mark: string, style: Style]>> = {
	worse: ['▼', 'red'],
	better: ['▲', 'green'],
	other: ['•', 'blue'],
};

/** What happened to the coverage since an earlier state, for a terminal; empty lines where nothing did. */
export function differenceLines(result: Result, difference: Difference, options: TextOptions): string[] {
	const paint = painter(options.color);
	const marked = (direction: Direction, text: string): string[] => {
		const [mark, style] = marks[direction];
		return wrap(visible(text), options.width - 4).map((line, index) =>
			index === 0 ? `  ${paint(style, mark)} ${line}` : `    ${line}`,
		);
	};
	const below = (text: string): string[] =>
		text === '' ? [] : wrap(visible(text), options.width - 6).map(line => `      ${line}`);
	const plain = (text: string): string[] =>
		text === '' ? [] : wrap(visible(text), options.width - 2).map(line => `  ${line}`);
	return [
		paint('bold', visible(`Since ${difference.since} (${difference.commit.slice(0, 8)})`)),
		...(isUnchanged(difference) ? ['  Nothing changed in coverage or findings.'] : []),
		...plain(netSentence(difference)),
		...difference.causes.flatMap(cause => [
			...marked(
				cause.worse > 0 ? 'worse' : cause.better > 0 ? 'better' : 'other',
				causeSentence(cause, path => under(result.root, path)),
			),
			...below(cause.criteria.join(', ')),
		]),
		...worseFirst(difference.outcomes).flatMap(change => [
			...marked(change.direction, `${change.qualified} ${change.title}: ${outcomeStep(change)}`),
			...below(outcomeMeaning(change)),
		]),
		...worseFirst(ownChanges(difference)).flatMap(change => [
			...marked(change.direction, `${change.id} ${change.title}: ${criterionStep(change)}`),
			...below(placesText(result, change)),
		]),
		...plain(leftSentence(difference, path => under(result.root, path))),
		...wrap(shownSentence(difference), options.width - 2).map(line => `  ${line}`),
		...wrap(findingsSentence(difference), options.width - 2).map(line => `  ${line}`),
		...questionLines(result, difference, options),
	];
}

const mostQuestions = 5;

function questionLines(result: Result, difference: Difference, options: TextOptions): string[] {
	const sentence = readingsSentence(difference);
	if (sentence === '') return [];
	const places = difference.questions
		.slice(0, mostQuestions)
		.map(({criterion, path, line, section}) => `${under(result.root, path)}:${line} "${section}" ${criterion}`);
	const more = difference.questions.length - places.length;
	return [
		...wrap(sentence, options.width - 2).map(line => `  ${line}`),
		...[...places, ...(more > 0 ? [`and ${more} more`] : [])].flatMap(place =>
			wrap(visible(place), options.width - 4).map(line => `    ${line}`),
		),
	];
}

function placesText(result: Result, change: CriterionChange): string {
	const places = byPath(change.places).map(({path, gone, places: own}) => {
		const sections = own
			.map(place => place.section)
			.filter(section => section !== '')
			.map(section => `"${section}"`)
			.join(', ');
		return `${under(result.root, path)}${gone ? '' : `:${own[0]?.line ?? 1}`}${sections === '' ? '' : ` ${sections}`}${gone ? ', which is gone' : ''}`;
	});
	return places.length === 0 ? '' : `${placesLead(change)} in ${places.join('; ')}`;
}
