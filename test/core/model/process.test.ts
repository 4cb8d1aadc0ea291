import assert from 'node:assert/strict';
import {at, lines, read} from './support.ts';

const sample = lines(
	'# A process of a bakery',
	'kind: process',
	'id: PRC-BAKE',
	'title: Bake bread',
	'version: "1.0"',
	'status: effective',
	'owner: role:head-baker',
	'approved: 2026-03-02',
	'review: { interval: P12M, next: 2027-03-02 }',
	'purpose: >-',
	'  Turn a released dough into bread that is sold the same day.',
	'  Nothing is kept over night.',
	'inputs:',
	'  - { name: Released dough, from: PRC-DOUGH, requirement: rested 2 hours }',
	'activities:',
	'  - step: Bake at 230 degrees',
	'    role: role:baker',
	'    record: REC-OVEN',
	'  - { step: "Check the \\"core\\" temperature", role: role:baker, control: at least 96 degrees }',
	'outputs: Fresh bread',
	'measures:',
	'  - { name: Burnt loaves, target: "<= 1 %", frequency: daily }',
	'procedures: [WI-014, PRO-012]',
	'outcomes: [EO-4.method, { EO-6.in-process: activities[1] }]',
);

describe('process files', () => {
	const document = read(sample, 'processes/PRC-BAKE.yaml');
	const [process] = document.processes;

	it('give a process with its fields and their places', () => {
		assert.equal(document.kind, 'process');
		assert.deepEqual(
			[process?.id, process?.title, process && at(sample, process.idSpan)],
			['PRC-BAKE', 'Bake bread', 'PRC-BAKE'],
		);
		assert.equal(process?.scalars['owner']?.text, 'role:head-baker');
		assert.equal(
			process?.scalars['purpose']?.text,
			'Turn a released dough into bread that is sold the same day. Nothing is kept over night.',
		);
		assert.deepEqual(
			process?.lists['inputs']?.map(item =>
				Object.fromEntries(Object.entries(item.values).map(([name, value]) => [name, at(sample, value.span)])),
			),
			[{name: 'Released dough', from: 'PRC-DOUGH', requirement: 'rested 2 hours'}],
		);
		assert.deepEqual(
			process?.lists['activities']?.map(item => item.values['step']?.text),
			['Bake at 230 degrees', 'Check the "core" temperature'],
		);
		assert.deepEqual(
			process?.lists['outputs']?.map(item => item.values),
			[{name: {text: 'Fresh bread', span: process?.lists['outputs']?.[0]?.span}}],
		);
		assert.deepEqual(
			process?.lists['procedures']?.map(item => item.values['name']?.text),
			['WI-014', 'PRO-012'],
		);
		assert.deepEqual([process?.unknownKeys, process?.problems, document.problems], [[], [], []]);
		assert.equal(process && at(sample, process.keys['measures'] ?? {start: 0, end: 0}), 'measures');
	});

	it('carry document control data', () => {
		const {metadata} = document;
		assert.deepEqual(
			[
				metadata.id?.value,
				metadata.version?.value,
				metadata.status?.value,
				metadata.approved?.value,
				metadata.reviewNext?.value,
				metadata.reviewInterval?.value,
				metadata.id?.source,
			],
			['PRC-BAKE', '1.0', 'effective', '2026-03-02', '2027-03-02', 'P12M', 'yaml'],
		);
	});

	it('read as sections of statements in their places', () => {
		assert.deepEqual(
			document.sections.map(({heading, level, parent}) => [heading, level, parent]),
			[
				['', 0, -1],
				['Bake bread', 1, 0],
				['Purpose', 2, 1],
				['Inputs', 2, 1],
				['Activities', 2, 1],
				['Outputs', 2, 1],
				['Measures', 2, 1],
				['Procedures', 2, 1],
			],
		);
		assert.equal(process?.section, 1);
		assert.deepEqual(
			document.sections[2]?.blocks[0]?.statements.map(each => each.text),
			['Turn a released dough into bread that is sold the same day.', 'Nothing is kept over night.'],
		);
		assert.deepEqual(
			document.sections[4]?.blocks.map(block => [block.kind, block.statements[0]?.text]),
			[
				['field', 'Bake at 230 degrees | role:baker | REC-OVEN'],
				['field', 'Check the "core" temperature | role:baker | at least 96 degrees'],
			],
		);
		for (const {span, tokens} of document.sections.flatMap(section =>
			section.blocks.flatMap(block => block.statements),
		)) {
			for (const [index, word] of tokens.words.entries())
				assert.equal(sample.slice(span.start).slice(tokens.starts[index], tokens.ends[index]).toLowerCase(), word);
		}
	});

	it('claim for the process and for a field', () => {
		assert.deepEqual(
			document.directives.map(({ids, section, field, source}) => [
				ids.map(each => at(sample, each.span)),
				section,
				field,
				source,
			]),
			[
				[['EO-4.method'], 1, undefined, 'yaml'],
				[['EO-6.in-process'], 4, 'activities[1]', 'yaml'],
			],
		);
	});

	it('refer to other documents', () =>
		assert.deepEqual(
			document.references.map(reference => reference.target),
			['PRC-DOUGH', 'REC-OVEN', 'WI-014', 'PRO-012'],
		));
});

