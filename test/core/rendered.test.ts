import assert from 'node:assert/strict';
import {asRendered} from '../../server/src/core/syntax/rendered.ts';
import {read} from './model/support.ts';

const textOf = (markdown: string): string =>
	read(markdown)
		.sections.flatMap(({blocks}) =>
			blocks.flatMap(({kind, statements}) => statements.map(({text}) => `${kind}: ${text}`)),
		)
		.join('\n');

describe('text as a page shows it', () => {
	const unseen: readonly (readonly [what: string, text: string])[] = [
		['Liquid', 'Before.\n\n{% comment %} TODO: ask Jane {% endcomment %}\n\nAfter.'],
		['Jinja', 'Before.\n\n{# TODO: ask Jane #}\n\nAfter.'],
		['Mustache', 'Before.\n\n{{! TODO: ask Jane }}\n\nAfter.'],
		['Handlebars', 'Before.\n\n{{!-- TODO: ask\nJane --}}\n\nAfter.'],
		['MDX', 'Before.\n\n{/* TODO: ask Jane */}\n\nAfter.'],
		['what MDX imports', "import {Ask} from '../ask.jsx';\nexport const name = 'Jane';\n\nBefore.\n\nAfter."],
		['Obsidian', 'Before.\n\n%% TODO: ask Jane %%\n\nAfter.'],
		['kramdown', 'Before.\n\n{::comment}\nTODO: ask Jane\n{:/comment}\n\nAfter.'],
		['a comment of HTML', 'Before.\n\n<!-- TODO: ask Jane -->\n\nAfter.'],
		['what is deleted', 'Before.\n\n<del>TODO: ask Jane</del>\n\nAfter.'],
		['what is struck out', 'Before.\n\n~~TODO: ask Jane~~\n\nAfter.'],
		['what is hidden', 'Before.\n\n<div hidden>TODO: ask Jane</div>\n\nAfter.'],
		['what is not displayed', 'Before.\n\n<p style="display: none">TODO: ask Jane</p>\n\nAfter.'],
	];
	for (const [what, text] of unseen) {
		it(`leaves out ${what}`, () => {
			assert.equal(textOf(text), 'paragraph: Before.\nparagraph: After.');
			assert.equal(asRendered(text).length, text.length);
		});
	}

	const seen: readonly (readonly [what: string, text: string, shown: string])[] = [
		['an alert', '> [!NOTE]\n> The buyer checks each order.', 'paragraph: The buyer checks each order.'],
		['a container', '::: tip\nThe buyer checks each order.\n:::', 'paragraph: The buyer checks each order.'],
		[
			'a box of MkDocs',
			'!!! note "Orders"\n\n    The buyer checks each order.',
			'item: note "Orders"\nitem: The buyer checks each order.',
		],
		['a tab', '=== "Orders"\n\n    The buyer checks each order.', 'item: "Orders"\nitem: The buyer checks each order.'],
		[
			'details',
			'<details>\n<summary>Orders</summary>\n\nThe buyer checks each order.\n\n</details>',
			'paragraph: Orders\nparagraph: The buyer checks each order.',
		],
		['a quotation', '> The buyer checks each order.', 'quote: The buyer checks each order.'],
		['percentages', 'At 5 %% and 6 %% of a lot.', 'paragraph: At 5 %% and 6 %% of a lot.'],
		['code', '`{# a #}` is a comment.', 'paragraph: {# a #} is a comment.'],
	];
	for (const [what, text, shown] of seen) {
		it(`shows ${what}`, () => {
			assert.equal(textOf(text), shown);
			assert.equal(asRendered(text).length, text.length);
		});
	}
});
