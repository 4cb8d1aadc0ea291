import {idKey, type Indexed, idOf, roleKey} from './index.ts';

/** Names that documents define, each after what it names: `id:PRO-012`, `process:PRC-SALES`, `record:REC-NCR`, `role:quality manager`. */
export type DefinedNames = ReadonlySet<string>;

/** The names that one document defines. */
export function namesDefined({document, definitions}: Indexed): DefinedNames {
	const id = idKey(document);
	return new Set([
		...(id === undefined ? [] : [`id:${id}`]),
		...(document.qms ? document.processes.map(process => `process:${process.id.toUpperCase()}`) : []),
		...definitions.records.map(record => `record:${record.id.toUpperCase()}`),
		...definitions.roles.flatMap(role => [`role:${roleKey(role.id)}`, `role:${roleKey(role.title)}`]),
	]);
}

/** Every name that an answer about a value could rest on, whatever field it stands in. */
export function namesAsked(value: string): readonly string[] {
	return value
		.split(/[,;]/)
		.map(name => name.trim())
		.flatMap(name => [
			`id:${idOf(name)}`,
			`process:${name.toUpperCase()}`,
			`record:${name.toUpperCase()}`,
			`role:${roleKey(name)}`,
		]);
}
