import type {ModelMemory} from './memory.ts';
import {parseYaml} from '../syntax/yaml.ts';
import type {YamlTree} from '../syntax/yamlTree.ts';

const opened = '\uE000';
const closed = '\uE001';

/** Gives the tree of a YAML file to all who ask for it; it is parsed when the first of them does, and once. */
export function yamlTree(text: string, memory?: ModelMemory): () => YamlTree {
	let tree: YamlTree | undefined;
	return () => (tree ??= parseYaml(withIndexes(text), 0, 'yaml', memory?.keys));
}

/**
 * `{EO-6.in-process: activities[2]}` is how a claim points at a field, but in YAML the bracket opens a list. Other marks
 * take the place of the two brackets for the parser; all offsets stay.
 */
function withIndexes(text: string): string {
	return text.replace(/(\b[A-Z]{1,5}-[\w.-]{1,60}\s{0,3}:\s{0,3}\w{1,40})\[(\d{1,4})\]/g, `$1${opened}$2${closed}`);
}

/** A field that a claim points at, as it is written. */
export function fieldNamed(value: string): string {
	return value.trim().replace(opened, '[').replace(closed, ']');
}
