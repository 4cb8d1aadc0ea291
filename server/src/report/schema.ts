// The JSON report: what `check --format json` and `coverage --format json` print. `schemas/report.schema.json` and
// docs/json.md are made of it. Within schemaVersion 2 fields are added, never removed or given another meaning.
import * as z from 'zod';
import {grades} from '../core/catalog/catalog.ts';
import {type CriterionState, criterionStates, outcomeStates} from '../core/coverage/states.ts';
import {families, severities} from '../core/finding/finding.ts';

const path = z.string().describe('Path relative to the root, with /');
const range = {
	line: z.int().min(1).describe('Counted from 1'),
	column: z.int().min(1).describe('Counted from 1, in UTF-16 units'),
	endLine: z.int().min(1),
	endColumn: z.int().min(1),
};
const grade = z.enum(grades);
const id = z.string().describe('Id of an outcome or a criterion, such as EO-9 or EO-9.cause');

const likelihood = z
	.number()
	.min(0)
	.max(1)
	.describe('How likely a careful reader says that the place shows the criterion');
const answer = z
	.enum(['shown', 'possible', 'none'])
	.describe(
		'shown: called evidence; possible: a question for a reader; none: neither, told only where the place is claimed',
	);

const evidence = z.strictObject({
	...range,
	section: z.string().describe('Heading of the section, or the process field'),
	grade,
	likelihood,
	answer,
	quote: z.string().describe('The sentence that holds most of the words that counted'),
	phrases: z.array(z.string()).describe('The words that counted, as they stand in the document'),
	missing: z.array(z.string()).describe('What a higher grade lacks'),
	heldBack: z.array(z.string()).describe('What held the grade back'),
});

const reading = z
	.strictObject({
		by: z.string(),
		on: z.string(),
		shows: z.enum(['specified', 'described', 'part', 'no']),
		quote: z.string(),
		because: z.string(),
		stale: z.boolean().describe('Whether the words have changed since they were read'),
		agent: z.boolean().describe('Whether the reader is no person'),
	})
	.optional()
	.describe('What a reader says of the place; of several the strictest. Absent where nobody has read it');

const place = z.strictObject({
	path,
	...evidence.shape,
	claimed: z.boolean(),
	counting: z.enum(['yes', 'pending', 'no']).describe('Whether the state of the document lets it count'),
	reading,
});

const documentCriterion = z.strictObject({
	id,
	grade,
	claimed: z.boolean(),
	state: z.enum(criterionStates).describe('State of the criterion over the whole repository'),
	evidence: z.array(evidence),
});

const document = z.strictObject({
	path,
	id: z.string().nullable(),
	title: z.string(),
	kind: z.string(),
	language: z.string(),
	status: z.string().nullable(),
	owner: z.string().nullable(),
	version: z.string().nullable(),
	reviewNext: z.string().nullable(),
	qms: z.boolean().describe('Whether the document was taken as part of the quality management system'),
	reason: z.string().describe('Why it was checked or skipped'),
	criteria: z.array(documentCriterion).describe('Criteria that the document shows, may show or claims'),
	outcomes: z.array(
		z.strictObject({
			id,
			grade,
			addressed: z.enum(['full', 'partial', 'none']).describe('What the document contributes by its own text'),
		}),
	),
});

const criterion = z.strictObject({
	id,
	title: z.string(),
	level: z.enum(['mandatory', 'expected', 'good']),
	core: z.boolean(),
	state: z.enum(criterionStates),
	flags: z.array(z.string()),
	clauses: z.array(z.string()).describe('Clauses of ISO 9001 behind it, in the edition in use'),
	places: z.array(place).describe('Where the state rests, best first'),
	candidates: z.array(place).describe('The nearest other places; of one that is to be read the possible ones'),
	absent: z
		.array(z.strictObject({by: z.string(), on: z.string(), because: z.string()}))
		.optional()
		.describe('Who looked for it everywhere and found it nowhere; of a gap alone'),
});

const offered = z.strictObject({
	id,
	state: z.enum(criterionStates),
	candidates: z
		.array(
			z.strictObject({
				path,
				line: z.int().min(1),
				endLine: z.int().min(1),
				section: z.string(),
				likelihood,
				answer,
				sentences: z
					.array(z.strictObject({line: z.int().min(1), text: z.string()}))
					.describe('The statements that carry it, in the order of the text'),
				for: z.array(z.string()).describe('Words that spoke for it, as they stand in the document'),
				against: z.array(z.string()).describe('What spoke against it, in words'),
				reading,
			}),
		)
		.max(5)
		.describe('The likeliest places that are shown or possible, best first'),
});

