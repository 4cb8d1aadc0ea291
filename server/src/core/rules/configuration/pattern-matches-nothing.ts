import {isTextFile} from '../../text/fileTypes.ts';
import type {QmsConfig} from '../../config/config.ts';
import {pointer} from '../../catalog/places.ts';
import {globTest} from '../../text/glob.ts';
import {leftOutBy} from '../../text/globs.ts';
import {emptySpan, type Span} from '../../text/span.ts';
import {type Meant, meantGlob} from '../support/meantGlob.ts';
import {type Report, workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'pattern-matches-nothing',
		aliases: ['CFG001'],
		family: 'configuration',
		severity: 'warning',
		summary: 'A pattern of `qms.yaml` fits no file.',
		why: 'A pattern without a file has no effect: documents that were to be checked are not, or those that were to be left out are.',
		remedy:
			'Write the pattern that is meant, counted from the folder of qms.yaml: `procedures/**` is everything in that folder. Where none comes near, the finding is a hint, and no finding where an exception under `exclude` or `rules` begins with a star.',
		messages: {
			folder: '"{glob}" under `{key}` fits no file, for it is a folder. Write "{meant}" for what lies in it.',
			backslash: '"{glob}" under `{key}` fits no file, for folders are separated by "/". Write "{meant}".',
			other: 'No {file} fits "{glob}" under `{key}`. Did you mean "{meant}"?',
			nothing: 'No {file} fits "{glob}" under `{key}`, so it has no effect. Files that are ignored do not count.',
			alone:
				'"{glob}" under `{key}` leaves files out of what the other patterns of the list exclude, and there is none. To check these files alone, write "{meant}" under `include`.',
		},
	},
	reads: ({files}) => [files],
	check({snapshot, config}, report) {
		if (config.path === undefined) return;
		const patterns = patternsOf(config);
		if (patterns.length === 0) return;
		const all = [...snapshot.files];
		const readable = all.filter(path => path !== config.path && isTextFile(path));
		// Where there is nothing to check, one finding says so.
		if (readable.length === 0) return;
		let empty = 0;
		for (const pattern of patterns) {
			const paths = pattern.key === 'exclude' || pattern.key === 'rules' ? all : readable;
			const found = paths.some(globTest(bareOf(pattern)))
				? aloneIn(pattern, config)
				: withMeant(pattern, ++empty > mostMeant ? undefined : meantGlob(bareOf(pattern), paths));
			if (found)
				report({...found, path: snapshot.configPath, span: pattern.span, key: `${pattern.key} ${pattern.glob}`});
		}
	},
});

/** Patterns without a file of which it is looked for what was meant: that costs as much as a dozen patterns. */
const mostMeant = 20;

interface Pattern {
	readonly key: 'include' | 'exclude' | 'archive' | 'kinds' | 'rules';
	readonly glob: string;
	readonly span: Span;
}

function patternsOf({include, exclude, archive = [], kinds, rules, places}: QmsConfig): readonly Pattern[] {
	const listed = {include, exclude, archive};
	return [
		...(['include', 'exclude', 'archive'] as const).flatMap(key =>
			listed[key].map((glob, index) => ({
				key,
				glob,
				span: places[pointer([key, index])] ?? places[`${pointer([key])}=`] ?? emptySpan,
			})),
		),
		...kinds.map(({glob}) => ({key: 'kinds' as const, glob, span: places[pointer(['kinds', glob])] ?? emptySpan})),
		...rules.flatMap(({paths, span}) => paths.map(glob => ({key: 'rules' as const, glob, span}))),
	];
}

type Found = Pick<
	Report<'folder' | 'backslash' | 'other' | 'nothing' | 'alone'>,
	'message' | 'values' | 'severity' | 'fixes'
>;

const bareOf = ({glob}: Pattern): string => leftOutBy(glob) ?? glob;

/** What is told of a pattern that fits a file: that it leaves out of nothing. */
function aloneIn(pattern: Pattern, {exclude}: QmsConfig): Found | undefined {
	const {key, glob} = pattern;
	const isAlone = key === 'exclude' && exclude.every(each => leftOutBy(each) !== undefined);
	return isAlone ? {message: 'alone', values: {glob, key, meant: bareOf(pattern)}} : undefined;
}

/** What is told of one that fits none, with what was probably meant. */
function withMeant(pattern: Pattern, meant: Meant | undefined): Found | undefined {
	const {key, glob} = pattern;
	const isException = key === 'exclude' || key === 'rules';
	const file = isException ? 'file' : 'Markdown or YAML file';
	if (meant === undefined) {
		// An exception for a name wherever it turns up, such as `**/drafts/**`, is made before there is any.
		if (isException && bareOf(pattern).startsWith('*')) return undefined;
		return {message: 'nothing', values: {glob, key, file}, severity: 'hint'};
	}
	const to = `${leftOutBy(glob) === undefined ? '' : '!'}${meant.glob}`;
	return {
		message: meant.why,
		values: {glob, key, file, meant: to},
		fixes: [{kind: 'replace-span', title: `Change to ${to}`, arguments: {to: JSON.stringify(to)}, safe: false}],
	};
}
