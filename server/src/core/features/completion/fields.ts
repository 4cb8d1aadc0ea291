/** What the value of a key names, for completion. */
export type ValueKind =
	| 'outcomes'
	| 'criteria'
	| 'documents'
	| 'processes'
	| 'ends'
	| 'roles'
	| 'records'
	| 'none'
	| readonly string[];

export interface Field {
	readonly detail: string;
	readonly value: ValueKind;
	/** What stands after the colon; a snippet. */
	readonly template?: string;
}

const statuses = ['draft', 'in-review', 'approved', 'effective', 'superseded', 'withdrawn'];
const kinds = [
	'policy',
	'manual',
	'scope',
	'process',
	'procedure',
	'instruction',
	'form',
	'record',
	'register',
	'plan',
	'role',
	'specification',
	'mapping',
	'external',
];

/** Head data of a document, in the order in which a head is written. */
export const headFields: Readonly<Record<string, Field>> = {
	id: {detail: 'Unique id of the document, such as PRO-012', value: 'none'},
	title: {detail: 'Title', value: 'none'},
	kind: {detail: 'What the document is for', value: kinds},
	version: {detail: 'Version, in quotes', value: 'none', template: ' "${1:1.0}"'},
	status: {detail: 'How far the document has come, from draft to withdrawn', value: statuses},
	owner: {detail: 'Role that keeps the document right', value: 'roles'},
	approver: {detail: 'Role that released it', value: 'roles'},
	approved: {detail: 'Date of approval, ISO', value: 'none'},
	effective: {detail: 'Date from which it applies, ISO', value: 'none'},
	review: {
		detail: 'Interval and dates of review',
		value: 'none',
		template: ' { interval: ${1:P12M}, next: ${2:2027-01-31} }',
	},
	supersedes: {detail: 'Documents that this one replaces', value: 'documents', template: ' [$1]'},
	'applies-to': {detail: 'Processes or sites it applies to', value: 'processes', template: ' [$1]'},
	standards: {detail: 'Clauses, by standard', value: 'none', template: ' { iso9001: ["$1"] }'},
	outcomes: {detail: 'Claim for the whole document', value: 'outcomes', template: ' [$1]'},
	covers: {detail: 'Claims by heading anchor', value: 'criteria', template: '\n  "#${1:heading}": [$2]'},
	records: {detail: 'Records that the document calls for', value: 'records', template: ' [$1]'},
	language: {detail: 'Language of the text', value: ['en', 'de', 'es', 'fr']},
};

/** Further keys of a process at its top level. */
export const processFields: Readonly<Record<string, Field>> = {
	purpose: {detail: 'What the process turns into what, in one sentence', value: 'none'},
	suppliers: {detail: 'Who delivers to it', value: 'ends', template: ' [$1]'},
	customers: {detail: 'Who receives from it', value: 'ends', template: ' [$1]'},
	inputs: {detail: 'What comes in, from whom', value: 'none', template: '\n  - { name: $1, from: $2 }'},
	activities: {
		detail: 'Steps with role, control and record',
		value: 'none',
		template: '\n  - { step: $1, role: $2, record: $3 }',
	},
	outputs: {
		detail: 'What goes out, to whom, by which criterion',
		value: 'none',
		template: '\n  - { name: $1, to: $2, criterion: $3 }',
	},
	resources: {
		detail: 'People, equipment, facilities, knowledge',
		value: 'none',
		template: '\n  - { name: $1, kind: $2, owner: $3 }',
	},
	competence: {
		detail: 'What each role must be able to do',
		value: 'none',
		template: '\n  - { role: $1, requirement: $2, evidence: $3 }',
	},
	risks: {
		detail: 'What can go wrong and what is done',
		value: 'none',
		template: '\n  - { name: $1, action: $2, owner: $3 }',
	},
	opportunities: {
		detail: 'What could become better',
		value: 'none',
		template: '\n  - { name: $1, action: $2, owner: $3 }',
	},
	measures: {
		detail: 'Measures with target and frequency',
		value: 'none',
		template: '\n  - { name: $1, target: "$2", frequency: $3, owner: $4 }',
	},
	procedures: {detail: 'Documents that say how', value: 'documents', template: ' [$1]'},
	interfaces: {detail: 'Exchange with other processes', value: 'none', template: '\n  - { with: $1, what: $2 }'},
};

export const frequencies = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'per order', 'per batch'];
export const ratings = ['low', 'medium', 'high'];
export const resourceKinds = ['people', 'equipment', 'facility', 'it', 'measuring', 'knowledge', 'external', 'budget'];

/** Keys of the entries of a process's lists, by list. */
export const entryFields: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
	inputs: {
		name: field('What comes in'),
		from: field('Process or external party', 'ends'),
		requirement: field('What it must fulfil'),
	},
	outputs: {
		name: field('What goes out'),
		to: field('Process or external party', 'ends'),
		criterion: field('When it is right'),
	},
	activities: {
		step: field('What is done'),
		role: field('Who does it', 'roles'),
		procedure: field('Document that says how', 'documents'),
		control: field('How it is checked'),
		record: field('What is recorded', 'records'),
	},
	resources: {
		name: field('Resource'),
		kind: field('Its kind', resourceKinds),
		owner: field('Who provides it', 'roles'),
		source: field('Where it comes from'),
	},
	competence: {
		role: field('Role', 'roles'),
		requirement: field('What is needed'),
		evidence: field('Record that shows it', 'records'),
	},
	risks: {
		name: field('What can go wrong'),
		rating: field('How serious', ratings),
		action: field('What is done'),
		owner: field('By whom', 'roles'),
		review: field('How often it is looked at'),
	},
	opportunities: {
		name: field('What could become better'),
		action: field('What is done'),
		owner: field('By whom', 'roles'),
	},
	measures: {
		name: field('Measure'),
		target: field('Value to be reached'),
		frequency: field('How often', frequencies),
		unit: field('Unit'),
		source: field('Where the figures come from', 'records'),
		owner: field('Who answers for it', 'roles'),
		results: field('Where the results are'),
	},
	records: {
		id: field('Id of the record'),
		name: field('Name'),
		retention: field('How long it is kept, such as P10Y'),
		location: field('Where'),
		form: field('Form', 'documents'),
	},
	interfaces: {with: field('Process', 'ends'), what: field('What is exchanged')},
};

function field(detail: string, value: ValueKind = 'none'): Field {
	return {detail, value};
}
