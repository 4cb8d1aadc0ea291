import type {Catalog, Criterion} from '../catalog/catalog.ts';
import {yamlScalar} from '../syntax/yamlWrite.ts';

/** A file to be written; the path is relative to the new QMS root. */
export interface ScaffoldFile {
	readonly path: string;
	readonly text: string;
}

interface Plan {
	readonly path: string;
	readonly id: string;
	readonly title: string;
	readonly kind: string;
	readonly purpose: string;
	/** A role of `qms.yaml`, without the `role:` prefix. */
	readonly owner: 'managing-director' | 'quality-manager';
	/** Criteria in the order of the sections; `EO-9.*` stands for all of an outcome. */
	readonly criteria: readonly string[];
}

/** Which document asks for which criteria: the groups of the domain model, 2.2. */
const plans: readonly Plan[] = [
	{
		path: 'policy/POL-001-quality-policy.md',
		id: 'POL-001',
		title: 'Quality policy',
		kind: 'policy',
		purpose: 'What top management commits to.',
		owner: 'managing-director',
		criteria: ['EO-0.commitment', 'EO-1.policy'],
	},
	{
		path: 'manual/SCO-001-scope.md',
		id: 'SCO-001',
		title: 'Scope of the quality management system',
		kind: 'scope',
		purpose: 'What the quality management system covers, and what does not apply.',
		owner: 'managing-director',
		criteria: ['EO-1.scope', 'EO-1.applicability'],
	},
	{
		path: 'manual/MAN-001-quality-manual.md',
		id: 'MAN-001',
		title: 'Quality manual',
		kind: 'manual',
		purpose: 'How the quality management system hangs together.',
		owner: 'managing-director',
		criteria: [
			'EO-0.leadership',
			'EO-1.context',
			'EO-1.interested-parties',
			'EO-1.roles',
			'EO-1.communication',
			'EO-4.map',
			'EO-5.planning',
			'EO-5.culture',
		],
	},
	{
		path: 'procedures/PRO-001-documented-information.md',
		id: 'PRO-001',
		title: 'Control of documented information',
		kind: 'procedure',
		purpose: 'How documents are released and changed, and how records are kept.',
		owner: 'quality-manager',
		criteria: ['EO-1.document-control', 'EO-1.record-control'],
	},
	{
		path: 'procedures/PRO-002-customer-requirements.md',
		id: 'PRO-002',
		title: 'Customer and legal requirements',
		kind: 'procedure',
		purpose: 'How requirements are found out, reviewed and changed.',
		owner: 'quality-manager',
		criteria: ['EO-2.*'],
	},
	{
		path: 'procedures/PRO-003-design-and-specification.md',
		id: 'PRO-003',
		title: 'Design and specification',
		kind: 'procedure',
		purpose: 'How the characteristics of products and services are laid down.',
		owner: 'quality-manager',
		criteria: ['EO-3.*'],
	},
	{
		path: 'procedures/PRO-004-process-management.md',
		id: 'PRO-004',
		title: 'Management of processes and external providers',
		kind: 'procedure',
		purpose: 'How processes are run, changed and supplied from outside.',
		owner: 'quality-manager',
		criteria: ['EO-4.change', 'EO-4.external', 'EO-4.method'],
	},
	{
		path: 'procedures/PRO-005-resources-and-competence.md',
		id: 'PRO-005',
		title: 'Resources and competence',
		kind: 'procedure',
		purpose: 'How people, equipment, measuring means and knowledge are provided.',
		owner: 'quality-manager',
		criteria: ['EO-5.*'],
	},
	{
		path: 'procedures/PRO-006-inspection-and-release.md',
		id: 'PRO-006',
		title: 'Inspection and release',
		kind: 'procedure',
		purpose: 'How products and services are checked and released.',
		owner: 'quality-manager',
		criteria: ['EO-6.*'],
	},
	{
		path: 'procedures/PRO-007-risks-and-improvement.md',
		id: 'PRO-007',
		title: 'Risks, opportunities and prevention',
		kind: 'procedure',
		purpose: 'How nonconformities are prevented before they occur.',
		owner: 'quality-manager',
		criteria: ['EO-7.*'],
	},
	{
		path: 'procedures/PRO-008-nonconformity-and-corrective-action.md',
		id: 'PRO-008',
		title: 'Nonconformity and corrective action',
		kind: 'procedure',
		purpose: 'What is done when something does not meet its requirements.',
		owner: 'quality-manager',
		criteria: ['EO-8.*', 'EO-9.*'],
	},
	{
		path: 'procedures/PRO-009-complaints.md',
		id: 'PRO-009',
		title: 'Customer complaints',
		kind: 'procedure',
		purpose: 'How complaints are received, answered and learnt from.',
		owner: 'quality-manager',
		criteria: ['EO-10.*'],
	},
	{
		path: 'procedures/PRO-010-internal-audit.md',
		id: 'PRO-010',
		title: 'Internal audit',
		kind: 'procedure',
		purpose: 'How the quality management system is audited from inside.',
		owner: 'quality-manager',
		criteria: ['EO-11.audit-*'],
	},
	{
		path: 'procedures/PRO-011-management-review.md',
		id: 'PRO-011',
		title: 'Management review',
		kind: 'procedure',
		purpose: 'How top management reviews the quality management system.',
		owner: 'managing-director',
		criteria: ['EO-11.review-*'],
	},
	{
		path: 'procedures/PRO-012-measurement-and-improvement.md',
		id: 'PRO-012',
		title: 'Measurement and improvement',
		kind: 'procedure',
		purpose: 'How performance is measured and improved.',
		owner: 'quality-manager',
		criteria: ['EO-0.satisfaction-aim', 'EO-12.*'],
	},
];

