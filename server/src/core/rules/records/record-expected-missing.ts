import {emptySpan} from '../../text/span.ts';
import {foldCell} from '../support/tables.ts';
import type {RecordDefinition} from '../../config/config.ts';
import {workspaceRule} from '../rule.ts';

/** Records that ISO 9001 asks to retain, by clause, with the words their names are made of in four languages. */
const expected: readonly (readonly [clause: string, what: string, words: RegExp])[] = [
	['7.1.5', 'calibration', /calibrat|kalibrier|calibrac|etalonnage|metrolog/],
	['7.2', 'competence', /training|competen|skill|qualif|schulung|kompetenz|formacion|capacitacion|formation/],
	['8.2.3', 'review of requirements', /order|contract|requirement|offer|quotation|auftrag|vertrag|angebot|pedido|contrato|oferta|commande|contrat|offre/],
	['8.4.1', 'evaluation of external providers', /supplier|vendor|provider|purchas|lieferant|proveedor|compra|fournisseur|achat/],
	['8.6', 'release', /release|inspection|test|delivery note|freigabe|pruf|liberacion|inspeccion|ensayo|liberation|controle|essai/],
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
	check({snapshot, config, catalogs}, report) {
		if (catalogs.every(catalog => catalog.staleClauses.length === 0)) return;
		const all = [...snapshot.index.records.values()].flat();
		// A handful of records in one procedure is no register of the organization.
		if (all.length < 8) return;
		const registered = all.filter(record => {
			const kind = snapshot.documents.get(record.path)?.document.kind;
			return kind === undefined || kind === 'register' || kind === 'manual' || kind === 'process';
		});
		if (registered.length * 2 < all.length) return;
		const names = all.map(nameOf);
		const register = registerPath(all.map(record => record.path));
		const first = all.find(record => record.path === register);
		const missing = expected.filter(([clause, , words]) => !names.some(name => words.test(name)) && !config.notApplicable.some(each => each.clause !== undefined && clause.startsWith(each.clause)));
		if (missing.length === 0) return;
		report({message: 'missing', values: {subjects: missing.map(([clause, what]) => `${what} (${clause})`).join(', ')}, path: register, span: first?.span ?? emptySpan, key: missing.map(([clause]) => clause).join(' ')});
	},
});

const folded = new WeakMap<RecordDefinition, string>();

function nameOf(record: RecordDefinition): string {
	const name = folded.get(record) ?? foldCell(`${record.name} ${record.id}`);
	folded.set(record, name);
	return name;
}

/** The path that defines most records; the first of equals in path order. */
function registerPath(paths: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
	return [...counts].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
