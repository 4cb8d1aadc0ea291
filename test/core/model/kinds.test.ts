import assert from 'node:assert/strict';
import {kindOfTitle} from '../../../server/src/core/model/kinds.ts';
import {lines, read} from './support.ts';

describe('kinds of documents', () => {
	const cases: readonly (readonly [path: string, text: string, kind: string, source: string])[] = [
		['a.md', '---\nkind: Work instruction\n---\n# PRO-012 Quality policy\n', 'instruction', 'front-matter'],
		['a.md', '---\ntipo: informe_auditoria\n---\n', 'record', 'front-matter'],
		['a.md', '# T\n<!-- qms: kind plan -->\n', 'plan', 'directive'],
		['a.md', '---\nid: VA-03\n---\n# Quality policy\n', 'procedure', 'front-matter'],
		['procedures/F-021-report.md', '# Report of a fault\n', 'form', 'file-name'],
		['forms/PRO-012.md', '# Text\n', 'procedure', 'file-name'],
		['qms/policies/travel.md', '# Going away\n', 'policy', 'path'],
		['Arbeitsanweisungen/x.md', '# Spindel\n', 'instruction', 'path'],
		['templates/qms/sop-capa.md', '# Corrective action\n', 'procedure', 'file-name'],
		['templates/x.md', '# Something\n', 'form', 'path'],
		['x.md', '# Quality manual\n', 'manual', 'heading'],
		['x.md', '# Qualitätsmanagementhandbuch\n', 'manual', 'heading'],
		['x.md', '# Política de calidad\n', 'policy', 'heading'],
		['x.md', '# Liste der Prüfmittel\n', 'register', 'heading'],
		['Complaint-Handling-SOP.md', '# Complaints\n', 'procedure', 'file-name'],
		['QP-01.md', '# Qualitätspolitik\n', 'policy', 'heading'],
		['QP-01.md', '# Purchasing\n', 'procedure', 'file-name'],
		['x.md', '**Version:** 1 | **Owner:** QA\n', 'procedure', 'none'],
		['x.md', '# Our way of working\n', 'unknown', 'none'],
		// A folder is the weakest sign, what the text is made of the strongest.
		['Quality_Manual/x.md', '# Purchasing procedure\n', 'procedure', 'heading'],
		['templates/x.md', '# Work instruction for the saw\n', 'instruction', 'heading'],
		['procedures/x.md', '# Incident report\n', 'procedure', 'path'],
		['procedures/x.md', '# Leak test\n\nName: ____\nDate: ____\nLot: ____\nResult: ____\n', 'form', 'none'],
		[
			'anweisungen/x.md',
			'# Dichtprüfung\n\n```text\n| Name: ____  Datum: ____ |\n| Los: ____  Ergebnis: ____ |\n```\n',
			'form',
			'none',
		],
		['x.md', '# Prueba\n\n│ Nombre: ____ │ Fecha: ____ │\n│ Lote: ____ │ Firma: ____ │\n', 'form', 'none'],
		['x.md', '# Essai\n\n☐ conforme\n\n☐ non conforme\n\n☐ à refaire\n\nNom : ……………\n', 'form', 'none'],
		[
			'procedures/x.md',
			'# Leak test\n\n- [ ] Close the valve and wait until the pressure holds for a minute.\n- [ ] Read the pressure and write it into the log of the line.\n- [ ] Open the valve slowly.\n- [ ] Wipe the seat.\n',
			'procedure',
			'path',
		],
	];
	for (const [path, text, kind, source] of cases) {
		it(`${path} ${JSON.stringify(text)} is ${kind}`, () => {
			const document = read(`${text}\nIt is done so.\n`, path);
			assert.deepEqual([document.kind, document.kindSource], [kind, source]);
		});
	}

	it('is none for a heading with nothing under it', () =>
		assert.deepEqual(read('# Spindel\n', 'Arbeitsanweisungen/x.md').kind, 'unknown'));

	it('may be given by glob', () =>
		assert.deepEqual(read('# T\n', 'web/about.md', {kinds: [{glob: 'web/**', kind: 'external'}]}).kind, 'external'));

	const titles: readonly (readonly [title: string, kind: string | undefined])[] = [
		['Complaint handling procedure', 'procedure'],
		['Internal audit programme', 'plan'],
		['Work instruction for the saw', 'instruction'],
		['Supplier audit checklist', 'form'],
		['Management review minutes', 'record'],
		['ISO 9001 cross reference', 'mapping'],
		['Scope of the quality management system', 'scope'],
		['Purpose and scope', undefined],
		['Planning', undefined],
		['Scoping', undefined],
		['Incident 2026-07-14: outage', 'record'],
		['Incident response', undefined],
		['Internal audit of plant North 2026', 'record'],
		['Auditoría interna 2026', 'record'],
		['Programme of internal audits 2026', 'plan'],
		['Internal audit programme 2026', undefined],
	];
	for (const [title, kind] of titles) it(`"${title}" tells ${kind}`, () => assert.equal(kindOfTitle(title), kind));

	it('of documents with control data but no name is procedure', () =>
		assert.equal(read(lines('---', 'version: 2', 'status: draft', '---', '# Text')).kind, 'procedure'));
});
