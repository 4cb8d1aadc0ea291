import {isArchived} from '../../model/archive.ts';
import {foldedOf} from '../../model/folded.ts';
import type {Statement, QmsDocument} from '../../model/document.ts';
import type {TokenRun} from '../../text/fold.ts';
import {isEffective, nameOf, practiceOf} from '../support/controlled.ts';
import {workspaceRule} from '../rule.ts';
import {derived} from '../../workspace/derived.ts';
import {push} from '../../workspace/index.ts';
import {remembered} from '../../text/remembered.ts';

/** Subjects whose interval is set once for the whole organization. */
const subjects: readonly (readonly [name: string, pattern: RegExp])[] = [
	['management review', /\b(?:management review|managementbewertung|revision por la direccion|revue de direction)\b/],
	[
		'internal audit',
		/\b(?:internal audits?|audit programme|interne\w* audits?|auditprogramm|auditorias? internas?|programa de auditoria|audits? internes?|programme d audit)\b/,
	],
	[
		'supplier re-evaluation',
		/\b(?:(?:approved )?suppliers? (?:are |is )?(?:re )?evaluat\w+|supplier re ?evaluation|lieferanten(?:neu)?bewertung|reevaluacion de proveedores|reevaluation des fournisseurs)\b/,
	],
	[
		'customer survey',
		/\b(?:customer (?:satisfaction )?surveys?|satisfaction survey|kundenbefragung|encuesta de satisfaccion|enquete de satisfaction)\b/,
	],
];
const intervals: readonly (readonly [months: number, pattern: RegExp])[] = [
	[1, /\b(?:monthly|every month|once a month|monatlich|mensual\w*|mensuel\w*)\b/],
	[
		3,
		/\b(?:quarterly|every (?:three|3) months|every quarter|quartalsweise|vierteljahrlich|trimestral\w*|trimestriel\w*)\b/,
	],
	[6, /\b(?:half yearly|twice a year|every (?:six|6) months|halbjahrlich|semestral\w*|semestriel\w*)\b/],
	[
		12,
		/\b(?:annual|annually|yearly|once a year|every year|every (?:twelve|12) months|jahrlich|anual\w*|una vez al ano|annuel\w*|une fois par an)\b/,
	],
	[24, /\b(?:every (?:two|2) years|biennial\w*|alle zwei jahre|cada dos anos|tous les deux ans)\b/],
];

interface Stated {
	readonly document: QmsDocument;
	readonly statement: Statement;
	readonly months: number;
	readonly word: string;
}

export default workspaceRule({
	meta: {
		id: 'interval-conflicting',
		aliases: ['CON001'],
		family: 'document-control',
		severity: 'warning',
		summary: 'Two documents in force give different intervals for the same thing.',
		why: 'Whichever is kept, the other one is broken.',
		remedy: 'Agree one interval and say it in one place.',
		messages: {conflict: '{subject} is {here} in {name} and {there} in {other}.'},
	},
	reads: snapshot => [statedIntervals(snapshot)],
	check({snapshot}, report) {
		for (const [subject, stated] of statedIntervals(snapshot)) {
			const first = stated[0];
			const other = first && stated.find(each => each.months !== first.months && each.document !== first.document);
			if (!first || !other) continue;
			report({
				message: 'conflict',
				values: {
					subject: `${subject.charAt(0).toUpperCase()}${subject.slice(1)}`,
					here: first.word,
					name: nameOf(first.document),
					there: other.word,
					other: nameOf(other.document),
				},
				path: first.document.path,
				span: first.statement.span,
				key: subject,
				about: 'system',
				related: [{path: other.document.path, span: other.statement.span, message: `${other.word} is said here.`}],
			});
		}
	},
});

/** By subject, from documents in force, in path order. Where no document has a status, all of them are. */
const statedIntervals = derived<
	ReadonlyMap<string, readonly Stated[]>,
	ReadonlyMap<string, readonly Stated[]>,
	boolean
>({
	over: snapshot => practiceOf(snapshot).uses.status === 0,
	part: ({document}, assumed) => {
		if (
			!document.qms ||
			document.template ||
			isArchived(document.metadata) ||
			!kinds.has(document.kind) ||
			(!assumed && !isEffective(document))
		)
			return undefined;
		const stated = intervalsOf(document);
		return stated.size > 0 ? stated : undefined;
	},
	combine: parts => {
		const found = new Map<string, Stated[]>(subjects.map(([subject]) => [subject, []]));
		for (const part of parts.values()) for (const [subject, stated] of part) found.get(subject)?.push(...stated);
		return found;
	},
});

const kinds: ReadonlySet<string> = new Set(['procedure', 'manual', 'process', 'plan', 'instruction']);

/** Statements that name the subject and one single interval; two intervals in a sentence speak of more than one thing. */
const intervalsOf = remembered((document: QmsDocument): ReadonlyMap<string, readonly Stated[]> => {
	const found = new Map<string, Stated[]>();
	for (const {role, blocks} of document.sections) {
		if (role !== 'body' && role !== 'responsibilities') continue;
		for (const {kind, statements} of blocks) {
			if (kind === 'row') continue;
			for (const statement of statements)
				for (const {subject, months, word} of saidIn(statement.tokens))
					push(found, subject, {document, statement, months, word});
		}
	}
	return found;
});

interface Said {
	readonly subject: string;
	readonly months: number;
	readonly word: string;
}

const noIntervals: readonly Said[] = [];

/** Of the words alone, which stay the same while what stands around them is typed. */
const saidIn = remembered((tokens: TokenRun): readonly Said[] => {
	const words = foldedOf({tokens});
	const said = subjects.flatMap(([subject, pattern]) => {
		const hit = pattern.exec(words);
		const only = hit && singleInterval(words);
		return only && Math.abs(only.at - hit.index) <= 80 ? [{subject, months: only.months, word: only.word}] : [];
	});
	return said.length > 0 ? said : noIntervals;
});

function singleInterval(
	words: string,
): {readonly months: number; readonly word: string; readonly at: number} | undefined {
	const all = intervals.flatMap(([months, pattern]) => {
		const match = pattern.exec(words);
		return match ? [{months, word: match[0], at: match.index}] : [];
	});
	return all.length === 1 ? all[0] : undefined;
}
