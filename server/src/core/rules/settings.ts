import type {QmsConfig} from '../config/config.ts';
import {applies} from '../workspace/settings.ts';
import type {Rule, RuleMeta} from './rule.ts';

const noOptions: Readonly<Record<string, unknown>> = {};

/** A rule's options: its defaults, then the settings that fit, in order. Without a path only those for everywhere. */
export function optionsFor(
	meta: RuleMeta,
	path: string | undefined,
	config: QmsConfig,
): Readonly<Record<string, unknown>> {
	if (meta.options === undefined) return noOptions;
	const options: Record<string, unknown> = {};
	for (const [name, option] of Object.entries(meta.options)) options[name] = option.default;
	for (const setting of config.rules)
		if (setting.rule === meta.id && applies(setting, path)) Object.assign(options, setting.options);
	return options;
}

/** The rules that can report anything under this configuration. */
export function activeRules<R extends Rule>(rules: readonly R[], config: QmsConfig): readonly R[] {
	return rules.filter(({meta}) => {
		const settings = config.rules.filter(setting => setting.rule === meta.id && setting.severity !== undefined);
		if (settings.some(setting => setting.severity !== 'off' && setting.paths.length > 0)) return true;
		return (settings.findLast(setting => setting.paths.length === 0)?.severity ?? meta.severity) !== 'off';
	});
}
