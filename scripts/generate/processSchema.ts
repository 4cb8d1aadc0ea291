// The JSON schema of a process in YAML, for completion and help: canonical fields and values. Other names of a field and
// other words for a value are read as well, so that nothing is required; what is missing or wrong is said by the rules.
import type {Catalog} from '../../server/src/core/catalog/catalog.ts';
import {frequencies, ratings, resourceKinds} from '../../server/src/core/features/completion/fields.ts';
import {documentStatuses, languages} from '../../server/src/core/model/document.ts';
import type {Generated} from './file.ts';
import {jsonText} from './configuration.ts';
import {idSchema, oneOrMore} from './idSchema.ts';

const text = {type: 'string'};
const textOrNumber = {type: ['string', 'number']};
const date = {...text, examples: ['2026-01-31']};
const wordOf = (words: readonly string[]): object => ({anyOf: [{enum: words}, text]});

/** Risks are rated by figures as well, and `frequency: 2` is met. */
const wordOrNumber = (words: readonly string[]): object => ({anyOf: [{enum: words}, textOrNumber]});

/** A list whose elements are maps with these keys, or a plain text for the first of them. */
function listOf(description: string, keys: Readonly<Record<string, string | object>>): object {
	const properties = Object.fromEntries(
		Object.entries(keys).map(([key, value]) => [
			key,
			typeof value === 'string' ? {...textOrNumber, description: value} : value,
		]),
	);
	return {description, type: 'array', items: {anyOf: [text, {type: 'object', properties}]}};
}

export function processSchema(catalog: Catalog): Generated {
	const id = {$ref: '#/definitions/id'};
	const properties = {
		id: {...text, description: 'Id of the process, such as PRC-ASSEMBLY. Inputs and outputs of others refer to it.'},
		title: {...text, description: 'Name of the process.'},
		kind: {...wordOf(['process']), description: 'Kind of document.'},
		owner: {...text, description: 'Role that answers for the process.'},
		status: {...wordOf(documentStatuses), description: 'State of the description.'},
		version: {...textOrNumber, description: 'Version of the description.'},
		approver: {...text, description: 'Role or person who approved it.'},
		approved: {...date, description: 'Day of approval.'},
		effective: {...date, description: 'Day from which it holds.'},
		review: {type: 'object', properties: {last: date, next: date, interval: text}, description: 'Periodic review.'},
		language: {...wordOf(languages), description: 'Language of the text.'},
		purpose: {...text, description: 'What the process is for, in one sentence.'},
		scope: {...text, description: 'Where it begins and ends.'},
		inputs: listOf('What goes in, and from where.', {
			name: 'What comes in.',
			from: 'Process id, or `external:customer` and the like.',
			requirement: 'What it has to be like.',
			record: 'Record it comes with.',
		}),
		outputs: listOf('What comes out, and for whom.', {
			name: 'What goes out.',
			to: 'Process id, or `external:customer` and the like.',
			criterion: 'When it is accepted.',
			record: 'Record that goes with it.',
		}),
		activities: listOf('Steps in order.', {
			step: 'What is done.',
			role: 'Who does it.',
			procedure: 'Id of the document that says how.',
			control: 'How it is checked.',
			record: 'Record it leaves.',
		}),
		resources: listOf('What is needed.', {
			name: 'The resource.',
			kind: wordOf(resourceKinds),
			owner: 'Who provides it.',
			source: 'Where it comes from.',
		}),
		competence: listOf('What people have to be able to do.', {
			role: 'Whose.',
			requirement: 'What is required.',
			evidence: 'Record that shows it.',
		}),
		risks: listOf('What can go wrong.', {
			name: 'The risk.',
			action: 'What is done about it.',
			owner: 'Who does it.',
			rating: {...wordOrNumber(ratings), description: 'How high it is.'},
			review: 'When it is looked at again.',
		}),
		opportunities: listOf('What could be better.', {
			name: 'The opportunity.',
			action: 'What is done about it.',
			owner: 'Who does it.',
			due: 'By when.',
		}),
		measures: listOf('How one sees whether it works.', {
			name: 'What is measured.',
			target: 'Target with unit.',
			unit: 'Unit.',
			frequency: {...wordOrNumber(frequencies), description: 'How often.'},
			source: 'Where the figure comes from.',
			owner: 'Who watches it.',
			results: 'Where results are.',
		}),
		records: listOf('What is kept.', {
			id: 'Id of the record.',
			name: 'The record.',
			retention: 'How long, such as `10 years`.',
			location: 'Where.',
			form: 'The form it is written on.',
		}),
		procedures: {description: 'Ids of documents that say how.', ...oneOrMore(text)},
		interfaces: listOf('Other processes it works with.', {with: 'Process id.', what: 'What passes between them.'}),
		customers: {description: 'Who receives its outputs.', ...oneOrMore(text)},
		suppliers: {description: 'Who gives its inputs.', ...oneOrMore(text)},
		supersedes: {description: 'Documents that this one replaces.', ...oneOrMore(text)},
		'applies-to': {description: 'Sites or units it applies to.', ...oneOrMore(text)},
		standards: {type: 'object', description: 'Clauses by standard.', additionalProperties: oneOrMore(textOrNumber)},
		outcomes: {
			description: 'Claims: ids, or ids with the field that shows them, such as `EO-6.in-process: activities[2]`.',
			anyOf: [
				id,
				{type: 'array', items: {anyOf: [id, {type: 'object', additionalProperties: text}]}},
				{type: 'object', additionalProperties: {anyOf: [text, {type: 'null'}]}},
			],
		},
		notes: {...text, description: 'Anything else.'},
	};
	return {
		path: 'schemas/process.schema.json',
		text: jsonText({
			$schema: 'http://json-schema.org/draft-07/schema#',
			title: 'QMS Lens: a process',
			description: 'One process; a file may hold several as documents of one stream.',
			type: 'object',
			properties,
			additionalProperties: true,
			definitions: {id: idSchema(catalog)},
		}),
	};
}
