import type {YamlMapping, YamlNode} from '../syntax/yamlTree.ts';
import type {Span} from '../text/span.ts';
import {placeName, type Path} from './places.ts';

/** A key that no setting can have, with what to say of it. */
export interface UnusableKey {
	readonly span: Span;
	readonly message: string;
	readonly remedy: string;
}

/**
 * A tree without keys that are empty or that name what every object is made from (`__proto__`): no schema ever sees
 * these, so they would be passed over without a word.
 */
export function withoutUnusableKeys(root: YamlMapping): {
	readonly root: YamlMapping;
	readonly unusable: readonly UnusableKey[];
} {
	const unusable: UnusableKey[] = [];
	const kept = <N extends YamlNode>(node: N, path: Path): N => {
		if (node.kind === 'list') return {...node, items: node.items.map((item, index) => kept(item, [...path, index]))};
		if (node.kind !== 'map') return node;
		const entries = node.entries.flatMap(entry => {
			if (entry.key.trim() !== '' && entry.key !== '__proto__')
				return [{...entry, value: kept(entry.value, [...path, entry.key])}];
			const where = path.length === 0 ? '' : ` in \`${placeName(path)}\``;
			unusable.push({
				span: entry.keySpan,
				message: entry.key === '__proto__' ? `\`__proto__\` cannot be a key${where}.` : `A key is empty${where}.`,
				remedy: 'Remove it, or give it another name.',
			});
			return [];
		});
		return {...node, entries};
	};
	return {root: kept(root, []), unusable};
}