const outcome = z.strictObject({
	id,
	qualified: z.string().describe('The id with its parent, such as EO-7/9'),
	catalog: z.string(),
	title: z.string(),
	parent: z.string().nullable(),
	state: z.enum(outcomeStates),
	criteria: z
		.strictObject({met: z.int(), applicable: z.int()})
		.describe('Mandatory and expected criteria that are shown, and how many apply'),
	open: z
		.strictObject({mandatory: z.array(id), expected: z.int()})
		.describe('What keeps it open: mandatory criteria not shown, and how many more expected ones it takes'),
	flags: z.array(z.string()),
	where: z.array(z.strictObject({path, line: z.int().min(1), section: z.string()})),
	detail: z.array(criterion),
});

const finding = z.strictObject({
	rule: z.string(),
	family: z.enum(families),
	severity: z.enum(severities),
	path,
	...range,
	message: z.string(),
	remedy: z.string(),
	outcome: id.nullable(),
	criterion: id.nullable(),
	fingerprint: z.string().describe('Stable while lines move'),
	related: z.array(z.strictObject({path, ...range, message: z.string()})),
	url: z.string(),
});

const gate = z.strictObject({
	name: z.enum(['require', 'min-status', 'min-coverage', 'fail-on-gap', 'fail-on-unread', 'fail-on-stale']),
	outcome: id.nullable(),
	passed: z.boolean(),
	message: z.string(),
});

const summary = z.strictObject({
	files: z.int().describe('Documents of the quality management system'),
	skipped: z.int().describe('Documents read and skipped, and files that could not be read'),
	errors: z.int(),
	warnings: z.int(),
	notes: z.int(),
	met: z.int().describe('Applicable mandatory and expected criteria that are shown'),
	applicable: z.int(),
	states: z
		.strictObject(
			Object.fromEntries(criterionStates.map(state => [state, z.int()])) as Record<CriterionState, z.ZodInt>,
		)
		.describe('Mandatory and expected criteria by their state'),
	durationMs: z.number().describe('The only value that differs from run to run'),
});

const shown = z.strictObject({met: z.int(), applicable: z.int()});
const direction = z.enum(['better', 'worse', 'other']);

const question = z.strictObject({
	criterion: id,
	title: z.string(),
	path,
	line: z.int().min(1),
	section: z.string(),
	words: z.string().describe('Hash of the words to be read'),
	why: z.enum(['possible', 'stale', 'disagree']),
});

const cause = {
	kind: z
		.enum(['left', 'joined', 'status', 'kind', 'text', 'configuration', 'elsewhere'])
		.describe('What changed: a document left or joined, its status, kind or text, qms.yaml, or something else'),
	path: z.string().describe('The document; empty where it is none'),
	from: z.string().describe('Former status or kind'),
	to: z.string().describe('Present status or kind; gone for a document that was deleted'),
};

const difference = z.strictObject({
	since: z.string(),
	commit: z.string().describe('Where the two histories part'),
	before: shown,
	after: shown,
	outcomes: z.array(
		z.strictObject({
			id,
			title: z.string(),
			before: z.enum(outcomeStates),
			after: z.enum(outcomeStates),
			direction,
			lastEvidence: z.boolean().describe('True where something showed it before and nothing does now'),
		}),
	),
	criteria: z.array(
		z.strictObject({
			id,
			title: z.string(),
			outcome: id,
			before: z.enum(criterionStates),
			after: z.enum(criterionStates),
			direction,
			places: z.array(z.strictObject({path, line: z.int().min(1), section: z.string(), gone: z.boolean()})),
			cause: z.strictObject(cause),
		}),
	),
	causes: z
		.array(z.strictObject({...cause, better: z.int(), worse: z.int(), criteria: z.array(id)}))
		.describe('Causes that changed three criteria or more'),
	fixed: z.array(finding),
	left: z
		.array(z.strictObject({path, gone: z.boolean(), findings: z.int().describe('What was found in it before')}))
		.describe('Documents that were part of the system and are not now'),
	touched: z.array(finding).describe('Findings that were there before, on lines that the change touches'),
	unchanged: z.int(),
	questions: z.array(question).describe('Places to be read that were none before, or changed since they were read'),
	answered: z.int().min(0).describe('Questions of the earlier state that are none any more'),
	readings: z.strictObject({gained: z.int().min(0), lost: z.int().min(0)}),
});

