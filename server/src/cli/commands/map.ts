import {interactionMap, type InteractionMap} from '../../core/rules/support/interaction.ts';
import {mermaidMap} from '../../report/mermaid.ts';
import {svgMap} from '../../report/svgMap.ts';
import {counted} from '../../report/words.ts';
import type {Arguments} from '../args.ts';
import type {Host} from '../host.ts';
import {deliver} from '../output.ts';
import {UsageProblem} from '../problem.ts';
import {startProgress} from '../progress.ts';
import {openRoots} from '../roots.ts';

/** `map`: the interaction of the processes as a picture. What is open in it is told beside it, on standard error. */
export async function map(args: Arguments, host: Host): Promise<number> {
	const progress = startProgress(host, false);
	const opened = await openRoots(args, host, progress);
	progress.end();
	const [only, ...more] = opened;
	if (only === undefined || more.length > 0) throw severalRoots(opened.map(each => each.root));
	const interaction = interactionMap(only.qms.snapshot);
	if (interaction.processes.length === 0) throw noProcess(only.root);
	const {organization} = only.qms.snapshot.config;
	const title = organization === '' ? 'Interaction of processes' : `${organization}: interaction of processes`;
	await deliver(host, args.outputs, args.color, format => (format === 'svg' ? svgMap(interaction, title) : mermaidMap(interaction)));
	await host.stderr.write(`${summary(interaction)}\n`);
	return 0;
}

function summary({processes, flows, dangling}: InteractionMap): string {
	const loose = flows.filter(flow => !flow.matched).length;
	const open = [
		...(loose > 0 ? [`${counted(loose, 'flow')} named on one side only`] : []),
		...(dangling.length > 0 ? [`${counted(dangling.length, 'open end')}`] : []),
	];
	return `${counted(processes.length, 'process', 'processes')}, ${counted(flows.length, 'flow')}; ${open.length === 0 ? 'every flow is named on both sides' : `${open.join(', ')} (qms-lens check says which)`}.`;
}

function severalRoots(roots: readonly string[]): UsageProblem {
	return new UsageProblem(`A map shows one quality management system, and ${roots.length} were found: ${roots.join(', ')}.`, `Name one of them: qms-lens map ${roots[0] ?? 'PATH'}`);
}

function noProcess(root: string): UsageProblem {
	return new UsageProblem(
		`No process in YAML was found in ${root === '.' ? 'the current folder' : root}.`,
		'A process is a YAML file with kind: process, an id, and inputs and outputs that say where from and where to. qms-lens init makes one to begin with.',
	);
}
