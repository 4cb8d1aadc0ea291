import type {QmsDocument} from '../../model/document.ts';
import {isEffective, nameOf} from '../support/controlled.ts';
import {foldRole} from '../support/roles.ts';
import {plainName, processesOf, spanOf, textOf} from '../support/processes.ts';
import {cellAt, columnOf, isBlank} from '../support/tables.ts';
import type {Span} from '../../text/span.ts';
import {perDocument} from '../support/perDocument.ts';
import {workspaceRule} from '../rule.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

interface Duty {
	readonly document: QmsDocument;
	readonly span: Span;
	readonly task: string;
	readonly role: string;
	/** Task and role as people compare them. */
	readonly key: string;
	readonly folded: string;
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
			const {key} = duty;
			const first = byTask.get(key);
			if (!first) {
				byTask.set(key, duty);
				continue;
			}
			if (first.document === duty.document || first.folded === duty.folded) continue;
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

/** Tasks with one role: activities of processes, then tables with a task and a responsible. */
function dutiesOf(snapshot: Snapshot): readonly Duty[] {
	const tables = [...snapshot.documents.values()].map(({document}) => document).filter(document => document.qms && !document.template && isEffective(document));
	return [...[...new Set(processesOf(snapshot).map(({document}) => document))].flatMap(processDuties), ...tables.flatMap(tableDuties)];
}

const processDuties = perDocument((document): readonly Duty[] => document.processes.flatMap(process => (process.lists['activities'] ?? []).flatMap(item =>
	dutyOf(document, spanOf(item, 'step'), textOf(item, 'step'), textOf(item, 'role')))));

const tableDuties = perDocument((document): readonly Duty[] => document.tables.flatMap(table => {
	const [task, owner] = [table.header.findIndex(cell => /^(?:step|task|activity|schritt|aufgabe|tatigkeit|paso|actividad|etape|activite)$/i.test(cell.text.trim())), columnOf(table, 'owner')];
	if (task < 0 || owner === undefined || task === owner) return [];
	return table.rows.flatMap(row => {
		const cell = cellAt(row, task);
		const role = cellAt(row, owner);
		return cell && role && !isBlank(role) ? dutyOf(document, cell.span, cell.text.trim(), role.text.trim()) : [];
	});
}));

/** A task of one word or two is too general to compare, several roles share it. */
function dutyOf(document: QmsDocument, span: Span, task: string, role: string): readonly Duty[] {
	const key = plainName(task);
	if (key.split(' ').length < 3 || role === '' || /[,;/]| and | und | y | et /.test(role)) return [];
	const name = role.replace(/^role:/i, '');
	return [{document, span, task, key, role: name, folded: foldRole(name)}];
}
