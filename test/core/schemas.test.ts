import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Ajv, type ValidateFunction} from 'ajv';
import {parse} from 'yaml';
import {entryFields, type Field, headFields, processFields} from '../../server/src/core/features/completion/fields.ts';
import {canonicalKeys} from '../../server/src/core/model/aliases.ts';
import {writeReadings} from '../../server/src/core/readings/write.ts';
import {itemField, processField} from '../../server/src/core/model/processKeys.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Schema {
	readonly properties: Readonly<
		Record<
			string,
			{readonly items?: {readonly anyOf?: readonly {readonly properties?: Readonly<Record<string, unknown>>}[]}}
		>
	>;
}

function schemaOf(name: string): {readonly schema: Schema; readonly validate: ValidateFunction} {
	const schema = JSON.parse(read(`schemas/${name}.schema.json`)) as Schema;
	return {schema, validate: new Ajv({strict: false, allErrors: true}).compile(schema)};
}

/** The places of a value that do not fit. */
function wrong(validate: ValidateFunction, value: unknown): string[] {
	return validate(value)
		? []
		: [
				...new Set(
					(validate.errors ?? []).map(
						({instancePath, params}) =>
							`${instancePath}${'additionalProperty' in params ? `/${String(params['additionalProperty'])}` : ''}`,
					),
				),
			];
}

function files(folder: string, ending: string): string[] {
	return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
		.filter(name => name.endsWith(ending))
		.map(name => `${folder}/${name}`);
}

