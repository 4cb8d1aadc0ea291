import type {Stub} from '../../model/document.ts';
import {emptySpan} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
import {headSpan} from '../support/controlled.ts';
import {folderOf} from '../support/links.ts';
import {workspaceRule} from '../rule.ts';

const mostNamed = 5;

/** The files with nothing but headings: those that would be documents of the QMS, and how many others lie beside them or below. */
const stubs = derived<Stub, {readonly paths: readonly string[]; readonly others: number}>({
	part: ({document: {stub}}) => stub,
	combine: parts => {
		const paths = [...parts].filter(([, stub]) => stub === 'document').map(([path]) => path);
		const folders = [...new Set(paths.map(folderOf))];
		const isBeside = (path: string): boolean =>
			folders.some(each => (each === '' ? !path.includes('/') : path.startsWith(`${each}/`)));
		const others = [...parts].filter(([path, stub]) => stub === 'file' && isBeside(path));
		return {paths, others: others.length};
	},
});

export default workspaceRule({
	meta: {
		id: 'document-empty',
		aliases: ['TXT011'],
		family: 'text',
		severity: 'information',
		summary: 'A document is empty or holds headings and nothing else.',
		why: 'It looks like a procedure in every list, and nobody can work by it.',
		remedy: 'Write it, or take it away until it is written.',
		messages: {
			one: '{files} is empty or holds headings and nothing else, so it counts as no document.{others}',
			some: '{count} files are empty or hold headings and nothing else, so they count as no documents: {files}.{others}',
		},
	},
	check({snapshot}, report) {
		const {paths, others} = stubs(snapshot);
		const [first] = paths;
		if (first === undefined) return;
		const document = snapshot.documents.get(first)?.document;
		const more = paths.length - mostNamed;
		const files = paths.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
		report({
			message: paths.length === 1 ? 'one' : 'some',
			values: {count: paths.length, files, others: othersOf(others)},
			path: first,
			span: document && document.length > 0 ? headSpan(document) : emptySpan,
			key: 'stubs',
			about: 'system',
		});
	},
});

const othersOf = (count: number): string =>
	count === 0
		? ''
		: count === 1
			? ' Another file of the same folders is empty as well.'
			: ` ${count} other files of the same folders are empty as well.`;
