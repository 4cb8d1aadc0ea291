import {editionOf} from '../../core/config/edition.ts';
import type {Reader} from '../../mcp/reader.ts';
import {toolsOf} from '../../reading/tools.ts';
import type {Arguments} from '../args.ts';
import {catalogValue} from '../commands/outcomes.ts';
import type {Host} from '../host.ts';
import {resultOf} from '../result.ts';
import {type Memory, openOne, type OpenRoot} from '../roots.ts';
import {write} from './session.ts';

const silent = {step: () => undefined, end: () => undefined};

/** A reader for agents over the one root that the arguments name. Each call reads the files as they are then. */
export function readerOf(args: Arguments, host: Host): Reader {
	const memory: Memory = new Map();
	const open = (): Promise<OpenRoot> => openOne(args, host, silent, 'mcp', memory);
	return {
		...toolsOf({
			open,
			write: async (root, change) => write(root, change).files,
			// The whole root, with its paths as the other tools tell them.
			result: root => resultOf({...root, root: '.', request: {...root.request, scope: []}}, root.qms, args, 0),
			by: agent => args.reading.by ?? agent,
			today: () => args.today ?? host.today(),
		}),
		async outcomes() {
			const {catalogs, config} = (await open()).qms.snapshot;
			return catalogs.flatMap(catalog => catalogValue(catalog, editionOf(config, catalog)).outcomes);
		},
	};
}