describe('schemas for editors', () => {
	describe('qms-readings.yaml', () => {
		const {validate} = schemaOf('readings');
		const line = {
			place: 'a.md#b',
			criterion: 'EO-9.cause',
			shows: 'part',
			by: 'A. Roth',
			on: '2026-11-28',
			words: '3f9a1c7e',
		};

		it('takes the sample', () =>
			assert.deepEqual(wrong(validate, parse(read('samples/kleinwerk/qms-readings.yaml'))), []));

		it('takes the three kinds of lines that the tool writes', () => {
			const {words, ...rest} = line;
			const text = writeReadings(undefined, {
				set: [
					{
						kind: 'place',
						path: 'a.md',
						slug: 'b',
						criterion: 'EO-9.cause',
						shows: 'no',
						by: 'A',
						on: '2026-11-28',
						words: '12345678',
					},
					{kind: 'absent', criterion: 'EO-9.cause', by: 'A', on: '2026-11-28', words: ['1e234567']},
					{kind: 'document', path: 'a.md', by: 'A', on: '2026-11-28', words: [words, '00000000']},
				],
			});
			assert.deepEqual(wrong(validate, parse(text ?? '')), []);
			assert.notDeepEqual(wrong(validate, [rest]), []);
		});

		for (const [name, value] of [
			['another answer', {...line, shows: 'yes'}],
			['an unknown key', {...line, becuase: 'x'}],
			['a day in another form', {...line, on: '28.11.2026'}],
			['words that are no hash', {...line, words: 'some words'}],
		] as const)
			it(`marks ${name}`, () => assert.notDeepEqual(wrong(validate, [value]), []));
	});

	describe('qms.yaml', () => {
		const {validate} = schemaOf('qms');

		it('takes the sample', () => assert.deepEqual(wrong(validate, parse(read('samples/acme-valves/qms.yaml'))), []));

		for (const [name, value, places] of [
			['an unknown key', {includ: []}, ['/includ']],
			['an unknown rule', {rules: {'owner-mising': 'off'}}, ['/rules/owner-mising']],
			['an unknown severity', {rules: {'owner-missing': 'fatal'}}, ['/rules/owner-missing']],
			['an unknown kind', {kinds: {'a/**': 'leaflet'}}, ['/kinds/a~1**']],
			['a number below zero', {profile: {graceDays: -1}}, ['/profile/graceDays']],
		] as const) {
			it(`marks ${name}`, () =>
				assert.deepEqual(
					wrong(validate, value).filter(place => places.some(each => place.startsWith(each))).length > 0,
					true,
				));
		}

		it('takes one value for a list, numbers for texts, and names of own catalogues', () => {
			assert.deepEqual(
				wrong(validate, {
					include: 'docs/**',
					profile: {edition: 2026},
					catalogs: ['mine.yaml'],
					require: ['SAFE-1'],
					minStatus: {'SAFE-1': 'covered'},
					terms: {mine: 'word'},
					notApplicable: [{clause: 8.3}],
				}),
				[],
			);
		});
	});

	describe('processes', () => {
		const {schema, validate} = schemaOf('process');

		it('take those of the sample', () => {
			const processes = files('samples/acme-valves/processes', '.yaml');
			assert.ok(processes.length > 5);
			assert.deepEqual(
				processes.flatMap(path => wrong(validate, parse(read(path))).map(place => `${path} ${place}`)),
				[],
			);
		});

		it('name the fields and keys that the tool reads', () => {
			const fields = Object.keys(schema.properties).filter(name => processField(name)?.name !== name);
			const keys = Object.entries(schema.properties).flatMap(([field, {items}]) =>
				Object.keys(items?.anyOf?.find(each => each.properties)?.properties ?? {})
					.filter(key => itemField(field, key) !== key)
					.map(key => `${field}.${key}`),
			);
			assert.deepEqual([...fields, ...keys], []);
		});

		it('hold every key and word that completion leaves to them', () => {
			const has = (list: unknown, words: readonly string[]): boolean =>
				words.every(word => JSON.stringify(list).includes(JSON.stringify(word)));
			const wordsOf = ({value}: Field): readonly string[] => (typeof value === 'string' ? [] : value);
			// `covers` claims by heading, and a process has none; of the kinds of documents it is one.
			const top = Object.entries({...headFields, ...processFields}).filter(([key]) => key !== 'covers');
			assert.deepEqual(
				top
					.filter(
						([key, field]) =>
							!has(schema.properties[key] ?? {}, key === 'kind' ? ['process'] : wordsOf(field)) ||
							schema.properties[key] === undefined,
					)
					.map(([key]) => key),
				[],
			);
			for (const [list, fields] of Object.entries(entryFields)) {
				const known = schema.properties[list]?.items?.anyOf?.find(each => each.properties)?.properties ?? {};
				assert.deepEqual(
					Object.entries(fields)
						.filter(([key, field]) => known[key] === undefined || !has(known[key], wordsOf(field)))
						.map(([key]) => `${list}.${key}`),
					[],
				);
			}
		});

		it('require nothing, since keys in other words are read as well, and mark what has another shape', () => {
			const {owner, ...rest} = parse(read('samples/acme-valves/processes/PRC-SALES.yaml')) as Record<string, unknown>;
			assert.deepEqual(wrong(validate, rest), []);
			assert.ok(wrong(validate, {owner, ...rest, outputs: 'x'}).includes('/outputs'));
		});
	});

	describe('front matter', () => {
		const {schema, validate} = schemaOf('front-matter');

		it('takes that of the sample', () => {
			const heads = files('samples/acme-valves', '.md').flatMap(path => {
				const head = /^---\n([\s\S]*?)\n---\n/.exec(read(path))?.[1];
				return head === undefined ? [] : [[path, parse(head) as unknown] as const];
			});
			assert.ok(heads.length > 10);
			assert.deepEqual(
				heads.flatMap(([path, head]) => wrong(validate, head).map(place => `${path} ${place}`)),
				[],
			);
		});

		it('names the keys that the tool reads', () => {
			const nested = new Set(['review', 'standards']);
			assert.deepEqual(
				Object.keys(schema.properties).filter(key => !canonicalKeys.includes(key) && !nested.has(key)),
				[],
			);
		});

		it('marks a kind, a status and a date that are none', () =>
			assert.deepEqual(wrong(validate, {kind: 'leaflet', status: 'ready', approved: '1.2.2026'}), [
				'/kind',
				'/status',
				'/approved',
			]));
	});

	it('catalogues: take the one of the tests, and mark a level that is none', () => {
		const {validate} = schemaOf('catalog');
		const text = read('test/fixtures/site-safety.yaml');
		assert.deepEqual(wrong(validate, parse(text)), []);
		assert.ok(
			wrong(validate, parse(text.replace('level: mandatory', 'level: high'))).some(place =>
				place.startsWith('/outcomes/0/criteria/0/level'),
			),
		);
	});

	it('catalogues: take the one that docs/catalogues.md shows', () => {
		const {validate} = schemaOf('catalog');
		const example = /```yaml\n(schema: 1[\s\S]*?)```/.exec(read('docs/catalogues.md'))?.[1] ?? '';
		assert.deepEqual(wrong(validate, parse(example)), []);
	});

	it('are draft 7, which editors of YAML read', () => {
		for (const name of ['qms', 'process', 'front-matter', 'catalog'])
			assert.match(read(`schemas/${name}.schema.json`), /"\$schema": "http:\/\/json-schema\.org\/draft-07\/schema#"/);
	});
});
