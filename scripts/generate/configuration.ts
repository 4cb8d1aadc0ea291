// The JSON schema of qms.yaml and the page about it, both from the one table of keys.
import * as z from 'zod/mini';
import type {Catalog} from '../../server/src/core/catalog/catalog.ts';
import {configSource} from '../../server/src/core/config/schema.ts';
import {canonicalKeys} from '../../server/src/core/model/aliases.ts';
import {allRules} from '../../server/src/core/rules/index.ts';
import type {Generated} from './file.ts';

interface Schema {
	type?: string | readonly string[];
	description?: string;
	default?: unknown;
	enum?: readonly unknown[];
	const?: unknown;
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
	additionalProperties?: boolean | Schema;
	propertyNames?: Schema;
	[key: string]: unknown;
}

/** schemas/qms.schema.json: draft 7, which the editors' YAML support reads. */
export function configSchema(catalog: Catalog): Generated {
	const schema = z.toJSONSchema(configSource, {io: 'input', target: 'draft-7', unrepresentable: 'any'}) as Schema;
	const properties = schema.properties ?? {};
	const outcomes = catalog.outcomes.map(({id}) => id);
	const definitions: Record<string, Schema> = {};
	const named = (key: string, names: ReadonlyMap<string, string>, others: boolean): void =>
		nameKeys(properties[key], key, names, others, definitions);
	named('rules', new Map(allRules.map(({meta}) => [meta.id, meta.summary])), false);
	named(
		'terms',
		new Map(catalog.concepts.map(({name}) => [name, `Phrases that mean "${name.replaceAll('-', ' ')}".`])),
		true,
	);
	named('keys', new Map(canonicalKeys.map(key => [key, `Other names of \`${key}\`.`])), false);
	named(
		'minStatus',
		new Map([
			['default', 'All outcomes that are not named.'],
			...catalog.outcomes.map(({id, title}) => [id, title] as const),
		]),
		true,
	);
	suggest(properties['require'], outcomes);
	suggest(properties['catalogs'], [catalog.id]);
	return {
		path: 'schemas/qms.schema.json',
		text: jsonText({
			...schema,
			definitions,
			title: 'QMS Lens project configuration (qms.yaml)',
			description: 'Every key is optional.',
		}),
	};
}

/** Names the keys that a map may have, each with what it means; the value they share becomes a definition. */
function nameKeys(
	schema: Schema | undefined,
	key: string,
	names: ReadonlyMap<string, string>,
	others: boolean,
	definitions: Record<string, Schema>,
): void {
	const value = schema?.additionalProperties;
	if (schema === undefined || typeof value !== 'object') throw new Error(`${key}: a map was expected`);
	definitions[key] = value;
	// Editors leave out what stands beside $ref, hence the wrapper.
	const shared = {allOf: [{$ref: `#/definitions/${key}`}]};
	delete schema.propertyNames;
	schema.properties = Object.fromEntries([...names].map(([name, description]) => [name, {description, ...shared}]));
	schema.additionalProperties = others ? {$ref: `#/definitions/${key}`} : false;
}

/** Offers values for the elements of a list without forbidding others. */
function suggest(schema: Schema | undefined, values: readonly string[]): void {
	const list = schema?.anyOf?.find(({type}) => type === 'array');
	if (list === undefined) throw new Error('a list was expected');
	// What the list takes beside words, such as a mapping, stays.
	const others = (list.items?.anyOf ?? []).filter(({type}) => type === 'object');
	list.items = {anyOf: [{enum: values}, {type: 'string'}, ...others]};
}

export function jsonText(value: unknown): string {
	return `${JSON.stringify(value, undefined, '\t')}\n`;
}

/** docs/configuration.md. */
export function configurationDoc(): Generated {
	const {properties = {}} = z.toJSONSchema(configSource, {
		io: 'input',
		target: 'draft-7',
		unrepresentable: 'any',
	}) as Schema;
	const lines = [
		'<!-- Written by `npm run generate` from server/src/core/config/schema.ts. -->',
		'# Configuration: `qms.yaml`',
		'',
		'The tool works without it. A file `qms.yaml` marks the root of a quality management system and says what the documents themselves do not. Every key is optional; ' +
			'what cannot be read is reported with its line, and everything else is used. Editors that know JSON schemas complete and check it with `schemas/qms.schema.json`.',
		'',
		'| Key | Type | Default | Meaning |',
		'| --- | --- | --- | --- |',
		...Object.entries(properties).map(([name, schema]) => row(name, schema)),
		'',
		'## `profile`',
		'',
		'| Key | Type | Default | Meaning |',
		'| --- | --- | --- | --- |',
		...Object.entries(properties['profile']?.properties ?? {}).map(([name, schema]) => row(name, schema)),
		'',
		...example,
	];
	return {path: 'docs/configuration.md', text: `${lines.join('\n').trimEnd()}\n`};
}

function row(name: string, schema: Schema): string {
	const value =
		schema.default === undefined || name === 'profile' || name === 'certificate'
			? ''
			: `\`${JSON.stringify(schema.default)}\``;
	return `| \`${name}\` | ${typeOf(schema)} | ${value} | ${(schema.description ?? '').replaceAll('|', '\\|')} |`;
}

