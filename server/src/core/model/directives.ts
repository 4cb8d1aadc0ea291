import type {Body} from './body.ts';
import type {Directive, DirectiveProblem, DirectiveVerb, IdReference, Section} from './document.ts';
import {nearest} from '../text/nearest.ts';
import type {Span} from '../text/span.ts';
import type {YamlNode} from '../syntax/yamlTree.ts';

export interface Directives {
	readonly directives: readonly Directive[];
	readonly problems: readonly DirectiveProblem[];
}

/** The verbs a directive may begin with. */
export const directiveVerbs: readonly DirectiveVerb[] = [
	'covers',
	'plans',
	'attests',
	'rejects',
	'ignore',
	'kind',
	'term',
];
const argumentNames: Readonly<Record<DirectiveVerb, readonly string[]>> = {
	covers: ['because'],
	plans: ['owner', 'due', 'because'],
	attests: ['by', 'on', 'because'],
	rejects: ['because'],
	ignore: ['because'],
	kind: ['because'],
	term: ['because'],
};

/** The directives of a Markdown body: comments, link definitions used as comments, and heading attributes. Those in quotations are text. */
export function bodyDirectives(body: Body, source: string): Directives {
	const directives: Directive[] = [];
	const problems: DirectiveProblem[] = [];
	const add = (command: string, at: number, section: number, from: Directive['source']): void => {
		const read = readCommands(command, at, section, from);
		directives.push(...read.directives);
		problems.push(...read.problems);
	};
	for (const {span, section, quoted} of body.html) {
		if (quoted) continue;
		const text = source.slice(span.start, span.end);
		if (!/<!--\s*qms\b/i.test(text)) continue;
		for (const comment of text.matchAll(/<!--(\s*qms\b\s*)(:?)([\s\S]*?)(-->|$)/gi)) {
			const at = span.start + comment.index;
			const whole = {start: at, end: at + comment[0].length};
			if (comment[4] === '')
				problems.push({
					span: {start: at, end: Math.min(whole.end, at + 80)},
					text: comment[0].slice(0, 80),
					reason: 'The comment is not closed with -->.',
				});
			else if (comment[2] === '') noteMissingColon(comment, whole, problems);
			else add(comment[3] ?? '', at + 4 + (comment[1] ?? '').length + 1, section, 'comment');
		}
	}
	for (const {label, title, span, section} of body.definitions) {
		if (!/^(?:\/\/|#|comment)$/i.test(label)) continue;
		const match = /^(\s*qms\s*:)([\s\S]*)$/i.exec(title);
		if (!match?.[1]) continue;
		// The title is a plain run at the end of the definition, before its closing mark.
		const at = source.lastIndexOf(title, span.end);
		add(match[2] ?? '', (at >= span.start ? at : span.start) + match[1].length, section, 'link-definition');
	}
	for (const section of body.sections) headingAttribute(section, source, add);
	return {directives, problems};
}

function noteMissingColon(comment: RegExpExecArray, span: Span, problems: DirectiveProblem[]): void {
	const [verb = ''] = (comment[3] ?? '').trim().split(/\s/);
	if ((directiveVerbs as readonly string[]).includes(verb))
		problems.push({
			span,
			text: comment[0],
			reason: 'The colon after "qms" is missing.',
			suggestion: `<!-- qms: ${(comment[3] ?? '').trim()} -->`,
		});
}

function headingAttribute(
	section: Section,
	source: string,
	add: (command: string, at: number, section: number, from: Directive['source']) => void,
): void {
	if (section.index === 0) return;
	const text = source.slice(section.headingSpan.start, section.headingSpan.end);
	const match = /\{[^{}]*?\bqms="([^"{}]*)"[^{}]*\}\s*#*\s*$/.exec(text.split('\n')[0]?.trimEnd() ?? '');
	if (!match?.[1]) return;
	const at = section.headingSpan.start + match.index + match[0].indexOf(match[1]);
	const [first = ''] = match[1].trim().split(/[\s,]/);
	const hasVerb = /^[a-z]+$/.test(first);
	add(hasVerb ? match[1] : `covers ${match[1]}`, hasVerb ? at : at - 'covers '.length, section.index, 'attribute');
}

/** Reads `covers EO-9.cause, EO-9.action; ignore some-rule because="…"`. `at` is where the text begins in its document. */
export function readCommands(text: string, at: number, section: number, source: Directive['source']): Directives {
	const directives: Directive[] = [];
	const problems: DirectiveProblem[] = [];
	for (const [start, end] of commandsIn(text)) {
		const command = text.slice(start, end);
		const span = {start: at + start, end: at + end};
		const result = readCommand(command, span, section, source);
		if ('verb' in result) directives.push(result);
		else problems.push(result);
	}
	if (directives.length + problems.length === 0)
		problems.push({
			span: {start: at, end: at + text.length},
			text: text.trim(),
			reason: 'The directive says nothing.',
			suggestion: 'covers',
		});
	return {directives, problems};
}

/** Start and end of each command: semicolons part them, but not inside quotation marks. */
function commandsIn(text: string): [number, number][] {
	const found: [number, number][] = [];
	let start = 0;
	let quoted = false;
	const close = (end: number): void => {
		let from = start;
		let to = end;
		while (from < to && /\s/.test(text.charAt(from))) from++;
		while (to > from && /\s/.test(text.charAt(to - 1))) to--;
		if (to > from) found.push([from, to]);
		start = end + 1;
	};
	for (let at = 0; at < text.length; at++) {
		const mark = text.charAt(at);
		if (mark === '"') quoted = !quoted;
		else if (mark === ';' && !quoted) close(at);
	}
	close(text.length);
	return found;
}

const argument = /(?<![\w-])([A-Za-z_][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"',;]+))/g;

function readCommand(
	command: string,
	span: Span,
	section: number,
	source: Directive['source'],
): Directive | DirectiveProblem {
	const written = /^[^\s=,;]+/.exec(command)?.[0] ?? '';
	const verb = directiveVerbs.find(each => each === written.toLowerCase());
	const fail = (reason: string): DirectiveProblem => ({span, text: command, reason});
	// What follows the word is part of what is replaced, so that the same word elsewhere in the command stays.
	const misspelt = (reason: string, word: string, suggestion: string | undefined, follows = ''): DirectiveProblem =>
		suggestion === undefined
			? fail(reason)
			: {...fail(reason), suggestion, correction: {from: word + follows, to: suggestion + follows}};
	if (!verb)
		return misspelt(
			`"${written}" is not a verb; it is one of ${directiveVerbs.join(', ')}.`,
			written,
			nearest(written, directiveVerbs),
		);
	if ((command.split('"').length - 1) % 2 === 1) return fail('A quotation mark is not closed.');
	const rest = command.slice(written.length);
	const restAt = span.start + written.length;
	if (verb === 'term') return readTerm(rest, {verb, span, section, source}, fail);
	const values: Record<string, string> = {};
	let bare = rest;
	for (const match of rest.matchAll(argument)) {
		const name = (match[1] ?? '').toLowerCase();
		if (!argumentNames[verb].includes(name))
			return misspelt(
				`"${match[1]}" is not an argument of ${verb}.`,
				match[1] ?? '',
				nearest(name, argumentNames[verb]),
				match[0].slice(match[1]?.length),
			);
		values[name] = (match[2] ?? match[3] ?? match[4] ?? '').trim();
		bare = bare.slice(0, match.index) + ' '.repeat(match[0].length) + bare.slice(match.index + match[0].length);
	}
	const ids = idsIn(bare, restAt);
	if (verb === 'kind')
		return ids.length === 1
			? {verb, span, section, ids: [], arguments: {...values, kind: ids[0]?.id ?? ''}, source}
			: fail('"kind" takes one kind of document.');
	if (ids.length === 0) return fail(`"${verb}" names no ${verb === 'ignore' ? 'rule' : 'id'}.`);
	return {verb, span, section, ids, arguments: values, source};
}

function readTerm(
	rest: string,
	base: {verb: DirectiveVerb; span: Span; section: number; source: Directive['source']},
	fail: (reason: string) => DirectiveProblem,
): Directive | DirectiveProblem {
	const match = /^\s*([A-Za-z][\w-]*)\s*=\s*(?:"([^"]+)"|([^\s"]+))\s*$/.exec(rest);
	if (!match?.[1]) return fail('A term is written: term concept = "phrase".');
	return {...base, ids: [], arguments: {concept: match[1], phrase: (match[2] ?? match[3] ?? '').trim()}};
}