describe('process files by other habits', () => {
	it('use other names, in four languages', () => {
		const names: readonly (readonly [text: string, fields: readonly string[]])[] = [
			[
				lines(
					'process_id: P1',
					'process_name: Sell',
					'process_owner: Sales',
					'goal: Win orders',
					'steps: [Offer]',
					'kpis: [{metric: Orders, goal: "10", interval: monthly}]',
				),
				['activities', 'measures'],
			],
			[
				lines(
					'prozess: Verkauf',
					'prozesseigner: Vertrieb',
					'zweck: Aufträge',
					'eingaben: [Anfrage]',
					'ausgaben: [Angebot]',
					'kennzahlen: [{kennzahl: Quote, zielwert: "10", häufigkeit: monatlich}]',
				),
				['inputs', 'outputs', 'measures'],
			],
			[
				lines(
					'proceso: Ventas',
					'dueño_del_proceso: Jefe',
					'objetivo: Vender',
					'entradas: [Pedido]',
					'salidas: [Oferta]',
					'indicadores: [{indicador: Cuota, meta: "10", frecuencia: mensual}]',
				),
				['inputs', 'outputs', 'measures'],
			],
			[
				lines(
					'processus: Vente',
					'pilote: Chef',
					'finalité: Vendre',
					'entrées: [Demande]',
					'sorties: [Offre]',
					'indicateurs: [{indicateur: Taux, cible: "10", fréquence: mensuel}]',
				),
				['inputs', 'outputs', 'measures'],
			],
		];
		for (const [text, fields] of names) {
			const [process] = read(text, 'p.yml').processes;
			assert.deepEqual(Object.keys(process?.lists ?? {}), fields, text);
			const measure = process?.lists['measures']?.[0]?.values;
			assert.deepEqual(
				[measure?.['target']?.text, typeof measure?.['frequency']?.text, typeof measure?.['name']?.text],
				['10', 'string', 'string'],
			);
			assert.ok(process?.scalars['owner'] && process.scalars['purpose']);
		}
	});

	it('hold several processes in one file', () => {
		const stream = lines('kind: process', 'id: PRC-A', '---', 'kind: process', 'id: PRC-B', '---', '');
		assert.deepEqual(
			read(stream, 'p.yaml').processes.map(process => process.id),
			['PRC-A', 'PRC-B'],
		);
		const listed = lines(
			'processes:',
			'  - {id: PRC-A, inputs: [a], outputs: [b], owner: x}',
			'  - {id: PRC-B, inputs: [a], outputs: [b], owner: x}',
		);
		assert.deepEqual(
			read(listed, 'p.yaml').processes.map(process => [process.id, process.section]),
			[
				['PRC-A', 1],
				['PRC-B', 5 - 1],
			],
		);
		const keyed = lines('processes:', '  PRC-A: {inputs: [a], outputs: [b], owner: x}');
		assert.deepEqual(
			read(keyed, 'p.yaml').processes.map(process => [process.id, at(keyed, process.idSpan)]),
			[['PRC-A', 'PRC-A']],
		);
	});

	it('may write elements as a mapping by name', () => {
		const [process] = read(
			lines(
				'kind: process',
				'measures:',
				'  Yield: {target: "97 %", frequency: weekly}',
				'risks:',
				'  Oven fails: second oven',
				'owner: {name: Head baker}',
			),
			'p.yaml',
		).processes;
		assert.deepEqual(
			process?.lists['measures']?.map(item => [item.values['name']?.text, item.values['target']?.text]),
			[['Yield', '97 %']],
		);
		assert.deepEqual(
			process?.lists['risks']?.map(item => [item.values['name']?.text, item.values['action']?.text]),
			[['Oven fails', 'second oven']],
		);
		assert.deepEqual(
			process?.problems.map(problem => problem.reason),
			['owner is a mapping where text is expected'],
		);
	});

	it('may write an element as its name and what the list asks for next', () => {
		const elements: readonly (readonly [
			list: string,
			element: string,
			values: Readonly<Record<string, string>>,
			span?: string,
		])[] = [
			['risks', '{Porosity: vacuum assist}', {name: 'Porosity', action: 'vacuum assist'}, 'Porosity: vacuum assist'],
			['opportunities', 'Second shift: hire two casters', {name: 'Second shift', action: 'hire two casters'}],
			['measures', 'Scrap rate: "< 3.5 %"', {name: 'Scrap rate', target: '< 3.5 %'}],
			['inputs', 'Alloy: external:supplier', {name: 'Alloy', from: 'external:supplier'}],
			['inputs', 'Alloy:\n      from: PRC-MELT', {name: 'Alloy', from: 'PRC-MELT'}],
			['outputs', 'Casting: PRC-MACHINE', {name: 'Casting', to: 'PRC-MACHINE'}],
			[
				'activities',
				'Operator casts the part: first piece is measured',
				{step: 'Operator casts the part', control: 'first piece is measured'},
			],
			['risks', 'Power cut:', {name: 'Power cut'}, 'Power cut'],
			['risks', 'risk: Power cut', {name: 'Power cut'}, 'risk: Power cut\n'],
			['activities', 'role: role:caster', {role: 'role:caster'}, 'role: role:caster\n'],
		];
		for (const [list, element, values, span = element] of elements) {
			const text = lines('kind: process', `${list}:`, `  - ${element}`, '', 'purpose: Cast', '');
			const [item] = read(text, 'p.yaml').processes[0]?.lists[list] ?? [];
			assert.deepEqual(
				Object.fromEntries(Object.entries(item?.values ?? {}).map(([name, value]) => [name, value.text])),
				values,
				element,
			);
			assert.equal(item && at(text, item.span).trimEnd(), span.trimEnd(), element);
		}
		const {sections} = read(
			lines('kind: process', 'activities:', '  - Operator casts the part: first piece is measured'),
			'p.yaml',
		);
		assert.deepEqual(
			sections.flatMap(section => section.blocks.flatMap(block => block.statements.map(each => each.text))),
			['Operator casts the part | first piece is measured'],
		);
	});

	it('suggest the key that was meant', () => {
		const [process] = read(
			lines('kind: process', 'id: PRC-A', 'ouputs: [a]', 'colour: red', 'x-note: fine'),
			'p.yaml',
		).processes;
		assert.deepEqual(
			process?.unknownKeys.map(({key, suggestion}) => [key, suggestion]),
			[
				['ouputs', 'outputs'],
				['colour', undefined],
			],
		);
	});

	it('may claim on an element, and silence a rule in a comment', () => {
		const text = lines(
			'kind: process',
			'inputs:',
			'  # qms: ignore input-without-supplier because="comes from nature"',
			'  - { name: Water, outcomes: [EO-4.inputs-outputs] }',
		);
		const {directives} = read(text, 'p.yaml');
		assert.deepEqual(
			directives.map(({verb, ids, section, field}) => [verb, ids.map(each => at(text, each.span)), section, field]),
			[
				['ignore', ['input-without-supplier'], 2, undefined],
				['covers', ['EO-4.inputs-outputs'], 2, 'inputs[0]'],
			],
		);
	});

	it('are told from pipelines, actions and API descriptions', () => {
		for (const text of [
			'name: CI\non: push\njobs: {a: {steps: []}}\n',
			'name: A\ninputs: {a: {}}\noutputs: {b: {}}\nruns: {using: node20}\n',
			'openapi: 3.0.0\npaths: {}\n',
			'version: 2\nsteps: []\ninputs: []\n',
			'- a\n- b\n',
			'1\n',
		])
			assert.deepEqual(read(text, 'p.yaml').processes, [], text);
	});
});

