import assert from 'node:assert/strict';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import type {Catalog} from '../../server/src/core/catalog/catalog.ts';
import {assess} from '../../server/src/core/evidence/assess.ts';
import type {AssessOptions} from '../../server/src/core/evidence/assess.ts';
import type {LocalTerms} from '../../server/src/core/evidence/compile.ts';
import {compileCatalog} from '../../server/src/core/evidence/compile.ts';
import type {Assessment} from '../../server/src/core/evidence/evidence.ts';
import {buildDocument} from '../../server/src/core/model/build.ts';
import type {QmsDocument} from '../../server/src/core/model/document.ts';

const engine = compileCatalog(builtinCatalog());

function documentOf(text: string, path = 'docs/page.md'): QmsDocument {
	return buildDocument({path, text}, {keys: {}, languages: [], kinds: [], listed: true});
}

function read(
	text: string,
	{path, terms, options}: {readonly path?: string; readonly terms?: LocalTerms; readonly options?: AssessOptions} = {},
): Assessment {
	return assess(documentOf(text, path), terms ? compileCatalog(builtinCatalog(), terms) : engine, options);
}

function addressed(result: Assessment): string[] {
	return result.outcomes.filter(outcome => outcome.addressed !== 'none').map(({id}) => id);
}

function gradeOf(result: Assessment, id: string): number {
	return result.criteria.get(id)?.[0]?.grade ?? 0;
}

const incidents = `# Handling incidents

## When something breaks

Anyone who notices that customers cannot use the service opens an incident in the tracker and names an incident lead.
The incident lead rolls back the last deployment or puts up a workaround, and informs affected customers within an hour.
The incident is closed when the support engineer has verified that the service works again.

## Post-mortem

Within five days the incident lead writes a post-mortem with the team. It names the root cause and the follow-up actions
that prevent a recurrence; each action has an owner and a date, and the lead checks after a month that they worked.
`;

const complaints = {
	de: `# Umgang mit Reklamationen

## Annahme

Der Kundendienst erfasst jede Reklamation am selben Tag im Reklamationsregister und bestätigt dem Kunden den Eingang.

## Bearbeitung

Der Qualitätsleiter prüft die Reklamation innerhalb von drei Werktagen und teilt dem Kunden das Ergebnis mit. Berechtigte
Reklamationen werden als Abweichung in die Korrekturmaßnahmen übernommen.
`,
	es: `# Tratamiento de reclamos

## Recepción

Atención al cliente registra cada reclamo de los clientes en el registro de reclamos el mismo día y confirma la recepción al cliente.

## Análisis

El responsable de calidad investiga el reclamo dentro de tres días y comunica al cliente la respuesta. Si el reclamo es procedente se abre una
acción correctiva.
`,
	fr: `# Traitement des réclamations

## Réception

Le service client enregistre chaque réclamation dans le registre le jour même et accuse réception auprès du client.

## Analyse

Le responsable qualité examine la réclamation sous trois jours et communique la réponse au client. Si elle est fondée, une action
corrective est ouverte.
`,
};

