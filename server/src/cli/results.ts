import {allRules} from '../core/rules/index.ts';
import {createResult} from '../report/build.ts';
import {checkGates} from '../report/gates.ts';
import type {Result} from '../report/result.ts';
import type {Arguments} from './args.ts';
import type {Host} from './host.ts';
import {UsageProblem} from './problem.ts';
import type {Progress} from './progress.ts';
import type {OpenRoot} from './roots.ts';
import {openRoots} from './roots.ts';
import {tool} from './version.ts';

/** Reads and judges every root that was asked for. Throws a UsageProblem where there is nothing to judge. */
export async function resultsOf(args: Arguments, host: Host, progress: Progress): Promise<Result[]> {
	return (await openForResults(args, host, progress)).map(each => each.result);
}

/** As `resultsOf`, with the root that each result is of. */
export async function openForResults(args: Arguments, host: Host, progress: Progress): Promise<{open: OpenRoot; result: Result}[]> {
	const begun = host.now();
	const opened = await openRoots(args, host, progress);
	if (!args.listFiles && opened.every(isEmpty)) throw nothingFound(opened, args);
	return opened.map(open => ({open, result: resultOf(open, args, host, begun)}));
}

function resultOf({qms, request, root, repositoryRoot, files}: OpenRoot, args: Arguments, host: Host, begun: number): Result {
	const {config} = qms.snapshot;
	return createResult(qms, {
		tool,
		root,
		repositoryRoot,
		scope: request.scope,
		unreadable: files.unreadable,
		rules: allRules.map(rule => rule.meta),
		gates: catalogs => checkGates(catalogs, {require: config.require, minStatus: config.minStatus, minCoverage: args.minCoverage, failOnGap: args.failOn.includes('gap')}),
		durationMs: Math.round(host.now() - begun),
	});
}

/** A root without a document of a quality management system and without a file that might have been one. */
function isEmpty({qms, files}: OpenRoot): boolean {
	return files.unreadable.length === 0 && ![...qms.snapshot.documents.values()].some(entry => entry.document.qms);
}

function nothingFound(opened: readonly OpenRoot[], args: Arguments): UsageProblem {
	const read = opened.reduce((sum, each) => sum + each.files.texts.length, 0);
	const where = opened.map(each => (each.root === '.' ? 'the current folder' : each.root)).join(', ');
	const looked = 'Looked for Markdown and YAML files with document control data (front matter, key lines or a table under the title), headings that name a part of a quality management system, folders named after one, and process descriptions in YAML.';
	const remedy = read === 0
		? `No Markdown or YAML file lies there that is not ignored. Name the folder that holds the documents: qms-lens ${args.command ?? 'check'} PATH.`
		: `${looked} --list-files says why each of the ${read} files was left; include: in qms.yaml names the documents exactly.`;
	return new UsageProblem(`No document of a quality management system was found in ${where}.`, remedy);
}
