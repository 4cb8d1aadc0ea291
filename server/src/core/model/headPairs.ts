import type {RawPair} from './pairs.ts';
import type {YamlMapping, YamlNode} from '../syntax/yamlTree.ts';
import type {MetadataSource} from './document.ts';
import type {Span} from '../text/span.ts';

// Maps whose entries are keys of their own: `review: {next: …}` is `review.next`.
const nesting = new Set([
	'review',
	'standards',
	'approval',
	'document',
	'metadata',
	'meta',
	'qms',
	'doc',
	'control',
	'document_control',
]);
// Containers that add nothing to the names inside them.
const transparent = new Set(['document', 'metadata', 'meta', 'qms', 'doc', 'control', 'document_control']);

/** The pairs of a YAML head. */
export function yamlPairs(node: YamlNode | undefined, source: MetadataSource): RawPair[] {
	return node?.kind === 'map' ? mapPairs(node, '', source) : [];
}

function mapPairs(map: YamlMapping, prefix: string, source: MetadataSource): RawPair[] {
	return map.entries.flatMap(({key, keySpan, value}): RawPair[] => {
		const lower = key.toLowerCase();
		if (value.kind === 'map' && prefix === '' && nesting.has(lower))
			return mapPairs(value, transparent.has(lower) ? '' : `${lower}.`, source);
		return [
			{
				key: prefix === 'approval.' ? approvalKey(lower) : prefix + key,
				keySpan,
				span: value.span,
				source,
				...content(value),
			},
		];
	});
}

const approvalKey = (key: string): string =>
	key === 'by' ? 'approver' : key === 'date' || key === 'on' ? 'approved' : `approval ${key}`;

function content(value: YamlNode): Pick<RawPair, 'raw' | 'items' | 'structured' | 'block'> {
	if (value.kind === 'scalar') return {raw: value.text.trim()};
	if (value.kind === 'map') return {raw: '', structured: true, block: true};
	const items = value.items.flatMap(item => named(item));
	const block = value.items.some(item => item.kind === 'map') && {block: true as const};
	if (items.length < value.items.length) return {raw: '', structured: true, ...block};
	return {raw: items.map(item => item.raw).join(', '), items, ...block};
}

/** A text, or the id or name of a mapping: `records: [{id: REC-NCR, …}]` lists REC-NCR. */
function named(item: YamlNode): {readonly raw: string; readonly span: Span}[] {
	if (item.kind === 'scalar') return [{raw: item.text.trim(), span: item.span}];
	// A link of a wiki, `[[Quality Manager]]`, is a list in a list to YAML.
	if (item.kind === 'list') return item.items.flatMap(named);
	const name = ['id', 'name', 'title']
		.map(key => item.entries.find(entry => entry.key.toLowerCase() === key)?.value)
		.find(value => value?.kind === 'scalar');
	return name?.kind === 'scalar' ? [{raw: name.text.trim(), span: name.span}] : [];
}
