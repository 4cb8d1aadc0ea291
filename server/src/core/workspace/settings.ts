import type {QmsConfig, RuleSetting} from '../config/config.ts';
import type {Severity} from '../finding/finding.ts';
import {matches, saidBy} from '../text/globs.ts';

/** Whether the configuration takes or leaves a file; nothing where the document itself decides, as under an `include` that only leaves out. */
export function listedBy(path: string, {include, exclude}: Pick<QmsConfig, 'include' | 'exclude'>): {listed?: boolean} {
	if (typeof saidBy(exclude, path) === 'object') return {listed: false};
	const said = saidBy(include, path);
	return said === 'unsaid' ? {} : {listed: typeof said === 'object'};
}

/** True where a setting speaks for a path; without a path, where it speaks for everywhere. */
export const applies = (setting: RuleSetting, path: string | undefined): boolean =>
	setting.paths.length === 0 || (path !== undefined && setting.paths.some(glob => matches(glob, path)));

/** A rule's severity for a path: the last setting that fits wins over the rule's own. Undefined leaves it to the finding. */
export function severityFor(rule: string, path: string, config: QmsConfig): Severity | 'off' | undefined {
	return config.rules.findLast(
		setting => setting.rule === rule && setting.severity !== undefined && applies(setting, path),
	)?.severity;
}
