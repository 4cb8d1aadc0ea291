// Texts that between them use every feature a change can bear on: ids, references, claims, suppressions, registers,
// processes, boilerplate, templates, broken heads.
const shared =
	'Whoever finds a fault writes it down in the shift report before the end of the shift, shows it to the supervisor and waits for the decision of the quality manager.';

const capa = (head: string): string => `---
id: PRO-012
title: Corrective action
kind: procedure
version: "2.0"
${head}---

# Corrective action

See [the manual](../manual/MAN-001.md#scope), ![the chart](../images/0.png) and PRO-010.

${shared}

## Find the cause
<!-- qms: covers EO-9.cause, EO-9.couse -->

The process owner determines the root cause of the nonconformity with 5 Whys within five working days and records it
in the corrective action report (REC-CAR).

## Verify effectiveness
<!-- qms: ignore vague-time because="the customer decides" -->

Three months after the last action the quality manager verifies the effectiveness of the corrective action in a timely
manner. The result is written in the report (REC-CAR).
`;

export const documents: readonly string[] = [
	capa(
		'status: effective\nowner: role:quality-manager\napprover: role:managing-director\napproved: 2026-01-05\neffective: 2026-01-12\nreview: {next: 2026-06-01}\n',
	),
	capa('status: draft\noutcomes: [EO-9]\n'),
	capa('status: superseded\n'),
	capa(''),
	`---
id: MAN-001
kind: manual
status: effective
---

# Quality manual

## Scope

Our quality management system covers the manufacture and repair of pumps at the plant in Lyon. Design (8.3) is not
applicable. See PRO-012, PRO-010 and PRC-SALES.

## Feedback

Customer complaints are taken seriously. ISO 9001 certification guarantees the quality of our products.

${shared}
`,
	`---
id: PRO-010
title: Customer complaints
kind: procedure
status: effective
outcomes: [EO-10]
supersedes: [PRO-004]
---

# Customer complaints
<!-- qms: plans EO-10.trend owner="Quality manager" due="2026-12-31"; rejects EO-8 because="about customers" -->

${shared}

## Answer the customer

The sales assistant acknowledges each customer complaint within one working day (REC-COMPLAINT), and tells the customer
within ten working days what was found. See [Corrective action](PRO-012.md#find-the-cause).

## Design and development

The head of engineering plans the design and development of each new pump in stages; a design review at the end of each
stage decides on the next, and verification and validation are recorded in the design file.
`,
	`kind: process
id: PRC-SALES
title: Sales
status: effective
owner: role:sales-manager
purpose: Turn an enquiry into a contract.
inputs:
  - {name: Enquiry, from: external:customer}
activities:
  - {step: Review the enquiry, role: role:sales-manager, procedure: PRO-010}
outputs:
  - {name: Released order, to: PRC-ASSEMBLY}
measures:
  - {name: Customer satisfaction, target: ">= 90 %", frequency: yearly, owner: role:sales-manager}
records:
  - {id: REC-COMPLAINT, name: Complaint record, retention: P10Y, location: ERP}
outcomes: [EO-4.inputs-outputs]
`,
	`kind: process
id: PRC-ASSEMBLY
title: Assembly
owner: role:production-manager
purpose: Turn an order into a pump.
inputs:
  - {name: Released order, from: PRC-SALES}
activities:
  - {step: Assemble, role: role:fitter}
outputs:
  - {name: Pump, to: external:customer}
measures:
  - {name: First pass yield, target: high}
`,
	`---
id: REG-001
kind: register
status: effective
---

# Registers

| Role | Responsibility | Authority |
| --- | --- | --- |
| Quality manager | Leads the quality management system | May stop shipment |
| Sales manager | Reviews contracts | |

| Record | Retention | Location |
| --- | --- | --- |
| REC-CAR Corrective action report | 10 years | ERP |
| REC-COMPLAINT Complaint record | 6 years | |
`,
	'# A page\n\nThe shift supervisor quarantines a nonconforming item with a red tag (F-021).\n',
	'---\nid: PRO-099\ntitle: "broken\nkind: procedure\n---\n\n# Broken head\n\nThe owner is [Company name].\n',
	'',
	'\uFEFF# Byte order mark\r\n\r\nLine ends of Windows. See PRO-012.\r\n',
	`schema: 1
id: house
version: "1"
title: Complaints
concepts: {}
conceptsFrom: iso9001-eo
outcomes:
  - id: EO-1
    title: Customer complaints addressed
    short: Complaints
    statement: Customer complaints are dealt with.
    criteria:
      - id: EO-1.respond
        title: Customer answered
        question: How is the customer told?
        counts: An answer.
        notCounts: A wish.
        core: true
        level: mandatory
        kinds: {best: [procedure]}
        need: specified
        anchors: {all: [who]}
        rule: {topic: [complaint], all: [[acknowledge-respond]]}
`,
];

export const settings: readonly string[] = [
	'',
	'include: ["**/*.md", "**/*.yaml"]\nexclude: ["archive/**"]\n',
	'claims: required\nprofile:\n  assumeEffective: true\n  graceDays: 30\n',
	'# A comment that moves everything\ninclude: ["procedures/**"]\nrules:\n  vague-time: off\n  outcome-gap: hint\n',
	'terms:\n  nonconformity: [fault]\nroles:\n  quality-manager: {title: Quality manager, top: true}\n  fitter: {title: Fitter}\n',
	'catalogs: [house.yaml]\n',
	'catalogs: [iso9001-eo, house.yaml]\n',
	'notApplicable:\n  - topic: design\n    justification: "We build to drawings of our customers, so neither conformity nor customer satisfaction can suffer."\n    approver: role:managing-director\n',
	'include: [\n',
	'profile:\n  edition: "2026"\n  allowAttestation: false\nexternal: [customer, authority]\n',
];
