import {isArchived} from '../../model/archive.ts';
import type {QmsDocument} from '../../model/document.ts';
import {fileStem} from '../../model/titles.ts';
import {derived} from '../../workspace/derived.ts';
import {overviewOf} from '../../workspace/overview.ts';
import {hasControlData, headSpan, practiceOf} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

/** So many may lack it before it is said of them together. */
const mostTold = 3;

const exempt: readonly string[] = ['record', 'external', 'form', 'mapping'];

/** The page that a folder opens with tells what lies there and how it is written; what people work by has a name of its own. */
const entryPage = /^(?:\d{1,3}[-_. ]+)?(?:readme|_?index|_?home|_?sidebar|summary)(?:[-_.][a-z]{2})?$/i;

/** The documents without a head, of those that could have one. */
const withoutHead = derived<true, readonly string[]>({
	part: ({document}) => (lacksHead(document) ? true : undefined),
	combine: parts => [...parts.keys()],
});

export default graphRule({
	meta: {
		id: 'control-data-missing',
		aliases: ['DOC017'],
		family: 'document-control',
		severity: 'warning',
		summary: 'A document lies among controlled documents but carries no control data at all.',
		why: 'Nobody can tell its version, its status or who answers for it; an auditor treats it as an uncontrolled copy.',
		remedy: 'Add front matter with id, kind, version, status and owner, or exclude the file in `qms.yaml`.',
		messages: {
			missing: 'This document has no id, version, status or owner; {count} of {all} QMS documents here have them.',
			many: '{lacking} of {all} documents have no id, version, status or owner ({files}); {count} have them. Give the others a head, or leave them out with `exclude` in `qms.yaml`.',
		},
	},
	reads: snapshot => [practiceOf.basis(snapshot), overviewOf.basis(snapshot), withoutHead.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		if (!lacksHead(document)) return;
		const all = overviewOf(snapshot).count;
		const {controlled} = practiceOf(snapshot);
		// Where most documents carry nothing, control lies elsewhere, and one document is no slip.
		if (controlled < 2 || controlled * 2 < all) return;
		const lacking = withoutHead(snapshot);
		const many = lacking.length > Math.max(mostTold, all / 10);
		if (many && lacking[0] !== document.path) return;
		report({
			message: many ? 'many' : 'missing',
			values: {count: controlled, all, lacking: lacking.length, files: `${lacking.slice(0, mostTold).join(', ')}, …`},
			path: document.path,
			span: headSpan(document),
			key: 'control-data',
			...(many && {severity: 'information' as const}),
		});
	},
});

function lacksHead(document: QmsDocument): boolean {
	const {qms, kind, template, metadata} = document;
	return (
		qms &&
		!exempt.includes(kind) &&
		!template &&
		!isArchived(metadata) &&
		!entryPage.test(fileStem(document.path)) &&
		!hasControlData(document)
	);
}
