// The schemas that the extension hands to an editor's YAML support: the same keys, words and descriptions, and no value that
// does not fit. What is wrong, the language server says itself, in its own words and with a fix; said by a schema as well it
// would come twice, and what is read in other spellings would be marked though nothing is wrong.
import {jsonText} from './configuration.ts';
import type {Generated} from './file.ts';

interface Schema {
	readonly type?: string | readonly string[];
	readonly description?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly propertyNames?: Schema;
	readonly additionalProperties?: boolean | Schema;
	readonly items?: Schema;
	readonly enum?: readonly unknown[];
	readonly anyOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
	readonly allOf?: readonly Schema[];
	readonly definitions?: Readonly<Record<string, Schema>>;
	readonly [key: string]: unknown;
}

/** schemas/editor/NAME.schema.json, of schemas/NAME.schema.json. */
export function editorSchema({path, text}: Generated): Generated {
	const {$schema, definitions, ...root} = JSON.parse(text) as Schema;
	return {
		path: path.replace('schemas/', 'schemas/editor/'),
		text: jsonText({
			$schema,
			...withoutType(lenient(root)),
			...(definitions && {definitions: mapped(definitions, lenient)}),
		}),
	};
}

/** Fits whatever there is; a schema that fits only some of it is one of two, the other of which is empty. */
function lenient(schema: Schema): Schema {
	const {anyOf, oneOf, allOf, $ref} = schema;
	const head = picked(schema, 'title', 'description', 'default', 'examples');
	if ($ref !== undefined) return {...head, $ref};
	if (allOf !== undefined) return {...head, allOf: allOf.map(lenient)};
	const branches = anyOf ?? oneOf;
	if (branches !== undefined) return {...head, anyOf: [...distinct(branches.flatMap(branchesOf)), {}]};
	const shape = shapeOf(schema);
	if (isContainer(shape)) return {...head, ...withoutType(shape)};
	if (Object.keys(shape).length === 0) return head;
	// Editors show the description of the branch beside a word that is offered.
	return {...head, anyOf: [{...picked(head, 'description'), ...shape}, {}]};
}

/** Keeps the type, by which one branch is told from the others. */
function branchesOf(schema: Schema): readonly Schema[] {
	const nested = schema.anyOf ?? schema.oneOf;
	if (nested !== undefined) return nested.flatMap(branchesOf);
	if (schema['$ref'] !== undefined) return [lenient(schema)];
	return [{...picked(schema, 'title', 'description', 'examples'), ...shapeOf(schema)}];
}

/** What is offered: types, words, and the keys of maps and elements of lists, which fit whatever they hold. */
function shapeOf(schema: Schema): Schema {
	const {items, additionalProperties: more, propertyNames} = schema;
	const others = typeof more === 'object' ? lenient(more) : undefined;
	const names = (propertyNames?.enum ?? []) as readonly string[];
	return {
		...picked(schema, 'type', 'enum', 'enumDescriptions', 'const'),
		...((schema.properties ?? others) && {
			properties: {
				...Object.fromEntries(names.map(name => [name, others ?? {}])),
				...mapped(schema.properties ?? {}, lenient),
			},
		}),
		...(others && {additionalProperties: others}),
		...(items !== undefined && {items: lenient(items)}),
	};
}

const isContainer = (shape: Schema): boolean => shape.properties !== undefined || shape.items !== undefined;

const withoutType = (schema: Schema): Schema => picked(schema, ...Object.keys(schema).filter(key => key !== 'type'));

const picked = (schema: Schema, ...keys: readonly string[]): Schema =>
	Object.fromEntries(keys.filter(key => schema[key] !== undefined).map(key => [key, schema[key]]));

const mapped = (schemas: Readonly<Record<string, Schema>>, by: (schema: Schema) => Schema): Record<string, Schema> =>
	Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, by(schema)]));

const distinct = (schemas: readonly Schema[]): readonly Schema[] => [
	...new Map(schemas.map(schema => [JSON.stringify(schema), schema])).values(),
];
