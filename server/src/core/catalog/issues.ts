import * as z from 'zod/mini';
import {nearest} from '../text/nearest.ts';
import {own} from '../text/own.ts';
import {pointer} from './places.ts';
import type {Path} from './places.ts';

/** What zod found wrong at one place, in words for a person. */
export interface Issue {
	/** Keys and indices from the root. */
	readonly path: Path;
	/** Without the place and without a full stop: "is empty; expected a list". */
	readonly message: string;
	readonly kind: 'type' | 'unknown-key' | 'unknown-value';
	readonly remedy: string;
	readonly suggestion?: string;
}

type Raw = z.core.$ZodIssue;
type KeysAt = (path: Path) => readonly string[];

const nouns: Readonly<Record<string, string>> = {
	array: 'a list',
	object: 'a map',
	record: 'a map',
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
};

/** What of a value does not fit a schema, one issue a place, in the order found; empty where it fits. */
export function issuesOf(schema: z.core.$ZodType, value: unknown): readonly Issue[] {
	const result = z.safeParse(schema, value, {reportInput: true});
	if (result.success) return [];
	const issues = new Map<string, Issue>();
	for (const issue of result.error.issues.flatMap(each => describe(each, [], path => keysOf(schema, path)))) {
		const place = pointer(issue.path);
		if (!issues.has(place)) issues.set(place, issue);
	}
	return [...issues.values()];
}

/** The keys of a record that takes only some. */
function valuesOf(schema: z.core.$ZodType): readonly string[] {
	const {def} = (schema as z.core.$ZodTypes)._zod;
	return def.type === 'enum' ? Object.values(def.entries).map(String) : [];
}

/** The keys that a schema knows at a path; empty where it takes any. */
function keysOf(schema: z.core.$ZodType, path: Path): readonly string[] {
	const {def} = (schema as z.core.$ZodTypes)._zod;
	if ('innerType' in def) return keysOf(def.innerType, path);
	if (def.type === 'union') return def.options.flatMap(option => keysOf(option, path));
	if (def.type === 'pipe') return keysOf(def.in, path);
	const [first, ...rest] = path;
	if (def.type === 'object') {
		if (first === undefined) return Object.keys(def.shape);
		const inner = typeof first === 'string' ? own(def.shape, first) : undefined;
		return inner === undefined ? [] : keysOf(inner, rest);
	}
	if (def.type === 'record') return first === undefined ? valuesOf(def.keyType) : keysOf(def.valueType, rest);
	if (first === undefined) return [];
	return def.type === 'array' ? keysOf(def.element, rest) : [];
}

function describe(issue: Raw, before: Path, keysAt: KeysAt): Issue[] {
	const path = [...before, ...issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))];
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map(key => unknownKey([...path, key], key, keysAt(path)));
		case 'invalid_value':
			return [unknownValue(path, issue.input, issue.values.map(String))];
		case 'invalid_key':
			return [wrongKey(path, issue)];
		case 'invalid_union':
			return fromUnion(issue, path, keysAt);
		case 'invalid_type':
			return [wrongType(path, issue.input, nouns[issue.expected] ?? issue.expected)];
		case 'too_small':
			return [tooSmall(issue, path)];
		case 'too_big':
			return [
				{path, kind: 'type', message: `is more than ${issue.maximum}`, remedy: `Write at most ${issue.maximum}.`},
			];
		default:
			return [{path, kind: 'type', message: issue.message || 'is not as expected', remedy: 'Correct the value.'}];
	}
}

function unknownKey(path: Path, key: string, keys: readonly string[]): Issue {
	const known = [...new Set(keys)];
	const suggestion = nearest(key, known);
	const otherwise = known.length === 0 ? 'Remove it.' : `Remove it, or use one of ${listed(known)}.`;
	const remedy = suggestion === undefined ? otherwise : `Did you mean \`${suggestion}\`?`;
	return {
		path,
		kind: 'unknown-key',
		message: 'is not a known key',
		remedy,
		...(suggestion === undefined ? {} : {suggestion}),
	};
}

