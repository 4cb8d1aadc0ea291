import {ErrorCodes, ResponseError} from 'vscode-languageserver';
import {allRules} from '../../core/rules/index.ts';
import {createResult} from '../../report/build.ts';
import {htmlReport} from '../../report/html/page.ts';
import {jsonReport} from '../../report/json.ts';
import {coverageMarkdown, csvReport} from '../../report/matrix-tables.ts';
import {processMap} from '../../report/processMap.ts';
import type {Result} from '../../report/result.ts';
import {type ExportParams, methods} from '../../host/protocol.ts';
import type {QmsRoot} from '../root.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {normalizeUri} from '../uris.ts';
import {version} from '../version.ts';
import {requireAll} from './place.ts';

const formats: Readonly<Record<ExportParams['format'], (root: QmsRoot) => string>> = {
	html: htmlOf,
	json: root => jsonReport([resultOf(root)]),
	markdown: root => coverageMarkdown([resultOf(root)]),
	csv: root => csvReport([resultOf(root)]),
};

/** Writes the coverage of a root as the command line does. */
export const exporting: Feature = server => {
	server.connection.onRequest(
		methods.export,
		handled(server, methods.export, 'keep', async ({root: uri, format}: ExportParams): Promise<string> => {
			await server.workspace.settled();
			const root = server.workspace.roots.find(each => each.uri === normalizeUri(uri));
			if (root === undefined)
				throw new ResponseError(ErrorCodes.InvalidParams, `There is no quality management system at ${uri}.`);
			if (!Object.hasOwn(formats, format))
				throw new ResponseError(ErrorCodes.InvalidParams, `There is no format ${format}.`);
			requireAll(root);
			return formats[format](root);
		}),
	);
	return {};
};

function htmlOf(root: QmsRoot): string {
	const result = resultOf(root);
	const map = processMap(root.qms.snapshot, 'map1');
	return htmlReport([result], {linkBase: '', maps: new Map(map === undefined ? [] : [[result.root, map]])});
}

/** What a root says, with its paths relative to it. */
export function resultOf(root: QmsRoot): Result {
	const {unreadable} = root.qms.snapshot;
	return createResult(root.qms, {
		tool: {name: 'qms-lens', version},
		root: '.',
		repositoryRoot: '.',
		scope: [],
		rules: allRules.map(({meta}) => meta),
		gates: () => [],
		durationMs: 0,
		unreadable: [...unreadable].map(([path, {reason}]) => ({path, reason})),
	});
}
