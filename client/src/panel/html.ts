import {Uri, type Webview} from 'vscode';

/** A page of the editor, by the name of its script and style. Nothing runs but our own script, nothing is fetched but our own style and font. */
export function pageHtml(webview: Webview, dist: Uri, page: 'panel' | 'map', title: string): string {
	const nonce = crypto.randomUUID().replaceAll('-', '');
	const resource = (name: string): string => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
	const policy = [
		`default-src 'none'`,
		`style-src ${webview.cspSource}`,
		`font-src ${webview.cspSource}`,
		`script-src 'nonce-${nonce}'`,
	].join('; ');
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${resource(`${page}.css`)}">
</head>
<body>
<main id="app" aria-busy="true"><p class="quiet">Reading the documents…</p></main>
<script nonce="${nonce}" src="${resource(`${page}.js`)}"></script>
</body>
</html>`;
}
