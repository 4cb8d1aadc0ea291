import type {QmsConfig, RuleSetting} from '../config/config.ts';
import type {Severity} from '../finding/finding.ts';
import {globTest} from '../text/glob.ts';

const matchers = new Map<string, (path: string) => boolean>();

/** True where a path relative to the QMS root fits a glob. */
export function matches(glob: string, path: string): boolean {
	let matcher = matchers.get(glob);
	if (!matcher) {
		matcher = globTest(glob);
		matchers.set(glob, matcher);
	}
	return matcher(path);
}

/** Whether the configuration takes or leaves a file; nothing where the document itself decides. */
export function listedBy(path: string, {include, exclude}: Pick<QmsConfig, 'include' | 'exclude'>): {listed?: boolean} {
	if (exclude.some(glob => matches(glob, path))) return {listed: false};
	return include.length === 0 ? {} : {listed: include.some(glob => matches(glob, path))};
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
