import {overviewOf} from '../../workspace/overview.ts';
import {hasControlData, headSpan, practiceOf} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

const exempt: readonly string[] = ['record', 'external', 'form', 'mapping'];

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
		},
	},
	reads: snapshot => [practiceOf.basis(snapshot), overviewOf.basis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || exempt.includes(document.kind) || document.template || hasControlData(document)) return;
		const all = overviewOf(snapshot).count;
		const {controlled} = practiceOf(snapshot);
		// Where most documents carry nothing, control lies elsewhere, and one document is no slip.
		if (controlled < 2 || controlled * 2 < all) return;
		report({
			message: 'missing',
			values: {count: controlled, all},
			path: document.path,
			span: headSpan(document),
			key: 'control-data',
		});
	},
});
