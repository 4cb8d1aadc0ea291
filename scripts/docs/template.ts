import {posix} from 'node:path';
import {resolved} from './links.ts';
import {markdown, outputOf, type Page} from './page.ts';

const repository = 'https://github.com/qms-lens/qms-lens/blob/main';

/** The whole HTML of a page, with the documentation's index beside it. */
export function rendered(page: Page, index: Page | undefined, pages: readonly Page[]): string {
	const known = new Set(pages.map(({path}) => path));
	const navigation = index === undefined ? '' : bodyOf(index, page.output, known);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markdown.utils.escapeHtml(page.title)} · QMS Lens</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<nav aria-label="Documentation"><p><a href="${between(page.output, 'index.html')}">QMS Lens</a></p>
${navigation}</nav>
<main id="content">
${bodyOf(page, page.output, known)}</main>
</body>
</html>
`;
}

/** The page as HTML for a place of the site: links to pages lead to theirs, those to other files to the repository. */
function bodyOf(page: Page, from: string, known: ReadonlySet<string>): string {
	const html = markdown.renderer.render(page.tokens, markdown.options, {});
	const body = page.output === from ? html : html.replace(/<h1[\s\S]*?<\/h1>/, '').replaceAll(/ id="[^"]*"/g, '');
	return body.replaceAll(/(href|src)="([^"]*)"/g, (whole, attribute: string, target: string) => {
		const link = resolved(page.path, target);
		if (link === undefined) return whole;
		const anchor = link.anchor === '' ? '' : `#${link.anchor}`;
		if (known.has(link.path)) return `${attribute}="${between(from, outputOf(link.path))}${anchor}"`;
		if (attribute === 'src') return `src="${between(from, link.path)}"`;
		return `href="${repository}/${link.path}${anchor}"`;
	});
}

const between = (from: string, to: string): string => posix.relative(posix.dirname(from), to);

const style = `
:root{color-scheme:light dark;--line:#8884;--soft:#8881}
body{margin:0;display:grid;grid-template-columns:17rem minmax(0,1fr);font:16px/1.6 system-ui,sans-serif}
nav{border-right:1px solid var(--line);padding:1rem 1.25rem;font-size:.875rem;position:sticky;top:0;height:100vh;overflow:auto;box-sizing:border-box}
nav h2{font-size:.875rem;margin:1.25rem 0 .25rem}nav ul{list-style:none;margin:0;padding:0}nav li{margin:.3rem 0}
main{padding:1rem 2rem 4rem;max-width:52rem}
a{color:LinkText}img{max-width:100%}
pre{background:var(--soft);padding:.75rem 1rem;overflow:auto;border-radius:6px;line-height:1.4}code{font-size:.875em}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem}
@media (max-width:52rem){body{display:block}nav{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}}
`;
