import {type Paint, painter, type TextOptions, visible, wrap} from '../terminal.ts';
import {counted} from '../words.ts';
import type {ToldQuestion} from './told.ts';

/** Seconds to find one's way into a question, and words that are read in a minute. */
const secondsEach = 15;
const wordsPerMinute = 220;

/** Questions as JSON; see docs/readings.md. */
export function questionsJson(questions: readonly ToldQuestion[], left: number): string {
	return `${JSON.stringify({schemaVersion: 2, left, questions}, undefined, '\t')}\n`;
}

/** About how many minutes it takes to answer questions about so many words. */
export function minutesFor(questions: number, words: number): number {
	return Math.max(1, Math.round((questions * secondsEach) / 60 + words / wordsPerMinute));
}

const whyWords: Readonly<Record<ToldQuestion['why'], string>> = {
	possible: 'may show it',
	stale: 'has changed since it was read',
	disagree: 'is read differently by several readers',
};

/** Questions as Markdown: a sheet to read and to answer on. Text of documents stands in fences that it cannot close. */
export function questionsMarkdown(questions: readonly ToldQuestion[], left: number): string {
	const parts = questions.map(question => {
		const fence = '`'.repeat(Math.max(3, longestRun(question.text) + 1));
		return [
			`## ${question.criterion} ${inline(question.title)}`,
			'',
			`**${inline(question.question)}**`,
			'',
			`- Counts: ${inline(question.counts)}`,
			`- Does not count: ${inline(question.doesNotCount)}`,
			`- Place: \`${placeOf(question).replaceAll('`', "'")}\`, ${inline(question.place.section)}, which ${whyWords[question.why]}`,
			`- Id: \`${question.id}\``,
			...question.earlier.map(
				({by, on, shows, because}) =>
					`- Read before: ${inline(by)}, ${on}: ${shows}${because === undefined ? '' : `, ${inline(because)}`}`,
			),
			'',
			`${fence}markdown`,
			question.text,
			fence,
			'',
		].join('\n');
	});
	return `# ${headline(questions.length, left)}\n\n${parts.join('\n')}`;
}

/** Questions for a terminal. */
export function questionsText(questions: readonly ToldQuestion[], left: number, options: TextOptions): string {
	const paint = painter(options.color);
	return `${[
		paint('bold', headline(questions.length, left)),
		...questions.flatMap(question => ['', ...questionLines(question, options), '', ...textLines(question, options)]),
	].join('\n')}\n`;
}

function headline(shown: number, left: number): string {
	if (left === 0) return 'No question is open.';
	return shown === left ? `${counted(left, 'question')}` : `${shown} of ${counted(left, 'question')}`;
}

/** What is asked, and where. */
export function questionLines(question: ToldQuestion, options: TextOptions): readonly string[] {
	const paint = painter(options.color);
	const under = (label: string, text: string): string[] =>
		wrap(visible(text), options.width - 18).map((line, index) =>
			index === 0 ? `${paint('dim', label.padEnd(18))}${line}` : `${' '.repeat(18)}${line}`,
		);
	return [
		...wrap(`${question.criterion}  ${question.question}`, options.width).map(line => paint('bold', line)),
		...under('counts', question.counts),
		...under('does not count', question.doesNotCount),
		...(question.lookFor.length === 0 ? [] : under('look for', question.lookFor.join(', '))),
		...question.earlier.flatMap(({by, on, shows, because}) =>
			under('read before', `${by}, ${on}: ${shows}${because === undefined ? '' : ` (${because})`}`),
		),
		'',
		...wrap(`${visible(placeOf(question))}  ${visible(question.place.section)}`, options.width).map(line =>
			paint('cyan', line),
		),
		...(question.why === 'possible'
			? []
			: wrap(`This place ${whyWords[question.why]}.`, options.width).map(line => paint('yellow', line))),
	];
}

/** The text of the place, wrapped, with the sentences that speak for it marked. */
export function textLines(question: Pick<ToldQuestion, 'text' | 'sentences'>, options: TextOptions): readonly string[] {
	const paint = painter(options.color);
	const wanted = question.sentences.map(wordsIn).filter(words => words.length > 0);
	return question.text
		.split(/\r\n|\r|\n/)
		.reduce<string[][]>(joinParagraphs, [])
		.flatMap(lines => marked(lines.join('\n'), wanted, paint, options.width - 2));
}

/** Lines of one paragraph stay together, so that a sentence over two lines can be marked. */
function joinParagraphs(groups: string[][], line: string): string[][] {
	const isAlone = line.trim() === '' || /^\s*(?:[-*+|>#]|\d+[.)]\s|```|<!--)/.test(line);
	const last = groups.at(-1);
	if (!isAlone && last && last[0]?.trim() !== '' && !/^\s*(?:#|\||```|<!--)/.test(last[0] ?? '')) last.push(line);
	else groups.push([line]);
	return groups;
}

function marked(paragraph: string, sentences: readonly (readonly string[])[], paint: Paint, columns: number): string[] {
	const said = wordsIn(paragraph);
	const isMarked = sentences.some(sentence => holds(said, sentence));
	const mark = isMarked ? paint('green', '▌ ') : '  ';
	return paragraph.split('\n').flatMap(line => {
		const [indent = ''] = /^\s*/.exec(line) ?? [];
		return wrap(visible(line.trim()), Math.max(20, columns - indent.length)).map(part =>
			`${mark}${indent.replaceAll('\t', '    ')}${isMarked ? paint('bold', part) : part}`.trimEnd(),
		);
	});
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** True where a paragraph holds most of the words of a sentence, or a row of a table all of its own. */
function holds(paragraph: readonly string[], sentence: readonly string[]): boolean {
	const there = new Set(paragraph);
	return sentence.filter(word => there.has(word)).length >= sentence.length * 0.8;
}

const placeOf = ({place}: ToldQuestion): string => `${place.path}:${place.line}`;
const inline = (text: string): string => visible(text).replace(/([\\`*_{}[\]<>|])/g, '\\$1');
const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
