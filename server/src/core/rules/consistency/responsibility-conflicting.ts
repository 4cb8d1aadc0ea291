import type {QmsDocument} from '../../model/document.ts';
import {isEffective, nameOf} from '../support/controlled.ts';
import {foldRole} from '../support/roles.ts';
import {plainName, processesOf, spanOf, textOf} from '../support/processes.ts';
import {cellAt, columnOf, isBlank} from '../support/tables.ts';
import type {Span} from '../../text/span.ts';
import {workspaceRule} from '../rule.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

interface Duty {
	readonly document: QmsDocument;
	readonly span: Span;
	readonly task: string;
	readonly role: string;
}

export default workspaceRule({
	meta: {
		id: 'responsibility-conflicting',
		aliases: ['CON002'],
		family: 'roles',
		severity: 'information',
		summary: 'Two documents in force give the same task to different roles.',
		why: 'Each of the two waits for the other.',
		remedy: 'Agree one role and say it in one place.',
		messages: {conflict: '"{task}" is done by {here} in {name} and by {there} in {other}.'},
	},
	check({snapshot}, report) {
		const byTask = new Map<string, Duty>();
		for (const duty of dutiesOf(snapshot)) {
			const key = plainName(duty.task);
			const first = byTask.get(key);
			if (!first) {
				byTask.set(key, duty);
				continue;
			}
			if (first.document === duty.document || foldRole(first.role) === foldRole(duty.role)) continue;
			report({
				message: 'conflict',
				values: {task: duty.task, here: duty.role, name: nameOf(duty.document), there: first.role, other: nameOf(first.document)},
				path: duty.document.path,
				span: duty.span,
				key,
				related: [{path: first.document.path, span: first.span, message: `Done by ${first.role} here.`}],
			});
		}
	},
});

/** Tasks with one role: activities of processes, and tables with a task and a responsible. A task of one word is too general to compare. */
function dutiesOf(snapshot: Snapshot): readonly Duty[] {
	const duties: Duty[] = [];
	const add = (document: QmsDocument, span: Span, task: string, role: string) => {
		if (plainName(task).split(' ').length >= 3 && role !== '' && !/[,;/]| and | und | y | et /.test(role)) duties.push({document, span, task, role: role.replace(/^role:/i, '')});
	};
	for (const {document, process} of processesOf(snapshot)) for (const item of process.lists['activities'] ?? []) add(document, spanOf(item, 'step'), textOf(item, 'step'), textOf(item, 'role'));
	for (const {document} of snapshot.documents.values()) {
		if (!document.qms || document.template || !isEffective(document)) continue;
		for (const table of document.tables) {
			const [task, owner] = [table.header.findIndex(cell => /^(?:step|task|activity|schritt|aufgabe|tatigkeit|paso|actividad|etape|activite)$/i.test(cell.text.trim())), columnOf(table, 'owner')];
			if (task < 0 || owner === undefined || task === owner) continue;
			for (const row of table.rows) {
				const cell = cellAt(row, task);
				const role = cellAt(row, owner);
				if (cell && role && !isBlank(role)) add(document, cell.span, cell.text.trim(), role.text.trim());
			}
		}
	}
	return duties;
}
