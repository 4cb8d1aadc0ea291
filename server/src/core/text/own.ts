/**
 * What a table holds under a name that came out of a document: a word such as `constructor` is none of its keys, though
 * every object answers to it.
 */
export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(table, name) ? table[name] : undefined;
}
