import {allRules} from '../../core/rules/index.ts';
import type {RuleMeta} from '../../core/rules/rule.ts';
import {families} from '../../core/finding/finding.ts';
import {ruleUrl} from '../../report/links.ts';
import type {TextOptions} from '../../report/terminal.ts';
import {pad, painter, width, wrap} from '../../report/terminal.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import type {Host} from '../host.ts';
import {deliver} from '../output.ts';
import {UsageProblem} from '../problem.ts';

/** `rules`: what is checked. */
export async function rules(args: Arguments, host: Host): Promise<number> {
	if (args.paths.length > 0)
		throw new UsageProblem(
			`rules takes no argument, and got "${args.paths.join(' ')}".`,
			`To read about one rule, write qms-lens explain ${args.paths[0]}.`,
		);
	const metas = allRules.map(rule => rule.meta);
	await deliver(host, args.outputs, args.color, (format, layout) =>
		format === 'json' ? rulesJson(metas) : rulesText(metas, layout),
	);
	return 0;
}

function rulesJson(metas: readonly RuleMeta[]): string {
	const values = metas.map(({id, aliases, family, severity, summary, why, remedy, options}) => ({
		id,
		aliases,
		family,
		severity,
		summary,
		why,
		remedy,
		options: options ?? {},
		url: ruleUrl(id),
	}));
	return `${JSON.stringify(values, undefined, '\t')}\n`;
}

function rulesText(metas: readonly RuleMeta[], options: TextOptions): string {
	const paint = painter(options.color);
	const ids = Math.max(...metas.map(meta => width(meta.id)));
	const indent = 2 + ids + 2 + 11 + 2;
	const blocks = families.flatMap(family => {
		const own = metas.filter(meta => meta.family === family);
		if (own.length === 0) return [];
		const lines = own.flatMap(({id, severity, summary}) => {
			if (options.width < indent + 24)
				return [
					...(width(id) + severity.length + 4 > options.width
						? [`  ${id}`, `      ${paint('dim', severity)}`]
						: [`  ${id}  ${paint('dim', severity)}`]),
					...wrap(summary, options.width - 6).map(line => `      ${line}`),
				];
			return wrap(summary, options.width - indent).map((line, index) =>
				index === 0 ? `  ${pad(id, ids)}  ${paint('dim', pad(severity, 11))}  ${line}` : ' '.repeat(indent) + line,
			);
		});
		return [[paint('bold', family), ...lines].join('\n')];
	});
	const closing = `${counted(metas.length, 'rule')}; qms-lens explain RULE says more about one.`;
	return `${blocks.join('\n\n')}\n\n${wrap(closing, options.width).join('\n')}\n`;
}
