import {builtinCatalog, builtinId} from '../catalog/builtin.ts';
import type {YamlEntry, YamlMapping, YamlNode} from '../syntax/yamlTree.ts';
import {own} from '../text/own.ts';
import type {ConfigProblem} from './config.ts';
import {configSource} from './schema.ts';

const topKeys = Object.keys(configSource._zod.def.shape);
const profileKeys = Object.keys(configSource._zod.def.shape.profile._zod.def.innerType._zod.def.shape);

/** Other names of top-level keys (domain model, 5.7). */
const synonyms: Readonly<Record<string, string>> = {
	organisation: 'organization',
	company: 'organization',
	catalogue: 'catalogs',
	catalogues: 'catalogs',
	catalog: 'catalogs',
	language: 'languages',
	vocabulary: 'terms',
	severity: 'rules',
	severities: 'rules',
	applicability: 'notApplicable',
	metadataKeys: 'keys',
	minStates: 'minStatus',
};

/**
 * The same settings under their canonical keys: `not-applicable` and `not_applicable` are `notApplicable`, `vocabulary`
 * is `terms`, keys of the profile may stand at the top. Nodes keep their places. A setting given twice is a problem; the
 * first counts.
 */
export function normalise(root: YamlMapping): {
	readonly root: YamlMapping;
	readonly problems: readonly ConfigProblem[];
} {
	const entries = new Map<string, YamlEntry>();
	const profile = new Map<string, YamlEntry>();
	const problems: ConfigProblem[] = [];
	const put = (into: Map<string, YamlEntry>, key: string, entry: YamlEntry): void => {
		const before = into.get(key);
		if (before === undefined) into.set(key, {...entry, key});
		else if (key === 'rules' && before.value.kind === 'map' && entry.value.kind === 'map')
			into.set(key, {...before, value: joined(before.value, entry.value)});
		else problems.push(twice(entry, before, key));
	};
	for (const entry of root.entries) {
		const key = topKey(entry.key);
		if (key === 'profile' && entry.value.kind === 'map') {
			profile.set('', entry);
			for (const inner of entry.value.entries) put(profile, camel(inner.key), inner);
		} else if (key === 'offerings' && entry.value.kind === 'map') {
			for (const inner of entry.value.entries) put(profile, camel(inner.key), inner);
		} else if (key === 'standard' && entry.value.kind === 'map') {
			for (const inner of standardEntries(entry.value)) put(profile, inner.key, inner);
		} else if (profileKeys.includes(key) && !topKeys.includes(key)) {
			put(profile, key, key === 'coverThreshold' ? expectedOf(entry) : entry);
		} else {
			if (key === 'catalogs') problems.push(...wrongPins(entry.value));
			put(entries, key, {...entry, value: normaliseValue(key, entry.value)});
		}
	}
	const head = profile.get('');
	profile.delete('');
	if (head !== undefined || profile.size > 0) {
		const inner = [...profile.values()];
		const place = head ?? inner[0];
		if (place !== undefined)
			entries.set('profile', {
				key: 'profile',
				keySpan: place.keySpan,
				value: {
					kind: 'map',
					span: place.value.span,
					entries: inner.map(each => (each.key === 'coverThreshold' ? expectedOf(each) : each)),
				},
			});
	}
	return {root: {...root, entries: [...entries.values()]}, problems};
}

function normaliseValue(key: string, value: YamlNode): YamlNode {
	if (key === 'catalogs') return withoutVersions(value);
	return key === 'rules' ? withSeverities(value) : value;
}

/** The canonical name of a key of the top level. */
export function topKey(key: string): string {
	const camelled = camel(key);
	return own(synonyms, camelled) ?? camelled;
}

function camel(key: string): string {
	return key.trim().replaceAll(/[-_ ]+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}

function joined(first: YamlMapping, second: YamlMapping): YamlMapping {
	return {...first, entries: [...first.entries, ...second.entries]};
}

function twice(entry: YamlEntry, before: YamlEntry, key: string): ConfigProblem {
	const message =
		entry.key === before.key
			? `\`${entry.key}\` is given twice.`
			: `\`${entry.key}\` says again what is set as \`${key}\`.`;
	return {span: entry.keySpan, message, remedy: 'Keep one of the two; the first counts.', kind: 'unknown-key'};
}

/** `standard: {iso9001: {edition, transitionTo, by}}`, with or without the standard's name. */
function standardEntries(standard: YamlMapping): readonly YamlEntry[] {
	const named = standard.entries.find(({key}) => camel(key).toLowerCase() === 'iso9001')?.value;
	const inner = named?.kind === 'map' ? named : standard;
	return inner.entries.map(entry => ({...entry, key: camel(entry.key) === 'by' ? 'transitionBy' : camel(entry.key)}));
}

/** `coverThreshold: {expected: 0.5}` means `coverThreshold: 0.5`. */
function expectedOf(entry: YamlEntry): YamlEntry {
	const expected = entry.value.kind === 'map' ? entry.value.entries.find(({key}) => key === 'expected') : undefined;
	return expected === undefined ? entry : {...entry, value: expected.value};
}

const pinned = /^(.+)@(\d+(?:\.\d+)*)$/;

/** Versions of the built-in catalogue that are asked for and not the one there is: `iso9001-eo@0.1` takes any 0.1. */
function wrongPins(node: YamlNode): readonly ConfigProblem[] {
	if (node.kind === 'list') return node.items.flatMap(wrongPins);
	if (node.kind === 'map')
		return node.entries.filter(({key}) => key === 'catalog').flatMap(({value}) => wrongPins(value));
	const [, id, wanted = ''] = (node.kind === 'scalar' && pinned.exec(node.text)) || [];
	const {version} = builtinCatalog();
	if (id !== builtinId || `${version}.`.startsWith(`${wanted}.`)) return [];
	return [
		{
			span: node.span,
			message: `Version ${wanted} of the catalogue ${id} is asked for; this program has ${version}.`,
			remedy: 'Use the program that has it, or read what changed and correct the number.',
			kind: 'unknown-value',
		},
	];
}

/** `iso9001-eo@0.1` names the catalogue `iso9001-eo`. */
function withoutVersions(node: YamlNode): YamlNode {
	if (node.kind === 'list') return {...node, items: node.items.map(withoutVersions)};
	if (node.kind === 'map')
		return {
			...node,
			entries: node.entries.map(entry =>
				entry.key === 'catalog' ? {...entry, value: withoutVersions(entry.value)} : entry,
			),
		};
	return node.kind === 'scalar' ? {...node, text: node.text.replace(pinned, '$1')} : node;
}

const severityNames: Readonly<Record<string, string>> = {
	info: 'information',
	warn: 'warning',
	false: 'off',
	none: 'off',
};

/** Short names of severities, wherever below `rules` they stand: `info`, `warn`, and `off` read as false. */
function withSeverities(node: YamlNode): YamlNode {
	if (node.kind === 'map')
		return {
			...node,
			entries: node.entries.map(entry =>
				entry.key === 'options' || entry.key === 'because' ? entry : {...entry, value: withSeverities(entry.value)},
			),
		};
	const name = node.kind === 'scalar' ? own(severityNames, node.text.toLowerCase()) : undefined;
	return name === undefined || node.kind !== 'scalar' ? node : {...node, text: name, type: 'string'};
}
