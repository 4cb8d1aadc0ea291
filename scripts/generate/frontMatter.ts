// The JSON schema of the front matter of a document: canonical keys, whose values it checks. Other names are read too.
import type {Catalog} from '../../server/src/core/catalog/catalog.ts';
import {documentKinds, documentStatuses, languages} from '../../server/src/core/model/document.ts';
import type {Generated} from './file.ts';
import {jsonText} from './configuration.ts';
import {idSchema, oneOrMore} from './idSchema.ts';

const text = {type: 'string'};
const textOrNumber = {type: ['string', 'number']};
const date = {type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$'};
const names = {anyOf: [{type: 'string'}, {type: 'array', items: {type: 'string'}}]};

export function frontMatterSchema(catalog: Catalog): Generated {
	const id = {$ref: '#/definitions/id'};
	const properties: Record<string, object> = {
		id: {...textOrNumber, description: 'Id of the document, such as PRO-012. Other documents refer to it.'},
		title: {...text, description: 'Title; without it the first heading.'},
		kind: {
			enum: documentKinds.filter(kind => kind !== 'unknown'),
			description: 'What the document is for. It decides what its text can show.',
		},
		version: {...textOrNumber, description: 'Version or revision.'},
		status: {enum: documentStatuses, description: 'State of the document. Only what is effective counts in full.'},
		owner: {...text, description: 'Role that keeps the document right.'},
		author: {...names, description: 'Who wrote it.'},
		reviewer: {...names, description: 'Who checked it.'},
		approver: {...names, description: 'Role or person who approved it.'},
		approved: {...date, description: 'Day of approval, YYYY-MM-DD.'},
		effective: {...date, description: 'Day from which it holds, YYYY-MM-DD.'},
		review: {
			type: 'object',
			description: 'Periodic review.',
			properties: {
				last: {...date, description: 'Day of the last review.'},
				next: {...date, description: 'Day by which the next review is due.'},
				interval: {...text, description: 'Time between reviews: P12M, 12 months, yearly.'},
			},
		},
		'review.next': {...date, description: 'Day by which the next review is due.'},
		language: {enum: languages, description: 'Language of the text; without it, it is found.'},
		supersedes: {...names, description: 'Documents that this one replaces.'},
		'applies-to': {...names, description: 'Processes, sites or units it applies to.'},
		records: {...names, description: 'Records that are kept as described here.'},
		standards: {
			type: 'object',
			description: 'Clauses by standard, such as `iso9001: ["8.7", "10.2"]`. Read as weak claims.',
			additionalProperties: oneOrMore(textOrNumber),
		},
		outcomes: {...oneOrMore(id), description: 'Outcomes and criteria that the document as a whole deals with.'},
		covers: {
			type: 'object',
			description: 'Claims by section: the anchor of a heading and what that section deals with.',
			additionalProperties: oneOrMore(id),
		},
	};
	return {
		path: 'schemas/front-matter.schema.json',
		text: jsonText({
			$schema: 'http://json-schema.org/draft-07/schema#',
			title: 'QMS Lens: front matter of a document',
			description: 'Canonical keys. Many other names are read as well, in four languages.',
			type: 'object',
			properties,
			additionalProperties: true,
			definitions: {id: idSchema(catalog)},
		}),
	};
}