/** Ids parted by blanks or commas, each with its place. `at` is where the text begins in its document. */
export function idsIn(text: string, at: number): IdReference[] {
	return [...text.matchAll(/[^\s,;]+/g)].map(match => ({
		id: match[0],
		span: {start: at + match.index, end: at + match.index + match[0].length},
	}));
}

/** Claims of a head: `outcomes: […]` for the document, `covers:` from anchor to ids for sections. */
export function headDirectives(head: YamlNode | undefined, sections: readonly Section[], source: string): Directives {
	const directives: Directive[] = [];
	const problems: DirectiveProblem[] = [];
	if (head?.kind !== 'map') return {directives, problems};
	for (const {key, value} of head.entries) {
		const name = key.toLowerCase().replace(/[-_ ]/g, '');
		if (name === 'outcomes' || name === 'expectedoutcomes' || (name === 'covers' && value.kind !== 'map')) {
			const ids = claimedIds(value, source);
			if (ids.length > 0)
				directives.push({verb: 'covers', span: value.span, section: 0, ids, arguments: {}, source: 'front-matter'});
		} else if (name === 'covers' && value.kind === 'map') {
			for (const entry of value.entries) {
				const section = sectionOf(entry.key, sections);
				const ids = claimedIds(entry.value, source);
				if (section === undefined) problems.push(unknownAnchor(entry.key, entry.keySpan, sections));
				else if (ids.length > 0)
					directives.push({
						verb: 'covers',
						span: entry.value.span,
						section,
						ids,
						arguments: {},
						source: 'front-matter',
					});
			}
		}
	}
	return {directives, problems};
}

function sectionOf(anchor: string, sections: readonly Section[]): number | undefined {
	const wanted = anchor.replace(/^#/, '').toLowerCase();
	return wanted === '' ? 0 : sections.find(section => section.slug === wanted)?.index;
}

function unknownAnchor(anchor: string, span: Span, sections: readonly Section[]): DirectiveProblem {
	const suggestion = nearest(
		anchor.replace(/^#/, ''),
		sections.map(section => section.slug).filter(slug => slug !== ''),
	);
	return {
		span,
		text: anchor,
		reason: `No heading of this document has the anchor "${anchor}".`,
		...(suggestion === undefined ? {} : {suggestion: `#${suggestion}`}),
	};
}

/** The ids of a scalar or a list of scalars, or the keys of maps such as `{EO-6.in-process: activities[2]}`. */
export function claimedIds(value: YamlNode, source: string): IdReference[] {
	if (value.kind === 'list') return value.items.flatMap(item => claimedIds(item, source));
	if (value.kind === 'map') return value.entries.map(entry => ({id: entry.key, span: entry.keySpan}));
	const at = source.indexOf(value.text, value.span.start);
	return at >= 0 && at < value.span.end ? idsIn(value.text, at) : idsIn(value.text, value.span.start);
}
