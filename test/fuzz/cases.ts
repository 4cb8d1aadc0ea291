import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {markdownPatterns, yamlPatterns} from '../growth/patterns.ts';

/** An edit as an editor sends it: lines and characters from 0, which may lie outside the text. */
export interface Edit {
	readonly path: string;
	readonly start: {readonly line: number; readonly character: number};
	readonly end: {readonly line: number; readonly character: number};
	readonly text: string;
}

/** Files of a workspace and what is typed into them, as plain data that a file can hold. */
export interface FuzzCase {
	readonly files: readonly {readonly path: string; readonly text: string}[];
	readonly edits: readonly Edit[];
}

/** Words and marks that some reader gives a meaning to. */
const tokens = [
	['\n', '\n\n', '\r\n', '\r', '\t', ' ', '  ', '\0', '\uFEFF', '\u202E', '\uD800', '\u{1F600}', 'e\u0301', 'ß', 'ﬁ'],
	[
		'#',
		'## ',
		'---\n',
		'===\n',
		'***',
		'> ',
		'- ',
		'1. ',
		'- [ ] ',
		'```\n',
		'~~~\n',
		'    ',
		'|',
		'|---|---|\n',
		'| a | b |\n',
	],
	[
		'*',
		'**',
		'_',
		'`',
		'``',
		'[',
		']',
		'](',
		')',
		'![',
		'[[',
		']]',
		'<',
		'>',
		'<!--',
		'-->',
		'<?',
		'<!A',
		'<b ',
		'&amp;',
		'\\',
	],
	['[a]: b\n', '[^1]', '[^1]: note\n', '<div>\n', '</div>\n', 'https://example.org', '{{', '}}', '____', 'TBD'],
	[
		'<!-- qms: covers EO-9.cause -->\n',
		'<!-- qms: ignore placeholder -->\n',
		'<!-- qms: plans EO-8 owner=Buyer due=2026-12-01 -->\n',
	],
	[
		'PRO-001',
		'PRC-002',
		'F-021',
		'ISO 9001:2015',
		'clause 8.7',
		'2026-01-01',
		'01.02.2026',
		'5 years',
		'Owner: ',
		'Version: 1.0',
	],
	['The quality manager reviews each complaint. ', 'Der Einkauf prüft die Lieferanten. ', 'Everyone is responsible. '],
	[
		'Our products are ISO 9001 certified. ',
		'as appropriate ',
		'regularly ',
		'## Records\n\n',
		'## Responsibilities\n\n',
	],
	[
		'id: PRO-001\n',
		'owner: Buyer\n',
		'status: effective\n',
		'type: procedure\n',
		'inputs:\n',
		'  - {name: a, from: PRC-001}\n',
	],
	[
		'&a ',
		'*a',
		'<<: *a\n',
		'!!binary ',
		'? ',
		': ',
		'{',
		'}',
		'[a, b]',
		'"',
		"'",
		'|\n',
		'>\n',
		'%YAML 1.2\n',
		'...\n',
		'__proto__: 1\n',
	],
	[
		'constructor: a\n',
		'toString: b\n',
		'"": c\n',
		'include: ["**/*.md"]\n',
		'rules: {placeholder: off}\n',
		'catalogs: [catalog.yaml]\n',
	],
	[
		'terms: {nonconformity: [event]}\n',
		'kinds: {"a/**": policy}\n',
		'roles: {buyer: Buyer}\n',
		'profile: {goods: true}\n',
	],
].flat();

const token = fc.constantFrom(...tokens);
const soup = fc.array(token, {maxLength: 40}).map(parts => parts.join(''));
const piece = fc.constantFrom(...markdownPatterns, ...yamlPatterns).map(({text}) => text(60).slice(-200));
const grown = fc.array(fc.oneof(soup, piece), {minLength: 1, maxLength: 4}).map(parts => parts.join('\n'));

/** A text of somebody else, cut, doubled and mixed with marks at random places. */
const mutated = (source: string): fc.Arbitrary<string> =>
	fc
		.array(fc.record({at: fc.nat(), length: fc.nat(80), kind: fc.constantFrom('cut', 'double', 'insert'), token}), {
			maxLength: 6,
		})
		.map(changes =>
			changes.reduce((text, {at, length, kind, token: inserted}) => {
				const start = at % (text.length + 1);
				const end = kind === 'insert' ? start : Math.min(text.length, start + length);
				const middle = kind === 'cut' ? '' : kind === 'double' ? text.slice(start, end).repeat(2) : inserted;
				return text.slice(0, start) + middle + text.slice(end);
			}, source),
		);

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const procedure =
	'---\nid: PRO-001\ntitle: Complaints\ntype: procedure\nstatus: effective\nowner: Quality manager\nversion: 1.0\napproved: 2025-01-01\n---\n# Complaints\n\n<!-- qms: covers EO-9.cause -->\n\n1. The quality manager records each complaint in F-021.\n2. The buyer tells the supplier, see [Purchasing](../processes/PRC-001.yaml).\n\n| Record | Retention |\n|---|---|\n| F-021 | 5 years |\n';
const process =
	'id: PRC-001\ntitle: Purchasing\nowner: Buyer\ninputs:\n  - {name: Order, from: PRC-002}\noutputs:\n  - {name: Goods, to: customer}\nactivities:\n  - {name: Ask for offers, role: Buyer}\n';
const settings =
	'include: ["**/*.md", "**/*.yaml"]\ncatalogs: [iso9001-eo, catalog.yaml]\nrules:\n  placeholder: off\nroles: {buyer: Buyer}\n';

const file = (path: string, text: fc.Arbitrary<string>): fc.Arbitrary<FuzzCase['files'][number]> =>
	text.map(each => ({path, text: each}));
const files = fc.tuple(
	file(
		'procedures/PRO-001.md',
		fc.oneof(
			mutated(procedure),
			grown.map(text => procedure + text),
			grown,
		),
	),
	file(
		'processes/PRC-001.yaml',
		fc.oneof(
			mutated(process),
			grown.map(text => process + text),
			grown,
		),
	),
	file('qms.yaml', fc.oneof(fc.constant(settings), mutated(settings), soup)),
	file(
		'catalog.yaml',
		fc.oneof(fc.constant(read('test/fixtures/site-safety.yaml')), mutated(read('test/fixtures/site-safety.yaml'))),
	),
);

const position = fc.record({line: fc.nat(30), character: fc.nat(60)});
const edit: fc.Arbitrary<Edit> = fc.record({
	path: fc.constantFrom(
		'procedures/PRO-001.md',
		'procedures/PRO-001.md',
		'processes/PRC-001.yaml',
		'qms.yaml',
		'catalog.yaml',
	),
	start: position,
	end: position,
	text: fc.oneof(fc.constant(''), token, soup),
});

export const cases: fc.Arbitrary<FuzzCase> = fc.record({files, edits: fc.array(edit, {maxLength: 4})});

/** A few marks that a text may be made of again and again. */
export const repeatedPieces: fc.Arbitrary<readonly string[]> = fc.array(token, {minLength: 1, maxLength: 4});
