import type {Filling} from './filling.ts';
import type {QmsDocument} from '../model/document.ts';
import {parseYaml} from '../syntax/yaml.ts';
import type {YamlNode} from '../syntax/yamlTree.ts';
import type {Span} from '../text/span.ts';
import {entryFields} from './completion/fields.ts';
import {difference} from './difference.ts';
import {withValue} from './yamlEdit.ts';

/** What an entry of a process lacks, by the rule that says so: the list and the key. */
const lacking: Readonly<Record<string, readonly [list: string, field: string]>> = {
	'activity-without-role': ['activities', 'role'],
	'input-without-supplier': ['inputs', 'from'],
	'measure-without-source': ['measures', 'source'],
	'measure-without-target': ['measures', 'target'],
	'output-without-customer': ['outputs', 'to'],
	'record-without-location': ['records', 'location'],
	'record-without-retention': ['records', 'retention'],
	'risk-without-action': ['risks', 'action'],
	'target-without-frequency': ['measures', 'frequency'],
};

/** The key that an entry of a process lacks, as a prompt to write over. None for tables and for entries that are one word. */
export function itemFillings(document: QmsDocument, text: string, rule: string, span: Span): readonly Filling[] {
	const [list, field] = lacking[rule] ?? [];
	if (list === undefined || field === undefined || document.format !== 'yaml') return [];
	const item = document.processes
		.flatMap(({lists}) => lists[list] ?? [])
		.find(each => each.span.start <= span.start && span.end <= each.span.end);
	const path = item && pathTo(parseYaml(text).documents[0], item.span.start);
	const after =
		path === undefined
			? undefined
			: withValue(text, path.concat(field), `[${entryFields[list]?.[field]?.detail ?? field}]`);
	return after === undefined ? [] : [{title: `Add ${field}`, edits: [difference(document.path, text, after)]}];
}

/** Keys and indices that lead to the mapping that begins at an offset. */
function pathTo(node: YamlNode | undefined, start: number): readonly string[] | undefined {
	if (node === undefined || node.kind === 'scalar') return undefined;
	const inner: readonly (readonly [name: string, node: YamlNode])[] =
		node.kind === 'list'
			? node.items.map((each, index) => [String(index), each])
			: node.entries.map(({key, value}) => [key, value]);
	for (const [name, each] of inner) {
		const rest = pathTo(each, start);
		if (rest !== undefined) return [name, ...rest];
	}
	return node.kind === 'map' && node.span.start === start ? [] : undefined;
}
