/** A kind of text that is cheap to write and was, somewhere, expensive to read. */
export interface Pattern {
	readonly name: string;
	/** The file that holds it. */
	readonly path: string;
	/** The text, of about `size` characters; always the same for a size. */
	readonly text: (size: number) => string;
}

const head =
	'---\nid: PRO-001\ntitle: Control of documents\ntype: procedure\nstatus: effective\nowner: Quality manager\nversion: 1\n---\n# Control of documents\n\n';
const processHead = 'id: PRC-001\ntitle: Purchasing\ntype: process\nowner: Buyer\n';

/** `piece` again and again, with its number where it asks for it. */
function times(size: number, piece: string | ((index: number) => string), joint = ''): string {
	const pieces: string[] = [];
	for (let index = 0, length = 0; length < size; index++) {
		const next = (typeof piece === 'string' ? piece : piece(index)) + joint;
		pieces.push(next);
		length += next.length;
	}
	return pieces.join('');
}

/** A part `before` for each part `after`: `((((…))))`. */
const pairs = (size: number, before: string, between: string, after: string): string => {
	const count = Math.ceil(size / (before.length + after.length));
	return before.repeat(count) + between + after.repeat(count);
};

const markdown = (name: string, body: (size: number) => string): Pattern => ({
	name,
	path: 'procedures/PRO-001.md',
	text: size => head + body(size),
});
const repeated = (name: string, piece: string | ((index: number) => string), joint = ''): Pattern =>
	markdown(name, size => times(size, piece, joint));
const yaml = (name: string, body: (size: number) => string): Pattern => ({
	name,
	path: 'processes/PRC-001.yaml',
	text: size => processHead + body(size),
});
const frontMatter = (name: string, body: (size: number) => string): Pattern => ({
	name: `front matter: ${name}`,
	path: 'procedures/PRO-002.md',
	text: size => `---\nid: PRO-002\ntitle: Review\n${body(size)}\n---\n# Review\n\nThe owner reviews the document.\n`,
});
const config = (name: string, body: (size: number) => string): Pattern => ({
	name: `qms.yaml: ${name}`,
	path: 'qms.yaml',
	text: body,
});
const catalog = (name: string, body: (size: number) => string): Pattern => ({
	name: `catalogue: ${name}`,
	path: 'catalog.yaml',
	text: body,
});

