import type {QmsDocument} from '../../model/document.ts';
import {isEffective, nameOf} from '../support/controlled.ts';
import {foldRole} from '../support/roles.ts';
import {describesProcesses, plainName, spanOf, textOf} from '../support/processes.ts';
import {cellAt, columnOf, isBlank} from '../support/tables.ts';
import type {Span} from '../../text/span.ts';
import {workspaceRule} from '../rule.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {remembered} from '../../text/remembered.ts';

interface Duty {
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
	reads: snapshot => [conflicts(snapshot)],
	check({snapshot}, report) {
		for (const conflict of conflicts(snapshot)) {
			const [here, there] = [conflict.here, conflict.there].map(place => dutyAt(place, snapshot));
			if (!here || !there) continue;
			report({
				message: 'conflict',
				values: {
					task: here.duty.task,
					here: here.duty.role,
					name: nameOf(here.document),
					there: there.duty.role,
					other: nameOf(there.document),
				},
				path: here.document.path,
				span: here.duty.span,
				key: here.duty.key,
				about: 'system',
				related: [{path: there.document.path, span: there.duty.span, message: `Done by ${there.duty.role} here.`}],
			});
		}
	},
});

interface Duties {
	readonly ofProcesses: readonly Duty[];
	readonly ofTables: readonly Duty[];
}

/** Where a duty is told, without its place in the text, which changes as people type. */
interface DutyPlace {
	readonly path: string;
	readonly list: keyof Duties;
	readonly index: number;
}

const dutiesOf = remembered(
	(document: QmsDocument): Duties => ({
		ofProcesses: describesProcesses(document) ? processDuties(document) : [],
		ofTables: document.qms && !document.template && isEffective(document) ? tableDuties(document) : [],
	}),
);

function dutyAt(
	{path, list, index}: DutyPlace,
	{documents}: Snapshot,
): {readonly document: QmsDocument; readonly duty: Duty} | undefined {
	const document = documents.get(path)?.document;
	const duty = document && dutiesOf(document)[list][index];
	return duty && {document, duty};
}

/** Tasks that another role has elsewhere, with the place read first: activities of processes, then tables with a task and a responsible. */
const conflicts = derived<Duties, readonly {readonly here: DutyPlace; readonly there: DutyPlace}[]>({
	part: ({document}) => {
		const duties = dutiesOf(document);
		return duties.ofProcesses.length + duties.ofTables.length > 0 ? duties : undefined;
	},
	shape: ({ofProcesses, ofTables}) =>
		JSON.stringify([ofProcesses, ofTables].map(duties => duties.map(({key, folded}) => [key, folded]))),
	placeless: true,
	combine: parts => {
		const byTask = new Map<string, {readonly place: DutyPlace; readonly folded: string}>();
		const found: {here: DutyPlace; there: DutyPlace}[] = [];
		for (const list of ['ofProcesses', 'ofTables'] as const) {
			for (const [path, duties] of parts) {
				for (const [index, {key, folded}] of duties[list].entries()) {
					const place: DutyPlace = {path, list, index};
					const first = byTask.get(key);
					if (!first) byTask.set(key, {place, folded});
					else if (first.place.path !== path && first.folded !== folded) found.push({here: place, there: first.place});
				}
			}
		}
		return found;
	},
});

const processDuties = ({processes}: QmsDocument): readonly Duty[] =>
	processes.flatMap(process =>
		(process.lists['activities'] ?? []).flatMap(item =>
			dutyOf(spanOf(item, 'step'), textOf(item, 'step'), textOf(item, 'role')),
		),
	);

const tableDuties = ({tables}: QmsDocument): readonly Duty[] =>
	tables.flatMap(table => {
		const [task, owner] = [
			table.header.findIndex(cell =>
				/^(?:step|task|activity|schritt|aufgabe|tatigkeit|paso|actividad|etape|activite)$/i.test(cell.text.trim()),
			),
			columnOf(table, 'owner'),
		];
		if (task < 0 || owner === undefined || task === owner) return [];
		return table.rows.flatMap(row => {
			const cell = cellAt(row, task);
			const role = cellAt(row, owner);
			return cell && role && !isBlank(role) ? dutyOf(cell.span, cell.text.trim(), role.text.trim()) : [];
		});
	});

/** A task of one word or two is too general to compare, several roles share it. */
function dutyOf(span: Span, task: string, role: string): readonly Duty[] {
	const key = plainName(task);
	if (key.split(' ').length < 3 || role === '' || /[,;/]| and | und | y | et /.test(role)) return [];
	const name = role.replace(/^role:/i, '');
	return [{span, task, key, role: name, folded: foldRole(name)}];
}
