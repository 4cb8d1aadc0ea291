import type {Reading} from './reading.ts';
/** The one file that holds the readings of a system, beside `qms.yaml`. */
export declare const readingsName = 'qms-readings.yaml';
/** The folder that may hold them instead, one file a document. */
export declare const readingsFolder = 'qms-readings/';
/** True for a file that holds readings: `qms-readings.yaml` at the root, and every YAML file in the folder `qms-readings`. */
export declare function isReadingsFile(path: string): boolean;
/**
 * The file that a new reading belongs into. Where the folder `qms-readings` holds a YAML file, each document has a file of
 * its own there and what is found nowhere goes into `absent.yaml`; else everything stands in `qms-readings.yaml`.
 */
export declare function fileFor(reading: Reading, paths: Iterable<string>): string;
