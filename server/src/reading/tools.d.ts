import type {Reader} from '../../mcp/reader.ts';
import type {Arguments} from '../args.ts';
import type {Host} from '../host.ts';
/** A reader for agents over the one root that the arguments name. Each call reads the files as they are then. */
export declare function readerOf(args: Arguments, host: Host): Reader;
