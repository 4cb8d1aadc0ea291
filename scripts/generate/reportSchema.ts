import {reportJsonSchema} from '../../server/src/report/schema.ts';
import type {Generated} from './file.ts';
import {jsonText} from './configuration.ts';

/** schemas/report.schema.json: what `--format json` prints. */
export function reportSchemaFile(): Generated {
	return {path: 'schemas/report.schema.json', text: jsonText(reportJsonSchema())};
}
