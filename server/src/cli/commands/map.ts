import {interactionMap} from '../../core/rules/support/interaction.ts';
import {mermaidMap} from '../../report/mermaid.ts';
import {mapSummary, mapTitle} from '../../report/processMap.ts';
import {svgMap} from '../../report/svgMap.ts';
import type {Arguments} from '../args.ts';
import {complainOfFailures} from '../failed.ts';
import type {Host} from '../host.ts';
import {deliver} from '../output.ts';
import {UsageProblem} from '../problem.ts';
import {startProgress} from '../progress.ts';
import {openRoots} from '../roots.ts';

/** `map`: the interaction of the processes as a picture. What is open in it is told beside it, on standard error. */
export async function map(args: Arguments, host: Host): Promise<number> {
	const progress = startProgress(host, false);
	const opened = await openRoots(args, host, progress, {markedOnly: true});
	progress.end();
	const [only, ...more] = opened;
	if (only === undefined || more.length > 0) throw severalRoots(opened.map(each => each.root));
	const interaction = interactionMap(only.qms.snapshot);
	if (interaction.processes.length === 0) throw noProcess(only.root);
	const whole = await deliver(host, args.outputs, args.color, format =>
		format === 'svg' ? svgMap(interaction, mapTitle(only.qms.snapshot)) : mermaidMap(interaction),
	);
	await host.stderr.write(`${mapSummary(interaction, 'qms-lens check says which')}\n`);
	const failed = await complainOfFailures([{root: only.root, failures: only.qms.failures()}], host);
	return failed || !whole ? 2 : 0;
}

function severalRoots(roots: readonly string[]): UsageProblem {
	return new UsageProblem(
		`A map shows one quality management system, and ${roots.length} were found: ${roots.join(', ')}.`,
		`Name one of them: qms-lens map ${roots[0] ?? 'PATH'}`,
	);
}

function noProcess(root: string): UsageProblem {
	return new UsageProblem(
		`No process in YAML was found in ${root === '.' ? 'the current folder' : root}.`,
		'A process is a YAML file with kind: process, an id, and inputs and outputs that say where from and where to. qms-lens init creates one to start with.',
	);
}
