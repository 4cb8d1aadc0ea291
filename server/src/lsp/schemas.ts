import {matches} from '../core/text/globs.ts';

/** The files to which a schema of ours is given in the YAML extension, below any folder; the manifest says the same. */
export const schemaFiles = {
	qms: ['qms.yaml'],
	process: ['processes/*.yaml', 'processes/*.yml', 'PRC-*.yaml', 'PRC-*.yml', '*.process.yaml', '*.process.yml'],
	readings: ['qms-readings.yaml', 'qms-readings/*.yaml', 'qms-readings/**/*.yaml'],
} as const;

export function hasSchema(schema: keyof typeof schemaFiles, uri: string): boolean {
	return schemaFiles[schema].some(glob => matches(`**/${glob}`, uri));
}
