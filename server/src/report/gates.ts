import type {QmsConfig} from '../core/config/config.ts';
import {type OutcomeState, outcomeStates} from '../core/coverage/states.ts';
import type {CatalogResult, Gate, OutcomeResult, Result} from './result.ts';
import {counted, outcomeStateWords, percent} from './words.ts';

/** Conditions on the coverage, from `qms.yaml` and from the command line. */
export interface GateRequest {
	readonly require: QmsConfig['require'];
	readonly minStatus: QmsConfig['minStatus'];
	/** Percent of the applicable criteria that must be shown. */
	readonly minCoverage: number | undefined;
	/** True where no outcome may be left for which nothing was found; one that is to be read is a question and passes. */
	readonly failOnGap: boolean;
}

/** From the least to the best; what does not apply is never in the way. */
const order: readonly OutcomeState[] = outcomeStates.toReversed();

const atLeast = (state: OutcomeState, least: OutcomeState): boolean => order.indexOf(state) >= order.indexOf(least);

/** Every condition that was set, passed or not, in catalogue order. */
export function checkGates(catalogs: readonly CatalogResult[], request: GateRequest): Gate[] {
	const outcomes = catalogs.flatMap(catalog => catalog.outcomes);
	return [
		...outcomes.flatMap(outcome => outcomeGates(outcome, request)),
		...(request.minCoverage === undefined ? [] : [coverageGate(outcomes, request.minCoverage)]),
		...(request.failOnGap ? outcomes.map(gapGate).filter(gate => !gate.passed) : []),
	];
}

/** Whether nothing is left to be read; of a change what it brings alone. `stale` asks only for what changed since it was read. */
export function readingGates(
	{questions, difference}: Pick<Result, 'questions' | 'difference'>,
	{unread, stale}: {readonly unread: boolean; readonly stale: boolean},
): Gate[] {
	const open = difference?.questions ?? questions;
	const gate = (name: Gate['name'], count: number, what: string, command: string): Gate => ({
		name,
		outcome: undefined,
		passed: count === 0,
		message: `${counted(count, 'place')} ${what}${difference === undefined ? '' : ' by this change'}: ${command}`,
	});
	return [
		...(unread
			? [gate('fail-on-unread', open.length, `${open.length === 1 ? 'is' : 'are'} to be read`, 'qms-lens read')]
			: []),
		...(stale
			? [
					gate(
						'fail-on-stale',
						open.filter(({why}) => why === 'stale').length,
						'changed since they were read',
						'qms-lens read --stale',
					),
				]
			: []),
	];
}

function outcomeGates(outcome: OutcomeResult, {require, minStatus}: GateRequest): Gate[] {
	const gates: Gate[] = [];
	if (require.includes(outcome.id)) gates.push(stateGate('require', outcome, 'evidenced-not-claimed'));
	const least = order.find(state => state === (minStatus[outcome.id] ?? minStatus['default']));
	if (least !== undefined) gates.push(stateGate('min-status', outcome, least));
	return gates;
}

function stateGate(name: Gate['name'], outcome: OutcomeResult, least: OutcomeState): Gate {
	return {
		name,
		outcome: outcome.id,
		passed: atLeast(outcome.state, least),
		message: `${outcome.qualified} ${outcome.title} must be at least "${outcomeStateWords[least]}" and is "${outcomeStateWords[outcome.state]}".`,
	};
}

function gapGate(outcome: OutcomeResult): Gate {
	return {
		name: 'fail-on-gap',
		outcome: outcome.id,
		passed: outcome.state === 'to-read' || atLeast(outcome.state, 'partially-covered'),
		message: `${outcome.qualified} ${outcome.title} is "${outcomeStateWords[outcome.state]}".`,
	};
}

function coverageGate(outcomes: readonly OutcomeResult[], least: number): Gate {
	const met = outcomes.reduce((sum, outcome) => sum + outcome.met, 0);
	const applicable = outcomes.reduce((sum, outcome) => sum + outcome.applicable, 0);
	// Compared as a fraction: a rounded percentage would let 79.6 pass for 80.
	const passed = met * 100 >= least * applicable;
	return {
		name: 'min-coverage',
		outcome: undefined,
		passed,
		message: `${least} % of the criteria must be shown; ${met} of ${applicable} are (${percent(met, applicable) ?? 100} %).`,
	};
}
