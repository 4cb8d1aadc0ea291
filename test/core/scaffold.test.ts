import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Ajv} from 'ajv';
import {parse} from 'yaml';
import {builtinCatalog} from '../../server/src/core/catalog/builtin.ts';
import {scaffold} from '../../server/src/core/features/scaffold.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';

const files = new Map(scaffold(builtinCatalog(), 'Acme "Valves" & Sons: Ltd').map(({path, text}) => [path, text]));

function qmsOf(texts: ReadonlyMap<string, string>): Qms {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({set: [...texts].map(([path, text]) => ({path, text})), files: [...texts.keys()]});
	return qms;
}

const statesOf = (qms: Qms): Record<string, string> =>
	Object.fromEntries(qms.coverage().flatMap(({outcomes}) => outcomes.map(({outcome, state}) => [outcome.id, state])));

describe('scaffold', () => {
	const qms = qmsOf(files);

	it('starts with every outcome as a gap', () => {
		const states = statesOf(qms);
		assert.equal(Object.keys(states).length, 13);
		assert.deepEqual(
			Object.entries(states).filter(([, state]) => state !== 'gap'),
			[],
		);
	});

	it('is understood without a mistake: only what is still to be written is reported', () => {
		assert.deepEqual(qms.snapshot.config.problems, []);
		assert.equal(qms.snapshot.config.organization, 'Acme "Valves" & Sons: Ltd');
		assert.deepEqual(
			[...qms.snapshot.documents.values()]
				.filter(({document}) => !document.qms || document.problems.length > 0 || document.metadata.problems.length > 0)
				.map(({document}) => document.path),
			[],
		);
		const expected = new Set([
			'outcome-gap',
			'placeholder',
			'climate-not-determined',
			'process-field-missing',
			'process-field-expected',
		]);
		assert.deepEqual(
			qms
				.findings()
				.filter(finding => finding.severity === 'error' || !expected.has(finding.rule))
				.map(({path, rule, message}) => `${path} ${rule} ${message}`),
			[],
		);
	});

	it('asks for every criterion somewhere, once', () => {
		const asked = [...files.values()].flatMap(text =>
			[...text.matchAll(/qms: covers (\S+) -->|^# ((?:EO-[\w.-]+(?: and )?)+)/gm)].flatMap(
				match => (match[1] ?? match[2] ?? '').match(/EO-\d+\.[\w-]+/g) ?? [],
			),
		);
		const inProcess = new Set(['EO-4.inputs-outputs', 'EO-4.owner']);
		const open = builtinCatalog()
			.outcomes.flatMap(outcome => outcome.criteria)
			.map(criterion => criterion.id)
			.filter(id => !asked.includes(id) && !inProcess.has(id));
		assert.deepEqual(open, []);
	});

	it('has no two sections of one name in a document', () => {
		for (const [path, text] of files) {
			const headings = [...text.matchAll(/^## (.+)$/gm)].map(match => match[1]);
			assert.deepEqual(headings, [...new Set(headings)], path);
		}
	});

	it('becomes coverage as it is filled in', () => {
		const path = 'procedures/PRO-008-nonconformity-and-corrective-action.md';
		const written = (files.get(path) ?? '')
			.replace(
				'status: draft',
				'status: effective\napprover: role:managing-director\napproved: 2026-03-02\neffective: 2026-03-16\nreview: {next: 2027-03-02}',
			)
			.replace(
				/<!-- Counts: Step that requires cause analysis[\s\S]*?-->\n\n\[.*\]\n\[.*\]/,
				'<!-- qms: covers EO-9.cause -->\n\nThe quality manager finds the root cause with the 5 whys within ten working days and records it in the corrective action report.',
			);
		assert.notEqual(written, files.get(path));
		const cause = qmsOf(new Map([...files, [path, written]]))
			.coverage()[0]
			?.criteria.get('EO-9.cause');
		assert.equal(cause?.state, 'covered');
	});

	it('shows process entries that hold when their marks are taken away', () => {
		const path = 'processes/PRC-DELIVERY.yaml';
		const filled = (files.get(path) ?? '')
			.replaceAll(/^(\w+): \[\]\n#( {2}- .*)$/gm, '$1:\n$2')
			.replaceAll(/"\[[^"]*\]"/g, 'Delivery');
		assert.doesNotMatch(filled, /\[\]/);
		const schema = JSON.parse(
			readFileSync(join(import.meta.dirname, '../../schemas/process.schema.json'), 'utf8'),
		) as object;
		const valid = new Ajv({strict: false, validateFormats: false}).compile(schema);
		assert.ok(valid(parse(filled)), JSON.stringify(valid.errors));
		const findings = qmsOf(new Map([...files, [path, filled]]))
			.findings()
			.filter(finding => finding.path === path && finding.family !== 'coverage');
		assert.deepEqual(
			findings.map(({rule, message}) => `${rule}: ${message}`),
			[],
		);
	});

	it('leaves out what a catalogue does not ask for', () => {
		const catalog = builtinCatalog();
		const small = scaffold({...catalog, outcomes: catalog.outcomes.filter(outcome => outcome.id === 'EO-10')}, 'Small');
		assert.deepEqual(
			small.map(file => file.path),
			[
				'qms.yaml',
				'procedures/PRO-009-complaints.md',
				'processes/PRC-DELIVERY.yaml',
				'registers/REG-001-roles-and-records.md',
			],
		);
	});
});