export const markdownPatterns: readonly Pattern[] = [
	repeated('prose', 'The quality manager reviews each complaint and records the decision. ', '\n'),
	repeated('paragraphs', 'The quality manager reviews each complaint and records the decision.', '\n\n'),
	repeated('one line of words', 'The quality manager reviews each complaint '),
	repeated('one line without blanks', 'a'),
	repeated('blank lines', '\n'),
	repeated('lines of blanks', '        \n'),
	markdown('one line of blanks', size => ' '.repeat(size)),
	markdown('blanks, then a word', size => `${' '.repeat(size)}word`),
	markdown('blanks after a word', size => `word${' '.repeat(size)}\nword\n`),
	markdown('tabs', size => '\t'.repeat(size)),
	markdown('lazy lines after a quotation', size => `> quoted\n${times(size, 'lazy line\n')}`),
	markdown('lazy lines after a list', size => `- item\n${times(size, 'lazy line\n')}`),
	markdown('lazy lines after quotations in lists', size => `- > - > deep\n${times(size, 'lazy line\n')}`),
	markdown('lazy lines of one letter after a list', size => `- item\n${times(size, 'a\n')}`),
	repeated('quotations', '> quoted\n'),
	repeated('quotation marks', '>'),
	repeated('quotations deeper and deeper', index => `${'>'.repeat((index % 90) + 1)} a\n`),
	repeated('quotations with lazy lines', '> quoted\nlazy\n'),
	repeated('list items', '- item\n'),
	repeated('numbered items', index => `${index}. item\n`),
	repeated('empty items', '-\n'),
	repeated('items with blank lines', '- item\n\n'),
	repeated('marks of lists', '- '),
	repeated('nested items', index => `${'  '.repeat(index % 40)}- item\n`),
	markdown('items deeper and deeper', size => times(size, index => `${' '.repeat(Math.min(index, 300))}- x\n`)),
	repeated('quotations in items', '- > item\n'),
	repeated('items in quotations', '> - item\n'),
	repeated('items with quotations below', '- item\n  > quoted\n'),
	repeated('items with paragraphs', '- item\n\n  paragraph\n\n'),
	repeated('items with code', '- item\n\n  ```\n  code\n  ```\n'),
	repeated('lists of other marks', index => `${'-+*'.charAt(index % 3)} item\n`),
	repeated('task items', '- [ ] item\n'),
	repeated('processing instructions', '<?'),
	repeated('processing instructions on lines', 'a <?\n'),
	repeated('declarations', '<!A'),
	repeated('declarations in text', 'a <!A '),
	repeated('CDATA', 'a <![CDATA['),
	repeated('comments that never end', 'a <!-- '),
	repeated('comments', '<!-- comment -->\n'),
	repeated('comments in text', 'a <!-- c --> '),
	repeated('ends of comments', 'a --> '),
	repeated('tags', '<a>'),
	repeated('tags in text', 'a <b>c</b> '),
	repeated('unfinished tags', 'a <b '),
	repeated('tags with attributes', 'a <a b="c" d=\'e\'> '),
	repeated('attributes', ' b="c"'),
	markdown('one tag with many attributes', size => `a <b${times(size, ' c="d"')}`),
	markdown('one attribute that never ends', size => `a <b c="${times(size, 'word ')}`),
	repeated('blocks of HTML', '<div>\n\ntext\n\n</div>\n\n'),
	repeated('open blocks of HTML', '<div>\n'),
	repeated('scripts', '<script>\n'),
	repeated('scripts in a block', '<div><script><style><svg><pre>'),
	repeated('cells of HTML', '<td>cell'),
	repeated('HTML with links', '<a href="a.md" '),
	repeated('HTML entities', '&amp;'),
	repeated('unfinished entities', '&amp'),
	repeated('character references', '&#0'),
	repeated('autolinks', '<https://example.org/> '),
	repeated('unfinished autolinks', '<https://a'),
	repeated('unfinished addresses', '<a@b.'),
	repeated('addresses', 'https://example.org/a '),
	repeated('links', '[text](target.md) '),
	repeated('links to anchors', '[text](#control-of-documents) '),
	repeated('links to many targets', index => `[text](target-${index}.md) `, '\n\n'),
	repeated('links without targets', '[text]('),
	repeated('links without ends', '[a](<b'),
	repeated('links with titles', '[a](b "c'),
	repeated('opening brackets', '['),
	repeated('closing brackets', ']'),
	repeated('brackets', '[a]'),
	markdown('nested brackets', size => pairs(size, '[', 'a', ']')),
	markdown('nested links', size => pairs(size, '[', 'a', '](b)')),
	markdown('nested images', size => pairs(size, '![', 'a', '](b)')),
	repeated('openings of images', '!['),
	markdown('parentheses in a target', size => `[a](${pairs(size, '(', 'b', ')')})`),
	repeated('brackets and parentheses', '[a]('),
	repeated('wiki links', '[[PRO-001]] '),
	repeated('open wiki links', '[['),
	repeated('footnotes', index => `text[^${index}]\n\n[^${index}]: note\n\n`),
	repeated('references', index => `[text][r${index}]\n\n[r${index}]: target.md\n\n`),
	repeated('references to nothing', '[text][none] '),
	repeated('definitions', index => `[r${index}]: target.md\n`),
	repeated('definitions of one name', '[r]: target.md\n'),
	repeated('definitions with open titles', '[r]: target "title\n'),
	markdown('one long name of a reference', size => `[${'a'.repeat(size)}]: b\n\n[${'a'.repeat(size)}]\n`),
	repeated('references after definitions', index => (index === 0 ? '[a]: b\n\n' : '[a] ')),
	repeated('emphasis marks', '*'),
	repeated('emphasis', '*a* '),
	repeated('open emphasis', '*a '),
	repeated('closing emphasis', 'a* '),
	repeated('strong and emphasis', '*a **b '),
	repeated('strong and emphasis that closes', 'a**b c* '),
	repeated('underscores', 'a_b_c '),
	repeated('open underscores', '_a '),
	repeated('marks of both kinds', '*_'),
	repeated('emphasis on lines', '*a\n'),
	repeated('emphasis in items', '- *a **b\n'),
	markdown('nested emphasis', size => pairs(size, '*', 'a', '*')),
	markdown('nested emphasis of words', size => pairs(size, '*a ', 'b', ' c*')),
	repeated('back-ticks', '`'),
	markdown('back-ticks of every length', size => {
		const most = Math.floor(Math.sqrt(2 * size));
		return Array.from({length: most}, (_, index) => `a${'`'.repeat(index)}`).join('');
	}),
	repeated('code', '`a` '),
	repeated('back-ticks in pairs', '`` a '),
	repeated('fences', '```\n'),
	repeated('fences of code', '```yaml\nid: PRC-001\n```\n\n'),
	repeated('tildes', '~'),
	repeated('fences in quotations', '> ```\n'),
	repeated('backslashes', '\\'),
	repeated('escapes', '\\* '),
	repeated('hard breaks', 'a  \n'),
	repeated('backslashes at line ends', 'a\\\n'),
	repeated('rules', '---\n\n'),
	repeated('underlines of headings', 'a\n---\n'),
	repeated('lines of equals signs', '=\n'),
	repeated('headings', index => `## Heading ${index}\n\n`),
	repeated('headings of one name', '## Review\n\nThe owner reviews it.\n\n'),
	repeated('marks of headings', '# '),
	repeated('headings deeper and deeper', index => `${'#'.repeat((index % 6) + 1)} Heading\n\n`),
	markdown('one long heading', size => `## ${times(size, 'word ')}\n`),
	repeated('rows without a table', '| a | b |\n'),
	markdown('a long table', size => `| Form | Owner |\n|---|---|\n${times(size, '| F-001 | Buyer |\n')}`),
	markdown('a wide table', size => {
		const columns = Math.floor(size / 12);
		return `|${' a |'.repeat(columns)}\n|${'---|'.repeat(columns)}\n|${' b |'.repeat(columns)}\n`;
	}),
	markdown('a square table', size => {
		const columns = Math.floor(Math.sqrt(size / 4));
		return `|${' a |'.repeat(columns)}\n|${'---|'.repeat(columns)}\n${`|${' b |'.repeat(columns)}\n`.repeat(columns)}`;
	}),
	markdown('a wide table of short rows', size => {
		const columns = Math.floor(Math.sqrt(size));
		return `|${' a |'.repeat(columns)}\n|${'---|'.repeat(columns)}\n${times(size, '|\n')}`;
	}),
	repeated('tables', '| a | b |\n|---|---|\n| c | d |\n\n'),
	repeated('delimiter rows', '|-\n'),
	repeated('pipes', '|'),
	repeated('pipes on lines', 'a|\n-|\n'),
	markdown('carriage returns alone', size => times(size, 'The owner reviews it.\r')),
	markdown('carriage returns', size => '\r'.repeat(size)),
	markdown('line ends of Windows', size => times(size, 'The owner reviews it.\r\n\r\n')),
	repeated('NUL characters', '\0'),
	repeated('marks of direction', '\u202E'),
	repeated('combining marks', 'e\u0301'),
	repeated('pairs of surrogates', '\u{1F600}'),
	repeated('lone surrogates', '\uD800'),
	repeated('ligatures', '\uFB03'),
	repeated('capital letters', 'A-'),
	repeated('digits', '1.'),
	repeated('digits alone', '1'),
	repeated('numbers of clauses', 'clause 7.5.3, '),
	repeated('numbers of clauses after the standard', 'ISO 9001:2015 clause 7.5.3 '),
	repeated('the standard', 'ISO 9001 '),
	repeated('dates', '2025-01-01 '),
	repeated('abbreviations', 'e.g. '),
	repeated('full stops', '.'),
	repeated('points and blanks', '. '),
	repeated('question marks', '? '),
	repeated('hyphens', '-'),
	repeated('hyphens and letters', 'a-'),
	repeated('colons', 'a: '),
	repeated('semicolons', 'a; '),
	repeated('quotation signs', '"'),
	repeated('words in quotation signs', '"a" '),
	repeated('apostrophes', "a'"),
	repeated('commas', 'a, '),
	repeated('slashes', 'a/'),
	repeated('parentheses', '('),
	markdown('nested parentheses', size => pairs(size, '(', 'a', ')')),
	repeated('braces', '{'),
	repeated('placeholders', '{{a}} '),
	repeated('open placeholders', '{{'),
	repeated('angle placeholders', '<owner name> '),
	repeated('bracketed placeholders', '[TBD] '),
	repeated('TODO', 'TODO '),
	repeated('blanks to fill in', '____ '),
	repeated('ids', index => `PRO-${String(index % 1000).padStart(3, '0')} `),
	repeated('ids of many documents', index => `PRO-${index} `, '\n\n'),
	repeated('ids with spaces', 'AB 12 '),
	repeated('ids deeper and deeper', 'PRO-A-'),
	repeated('directives', '<!-- qms: covers EO-9.cause -->\n\n'),
	repeated('directives not understood', '<!-- qms: coverz EO-9.cause -->\n\n'),
	repeated('directives of unknown ids', index => `<!-- qms: covers EO-9.x${index} -->\n\n`),
	repeated('suppressions', '<!-- qms: ignore placeholder -->\n\n'),
	markdown('a long directive', size => `<!-- qms: covers ${times(size, 'EO-9.cause ')} -->\n\nText.\n`),
	markdown(
		'a directive with many arguments',
		size => `<!-- qms: covers EO-9.cause ${times(size, 'because="a" ')} -->\n`,
	),
	markdown(
		'a directive with an open argument',
		size => `<!-- qms: covers EO-9.cause because="${times(size, "a='b' ")} -->\n`,
	),
	repeated('directives that never end', '<!-- qms: covers EO-9.cause '),
	repeated('directives as definitions', '[//]: # (qms: covers EO-9.cause)\n'),
	repeated('roles', index => `The role manager ${index} releases the document.\n\n`),
	repeated('everyone', 'Everyone is responsible. '),
	repeated('weak words', 'This should be done as appropriate. '),
	repeated('vague times', 'It is reviewed regularly. '),
	repeated('over-claims', 'Our products are ISO 9001 certified. '),
	repeated('head data in the text', '**Owner:** Buyer\n\n'),
	repeated('head data on one line', 'Owner: Buyer | Version: 1 | '),
	markdown(
		'a register',
		size =>
			`## Register of documents\n\n| Id | Title | Owner |\n|---|---|---|\n${times(size, index => `| PRO-${index} | Title ${index} | Buyer |\n`)}`,
	),
	markdown(
		'a table of responsibilities',
		size =>
			`## Responsibilities\n\n| Activity | Responsible |\n|---|---|\n${times(size, index => `| Release ${index} | Manager ${index} |\n`)}`,
	),
	markdown(
		'a table of records',
		size =>
			`## Records\n\n| Record | Retention | Location |\n|---|---|---|\n${times(size, index => `| REC-${index} Form | ${index} years | Archive |\n`)}`,
	),
	markdown(
		'a table of objectives',
		size =>
			`## Quality objectives\n\n| Objective | Target | Owner |\n|---|---|---|\n${times(size, index => `| Objective ${index} | high | |\n`)}`,
	),
	markdown(
		'a history',
		size =>
			`## Revision history\n\n| Version | Date | Change |\n|---|---|---|\n${times(size, index => `| ${index} | 2025-01-01 | Change ${index} |\n`)}`,
	),
	markdown('steps', size => `## Procedure\n\n${times(size, index => `${index}. Check the goods and record it.\n`)}`),
	markdown('duties in prose', size =>
		times(size, index => `The manager ${index} is responsible for task ${index}.\n\n`),
	),
	markdown('retention in prose', size => times(size, index => `Form F-${index % 900} is kept for ${index} years.\n\n`)),
	markdown(
		'a process in a fence',
		size => `\`\`\`yaml qms-process\nid: PRC-9\ninputs:\n${times(size, '  - a\n')}\`\`\`\n`,
	),
];

export const yamlPatterns: readonly Pattern[] = [
	yaml('unknown keys', size => times(size, index => `unknown${index}: value\n`)),
	yaml('one key again and again', size => times(size, 'owner: Buyer\n')),
	yaml('a procedure that is nearly an id', size => `procedures:\n  - ${'a1'.repeat(size / 2)}!\n`),
	yaml('inputs', size => `inputs:\n${times(size, index => `  - {name: Input ${index}, from: PRC-${index}}\n`)}`),
	yaml('inputs of one process', size => `inputs:\n${times(size, '  - {name: Input, from: PRC-002}\n')}`),
	yaml('activities', size => `activities:\n${times(size, index => `  - {name: Activity ${index}}\n`)}`),
	yaml('risks', size => `risks:\n${times(size, index => `  - {risk: Risk ${index}}\n`)}`),
	yaml('records', size => `records:\n${times(size, index => `  - {id: REC-${index}, name: Record}\n`)}`),
	yaml('aliases', size => `base: &base {a: 1}\nuses:\n${times(size, '  - *base\n')}`),
	yaml('aliases of much', size => {
		const half = size / 2;
		return `base: &base [${times(half, 'a, ')}]\nuses:\n${times(half, '  - *base\n')}`;
	}),
	yaml('anchors', size => `list:\n${times(size, index => `  - &a${index} x\n`)}`),
	yaml('anchors and aliases', size => `list:\n${times(size, index => `  - &a${index} x\n  - *a${index}\n`)}`),
	yaml(
		'chains of aliases',
		size => `a0: &a0 x\n${times(size, index => `a${index + 1}: &a${index + 1} [*a${index}]\n`)}`,
	),
	yaml('undefined aliases', size => `list:\n${times(size, '  - *none\n')}`),
	yaml('undefined aliases of many names', size => `list:\n${times(size, index => `  - *none${index}\n`)}`),
	yaml('merged keys', size => `base: &base {a: 1}\nlist:\n${times(size, '  - {<<: *base, b: 2}\n')}`),
	yaml(
		'chains of merged keys',
		size =>
			`m0: &m0 {k0: v}\n${times(size, index => `m${index + 1}: &m${index + 1} {<<: *m${index}, k${index + 1}: v}\n`)}`,
	),
	yaml('merged lists', size => `base: &base {a: 1}\nlist:\n  <<: [${times(size, '*base, ')}]\n`),
	yaml('a wide mapping merged often', size => {
		const half = size / 2;
		return `base: &base\n${times(half, index => `  k${index}: v\n`)}list:\n${times(half, '  - <<: *base\n')}`;
	}),
	yaml('open brackets', size => `inputs: ${'['.repeat(size)}\n`),
	yaml('open braces', size => `inputs: ${'{'.repeat(size)}\n`),
	yaml('open braces with keys', size => `inputs: ${times(size, '{a: ')}\n`),
	yaml('brackets', size => `inputs: ${pairs(size, '[', '', ']')}\n`),
	yaml('lists in flow', size => `inputs: [${times(size, 'a, ')}]\n`),
	yaml('lists of lists in flow', size => `inputs: [${times(size, '[a], ')}]\n`),
	yaml('mappings in flow', size => `inputs: [${times(size, '{a: b}, ')}]\n`),
	yaml('one mapping in flow', size => `inputs: {${times(size, index => `a${index}: b, `)}}\n`),
	yaml('closing brackets', size => `inputs: ${']'.repeat(size)}\n`),
	yaml('marks of lists', size => `inputs:\n  ${times(size, '- ')}a\n`),
	yaml('marks of keys', size => `inputs:\n  ${times(size, '? ')}a\n`),
	yaml('colons', size => `inputs: ${times(size, ': ')}\n`),
	yaml('colons in values', size => times(size, 'a: b: c\n')),
	yaml('deeper and deeper', size => times(size, index => `${' '.repeat(index % 200)}a:\n`)),
	yaml('quotations', size => `purpose: "${times(size, 'word ')}"\n`),
	yaml('open quotations', size => `purpose: "${times(size, 'word\n')}`),
	yaml('quotation signs', size => `purpose: ${'"'.repeat(size)}\n`),
	yaml('single quotation signs', size => `purpose: ${"'".repeat(size)}\n`),
	yaml('escapes', size => `purpose: "${times(size, '\\x')}"\n`),
	yaml('a block of text', size => `purpose: |\n${times(size, '  The buyer orders the goods.\n')}`),
	yaml('folded text', size => `purpose: >\n${times(size, '  The buyer orders the goods.\n')}`),
	yaml('plain text on lines', size => `purpose: a\n${times(size, '  The buyer orders the goods.\n')}`),
	yaml('comments', size => times(size, '# comment\n')),
	yaml('comments behind values', size => times(size, index => `a${index}: b # comment\n`)),
	yaml('documents', size => times(size, '---\nid: PRC-001\n')),
	yaml('marks of documents', size => times(size, '---\n')),
	yaml('ends of documents', size => times(size, '...\n')),
	yaml('directives', size => `---\n${times(size, '%YAML 1.2\n')}`),
	yaml('tags', size => `list:\n${times(size, '  - !custom a\n')}`),
	yaml('tags of binary', size => `list:\n${times(size, '  - !!binary a\n')}`),
	yaml('tags of sets', size => `list: !!set {${times(size, index => `a${index}, `)}}\n`),
	yaml('tabs', size => `a:\n${times(size, '\tb: c\n')}`),
	yaml('carriage returns alone', size => times(size, index => `a${index}: b\r`)),
	yaml('blanks', size => `a: b${' '.repeat(size)}\n`),
	yaml('blank lines', size => '\n'.repeat(size)),
	yaml('one long key', size => `${'a'.repeat(size)}: b\n`),
	yaml('one long value', size => `a: ${'b'.repeat(size)}\n`),
	yaml('numbers', size => `list: [${times(size, '1e1, ')}]\n`),
	yaml('a long number', size => `a: ${'1'.repeat(size)}\n`),
	yaml('keys that are lists', size => times(size, '? [a, b]\n: c\n')),
	yaml('keys of prototypes', size => times(size, '__proto__: {constructor: a}\n')),
	yaml('ids', size => `references: [${times(size, index => `PRO-${index}, `)}]\n`),
	yaml('empty values', size => times(size, index => `a${index}:\n`)),
	yaml('roles', size => `roles:\n${times(size, index => `  - {id: R-${index}, name: Manager ${index}}\n`)}`),
	{name: 'YAML that is no mapping', path: 'processes/PRC-003.yaml', text: size => times(size, '- a\n')},
	{name: 'a scalar on many lines', path: 'processes/PRC-003.yaml', text: size => times(size, 'word word\n')},
];

export const frontMatterPatterns: readonly Pattern[] = [
	frontMatter('unknown keys', size => times(size, index => `unknown${index}: value\n`)),
	frontMatter('one long line', size => `owner: ${times(size, 'a ')}`),
	frontMatter('approvers', size => `approver: [${times(size, index => `Manager ${index}, `)}]`),
	frontMatter('supersedes', size => `supersedes: [${times(size, index => `PRO-${index}, `)}]`),
	frontMatter('covers', size => `covers: [${times(size, 'EO-9.cause, ')}]`),
	frontMatter('covers unknown ids', size => `covers: [${times(size, index => `EO-9.x${index}, `)}]`),
	frontMatter('undefined aliases', size => `list:\n${times(size, '  - *none\n')}`),
	frontMatter('open brackets', size => `list: ${'['.repeat(size)}`),
	{
		name: 'front matter: never closed',
		path: 'procedures/PRO-002.md',
		text: size => `---\nid: PRO-002\n${times(size, 'key: value\n')}`,
	},
	{
		name: 'front matter: TOML',
		path: 'procedures/PRO-002.md',
		text: size => `+++\nid = "PRO-002"\n${times(size, index => `key${index} = "value"\n`)}+++\n\n# Title\n`,
	},
	{
		name: 'front matter: blank lines before',
		path: 'procedures/PRO-002.md',
		text: size => `${times(size, ' \n')}---\nid: PRO-2\n---\n`,
	},
	{name: 'front matter: rules', path: 'procedures/PRO-002.md', text: size => times(size, '---\n\n')},
];

export const settingPatterns: readonly Pattern[] = [
	config('unknown keys', size => times(size, index => `unknown${index}: value\n`)),
	config('unknown rules', size => `rules:\n${times(size, index => `  unknown-${index}: off\n`)}`),
	config('paths of include', size => `include:\n${times(size, index => `  - "folder${index}/**/*.md"\n`)}`),
	config(
		'paths of overrides',
		size => `overrides:\n${times(size, index => `  - {files: ["a${index}/**"], rules: {placeholder: off}}\n`)}`,
	),
	config('roles', size => `roles:\n${times(size, index => `  - {id: R-${index}, name: Manager ${index}}\n`)}`),
	config('records', size => `records:\n${times(size, index => `  - {id: REC-${index}, name: Record ${index}}\n`)}`),
	config('terms', size => `terms:\n  en:\n${times(size, index => `    term${index}: [word ${index}]\n`)}`),
	config('catalogues', size => `catalogs:\n${times(size, index => `  - none${index}.yaml\n`)}`),
	config(
		'declarations',
		size =>
			`notApplicable:\n${times(size, index => `  - {topic: design, justification: We design nothing ${index}}\n`)}`,
	),
	config('undefined aliases', size => `include:\n${times(size, '  - *none\n')}`),
	config('a list', size => times(size, '- a\n')),
	config('open brackets', size => `include: ${'['.repeat(size)}`),
	catalog(
		'outcomes',
		size =>
			`schema: 1\nid: own\nversion: 1\ntitle: Own\noutcomes:\n${times(size, index => `  - {id: O-${index}, title: Outcome ${index}}\n`)}`,
	),
	catalog('unknown keys', size => `schema: 1\nid: own\n${times(size, index => `unknown${index}: value\n`)}`),
	catalog(
		'outcomes of one id',
		size => `schema: 1\nid: own\nversion: 1\ntitle: Own\noutcomes:\n${times(size, '  - {id: O-1, title: Outcome}\n')}`,
	),
];

/** The same marks again and again, as Markdown and as YAML. */
export function repeats(name: string, pieces: readonly string[]): readonly Pattern[] {
	const piece = pieces.join('');
	return ['procedures/PRO-001.md', 'processes/PRC-001.yaml'].map(path => ({
		name: `${name} in ${path}`,
		path,
		text: size => piece.repeat(Math.ceil(size / piece.length)),
	}));
}