const root = z.strictObject({
	root: z.string().describe('The folder checked, relative to where the program was called'),
	today: z.string(),
	commit: z
		.strictObject({
			hash: z.string(),
			date: z.string(),
			changed: z
				.optional(z.number().check(z.int(), z.positive()))
				.describe("In the auditor's pack: documents that differ from the commit"),
		})
		.nullable(),
	catalogs: z.array(z.string()),
	notApplicable: z
		.array(
			z.strictObject({
				subject: z.string(),
				clause: z.string(),
				justification: z.string(),
				approver: z.string(),
				date: z.string().nullable(),
				criteria: z.array(id),
			}),
		)
		.describe('What was declared not applicable, and the criteria set aside by it'),
	verdicts: z.array(
		z.strictObject({
			catalog: z.string(),
			edition: z.string(),
			verdict: z.enum(['complete', 'to-be-confirmed', 'incomplete']),
			assumedEffective: z.boolean(),
			disclaimer: z.string(),
		}),
	),
	boundaries: z.array(
		z.strictObject({id, catalog: z.string(), state: z.enum(['respected', 'breached']), findings: z.int()}),
	),
	documents: z.array(document),
	unreadable: z.array(z.strictObject({path, reason: z.string()})),
	outcomes: z.array(outcome),
	criteria: z.array(offered).describe('Where to look for each criterion'),
	findings: z.array(finding),
	questions: z.array(question).describe('Places that are to be read, in the order in which they are asked'),
	readings: z
		.array(
			z.strictObject({
				path: z.string().describe('Where the words stand now; empty for a criterion that was found nowhere'),
				line: z.int().min(0).describe('Counted from 1; 0 for what has no line'),
				section: z.string(),
				criterion: z.string().describe('Empty for a document that was read completely'),
				shows: z.enum(['specified', 'described', 'part', 'no', 'absent', 'complete']),
				by: z.string(),
				on: z.string(),
				quote: z.string(),
				because: z.string(),
				state: z
					.enum(['fresh', 'moved', 'stale', 'gone', 'changed'])
					.describe('stale: the words have changed since; changed: a part of a document that was read completely'),
			}),
		)
		.optional()
		.describe('What readers have read: the audit trail. Absent where nobody has'),
	gates: z.array(gate),
	baseline: z
		.strictObject({
			known: z.int().describe('Findings that the baseline knows and the list of findings leaves out'),
			fixed: z.array(z.strictObject({rule: z.string(), document: z.string(), section: z.string(), key: z.string()})),
		})
		.nullable()
		.describe('With --baseline'),
	difference: difference
		.nullable()
		.describe('With --changed-since: the list of findings then holds those that the change causes'),
	failures: z
		.optional(
			z.array(
				z.strictObject({
					step: z.enum(['read', 'judge', 'rule', 'coverage', 'fix']),
					name: z.string().describe('The rule, the catalogue or the kind of fix'),
					path: z.string().describe('The document; empty for the whole repository'),
					message: z.string(),
				}),
			),
		)
		.describe('Where the tool broke off and left something out; the run then ends with 2'),
	summary,
});

const head = {
	schemaVersion: z.literal(2),
	tool: z.strictObject({name: z.string(), version: z.string()}),
};

/** One root: its fields stand beside the head. */
const single = z.strictObject({...head, ...root.shape});
/** Several roots in one run: each keeps to itself. */
const several = z.strictObject({...head, roots: z.array(root).min(2)});

export const reportSchema = z.union([single, several]);
export type JsonRoot = z.infer<typeof root>;

/** The JSON Schema of the report, draft 2020-12, as plain data. */
export function reportJsonSchema(): Record<string, unknown> {
	return {
		title: 'QMS Lens report',
		description: 'What qms-lens check and coverage print with --format json.',
		...z.toJSONSchema(reportSchema, {target: 'draft-2020-12', reused: 'ref'}),
	};
}
