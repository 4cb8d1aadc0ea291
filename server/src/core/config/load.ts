import * as z from 'zod/mini';
import {issuesOf} from '../catalog/issues.ts';
import type {Issue} from '../catalog/issues.ts';
import {withoutUnusableKeys} from '../catalog/keys.ts';
import {keyPlaceOf, placeName, placeOf, plainOf, pointer} from '../catalog/places.ts';
import type {Path} from '../catalog/places.ts';
import {parseYaml} from '../syntax/yaml.ts';
import type {YamlMapping, YamlNode} from '../syntax/yamlTree.ts';
import type {Span} from '../text/span.ts';
import {buildConfig} from './build.ts';
import type {ConfigProblem, QmsConfig} from './config.ts';
import {nameProblems} from './names.ts';
import {normalise} from './normalise.ts';
import {configSource} from './schema.ts';
import type {ConfigSource} from './schema.ts';

const emptyMap: YamlMapping = {kind: 'map', span: {start: 0, end: 0}, entries: []};

/**
 * The configuration that the text of `qms.yaml` says; all defaults where there is no text. Never fails: what cannot be
 * read is a problem at its place, and everything else is used.
 */
export function loadConfig(text: string | undefined, path: string): QmsConfig {
	if (text === undefined)
		return buildConfig(z.parse(configSource, {}), {path: undefined, root: emptyMap, problems: [], places: {}});
	const problems: ConfigProblem[] = [];
	const {root: usable, unusable} = withoutUnusableKeys(rootOf(text, problems));
	const {root: whole, problems: doubled} = normalise(usable);
	problems.push(...unusable.map(each => ({...each, kind: 'unknown-key' as const})), ...doubled);
	const {source, root} = sourceOf(whole, problems);
	const config = buildConfig(source, {path, root, problems, places: placesOf(root)});
	return {...config, problems: readable([...problems, ...nameProblems(config)])};
}

/** In order of place. What stands after broken YAML is left out: it would tell of the breakage again in other words. */
function readable(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
	const broken = Math.min(...problems.filter(({kind}) => kind === 'syntax').map(({span}) => span.start));
	return problems
		.filter(({kind, span}) => kind === 'syntax' || span.start < broken)
		.toSorted((a, b) => a.span.start - b.span.start);
}

/** The first YAML document as a map; an empty one where it is none. */
function rootOf(text: string, problems: ConfigProblem[]): YamlMapping {
	const {documents, problems: syntax} = parseYaml(text);
	for (const {span, message, remedy, ofYaml} of syntax)
		problems.push({span, message, remedy, kind: 'syntax', ...(ofYaml && {ofYaml})});
	const [first, second] = documents;
	if (second !== undefined)
		problems.push({
			span: firstOf(second.span),
			kind: 'syntax',
			message: 'A second YAML document begins here and is not read.',
			remedy: 'Keep one document; remove the line `---`.',
		});
	if (first === undefined) return emptyMap;
	if (first.kind === 'map') return first;
	const what = first.kind === 'list' ? 'a list' : 'a single value';
	problems.push({
		span: firstOf(first.span),
		kind: 'type',
		message: `The file contains ${what}; settings are a map of keys and values.`,
		remedy: 'Write `key: value` lines, such as `organization: Example Ltd`.',
	});
	return emptyMap;
}

const firstOf = ({start, end}: Span): Span => ({start, end: Math.min(end, start + 1)});

/** What of the file fits, and the tree without what does not: that is reported, and its default counts. */
function sourceOf(
	whole: YamlMapping,
	problems: ConfigProblem[],
): {readonly source: ConfigSource; readonly root: YamlMapping} {
	let root = whole;
	// Each round leaves out at least one value and may bring up what a union hid before.
	for (let round = 0; round < 50; round++) {
		const plain = plainOf(root);
		const issues = issuesOf(configSource, plain);
		if (issues.length === 0) return {source: z.parse(configSource, plain), root};
		for (const issue of issues) problems.push(problemOf(issue, root));
		// From the end, since leaving out an element moves those after it.
		for (const {path} of issues.toSorted(lastFirst)) root = asMap(without(root, path));
	}
	return {source: z.parse(configSource, {}), root: emptyMap};
}

function lastFirst(a: Issue, b: Issue): number {
	for (let at = 0; at < Math.min(a.path.length, b.path.length); at++) {
		const [left, right] = [a.path[at], b.path[at]];
		if (typeof left === 'number' && typeof right === 'number' && left !== right) return right - left;
	}
	return b.path.length - a.path.length;
}

const asMap = (node: YamlNode | undefined): YamlMapping => (node?.kind === 'map' ? node : emptyMap);

function problemOf({path, message, remedy, kind, suggestion}: Issue, root: YamlNode): ConfigProblem {
	const span = kind === 'unknown-key' ? keyPlaceOf(root, path) : placeOf(root, path);
	return {
		span,
		message: `\`${placeName(path)}\` ${message}.`,
		remedy,
		kind,
		...(suggestion === undefined ? {} : {suggestion}),
	};
}

/** The node without the value at a path; undefined where that is the node itself, or a key that it lacks. */
function without(node: YamlNode, path: Path): YamlNode | undefined {
	const [first, ...rest] = path;
	if (first === undefined) return undefined;
	if (node.kind === 'map') {
		if (!node.entries.some(({key}) => key === String(first))) return undefined;
		return {
			...node,
			entries: node.entries.flatMap(entry =>
				entry.key === String(first) ? kept(without(entry.value, rest), value => ({...entry, value})) : [entry],
			),
		};
	}
	if (node.kind === 'list' && typeof first === 'number' && first < node.items.length) {
		return {
			...node,
			items: node.items.flatMap((item, index) =>
				index === first ? kept(without(item, rest), value => value) : [item],
			),
		};
	}
	return undefined;
}

const kept = <T>(node: YamlNode | undefined, make: (node: YamlNode) => T): readonly T[] =>
	node === undefined ? [] : [make(node)];

function placesOf(root: YamlMapping): Readonly<Record<string, Span>> {
	const places: Record<string, Span> = {};
	const visit = (node: YamlNode, path: Path): void => {
		if (path.length > 3) return;
		if (node.kind === 'map') {
			for (const {key, keySpan, value} of node.entries) {
				const name = pointer([...path, key]);
				places[name] ??= keySpan;
				if (value.kind === 'scalar') places[`${name}=`] ??= value.span;
				visit(value, [...path, key]);
			}
		} else if (node.kind === 'list') {
			node.items.forEach((item, index) => {
				places[pointer([...path, index])] = item.span;
				visit(item, [...path, index]);
			});
		}
	};
	visit(root, []);
	return places;
}
