import type {QmsDocument} from '../../model/document.ts';
import {isEffective, nameOf} from '../support/controlled.ts';
import {foldRole} from '../support/roles.ts';
import {describesProcesses, plainName, spanOf, textOf} from '../support/processes.ts';
import {cellAt, columnOf, isBlank} from '../support/tables.ts';
import type {Span} from '../../text/span.ts';
import {workspaceRule} from '../rule.ts';
import {derived} from '../../workspace/derived.ts';
import {remembered} from '../../text/remembered.ts';

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
		for (const {duty, first} of conflicts(snapshot)) {
			report({
				message: 'conflict',
				values: {task: duty.task, here: duty.role, name: nameOf(duty.document), there: first.role, other: nameOf(first.document)},
				path: duty.document.path,
				span: duty.span,
				key: duty.key,
				related: [{path: first.document.path, span: first.span, message: `Done by ${first.role} here.`}],
			});
		}
	},
});

interface Duties {
	readonly ofProcesses: readonly Duty[];
	readonly ofTables: readonly Duty[];
}

/** Tasks that another role has elsewhere, with the place read first: activities of processes, then tables with a task and a responsible. */
const conflicts = derived<Duties, readonly {readonly duty: Duty; readonly first: Duty}[]>({
	part: ({document}) => {
		const ofProcesses = describesProcesses(document) ? processDuties(document) : [];
		const ofTables = document.qms && !document.template && isEffective(document) ? tableDuties(document) : [];
		return ofProcesses.length + ofTables.length > 0 ? {ofProcesses, ofTables} : undefined;
	},
	combine: parts => {
		const byTask = new Map<string, Duty>();
		const found: {duty: Duty; first: Duty}[] = [];
		const take = (duty: Duty): void => {
			const first = byTask.get(duty.key);
			if (!first) byTask.set(duty.key, duty);
			else if (first.document !== duty.document && first.folded !== duty.folded) found.push({duty, first});
		};
		for (const {ofProcesses} of parts.values()) ofProcesses.forEach(take);
		for (const {ofTables} of parts.values()) ofTables.forEach(take);
		return found;
	},
});

const processDuties = remembered((document: QmsDocument): readonly Duty[] => document.processes.flatMap(process => (process.lists['activities'] ?? []).flatMap(item =>
	dutyOf(document, spanOf(item, 'step'), textOf(item, 'step'), textOf(item, 'role')))));

const tableDuties = remembered((document: QmsDocument): readonly Duty[] => document.tables.flatMap(table => {
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