function unknownValue(path: Path, input: unknown, values: readonly string[]): Issue {
	if (input === undefined)
		return {path, kind: 'type', message: 'is missing', remedy: `Add it; it is one of ${listed(values)}.`};
	const suggestion = typeof input === 'string' ? nearest(input, values) : undefined;
	const remedy = suggestion === undefined ? `Use one of ${listed(values)}.` : `Did you mean \`${suggestion}\`?`;
	return {
		path,
		kind: 'unknown-value',
		message: `is ${shown(input)}; expected ${values.length === 1 ? (values[0] ?? '') : `one of ${listed(values)}`}`,
		remedy,
		...(suggestion === undefined ? {} : {suggestion}),
	};
}

function wrongKey(path: Path, issue: Raw & {code: 'invalid_key'}): Issue {
	const inner = issue.issues[0];
	const key = String(path.at(-1) ?? '');
	if (inner?.code === 'invalid_value') return unknownKey(path, key, inner.values.map(String));
	return {
		path,
		kind: 'unknown-key',
		message: inner?.message ? `is a key that ${inner.message}` : 'is not a valid key',
		remedy: 'Correct the key.',
	};
}

/** Of the branches of a union the one that got furthest; where none did, all values and types that would do. */
function fromUnion(issue: Raw & {code: 'invalid_union'}, path: Path, keysAt: KeysAt): Issue[] {
	const branches = issue.errors;
	const deeper = branches.find(
		branch =>
			branch.every(({path}) => path.length > 0) ||
			branch.some(
				({code}) =>
					code === 'unrecognized_keys' || code === 'invalid_format' || code === 'too_small' || code === 'custom',
			),
	);
	if (deeper !== undefined) return deeper.flatMap(inner => describe(inner, path, keysAt));
	const values: string[] = [];
	const types: string[] = [];
	for (const inner of leaves(branches.flat())) {
		if (inner.code === 'invalid_value') values.push(...inner.values.map(String));
		else if (inner.code === 'invalid_type') types.push(nouns[inner.expected] ?? inner.expected);
	}
	if (values.length > 0 && (typeof issue.input === 'string' || types.length === 0))
		return [unknownValue(path, issue.input, [...new Set(values)])];
	return [wrongType(path, issue.input, [...new Set([...types, ...values.map(value => `\`${value}\``)])].join(' or '))];
}

/** The issues of nested unions instead of the unions. */
function leaves(issues: readonly Raw[]): readonly Raw[] {
	return issues.flatMap(issue => (issue.code === 'invalid_union' ? leaves(issue.errors.flat()) : [issue]));
}

function wrongType(path: Path, input: unknown, expected: string): Issue {
	if (input === undefined) return {path, kind: 'type', message: 'is missing', remedy: `Add it; expected ${expected}.`};
	return {path, kind: 'type', message: `is ${shown(input)}; expected ${expected}`, remedy: `Write ${expected}.`};
}

function tooSmall(issue: Raw & {code: 'too_small'}, path: Path): Issue {
	const isEmpty = issue.origin === 'string' || issue.origin === 'array';
	if (isEmpty) return {path, kind: 'type', message: 'is empty', remedy: 'Fill it in, or remove it.'};
	return {path, kind: 'type', message: `is less than ${issue.minimum}`, remedy: `Write at least ${issue.minimum}.`};
}

function shown(input: unknown): string {
	if (input === null || input === '') return 'empty';
	if (Array.isArray(input)) return 'a list';
	if (typeof input === 'object') return 'a map';
	const text = typeof input === 'string' ? input : JSON.stringify(input);
	return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}

function listed(values: readonly string[]): string {
	const shownValues = values
		.slice(0, 16)
		.map(value => `\`${value}\``)
		.join(', ');
	return values.length > 16 ? `${shownValues} …` : shownValues;
}