/**
 * A QMS to begin with: `qms.yaml`, manual, policy, procedures and one process. Every section is a prompt in brackets, so
 * that nothing counts as evidence before somebody has written what is done. Criteria that the catalogue lacks are left out.
 */
export function scaffold(catalog: Catalog, organization: string): readonly ScaffoldFile[] {
	const used = new Set<string>();
	const files = plans.flatMap(plan => {
		const criteria = plan.criteria
			.flatMap(pattern => matching(catalog, pattern))
			.filter(criterion => !used.has(criterion.id));
		for (const criterion of criteria) used.add(criterion.id);
		return criteria.length === 0 ? [] : [{path: plan.path, text: documentText(plan, criteria)}];
	});
	return [
		{path: 'qms.yaml', text: configText(organization)},
		...files,
		{path: 'processes/PRC-DELIVERY.yaml', text: processText},
		{path: 'registers/REG-001-roles-and-records.md', text: registerText},
	];
}

/**
 * A document with a section for each of these criteria, as the scaffold would lay it out for most of them. Undefined
 * without criteria; id and path are those of the scaffold, for the caller to replace.
 */
export function documentFor(
	catalog: Catalog,
	criteria: readonly Criterion[],
): {readonly plan: Pick<Plan, 'kind' | 'title' | 'path' | 'id'>; readonly text: (id: string) => string} | undefined {
	const fits = (plan: Plan): number =>
		plan.criteria
			.flatMap(pattern => matching(catalog, pattern))
			.filter(criterion => criteria.some(({id}) => id === criterion.id)).length;
	const best = plans.reduce<Plan | undefined>(
		(chosen, plan) => (fits(plan) > (chosen === undefined ? 0 : fits(chosen)) ? plan : chosen),
		undefined,
	);
	return best === undefined ? undefined : {plan: best, text: id => documentText({...best, id}, criteria)};
}

/** The name of an organization from that of its folder: `acme-valves` as people write it. */
export function organizationOf(folder: string): string {
	return folder
		.replaceAll(/[-_]+/g, ' ')
		.trim()
		.replaceAll(/(?<!\p{L})\p{Ll}/gu, letter => letter.toUpperCase());
}

function matching(catalog: Catalog, pattern: string): readonly Criterion[] {
	const all = catalog.outcomes.flatMap(outcome => outcome.criteria);
	return pattern.endsWith('*')
		? all.filter(criterion => criterion.id.startsWith(pattern.slice(0, -1)))
		: all.filter(criterion => criterion.id === pattern);
}

function documentText(plan: Plan, criteria: readonly Criterion[]): string {
	const head = `---
id: ${plan.id}
title: ${plan.title}
kind: ${plan.kind}
version: "0.1"
status: draft
owner: role:${plan.owner}
language: en
---

# ${plan.title}

${plan.purpose}
`;
	const used = new Set<string>([plan.title.toLowerCase()]);
	const sections = criteria.map(criterion => {
		const short = headingOf(criterion);
		const heading = used.has(short.toLowerCase()) ? criterion.title : short;
		used.add(heading.toLowerCase());
		return sectionText(criterion, heading);
	});
	return [head, ...sections].join('\n');
}

