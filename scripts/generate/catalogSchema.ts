import * as z from 'zod/mini';
import {catalogSource} from '../../server/src/core/catalog/schema.ts';
import type {Generated} from './file.ts';
import {jsonText} from './configuration.ts';

/** schemas/catalog.schema.json: the shape of an own catalogue file; docs/catalogues.md explains it. */
export function catalogSchema(): Generated {
	const schema = z.toJSONSchema(catalogSource, {io: 'input', target: 'draft-7', unrepresentable: 'any', reused: 'ref'});
	return {
		path: 'schemas/catalog.schema.json',
		text: jsonText({
			...schema,
			title: 'QMS Lens catalogue',
			description: 'Expected outcomes with their criteria and the words by which they are recognised.',
		}),
	};
}