function typeOf(schema: Schema): string {
	if (schema.enum !== undefined) return schema.enum.map(value => `\`${String(value)}\``).join(', ');
	if (schema.const !== undefined) return `\`${JSON.stringify(schema.const).replaceAll('"', '')}\``;
	if (schema.anyOf !== undefined) return unionType(schema.anyOf);
	const {type} = schema;
	if (type === 'array') return 'list';
	if (type === 'object') return 'map';
	if (type === 'string') return 'text';
	return typeof type === 'string' ? type : (type ?? []).map(each => (each === 'string' ? 'text' : each)).join(' or ');
}

function unionType(branches: readonly Schema[]): string {
	const types = [...new Set(branches.map(typeOf))];
	// One value stands for a list of one, and a number for the text that it looks like.
	if (types.includes('list')) return types.includes('map') ? 'list or map' : 'list';
	const values = new Set(branches.flatMap(each => each.enum ?? []).map(String));
	if (values.size > 0 && branches.every(each => each.enum !== undefined))
		return [...values].map(value => `\`${value}\``).join(', ');
	return types.join(' or ');
}

const example = [
	'## Example',
	'',
	'```yaml',
	'organization: Example Pumps Ltd',
	'include: ["manual/**", "procedures/**", "processes/**"]',
	'profile:',
	'  goods: true',
	'  services: true',
	'  edition: "2015+A1"',
	'notApplicable:',
	'  - topic: customer-property',
	'    clause: "8.5.3"',
	'    justification: We hold no property of customers or providers, so neither conformity nor satisfaction can be affected.',
	'    approver: Managing director',
	'    date: 2026-03-02',
	'rules:',
	'  review-overdue: error',
	'  owner-missing:',
	'    paths:',
	'      "archive/**": off',
	'    because: the archive is read-only',
	'terms:',
	'  nonconformity: [quality event, problem report]',
	'roles:',
	'  quality-manager: {title: Quality manager, may: [block shipment, decide disposition]}',
	'external: [customer, authority]',
	'require: [EO-8, EO-9]',
	'minStatus: {default: partially-covered, EO-11: covered}',
	'```',
	'',
	'## Globs',
	'',
	'`*` and `?` stay between slashes, `**` stands for any number of folders, `[a-z]`, `{a,b}`, `{1..12}` and `@(a|b)` for one of several. Names that begin with a dot are no exception. The matcher takes time in proportion to path and glob: `+(…)`, `*(…)`, `?(…)` and `!(…)`, more than 1,000 characters and more than 500 alternatives are reported and fit nothing. Lines of `.gitignore` and `.qmsignore` with more than three stars in one name, or more than three `**`, leave nothing out.',
	'',
	'In the lists `include`, `exclude`, `archive` and `agents`, `!` in front leaves out what the other globs of the list take, wherever it stands: `include: ["procedures/**", "!procedures/drafts/**"]`. An `include` or `archive` of nothing but such globs leaves files out of what is found without it. Under `kinds` and `paths`, where a glob stands alone, `!` turns it round.',
	'',
	'Globs are about files and count from the folder of `qms.yaml`: `procedures/**` is what lies in the folder `procedures`, and `procedures` alone is nothing. A glob that fits no file is told with the one that was probably meant ([pattern-matches-nothing](rules/pattern-matches-nothing.md)).',
	'',
	'## Where it lies',
	'',
	'In the folder that holds the documents, under the name `qms.yaml`. Settings in `qms.yml`, `QMS.yaml` or `.qms.yaml` do not count, nor do those of a `qms.yaml` that is a symbolic link or ignored by `.gitignore` or `.qmsignore`: each is told once as an error, and the check ends with exit code 2. A `qms.yaml` in a folder without documents, such as `config/`, applies to nothing and says so. One below other documents marks a system of its own; both are checked, and where the documents around it have no `qms.yaml` of their own, that is told ([systems-nested](rules/systems-nested.md)).',
	'',
	'## Limits',
	'',
	'They are counts and no clocks, so that every machine gives the same answer. What is beyond a limit is one finding of its file, and everything else is checked.',
	'',
	'| what | limit | beyond it |',
	'| --- | ---: | --- |',
	'| text of a file | 1,048,576 characters | the rest is not read |',
	'| lists, quotations, YAML in each other | 100 | these lines are not read; YAML is not read at all |',
	'| values that aliases of a YAML file stand for | 5,000 | the aliases are not read |',
	'| findings of one rule in one file | 200 | they are counted |',
	'| pattern of a catalogue file | 2,000 characters, syntax of RE2 | the catalogue is left out |',
	'',
	'Beside these, marks that cost much and say nothing are read as blanks: emphasis and brackets beyond 600 in a paragraph, unclosed `<!--` and `<?` beyond 20 in a paragraph, lists that begin in list items beyond 200 in a file, back-ticks beyond 32 in a row. Lines that continue a paragraph of a quotation or list without its mark are joined beyond 100.',
	'',
	'## Other spellings',
	'',
	'`not-applicable` and `not_applicable` are `notApplicable`, and so for every key. Also read: `organisation`; `catalogue`; `vocabulary` for `terms`; `severity` (rule to severity) for ' +
		'`rules`; `applicability` (topic to declaration with `applies: false`) for `notApplicable`; `offerings`, `standard: {iso9001: {edition, transitionTo, by}}` and every key of the profile at the ' +
		'top; `info` and `warn` as severities; `claims: strict`, which means `strictClaims: true`. `iso9001-eo@0.1` asks for that version of the catalogue, and another one is reported.',
];
