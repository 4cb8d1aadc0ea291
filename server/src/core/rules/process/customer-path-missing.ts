import {push} from '../../workspace/index.ts';
import {type Flow, flowTable} from '../support/interaction.ts';
import {processesOf, processSpan} from '../support/processes.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';
import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'customer-path-missing',
		aliases: ['PRC009'],
		family: 'process',
		severity: 'warning',
		summary: 'No chain of processes leads from what the customer asks to what the customer receives.',
		why: 'That chain is what the system is for; where it is broken, the map does not show how the work is done.',
		remedy: 'Link inputs from `external:customer` over the processes in between to outputs to `external:customer`.',
		messages: {missing: 'No chain of processes leads from an input by the customer to an output for the customer.'},
	},
	reads: snapshot => [flowTable(snapshot)],
	check({snapshot}, report) {
		if (hasCustomerPath(snapshot)) return;
		const processes = processesOf(snapshot);
		const first = processes[0];
		if (!first || processes.length < 3) return;
		report({
			message: 'missing',
			path: first.document.path,
			span: processSpan(first.process),
			key: 'customer',
			about: 'system',
		});
	},
});

const isCustomer = (party: string): boolean =>
	/^external:(?:customers?|client|clients|kunde|kunden|cliente|clientes)$/.test(party);

const answers = new WeakMap<readonly Flow[], boolean>();

function hasCustomerPath(snapshot: Snapshot): boolean {
	const {flows} = flowTable(snapshot);
	const known = answers.get(flows);
	if (known !== undefined) return known;
	const onward = new Map<string, string[]>();
	for (const flow of flows) if (!flow.to.startsWith('external:')) push(onward, flow.from, flow.to);
	const reached = new Set(flows.filter(flow => isCustomer(flow.from)).map(flow => flow.to));
	// A process alone between customer and customer is a chain too.
	for (const process of reached) for (const next of onward.get(process) ?? []) reached.add(next);
	const answer = flows.some(flow => reached.has(flow.from) && isCustomer(flow.to));
	answers.set(flows, answer);
	return answer;
}
