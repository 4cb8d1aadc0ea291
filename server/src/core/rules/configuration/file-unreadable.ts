import {emptySpan} from '../../text/span.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'file-unreadable',
		aliases: ['CFG001'],
		family: 'configuration',
		severity: 'error',
		summary: 'A file cannot be read as text.',
		why: 'Nothing in it was checked; if it belongs to the quality management system, what it covers is missing.',
		remedy: 'Save it as UTF-8, make it readable, or leave it out with `exclude` in qms.yaml.',
		messages: {unreadable: 'The file was not checked: {reason}. {remedy}'},
	},
	reads: snapshot => [snapshot.unreadable],
	check({snapshot}, report) {
		for (const [path, {reason, remedy}] of snapshot.unreadable) {
			report({
				message: 'unreadable',
				values: {reason: reason.replace(/\.$/, ''), remedy},
				path,
				span: emptySpan,
				key: reason,
			});
		}
	},
});
