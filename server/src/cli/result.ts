import {allRules} from '../core/rules/index.ts';
import type {Qms} from '../core/service.ts';
import {createResult} from '../report/build.ts';
import {checkGates} from '../report/gates.ts';
import type {Result} from '../report/result.ts';
import type {Arguments} from './args.ts';
import type {OpenRoot} from './roots.ts';
import {tool} from './version.ts';

/** What `qms`, a state of the root, says. */
export function resultOf(
	{request, root, repositoryRoot, files}: OpenRoot,
	qms: Qms,
	args: Arguments,
	durationMs: number,
): Result {
	const {config} = qms.snapshot;
	return createResult(qms, {
		tool,
		root,
		repositoryRoot,
		scope: request.scope,
		unreadable: files.unreadable,
		rules: allRules.map(rule => rule.meta),
		gates: catalogs =>
			checkGates(catalogs, {
				require: config.require,
				minStatus: config.minStatus,
				minCoverage: args.minCoverage,
				failOnGap: args.failOn.includes('gap'),
			}),
		durationMs: Math.round(durationMs),
	});
}