describe('verdict on a document', () => {
	it('understands a handbook that never says nonconformity', () => {
		const found = addressed(read(incidents));
		assert.ok(found.includes('EO-8'), String(found));
		assert.ok(found.includes('EO-9'), String(found));
		assert.ok(!found.includes('EO-11.audit'), String(found));
	});

	for (const [language, text] of Object.entries(complaints)) {
		it(`finds complaint handling in ${language}`, () => {
			assert.equal(documentOf(text).language, language);
			assert.ok(addressed(read(text)).includes('EO-10'));
		});
	}

	it('does not take a pointer for a way of working', () => {
		const text =
			'# Where to find things\n\n- Internal audits: see the audit procedure.\n- Complaints: see the complaint procedure.\n- Risks: refer to the risk register.\n';
		assert.deepEqual(addressed(read(text)), []);
	});

	it('takes nothing from a template that nobody filled in', () => {
		const text =
			'# Internal audit procedure\n\n## Purpose\n\n[State the purpose]\n\n## Audit programme\n\n[Describe the audit programme]\n\n## Auditors\n\n[Name the auditors]\n\n## Records\n\n[List the records]\n';
		assert.deepEqual(
			addressed(read(text)).filter(id => id.startsWith('EO-11')),
			[],
		);
	});

	it('takes a process that names its owner, inputs, outputs and measure as managed', () => {
		const text =
			'# Procedure: sending quotations\n\n| | |\n| --- | --- |\n| Process owner | Head of sales |\n| Key performance indicators | Quotations answered within two days, target 95 % |\n\n## Steps\n\n| | |\n| --- | --- |\n| Participants | Sales team |\n| Input | Enquiry of a customer |\n| Output | Quotation sent and filed |\n';
		assert.ok(addressed(read(text, {path: 'procedures/quotations.md'})).includes('EO-4'));
	});

	it('calls nothing full in a policy', () => {
		const text =
			'---\nid: POL-1\nkind: policy\nstatus: effective\n---\n# Quality policy\n\nWe commit ourselves to meet the requirements of our customers and the applicable statutory and regulatory requirements, and to continual improvement of the quality management system. The managing director approves this policy and communicates it to all staff.\n';
		const outcomes = read(text, {path: 'policies/quality.md'}).outcomes.filter(({id}) => id !== 'EO-0');
		assert.deepEqual(
			outcomes.filter(outcome => outcome.addressed === 'full').map(({id}) => id),
			[],
		);
		assert.equal(outcomes.find(({id}) => id === 'EO-1')?.addressed, 'partial');
	});

	it('names words that stand in the text', () => {
		const {outcomes} = read(incidents);
		const because = outcomes.find(({id}) => id === 'EO-9')?.because ?? [];
		assert.ok(because.length > 0);
		const plain = incidents.toLowerCase().replace(/[^a-z]+/g, ' ');
		for (const reason of because)
			for (const words of reason.replace(/^EO-\S+: /, '').split(', '))
				assert.ok(
					plain.includes(
						words
							.toLowerCase()
							.replace(/[^a-z]+/g, ' ')
							.trim(),
					),
					words,
				);
	});

	it('judges by criteria alone where a catalogue has no signals', () => {
		const bare: Catalog = {...builtinCatalog(), signals: {}};
		const {outcomes} = assess(documentOf(complaints.fr), compileCatalog(bare));
		assert.notEqual(outcomes.find(({id}) => id === 'EO-10')?.addressed, 'none');
		assert.equal(outcomes.find(({id}) => id === 'EO-11')?.addressed, 'none');
	});

	it('joins the parts of an outcome', () => {
		const text =
			'# Management review\n\nThe managing director reviews the quality management system every year in January with the quality manager. The minutes record decisions on improvement, resources and changes to the system, each with an owner.\n';
		const outcomes = new Map(read(text).outcomes.map(({id, addressed: verdict}) => [id, verdict]));
		assert.notEqual(outcomes.get('EO-11.review'), 'none');
		assert.equal(outcomes.get('EO-11.audit'), 'none');
		assert.equal(outcomes.get('EO-11'), 'partial');
	});
});

describe('what a team can teach', () => {
	const text =
		'# Glitches\n\n## Tag and park\n\nWhoever finds a glitch tags the part and moves it to the quarantine shelf; the shift supervisor opens form F-021.\n';

	const likely = (result: Assessment): number => result.criteria.get('EO-8.identify')?.[0]?.likelihood ?? 0;

	it('finds a place likelier by local terms', () => {
		assert.ok(likely(read(text, {terms: {nonconformity: ['glitch*']}})) > likely(read(text)));
	});

	it('takes terms of a directive for its document', () => {
		assert.ok(likely(read(`<!-- qms: term nonconformity = "glitch*" -->\n\n${text}`)) > likely(read(text)));
	});

	it('leaves out a term for a concept nobody knows', () => {
		assert.deepEqual(read(text, {terms: {'no-such-concept': ['glitch']}}).outcomes, read(text).outcomes);
	});

	it('drops what a person rejected, there and below', () => {
		const text =
			'# Corrective action\n\n## Post-mortem\n\nThe team determines the root cause of each nonconformity with five whys and records it in the corrective action report.\n';
		const rejected = text.replace(
			'## Post-mortem\n',
			'## Post-mortem\n<!-- qms: rejects EO-9.cause because="only a picture" -->\n',
		);
		const places = (source: string): string[] => {
			const document = documentOf(source);
			return (assess(document, engine).criteria.get('EO-9.cause') ?? []).map(
				({section}) => document.sections[section]?.heading ?? '',
			);
		};
		assert.ok(places(text).includes('Post-mortem'));
		assert.ok(!places(rejected).includes('Post-mortem'));
	});

	it('lifts the cap of another domain where the author claims', () => {
		const security = (claim: string): string =>
			`---\nkind: procedure\nid: PRO-7\n---\n# Access control procedure\n\n## Internal audit\n${claim}\nThe internal audit programme covers each process every year; the lead auditor reports audit findings to management in an audit report.\n`;
		const likely = (claim: string): number =>
			read(security(claim)).criteria.get('EO-11.audit-programme')?.[0]?.likelihood ?? 0;
		assert.ok(gradeOf(read(security('')), 'EO-11.audit-programme') < 2);
		assert.ok(likely('<!-- qms: covers EO-11.audit-programme -->\n') > likely(''));
	});
});

describe('boilerplate', () => {
	it('does not count where it was counted elsewhere', () => {
		const text =
			'# Corrective action\n\n## Cause\n\nThe team determines the root cause of each nonconformity with five whys and records it in the corrective action report.\n';
		const document = documentOf(text);
		const hashes = new Set(document.paragraphHashes.map(({hash}) => hash));
		assert.ok(hashes.size > 0);
		assert.ok(assess(document, engine).criteria.has('EO-9.cause'));
		assert.ok(!assess(document, engine, {boilerplate: hashes}).criteria.has('EO-9.cause'));
	});
});
