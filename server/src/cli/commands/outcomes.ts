import type {Catalog, Edition} from '../../core/catalog/catalog.ts';
import type {TextOptions} from '../../report/terminal.ts';
import {painter, wrap} from '../../report/terminal.ts';
import {anchorsWanted, counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import {catalogsOf} from '../catalogs.ts';
import type {Host} from '../host.ts';
import {deliver} from '../output.ts';
import {UsageProblem} from '../problem.ts';

/** `outcomes`: what is expected, with the criteria that show it. */
export async function outcomes(args: Arguments, host: Host): Promise<number> {
	if (args.paths.length > 0)
		throw new UsageProblem(
			`outcomes takes no argument, and got "${args.paths.join(' ')}".`,
			`To read about one outcome, write qms-lens explain ${args.paths[0]}.`,
		);
	const catalogs = await catalogsOf(args, host);
	await deliver(host, args.outputs, args.color, (format, layout) =>
		format === 'json'
			? `${JSON.stringify(
					catalogs.map(({catalog, edition}) => catalogValue(catalog, edition)),
					undefined,
					'\t',
				)}\n`
			: catalogs.map(({catalog, edition}) => catalogText(catalog, edition, layout)).join('\n'),
	);
	return 0;
}

/** What `outcomes --format json` prints of one catalogue. */
export function catalogValue(catalog: Catalog, edition: Edition) {
	return {
		id: catalog.id,
		version: catalog.version,
		title: catalog.title,
		edition,
		disclaimer: catalog.disclaimer,
		outcomes: catalog.outcomes.map(outcome => ({
			id: outcome.id,
			qualified: outcome.qualified,
			parent: outcome.parent ?? null,
			title: outcome.title,
			statement: outcome.statement,
			pdca: outcome.pdca,
			criteria: outcome.criteria.map(criterion => ({
				id: criterion.id,
				title: criterion.title,
				question: criterion.question,
				counts: criterion.counts,
				notCounts: criterion.notCounts,
				level: criterion.level[edition],
				core: criterion.core,
				clauses: criterion.clauses[edition],
				documented: criterion.documented,
				lookedFor: anchorsWanted(criterion.anchors),
			})),
		})),
		notes: catalog.notes.map(({id, title, statement}) => ({id, title, statement})),
		boundaries: catalog.boundaries.map(({id, title, statement, rules}) => ({id, title, statement, rules})),
	};
}

function catalogText(catalog: Catalog, edition: Edition, options: TextOptions): string {
	const paint = painter(options.color);
	const indented = (text: string, by: number): string[] =>
		wrap(text, options.width - by).map(line => ' '.repeat(by) + line);
	const criteria = catalog.outcomes.flatMap(outcome => outcome.criteria);
	const blocks = catalog.outcomes.map(outcome =>
		[
			...wrap(`${outcome.qualified} ${outcome.title}`, options.width).map(line => paint('bold', line)),
			...indented(outcome.statement, 2),
			...outcome.criteria.flatMap(criterion => {
				const clauses = criterion.clauses[edition];
				const notes = [
					criterion.level[edition],
					...(criterion.core ? ['core'] : []),
					...(clauses.length > 0 ? [`clauses ${clauses.join(', ')}`] : []),
				];
				const fits = 2 + criterion.id.length + 2 + notes.join('; ').length <= options.width;
				return [
					`  ${paint('cyan', criterion.id)}${fits ? `  ${paint('dim', notes.join('; '))}` : ''}`,
					...(fits ? [] : indented(notes.join('; '), 6).map(line => paint('dim', line))),
					...indented(criterion.question, 6),
				];
			}),
		].join('\n'),
	);
	const rest = [...catalog.notes, ...catalog.boundaries].flatMap(({id, statement}) => [
		paint('bold', id),
		...indented(statement, 2),
	]);
	return `${[
		...wrap(`${catalog.title} (${catalog.id} ${catalog.version}, edition ${edition})`, options.width).map(line =>
			paint('bold', line),
		),
		'',
		blocks.join('\n\n'),
		'',
		...rest,
		'',
		...wrap(
			`${outcomesOf(catalog)}, ${counted(criteria.length, 'criterion', 'criteria')}. ${catalog.disclaimer}`,
			options.width,
		),
	].join('\n')}\n`;
}

/** The overall outcome is named beside the others, as everywhere where outcomes are counted. */
function outcomesOf({outcomes}: Catalog): string {
	const count = outcomes.filter(({type}) => type === 'outcome').length;
	return `${counted(count, 'outcome')}${count < outcomes.length ? ' and the overall one' : ''}`;
}
