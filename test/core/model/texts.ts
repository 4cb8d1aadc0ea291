import fc from 'fast-check';

// Pieces that mean something to one of the readers, so that random texts reach more than plain words.
const pieces = [
	'---\n', '+++\n', '# ', '## 7 ', '### ', '\n', '\n\n', '\r\n', '\r', ' ', '\t', '- ', '1. ', '  - ', '> ', '>> ', '```\n', '~~~', '    ', '| a | b |\n', '|---|---|\n', '|', '**', '*', '_', '`', '[', ']', '](x.md#a)', '![i](b.png)', '[[Page|x]]', '[^1]',
	'[//]: # (qms: covers EO-1)', '<!-- qms: ', 'covers EO-9.cause', 'ignore x because="', '"', '-->', '<!--', ';', '=', '{#id qms="EO-1"}', '<td>', '</td>', '<br>', '<Company name>', '&amp;', '&uuml;', '\\', '\\*', '\0', '\uFEFF', '\u00AD', 'é', 'e\u0301', '😀', 'ß', 'İ', '字',
	'**Owner:** QA', ' | **Version:** 2', 'id: PRO-012\n', 'status: draft\n', 'kind: process\n', 'inputs:\n', '  - {name: a, from: PRC-X}\n', 'outcomes: [EO-1]\n', 'covers:\n', '  "#a": [EO-2]\n', '&a ', '*a', '<<: ', '{', '}', '[a, ', ': ', '"\n', '? ', '!t ', '- - ', '%YAML',
	'PRO-012', 'WI-014 Title', 'ISO 9001:2015', ' clause 8.7, 10.2', 'Kapitel 8.3', 'TODO', '____', 'DD/MM/YYYY', '[Company name]', '{{OWNER}}', 'XX', 'isn\'t', 'e.g. ', 'z. B. ', 'The owner signs. ', '1.5', 'Version', '2026-03-02', '03/02/2026',
] as const;
/** Texts of pieces and of anything else. */
export const anyText = fc.array(fc.oneof({weight: 6, arbitrary: fc.constantFrom(...pieces)}, {weight: 2, arbitrary: fc.string({maxLength: 8})}, {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 4})}), {maxLength: 60}).map(parts => parts.join(''));
