import type {YamlEntry, YamlNode} from '../syntax/yamlTree.ts';
import type {Span} from '../text/span.ts';

export type Path = readonly (string | number)[];

/** Tells of a problem at a place of the catalogue, with what to do about it. */
export type Say = (path: Path, message: string, remedy: string) => void;

/** A path as JSON pointer (RFC 6901); empty for the root. */
export function pointer(path: Path): string {
	return path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** A path as people count: the third outcome's first level is `outcomes[3].criteria[1].level`. */
export function placeName(path: Path): string {
	return (
		path
			.map((part, index) => (typeof part === 'number' ? `[${part + 1}]` : index === 0 ? part : `.${part}`))
			.join('') || 'the file'
	);
}

/** The path that a JSON pointer names; indices as texts. */
export function pathOf(pointer: string): Path {
	return pointer
		.split('/')
		.slice(1)
		.map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * A node as plain values. A number stays a text where its digits would be lost: `8.10`, `007`. Of keys that stand twice
 * the first counts. Empty values are left out of maps, so that they mean "not set".
 */
export function plainOf(node: YamlNode): unknown {
	if (node.kind === 'list') return node.items.map(plainOf);
	if (node.kind === 'map') {
		const plain = new Map<string, unknown>();
		for (const {key, value} of node.entries) if (!plain.has(key) && !isEmpty(value)) plain.set(key, plainOf(value));
		return Object.fromEntries(plain);
	}
	if (node.type === 'boolean') return node.text === 'true' || node.text === 'True' || node.text === 'TRUE';
	if (node.type === 'number' && String(Number(node.text)) === node.text) return Number(node.text);
	return node.type === 'null' ? null : node.text;
}

const isEmpty = (node: YamlNode): boolean => node.kind === 'scalar' && node.type === 'null';

/**
 * The place to point at for a path: a scalar itself, the key of a map, list or empty value. A path that leads nowhere
 * ends at the nearest place above it.
 */
export function placeOf(root: YamlNode, path: Path): Span {
	let node = root;
	let place: Span = {start: root.span.start, end: Math.min(root.span.end, root.span.start + 1)};
	for (const part of path) {
		const step = stepInto(node, part);
		if (step === undefined) return place;
		node = step.node;
		place = step.entry !== undefined && (node.kind !== 'scalar' || isEmpty(node)) ? step.entry.keySpan : node.span;
	}
	return place;
}

/** The place of the key that a path ends with; for an element of a list its own place. */
export function keyPlaceOf(root: YamlNode, path: Path): Span {
	let node = root;
	let place = placeOf(root, []);
	for (const part of path) {
		const step = stepInto(node, part);
		if (step === undefined) return place;
		node = step.node;
		place = step.entry?.keySpan ?? node.span;
	}
	return place;
}

function stepInto(
	node: YamlNode,
	part: string | number,
): {readonly node: YamlNode; readonly entry?: YamlEntry} | undefined {
	if (node.kind === 'map') {
		const entry = node.entries.find(({key}) => key === String(part));
		return entry && {node: entry.value, entry};
	}
	const item = node.kind === 'list' ? node.items[Number(part)] : undefined;
	return item && {node: item};
}
