import type {ReadingResult} from '../result.ts';
import {counted} from '../words.ts';
import {h, type Child} from './element.ts';
import {cell, documentName, fileLink, head, idOf, rowHead, table, type Section} from './parts.ts';

const stateWords: Readonly<Record<ReadingResult['state'], string>> = {
	fresh: '',
	moved: 'stands elsewhere now',
	stale: 'its words have changed since',
	gone: 'its place is gone',
	changed: 'a part has changed since',
};

const showsWords: Readonly<Record<ReadingResult['shows'], string>> = {
	specified: 'specified',
	described: 'described',
	part: 'a part',
	no: 'not shown',
	absent: 'found nowhere',
	complete: 'read completely',
};

const holds = ({state}: ReadingResult): boolean => state === 'fresh' || state === 'moved';

/** Who read what, when, with which sentence, and what has changed since: the audit trail. */
export function readingsPart(section: Section): Child {
	const {readings} = section.result;
	const left = readings.filter(reading => !holds(reading)).length;
	return [
		h(
			'p',
			{},
			left === 0
				? 'All of them hold for the words that stand there now.'
				: `${left} of them ${left === 1 ? 'does' : 'do'} not hold any more, since the words are others now.`,
		),
		table(
			counted(readings.length, 'reading'),
			[head('Document'), head('Criterion'), head('Shows'), head('Read by'), head('Quotation or reason')],
			readings.map(reading => [
				rowHead('small', ...placeOf(section, reading)),
				cell('small', reading.criterion === '' ? 'all' : idOf(reading.criterion)),
				cell('small', showsWords[reading.shows]),
				cell('small', `${reading.by}, ${reading.on}`),
				cell(holds(reading) ? 'small' : 'small bad', proofOf(reading)),
			]),
		),
	];
}

function placeOf(section: Section, {path, line, section: heading}: ReadingResult): readonly Child[] {
	if (path === '') return ['all documents'];
	const name = documentName(section, path);
	if (line === 0) return [name];
	const link = fileLink(section, path, line);
	return [name, h('div', {class: 'soft path claim-place'}, heading === '' ? 'beginning' : heading, ' (', link, ')')];
}

function proofOf({quote, because, state}: ReadingResult): string {
	return [quote === '' ? '' : `“${quote}”`, because, stateWords[state]].filter(part => part !== '').join('; ');
}
