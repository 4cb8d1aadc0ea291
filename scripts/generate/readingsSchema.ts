// The JSON schema of the readings file: completion, help and marks while it is read or mended by hand.
import type {Catalog} from '../../server/src/core/catalog/catalog.ts';
import {judgements} from '../../server/src/core/readings/reading.ts';
import {jsonText} from './configuration.ts';
import type {Generated} from './file.ts';

const text = {type: 'string', minLength: 1};
const hash = {type: 'string', pattern: '^[0-9a-f]{8}$'};

/** schemas/readings.schema.json: three kinds of lines. */
export function readingsSchema(catalog: Catalog): Generated {
	const criteria = catalog.outcomes.flatMap(outcome => outcome.criteria);
	const criterion = {
		description: 'Id of the criterion, such as EO-9.cause.',
		anyOf: [
			{
				enum: criteria.map(({id}) => id),
				enumDescriptions: criteria.map(({title}) => title),
			},
			text,
		],
	};
	const signed = {
		by: {...text, description: 'The reader. A name that begins with "agent" is that of no person.'},
		on: {type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day of the reading, YYYY-MM-DD.'},
		because: {...text, description: 'Why, in a line.'},
	};
	const line = (description: string, properties: object, required: readonly string[]): object => ({
		type: 'object',
		description,
		properties,
		required,
		additionalProperties: false,
	});
	return {
		path: 'schemas/readings.schema.json',
		text: jsonText({
			$schema: 'http://json-schema.org/draft-07/schema#',
			title: 'QMS Lens: readings (qms-readings.yaml)',
			description: 'What readers found in the documents, one line a reading. Written by qms-lens read.',
			type: ['array', 'null'],
			items: {
				anyOf: [
					line(
						'A place that was read for a criterion.',
						{
							place: {...text, description: 'The section: path from the root, `#`, the anchor of the heading.'},
							criterion,
							shows: {
								enum: judgements,
								description: 'What the place shows: specified, described, a part, or nothing of it.',
							},
							...signed,
							words: {...hash, description: 'Hash of the words that were read; the tool writes it.'},
							quote: {...text, description: 'The sentence that the answer rests on, as the place writes it.'},
						},
						['place', 'criterion', 'shows', 'by', 'on', 'words'],
					),
					line(
						'A criterion that no document shows.',
						{
							criterion,
							shows: {const: 'absent', description: 'Looked for and found nowhere.'},
							...signed,
							words: {type: 'array', items: hash, description: 'Hashes of the places that were possible then.'},
						},
						['criterion', 'shows', 'by', 'on'],
					),
					line(
						'A document that was read from top to bottom.',
						{
							document: {...text, description: 'Path from the root.'},
							...signed,
							words: {type: 'array', items: hash, description: 'Hashes of the sections that were read.'},
						},
						['document', 'by', 'on', 'words'],
					),
				],
			},
		}),
	};
}
