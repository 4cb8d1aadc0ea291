import type {FindingResult, Result} from '../../server/src/report/result.ts';

/** A finding with everything set, changed by `parts`. */
export function finding(parts: Partial<FindingResult> = {}): FindingResult {
	return {
		rule: 'owner-missing',
		family: 'document-control',
		severity: 'warning',
		path: 'docs/capa.md',
		line: 3,
		column: 1,
		endLine: 3,
		endColumn: 9,
		message: 'The owner is not set.',
		outcome: undefined,
		criterion: undefined,
		remedy: 'Name the owner.',
		fixes: [],
		related: [],
		identity: {document: 'PRO-012', section: '', key: 'owner'},
		fingerprint: '0123456789abcdef',
		url: 'https://example.org/owner-missing',
		...parts,
	};
}

/** A small result with one outcome of each kind that reports tell apart, changed by `parts`. */
export function result(parts: Partial<Result> = {}): Result {
	const place = {
		path: 'docs/capa.md',
		line: 41,
		column: 1,
		endLine: 52,
		endColumn: 1,
		section: '7 Find the cause',
		grade: 'specified',
		quote: 'The team finds the root cause with 5 whys.',
		phrases: ['root cause', '5 whys'],
		missing: [],
		heldBack: [],
		claimed: true,
		weakClaim: false,
		counting: 'yes',
	} as const;
	const criterion = {
		id: 'EO-9.cause',
		title: 'Cause analysed',
		question: 'Is the cause found?',
		counts: '',
		need: 'described',
		words: [],
		topic: undefined,
		level: 'mandatory',
		core: true,
		state: 'covered',
		places: [place],
		candidates: [],
		flags: [],
		reason: undefined,
		plan: undefined,
	} as const;
	const open = {
		...criterion,
		id: 'EO-9.effectiveness',
		title: 'Effectiveness verified',
		state: 'thin',
		places: [{...place, line: 60, section: 'Closure', missing: ['who does it']}],
	} as const;
	const gap = {...criterion, id: 'EO-10.receive', title: 'Complaints received', state: 'gap', places: []} as const;
	const outcome = {
		id: 'EO-9',
		qualified: 'EO-7/9',
		counted: true,
		parent: 'EO-7',
		title: 'Causes analysed and corrective action taken',
		short: 'Corrective action',
		statement: '',
		state: 'partially-covered',
		met: 1,
		applicable: 2,
		flags: [],
		criteria: [criterion, open],
		where: [{path: 'docs/capa.md', line: 41, section: '7 Find the cause'}],
	} as const;
	return {
		tool: {name: 'qms-lens', version: '1.2.3'},
		root: '.',
		repositoryRoot: '.',
		organization: '',
		notApplicable: [],
		commit: undefined,
		today: '2026-11-23',
		catalogs: [
			{
				id: 'test',
				version: '1',
				title: 'Expected outcomes',
				disclaimer: 'Documented coverage only.',
				edition: '2015+A1',
				verdict: 'incomplete',
				assumedEffective: false,
				outcomes: [
					outcome,
					{
						...outcome,
						id: 'EO-10',
						qualified: 'EO-7/10',
						title: 'Customer complaints addressed',
						short: 'Complaints',
						state: 'gap',
						met: 0,
						applicable: 1,
						criteria: [gap],
						where: [],
					},
				],
				notes: [],
				boundaries: [],
			},
		],
		documents: [],
		claims: [],
		unreadable: [],
		findings: [finding()],
		rules: [],
		baseline: undefined,
		difference: undefined,
		gates: [],
		failures: [],
		summary: {files: 1, skipped: 0, errors: 0, warnings: 1, notes: 0, met: 1, applicable: 3, durationMs: 5},
		...parts,
	};
}
