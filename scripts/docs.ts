// Builds the documentation site in site/ from README.md, docs/ and the pages beside them: node scripts/docs.ts [--check]
// Links between pages and to headings are checked first; a broken one fails, and with --check nothing is written.
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {brokenLinks} from './docs/links.ts';
import {readPage} from './docs/page.ts';
import {rendered} from './docs/template.ts';

const root = join(import.meta.dirname, '..');
const out = join(root, 'site');
const beside = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];

const inDocs = readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'})
	.map(name => `docs/${name.replaceAll('\\', '/')}`)
	.filter(path => path.endsWith('.md'));
const paths = [...beside.filter(path => existsSync(join(root, path))), ...inDocs].sort();
const pages = paths.map(path => readPage(path, readFileSync(join(root, path), 'utf8')));

const broken = brokenLinks(pages, path => existsSync(join(root, path)));
for (const {page, line, target, reason} of broken) console.error(`${page}:${line}: ${target}: ${reason}`);
if (broken.length > 0) process.exitCode = 1;
else if (process.argv.includes('--check')) console.log(`${pages.length} pages, no broken link`);
else {
	rmSync(out, {recursive: true, force: true});
	const index = pages.find(({path}) => path === 'docs/README.md');
	for (const page of pages) {
		const file = join(out, page.output);
		mkdirSync(dirname(file), {recursive: true});
		writeFileSync(file, rendered(page, index, pages));
	}
	for (const folder of ['docs/images', 'media']) cpSync(join(root, folder), join(out, folder), {recursive: true});
	console.log(`wrote ${pages.length} pages to site/; open site/index.html`);
}