describe('other YAML', () => {
	it('reads as sections and tables', () => {
		const text = lines(
			'id: REG-003',
			'title: Record register',
			'kind: register',
			'records_kept:',
			'  - { record: REC-NCR, retention: 10 years, location: ERP }',
			'  - { record: REC-CAR, retention: 10 years }',
		);
		const document = read(text, 'registers/records.yaml');
		assert.deepEqual(
			[document.kind, document.sections.map(section => section.heading)],
			['register', ['', 'Record register', 'Records kept']],
		);
		assert.deepEqual(
			document.tables.map(table => [
				table.header.map(cell => cell.text),
				table.rows.map(row => row.map(cell => cell.text)),
			]),
			[
				[
					['record', 'retention', 'location'],
					[
						['REC-NCR', '10 years', 'ERP'],
						['REC-CAR', '10 years', ''],
					],
				],
			],
		);
		assert.deepEqual(
			document.sections[2]?.blocks.map(block => block.table),
			[0, 0],
		);
	});

	const broken: readonly (readonly [name: string, text: string, code: string])[] = [
		['a tab', 'kind: process\ninputs:\n\t- a\n', 'yaml'],
		['an open bracket', 'kind: process\ninputs: [a, b\nowner: x\n', 'yaml'],
		['a colon too many', 'kind: process\ntitle: Bake: bread\n', 'yaml'],
		['an alias without anchor', 'kind: process\nowner: *nobody\n', 'alias'],
		[
			'a bomb of aliases',
			`a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
				.split('')
				.map(
					(name, index) =>
						`${name}: &${name} [${Array(9)
							.fill(`*${'abcdefgh'.charAt(index)}`)
							.join(',')}]`,
				)
				.join('\n')}\n`,
			'alias-limit',
		],
		['an alias to itself', 'a: &a [*a]\n', 'alias-limit'],
		['a hundred thousand brackets', '['.repeat(100_000), 'depth'],
		['a hundred thousand dashes', `${'- '.repeat(100_000)}a`, 'depth'],
		['deep indentation', Array.from({length: 500}, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'depth'],
		['four megabytes', '- {name: abc}\n'.repeat(300_000), 'size'],
		['one key twice', 'kind: process\nid: A\nid: B\n', 'yaml'],
		['NUL characters', 'kind: process\nid: A\0\n', 'control-characters'],
	];
	for (const [name, text, code] of broken) {
		it(`gives one problem for ${name}`, () => {
			const problems = read(text, 'p.yaml').problems.filter(
				(problem, index, all) => index === 0 || problem.code !== all[0]?.code,
			);
			assert.equal(problems[0]?.code, code);
			assert.ok(problems[0].message.endsWith('.') && problems[0].remedy.endsWith('.'));
			assert.equal(problems.length, 1);
		});
	}

	it('resolves anchors and merges', () => {
		const [process] = read(
			lines('base: &base {role: baker, record: REC-A}', 'kind: process', 'activities:', '  - {<<: *base, step: Bake}'),
			'p.yaml',
		).processes;
		assert.deepEqual(
			Object.fromEntries(
				Object.entries(process?.lists['activities']?.[0]?.values ?? {}).map(([name, value]) => [name, value.text]),
			),
			{role: 'baker', record: 'REC-A', step: 'Bake'},
		);
	});

	it('keeps numbers and dates as written', () => {
		const [process] = read(
			lines('kind: process', 'id: 007', 'version: 1.10', 'measures: [{name: Yield, target: 0.50}]'),
			'p.yaml',
		).processes;
		assert.deepEqual(
			[process?.id, process?.scalars['version']?.text, process?.lists['measures']?.[0]?.values['target']?.text],
			['007', '1.10', '0.50'],
		);
	});
});
