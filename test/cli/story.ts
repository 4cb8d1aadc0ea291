// A year of a small quality management system, commit by commit. At each commit the pull-request summary is a golden
// file under test/cli/story; together they show what a reviewer reads.
import type {Repository} from './repository.ts';

export interface Chapter {
	readonly day: string;
	/** Also the name of the golden file. */
	readonly title: string;
	readonly change: (repository: Repository) => void;
}

const head = (id: string, title: string, type: string, more = ''): string =>
	`---\nid: ${id}\ntitle: ${title}\ntype: ${type}\nversion: "1.0"\nstatus: effective\nowner: Quality manager\napprover: Managing director\napproved: 2026-01-12\neffective: 2026-01-15\nreview: {interval: P12M, next: 2027-01-15}\n${more}---\n# ${title}\n\n`;

const config = `organization: Brightwell Gauges
include: ["manual/**", "procedures/**", "website/**"]
rules:
  approval-not-in-history: {severity: off, because: The story has no merges.}
  changed-after-approval: {severity: off, because: The story has no merges.}
  evidence-without-claim: off
  criterion-thin: off
`;

const policy = `${head('POL-001', 'Quality policy', 'policy')}<!-- qms: covers EO-0.commitment -->

We commit ourselves to meeting the requirements of our customers and the law, and to improving the quality management system
continually. The managing director approves this policy and explains it to every new employee in the first week.
`;

const complaints = `${head('PRO-011', 'Customer complaints', 'procedure')}## Receive
<!-- qms: covers EO-10.receive -->

The sales manager receives every customer complaint and records it in the complaint log within one working day.

## Answer
<!-- qms: covers EO-10.respond -->

The sales manager acknowledges the complaint to the customer within two working days and sends the result in writing within ten.

## Investigate
<!-- qms: covers EO-10.investigate, EO-10.link -->

The quality manager investigates each complaint within five working days and decides whether it is justified. A justified
complaint is entered as a nonconformity and handled by the corrective action procedure.
`;

const corrective = (
	status = 'effective',
): string => `${head('PRO-010', 'Corrective action', 'procedure').replace('status: effective', `status: ${status}`)}## Start
<!-- qms: covers EO-9.trigger -->

The quality manager opens a corrective action when a nonconformity is repeated, or when a customer complaint is justified.

## Find the cause
<!-- qms: covers EO-9.cause -->

The owner of the process determines the root cause with the five whys and writes it in the corrective action report.

## Act
<!-- qms: covers EO-9.action -->

The owner of the process plans the corrective action with a person responsible and a due date and enters it in the action plan.

## Check
<!-- qms: covers EO-9.effectiveness -->

The quality manager verifies the effectiveness of each corrective action after three months and records the result in the report.
`;

const audit = `${head('PRO-012', 'Internal audit', 'procedure')}## Programme
<!-- qms: covers EO-11.audit-programme -->

The quality manager plans the internal audits of the year in the audit programme; every process is audited once a year.

## Carry out
<!-- qms: covers EO-11.audit-impartiality, EO-11.audit-report -->

Auditors do not audit their own work. The auditor reports the findings to the owner of the process in the audit report within
ten days.
`;

const planned = `${head('PRO-013', 'Management review', 'procedure')}<!-- qms: plans EO-11.review-interval, EO-11.review-inputs, EO-11.review-outputs owner="Managing director" due=2027-01-31 -->

The first review follows the first internal audit.
`;

export const story: readonly Chapter[] = [
	{
		day: '2026-01-15',
		title: 'Begin with a policy and two procedures',
		change(repository) {
			repository.write('qms.yaml', config);
			repository.write('manual/POL-001-quality-policy.md', policy);
			repository.write('procedures/PRO-011-complaints.md', complaints);
			repository.write('procedures/PRO-010-corrective-action.md', corrective());
		},
	},
	{
		day: '2026-02-02',
		title: 'Add the internal audit procedure',
		change: repository => repository.write('procedures/PRO-012-internal-audit.md', audit),
	},
	{
		day: '2026-03-02',
		title: 'Delete the complaints procedure',
		change: repository => repository.remove('procedures/PRO-011-complaints.md'),
	},
	{
		day: '2026-03-09',
		title: 'Bring it back under another name',
		change: repository => repository.write('procedures/customers/PRO-011-customer-complaints.md', complaints),
	},
	{
		day: '2026-04-01',
		title: 'Claim what is not written',
		change: repository =>
			repository.write('procedures/PRO-012-internal-audit.md', audit.replace('---\n#', 'outcomes: [EO-12]\n---\n#')),
	},
	{
		day: '2026-05-04',
		title: 'Set the corrective action procedure to draft',
		change: repository => repository.write('procedures/PRO-010-corrective-action.md', corrective('draft')),
	},
	{
		day: '2026-06-01',
		title: 'Put it in force again with vague times and without its check',
		change: repository =>
			repository.write(
				'procedures/PRO-010-corrective-action.md',
				corrective().replace(
					'verifies the effectiveness of each corrective action after three months and records the result in the report',
					'reviews the open reports regularly',
				),
			),
	},
	{
		day: '2026-07-01',
		title: 'Boast on the website',
		change: repository =>
			repository.write('website/about.md', '# About us\n\nAll gauges of Brightwell are ISO 9001 certified products.\n'),
	},
	{
		day: '2026-08-03',
		title: 'Move the policy and rename it',
		change: repository => repository.rename('manual/POL-001-quality-policy.md', 'manual/policies/POL-001-policy.md'),
	},
	{
		day: '2026-08-17',
		title: 'Plan the management review',
		change: repository => repository.write('procedures/PRO-013-management-review.md', planned),
	},
	{
		day: '2026-08-24',
		title: 'Attest what stands in no text',
		change: repository =>
			repository.write(
				'manual/policies/POL-001-policy.md',
				`${policy}\n## Knowledge\n<!-- qms: attests EO-5.knowledge by="Managing director" on=2026-08-24 because="the three founders hold it and meet every morning" -->\n\nThe founders meet at the bench every morning.\n`,
			),
	},
	{
		day: '2026-09-01',
		title: 'Put everything right',
		change(repository) {
			repository.write('procedures/PRO-010-corrective-action.md', corrective());
			repository.write('procedures/PRO-012-internal-audit.md', audit);
			repository.write(
				'website/about.md',
				'# About us\n\nThe quality management system of Brightwell is certified to ISO 9001 for the making of gauges.\n',
			);
		},
	},
];
