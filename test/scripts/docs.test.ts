import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {brokenLinks} from '../../scripts/docs/links.ts';
import {readPage} from '../../scripts/docs/page.ts';
import {rendered} from '../../scripts/docs/template.ts';

const root = join(import.meta.dirname, '../..');

describe('the documentation site', () => {
	const index = readPage('docs/README.md', '# Docs\n\n## Use\n\n- [Command line](cli.md)\n');
	const page = readPage(
		'docs/cli.md',
		'# The `qms-lens` command\n\n## Exit codes\n\n[up](../README.md#two-commands), [here](#exit-codes), [gone](#nowhere),\n[none](none.md), [file](../action.yml), [web](https://example.com)\n',
	);
	const readme = readPage('README.md', '# QMS Lens\n\n## Two commands\n');
	const pages = [readme, index, page];
	const files = ['README.md', 'docs/README.md', 'docs/cli.md', 'action.yml'];

	it('names a link to a file or a heading that does not exist, with its line', () => {
		assert.deepEqual(
			brokenLinks(pages, path => files.includes(path)).map(each => [each.page, each.line, each.target, each.reason]),
			[
				['docs/cli.md', 5, '#nowhere', 'the page has no such heading'],
				['docs/cli.md', 5, 'none.md', 'there is no such file'],
			],
		);
	});

	it('leads from page to page, to headings, and to the repository for other files', () => {
		const html = rendered(page, index, pages);
		assert.match(html, /<title>The qms-lens command · QMS Lens<\/title>/);
		assert.match(html, /<h2 id="exit-codes">/);
		assert.match(html, /href="\.\.\/index\.html#two-commands"/);
		assert.match(html, /href="https:\/\/github\.com\/[^"]*\/action\.yml"/);
		assert.match(html, /<nav [\s\S]*href="cli\.html">Command line<[\s\S]*<\/nav>/);
	});

	it('has every page of docs/ in its index', () => {
		const text = readFileSync(join(root, 'docs/README.md'), 'utf8');
		const listed = [...text.matchAll(/\]\(([^)#]+)/g)].map(match => match[1] ?? '');
		const missing = readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'})
			.map(name => name.replaceAll('\\', '/'))
			.filter(
				name => name.endsWith('.md') && !/^(?:README|rules\/(?!README).*)\.md$/.test(name) && !listed.includes(name),
			);
		assert.deepEqual(missing, []);
		assert.ok(listed.every(target => existsSync(join(root, 'docs', target))));
	});
});
