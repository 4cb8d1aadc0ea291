import {builtinCatalog} from '../../core/catalog/builtin.ts';
import {allRules} from '../../core/rules/index.ts';
import {commandSpecs, optionSpecs, shells, type Subject} from '../options.ts';
import {commands, type Command} from '../commandNames.ts';

/** A word that a shell offers, with what it says beside it. */
export interface Choice {
	readonly word: string;
	readonly description: string;
}

/** What stands in a place of the command line: words, files or folders of the disk, or something nobody can guess. */
export interface Values {
	readonly words: readonly Choice[];
	readonly disk: 'files' | 'folders' | undefined;
}

export interface CompletableOption {
	/** With its dashes: `--format`, `--no-color`. */
	readonly name: string;
	/** `-f`; undefined where there is no short form. */
	readonly short: string | undefined;
	readonly description: string;
	/** Undefined for a switch. */
	readonly value: Values | undefined;
	/** What stands for the value in the help. */
	readonly placeholder: string;
}

export interface CompletableCommand extends Choice {
	readonly options: readonly CompletableOption[];
	/** In order, the last one as often as wanted. */
	readonly operands: readonly Values[];
}

/** Everything that can be completed, made of the tables that the help is made of. */
export function completable(): CompletableCommand[] {
	return commands.map(command => ({
		word: command,
		description: brief(commandSpecs[command].summary),
		options: optionsOf(command),
		operands: (commandSpecs[command].operands ?? []).map(valuesOf),
	}));
}

function optionsOf(command: Command): CompletableOption[] {
	return Object.entries(optionSpecs)
		.filter(([, spec]) => spec.commands.includes(command))
		.flatMap(([name, spec]) => {
			const words = name === 'format' ? commandSpecs[command].formats : spec.choices;
			const option = {
				name: `--${name}`,
				short: spec.short === undefined ? undefined : `-${spec.short}`,
				description: brief(spec.description),
				value: spec.value === undefined ? undefined : valuesOf(words ?? spec.subject),
				placeholder: spec.value ?? '',
			};
			return spec.negatable === true ? [option, {...option, name: `--no-${name}`, short: undefined}] : [option];
		});
}

function valuesOf(subject: Subject | readonly string[] | undefined): Values {
	const plain = (words: readonly string[]): Choice[] => words.map(word => ({word, description: ''}));
	if (typeof subject === 'object') return {words: plain(subject), disk: undefined};
	switch (subject) {
		case 'file':
			return {words: [], disk: 'files'};
		case 'folder':
			return {words: [], disk: 'folders'};
		case 'command':
			return {
				words: commands.map(word => ({word, description: brief(commandSpecs[word].summary)})),
				disk: undefined,
			};
		case 'shell':
			return {words: plain(shells), disk: undefined};
		case 'id':
			return {words: ids(), disk: 'files'};
		default:
			return {words: [], disk: undefined};
	}
}

/** What `explain` knows without a repository: the shipped outcomes and criteria, and the rules. */
function ids(): Choice[] {
	return [
		...builtinCatalog().outcomes.flatMap(outcome => [
			{word: outcome.id, description: outcome.title},
			...outcome.criteria.map(({id, title}) => ({word: id, description: title})),
		]),
		...allRules.map(({meta}) => ({word: meta.id, description: brief(meta.summary)})),
	];
}

/** The first clause of a description: a list of completions has a line for each. */
const brief = (text: string): string => (/^.+?(?=[.;:]\s|\.$|$)/.exec(text)?.[0] ?? text).replaceAll('`', '');
