import {interactionMap} from '../support/interaction.ts';
import {processSpan} from '../support/processes.ts';
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
	check({snapshot}, report) {
		const {processes, flows} = interactionMap(snapshot);
		const first = processes[0];
		if (!first || processes.length < 3) return;
		const isCustomer = (party: string) => /^external:(?:customers?|client|clients|kunde|kunden|cliente|clientes)$/.test(party);
		const reached = new Set(flows.filter(flow => isCustomer(flow.from)).map(flow => flow.to));
		// A process alone between customer and customer is a chain too.
		for (const process of reached) for (const flow of flows) if (flow.from === process && !flow.to.startsWith('external:')) reached.add(flow.to);
		if (flows.some(flow => reached.has(flow.from) && isCustomer(flow.to))) return;
		report({message: 'missing', path: first.document.path, span: processSpan(first.process), key: 'customer'});
	},
});