/** A section that asks for one criterion; the prompts are placeholders until they are replaced. */
export function sectionText(criterion: Criterion, heading = headingOf(criterion)): string {
	return `## ${heading}

<!-- Counts: ${criterion.counts}
     Does not count: ${criterion.notCounts}
     Once it is written, put this in the place of the comment:  qms: covers ${criterion.id} -->

${promptsFor(criterion)}
`;
}

/** What is to be written for a criterion, on two lines in brackets, which count as placeholders until they are replaced. */
export function promptsFor(criterion: Criterion): string {
	return `[Describe: ${criterion.question}]
[State ${anchorPrompt(criterion)}.]`;
}

/** Folded heading words as people write them. */
function headingOf(criterion: Criterion): string {
	const heading = (criterion.headings[0] ?? criterion.title)
		.replaceAll(/\bqms\b/gi, 'QMS')
		.replaceAll(/\bkpis\b/gi, 'KPIs')
		.replaceAll(/\b(re|follow) (?=verification|up\b)/gi, '$1-');
	return `${heading.charAt(0).toUpperCase()}${heading.slice(1)}`;
}

/** What an answer has to hold, in the order of a sentence. */
function anchorPrompt({anchors}: Criterion): string {
	const asked = new Set([...anchors.all, ...anchors.any]);
	const parts = [
		...(asked.has('who') ? ['who does it'] : []),
		'what is done',
		...(asked.has('when') ? ['when or how often'] : []),
		...(asked.has('method') ? ['by which method'] : []),
		...(asked.has('criterion') ? ['by which limit or target'] : []),
		...(asked.has('record') ? ['which record shows it'] : []),
	];
	const last = parts.at(-1) ?? '';
	return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

const configText = (organization: string): string => `# Configuration of QMS Lens. Every key is optional.
organization: ${yamlScalar(organization)}
include: ["manual/**", "policy/**", "procedures/**", "processes/**", "registers/**"]
catalogs: [iso9001-eo]
languages: [en]
profile:
  goods: true
  services: true
  software: false
  edition: "2015+A1"

# What does not apply, with the reason. docs/outcomes.md of QMS Lens lists the topics.
notApplicable: []
#  - topic: customer-property
#    justification: "…why conformity and customer satisfaction are unaffected…"
#    approver: role:managing-director
#    date: 2026-01-15

# Your own words for a concept.
terms: {}
#  nonconformity: [quality event]

roles:
  managing-director: {title: Managing director, top: true}
  quality-manager: {title: Quality manager}
`;

const processText = `# One process. Copy this file for each of yours; in an editor the schema explains and completes every key.
# The lines that begin with # show how an entry looks; put your own in their place.
kind: process
id: PRC-DELIVERY
title: "[Name of the process]"
version: "0.1"
status: draft
owner: role:quality-manager
purpose: "[Describe what the process turns into what]"

inputs:
  - { name: "[Name of what comes in]", from: external:customer }
outputs:
  - { name: "[Name of what goes out]", to: external:customer }

# EO-4.method: who does what, how it is controlled, what shows it
activities: []
#  - { step: Check the order before it is confirmed, role: role:quality-manager, control: no open point on the checklist, record: REC-ORDER }

# EO-5.planning and EO-5.competence
resources: []
#  - { name: Two packing benches, kind: equipment, owner: role:quality-manager }
competence: []
#  - { role: role:quality-manager, requirement: packing course, evidence: REC-TRAINING }

# EO-4.risks
risks: []
#  - { name: Wrong address on the label, rating: medium, action: scan the order before printing, owner: role:quality-manager, review: P6M }

# EO-4.measures and EO-4.targets and EO-0.satisfaction-aim
measures: []
#  - { name: On-time delivery, target: ">= 95 %", frequency: monthly, source: delivery notes, owner: role:quality-manager }

# EO-1.record-control
records: []
#  - { id: REC-ORDER, name: Order record, retention: P10Y, location: order file }

procedures: [PRO-002, PRO-006]
`;

const registerText = `---
id: REG-001
title: Roles and records
kind: register
version: "0.1"
status: draft
owner: role:quality-manager
language: en
---

# Roles and records

## Roles

| Role | Responsibility | Authority |
| --- | --- | --- |
| [Role] | [What the role does] | [What it may decide] |

## Records

| Record | Retention | Location |
| --- | --- | --- |
| [Record] | [Time] | [Where it is kept] |
`;
