import {emptySpan} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
import {headSpan} from '../support/controlled.ts';
import {workspaceRule} from '../rule.ts';

const mostNamed = 5;

/** The files with nothing but headings that would be documents of the QMS, in path order. */
const stubs = derived<true, readonly string[]>({
	part: ({document: {stub}}) => stub,
	combine: parts => [...parts.keys()],
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
			one: '{files} is empty or holds headings and nothing else, so it counts as no document.',
			some: '{count} files are empty or hold headings and nothing else, so they count as no documents: {files}.',
		},
	},
	check({snapshot}, report) {
		const paths = stubs(snapshot);
		const [first] = paths;
		if (first === undefined) return;
		const document = snapshot.documents.get(first)?.document;
		const more = paths.length - mostNamed;
		const files = paths.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
		report({
			message: paths.length === 1 ? 'one' : 'some',
			values: {count: paths.length, files},
			path: first,
			span: document && document.length > 0 ? headSpan(document) : emptySpan,
			key: 'stubs',
			about: 'system',
		});
	},
});
