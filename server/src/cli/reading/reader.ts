import type {Reader} from '../../mcp/reader.ts';
import {toolsOf} from '../../reading/tools.ts';
import type {Arguments} from '../args.ts';
import {explanationOf} from '../commands/explain.ts';
import {outcomesValue} from '../commands/outcomes.ts';
import type {Host} from '../host.ts';
import {type Memory, openOne} from '../roots.ts';
import {write} from './session.ts';

const silent = {step: () => undefined, end: () => undefined};

/** A reader for agents over the one root that the arguments name. Each call reads the files as they are then. */
export function readerOf(args: Arguments, host: Host): Reader {
	const memory: Memory = new Map();
	return {
		...toolsOf({
			open: () => openOne(args, host, silent, 'mcp', memory),
			write: async (open, change) => write(open, change).files,
			explain: async target =>
				(await explanationOf(target, {...args, paths: []}, host)).explanation.text({width: 100, color: false}),
			by: agent => args.reading.by ?? agent,
			today: () => args.today ?? host.today(),
		}),
		outcomes: async () => (await outcomesValue(args, host)).flatMap(({outcomes}) => outcomes),
	};
}
