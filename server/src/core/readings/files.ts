import {isYamlFile, withoutEnding} from '../text/fileTypes.ts';
import type {Reading} from './reading.ts';

/** The one file that holds the readings of a system, beside `qms.yaml`. */
export const readingsName = 'qms-readings.yaml';
/** The folder that may hold them instead, one file a document. */
export const readingsFolder = 'qms-readings/';

/** True for a file that holds readings: `qms-readings.yaml` at the root, and every YAML file in the folder `qms-readings`. */
export function isReadingsFile(path: string): boolean {
	return path === readingsName || (path.startsWith(readingsFolder) && isYamlFile(path));
}

/**
 * The file that a new reading belongs into. Where the folder `qms-readings` holds a YAML file, each document has a file of
 * its own there and what is found nowhere goes into `absent.yaml`; else everything stands in `qms-readings.yaml`.
 */
export function fileFor(reading: Reading, paths: Iterable<string>): string {
	const inFolder = [...paths].some(path => path !== readingsName && isReadingsFile(path));
	if (!inFolder) return readingsName;
	if (reading.kind === 'absent') return `${readingsFolder}absent.yaml`;
	return `${readingsFolder}${withoutEnding(reading.path)}.yaml`;
}
