import {own} from '../../text/own.ts';
import * as z from 'zod/mini';
import {configSource} from '../../config/schema.ts';
import {canonicalKeys} from '../../model/aliases.ts';
import {allRules} from '../../rules/index.ts';
import type {FeatureContext} from '../context.ts';
import {type Completion, plain} from './item.ts';
import {outcomeItems, roleItems} from './items.ts';
import type {YamlPlace} from './yamlPlace.ts';

/** What completion needs of a JSON schema. */
interface Schema {
	readonly description?: string;
	readonly type?: string;
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: Schema | boolean;
	readonly items?: Schema;
	readonly anyOf?: readonly Schema[];
}

let known: Schema | undefined;

/** Keys and values of `qms.yaml` at a place: those of its schema, and the names that rules, catalogues and roles have. */
export function configItems(
	context: FeatureContext,
	{path, at, span, siblings, keyed}: YamlPlace,
): readonly Completion[] {
	const here = path.reduce<readonly Schema[]>(
		children,
		alternatives((known ??= z.toJSONSchema(configSource, {io: 'input', unrepresentable: 'any'}) as Schema)),
	);
	if (at === 'key')
		return keysOf(context, path, here)
			.filter(({name}) => !siblings.includes(name))
			.map(({name, detail}, index) =>
				plain('key', name, detail, span, {newText: keyed ? name : `${name}: `, rank: String(index).padStart(3, '0')}),
			);
	const [top, last] = [path[0], path.at(-1)];
	if (top === 'require') return outcomeItems(context, span);
	if (last === 'approver') return roleItems(context, span);
	if (last === 'topic')
		return context.snapshot.catalogs.flatMap(({applicability}) =>
			applicability.map(({name, clause}) => plain('value', name, `clause ${clause}`, span)),
		);
	if (top === 'catalogs') return context.snapshot.catalogs.map(({id, title}) => plain('value', id, title, span));
	return valuesOf(here).map((value, index) => plain('value', value, '', span, {rank: String(index).padStart(3, '0')}));
}

interface Key {
	readonly name: string;
	readonly detail: string;
}

function keysOf({snapshot}: FeatureContext, path: readonly string[], here: readonly Schema[]): readonly Key[] {
	const fixed = here.flatMap(({properties}) =>
		Object.entries(properties ?? {}).map(([name, schema]) => ({name, detail: schema.description ?? ''})),
	);
	if (path.length !== 1) return fixed;
	switch (path[0]) {
		case 'rules':
			return allRules.map(({meta}) => ({name: meta.id, detail: meta.summary}));
		case 'keys':
			return canonicalKeys.map(name => ({name, detail: 'metadata key'}));
		case 'terms':
			return snapshot.catalogs.flatMap(({concepts}) => concepts.map(({name}) => ({name, detail: 'concept'})));
		case 'minStatus':
			return [
				{name: 'default', detail: 'All others'},
				...snapshot.catalogs.flatMap(({outcomes}) => outcomes.map(({id, title}) => ({name: id, detail: title}))),
			];
		default:
			return fixed;
	}
}

function children(schemas: readonly Schema[], key: string): readonly Schema[] {
	return schemas.flatMap(({properties, additionalProperties}) => {
		const child =
			(properties && own(properties, key)) ??
			(typeof additionalProperties === 'object' ? additionalProperties : undefined);
		return child === undefined ? [] : alternatives(child);
	});
}

/** A schema as all that may stand in its place; of a list what its entries may be. */
function alternatives(schema: Schema): readonly Schema[] {
	return [
		schema,
		...(schema.anyOf ?? []).flatMap(alternatives),
		...(schema.items === undefined ? [] : alternatives(schema.items)),
	];
}

function valuesOf(schemas: readonly Schema[]): readonly string[] {
	const values = schemas.flatMap(schema =>
		schema.type === 'boolean'
			? [true, false]
			: [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])],
	);
	return [...new Set(values.filter(value => typeof value === 'string' || typeof value === 'boolean').map(String))];
}
