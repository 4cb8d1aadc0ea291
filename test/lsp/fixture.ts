// A small QMS with one of everything that the editor's features speak about.
export const files = {
	'qms.yaml': `organization: Pump Works
include: ["docs/**", "processes/**"]
roles:
  quality-manager: {title: Quality manager, may: [block shipment]}
  managing-director: {title: Managing director, top: true}
records:
  REC-CAR: {name: Corrective action report, retention: P10Y, location: ERP}
external: [customer]
`,
	'docs/PRO-001-corrective-action.md': `---
id: PRO-001
title: Corrective action
kind: procedure
version: "1.0"
status: effective
owner: role:quality-manager
approver: role:managing-director
approved: 2026-03-02
effective: 2026-03-16
review: { interval: P12M, next: 2027-03-02 }
records: [REC-CAR]
language: en
---

# Corrective action

## Purpose

This procedure says how the causes of nonconformities are removed. Complaints are handled as PRO-002 says.

## Find the cause
<!-- qms: covers EO-9.cause -->

The owner of the affected process forms a team within five working days. The team determines the root cause of the
nonconformity with 5 Whys and writes it into the corrective action report (REC-CAR).

## Verify effectiveness

Three months after the last action, the quality manager verifies the effectiveness of the corrective action and writes
the result into the corrective action report (REC-CAR): the fault must not have recurred.

## Train people
<!-- qms: covers EO-5.competence -->

The canteen is closed on Mondays. Prices are in the price list.
`,
	'docs/PRO-002-complaints.md': `---
id: PRO-002
title: Customer complaints
kind: procedure
version: "1.0"
status: effective
owner: role:quality-manager
approver: role:managing-director
approved: 2026-03-02
effective: 2026-03-16
review: { interval: P12M, next: 2027-03-02 }
language: en
---

# Customer complaints

## Investigate

The quality manager investigates each complaint within five working days as [PRO-001](PRO-001-corrective-action.md#find-the-cause)
says and answers the customer.
`,
	'processes/PRC-ORDER.yaml': `kind: process
id: PRC-ORDER
title: Handle orders
version: "1.0"
status: effective
owner: role:quality-manager
purpose: Turn an enquiry into a reviewed order.
inputs:
  - { name: Enquiry, from: external:customer }
activities:
  - { step: Review the requirements of the customer before acceptance, role: role:quality-manager, procedure: PRO-002, record: REC-CAR }
outputs:
  - { name: Reviewed order, to: external:customer, criterion: all requirements are met }
measures:
  - { name: Orders on time, target: ">= 95 %", frequency: monthly, owner: role:quality-manager }
outcomes: [EO-4.measures]
`,
	'README.md': '# Pump Works\n\nHow we work.\n',
} as const;

export const capa = 'docs/PRO-001-corrective-action.md';
export const complaints = 'docs/PRO-002-complaints.md';
export const order = 'processes/PRC-ORDER.yaml';
