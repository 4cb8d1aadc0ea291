import {emptySpan, type Span} from '../../text/span.ts';
import {derived} from '../../workspace/derived.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {foldCell} from '../support/tables.ts';
import type {QmsConfig, RecordDefinition} from '../../config/config.ts';
import {workspaceRule} from '../rule.ts';
import {byCodeUnit} from '../../text/order.ts';

/** Records that ISO 9001 asks to retain, by clause, with the words their names are made of in four languages. */
const expected: readonly (readonly [clause: string, what: string, words: RegExp])[] = [
	['7.1.5', 'calibration', /calibrat|kalibrier|calibrac|etalonnage|metrolog/],
	['7.2', 'competence', /training|competen|skill|qualif|schulung|kompetenz|formacion|capacitacion|formation/],
	[
		'8.2.3',
		'review of requirements',
		/order|contract|requirement|offer|quotation|auftrag|vertrag|angebot|pedido|contrato|oferta|commande|contrat|offre/,
	],
	[
		'8.4.1',
		'evaluation of external providers',
		/supplier|vendor|provider|purchas|lieferant|proveedor|compra|fournisseur|achat/,
	],
	[
		'8.6',
		'release',
		/release|inspection|test|delivery note|freigabe|pruf|liberacion|inspeccion|ensayo|liberation|controle|essai/,
	],
	['8.7.2', 'nonconforming outputs', /nonconform|non conform|defect|ncr|deviation|fehler|abweich|no conform/],
	['9.2.2', 'internal audit', /audit/],
	['9.3.3', 'management review', /management review|managementbewertung|revision por la direccion|revue de direction/],
	['10.2.2', 'corrective action', /corrective|capa|8d|korrektur|correctiv/],
];

export default workspaceRule({
	meta: {
		id: 'record-expected-missing',
		aliases: ['REC006'],
		family: 'records',
		severity: 'information',
		summary: 'A register of records holds none for subjects that ISO 9001 asks to keep records of.',
		why: 'An auditor goes through these subjects one by one and asks for the record of each.',
		remedy: 'Register the records, or declare the subject not applicable.',
		messages: {missing: 'The register holds no record of {subjects}.'},
	},
	reads: snapshot => [registerOf(snapshot)],
	check({snapshot, config, catalogs}, report) {
		if (catalogs.every(catalog => catalog.staleClauses.length === 0)) return;
		const {count, registered, subjects, register} = registerOf(snapshot);
		// A handful of records in one procedure is no register of the organization.
		if (count < 8 || registered * 2 < count) return;
		const missing = expected.filter(
			([clause], index) =>
				!subjects.has(index) &&
				!config.notApplicable.some(each => each.clause !== undefined && clause.startsWith(each.clause)),
		);
		if (missing.length === 0) return;
		report({
			message: 'missing',
			values: {subjects: missing.map(([clause, what]) => `${what} (${clause})`).join(', ')},
			path: register,
			span: spanOf(register, snapshot),
			key: 'expected',
			about: 'system',
		});
	},
});

/** The first record that a register defines. */
function spanOf(path: string, {documents, config}: Snapshot): Span {
	return (
		(documents.get(path)?.definitions.records[0] ?? config.records.find(record => record.path === path))?.span ??
		emptySpan
	);
}

interface Register {
	readonly count: number;
	/** How many of them stand in a register, a manual or a process, not in a procedure that names its own records. */
	readonly registered: number;
	/** Indexes of the subjects that the records are about. */
	readonly subjects: ReadonlySet<number>;
	/** The path that defines most records, the first of equals in path order. */
	readonly register: string;
}

/** A part holds the number of records, whether they stand in a register, and their subjects. */
const registerOf = derived<string, Register, QmsConfig>({
	over: ({config}) => config,
	part: ({document: {kind}, definitions: {records}}) =>
		registeredIn(records, kind === 'register' || kind === 'manual' || kind === 'process'),
	combine: (parts, {path, records}) => {
		const own = registeredIn(records, true);
		const all = [...(own !== undefined && path !== undefined ? [[path, own] as const] : []), ...parts]
			.sort(([a], [b]) => byCodeUnit(a, b))
			.map(([where, part]) => ({where, numbers: part.split(' ').map(Number)}));
		const subjects = new Set<number>();
		let [count, registered, most, register] = [0, 0, 0, ''];
		for (const {
			where,
			numbers: [here = 0, isRegister = 0, ...about],
		} of all) {
			count += here;
			registered += here * isRegister;
			if (here > most) [most, register] = [here, where];
			for (const subject of about) subjects.add(subject);
		}
		return {count, registered, subjects, register};
	},
});

function registeredIn(records: readonly RecordDefinition[], isRegister: boolean): string | undefined {
	if (records.length === 0) return undefined;
	const names = records.map(({name, id}) => foldCell(`${name} ${id}`));
	const subjects = [...expected.keys()].filter(index => names.some(name => expected[index]?.[2].test(name)));
	return [records.length, isRegister ? 1 : 0, ...subjects].join(' ');
}
