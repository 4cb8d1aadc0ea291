import {readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {parse} from 'yaml';
import {loadCatalog} from '../../server/src/core/catalog/load.ts';
import type {Catalog} from '../../server/src/core/catalog/catalog.ts';
import type {Generated} from './file.ts';

const folder = 'server/src/core/catalog/iso9001-eo';

/** The built-in catalogue as JSON, from its YAML files; a catalogue with a problem is an error that names all of them. */
export function catalogFile(root: string): Generated {
	return {path: `${folder}.generated.json`, text: `${JSON.stringify(readCatalog(root), undefined, '\t')}\n`};
}

export function readCatalog(root: string): Catalog {
	const {catalog, problems} = loadCatalog(mergedSource(root), {path: folder});
	if (catalog === undefined)
		throw new Error(problems.map(({path, message, remedy}) => `${folder}: ${path}: ${message} ${remedy}`).join('\n'));
	return catalog;
}

/** All files of the folder as one value: lists of one key are joined, maps merged; a key that two maps share is an error. */
export function mergedSource(root: string): Record<string, unknown> {
	const merged: Record<string, unknown> = {};
	for (const file of yamlFiles(join(root, folder))) {
		const part = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
		for (const [key, value] of Object.entries(part))
			merged[key] = joinValues(merged[key], value, `${relative(root, file)}: ${key}`);
	}
	return merged;
}

function yamlFiles(path: string): string[] {
	return readdirSync(path, {recursive: true, encoding: 'utf8'})
		.filter(name => name.endsWith('.yaml'))
		.sort()
		.map(name => join(path, name));
}

function joinValues(before: unknown, value: unknown, place: string): unknown {
	if (before === undefined) return value;
	if (Array.isArray(before) && Array.isArray(value)) return [...(before as unknown[]), ...(value as unknown[])];
	if (isMap(before) && isMap(value)) {
		const shared = Object.keys(value).filter(key => Object.hasOwn(before, key));
		if (shared.length > 0) throw new Error(`${place}: ${shared.join(', ')} stands in two files`);
		return {...before, ...value};
	}
	throw new Error(`${place} stands in two files`);
}

function isMap(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
