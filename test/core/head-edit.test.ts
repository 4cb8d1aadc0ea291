import assert from 'node:assert/strict';
import {createQms} from '../../server/src/core/service.ts';
import {fillings} from '../../server/src/core/features/fill.ts';
import type {Filling} from '../../server/src/core/features/filling.ts';
import type {TextEdit} from '../../server/src/core/text/span.ts';

const today = '2026-11-23';
const others = ['001', '002', '003', '004'].map(number => ({
	path: `docs/PRO-${number}.md`,
	text: `---\nid: PRO-${number}\ntitle: Purchasing ${number}\nkind: procedure\nversion: "1.0"\nstatus: effective\nowner: role:quality-manager\napprover: role:director\napproved: 2026-03-02\nreview: { interval: P12M, next: 2027-03-02 }\n---\n\n# Purchasing ${number}\n\nThe buyer orders.\n`,
}));

/** What the first filling of each rule makes of a document, where a finding of the rule is there; and the rules that are left. */
function filled(text: string, rules: readonly string[], path = 'docs/new.md', beside = others): string {
	const qms = createQms({today: () => today});
	qms.apply({set: [{path: 'qms.yaml', text: 'include: ["docs/**"]\n'}, ...beside, {path, text}]});
	for (const rule of rules) {
		const finding = qms.findingsOf(path).find(each => each.rule === rule);
		assert.ok(
			finding,
			`${rule} in ${qms
				.findingsOf(path)
				.map(each => each.rule)
				.join()}`,
		);
		const [filling] = fillings(qms, finding);
		assert.ok(filling, `something to fill in for ${rule}`);
		qms.apply({set: [{path, text: edited(qms.text(path) ?? '', filling.edits)}]});
		assert.ok(!qms.findingsOf(path).some(each => each.rule === rule), `${rule} is left in\n${qms.text(path) ?? ''}`);
	}
	return qms.text(path) ?? '';
}

function edited(text: string, edits: readonly TextEdit[]): string {
	return edits
		.toSorted((a, b) => b.span.start - a.span.start)
		.reduce((now, {span, newText}) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

/** What can be filled in for the findings of some rules about a process. */
function offeredFor(text: string, ...rules: readonly string[]): readonly Filling[] {
	const qms = createQms({today: () => today});
	qms.apply({set: [...others, {path: 'docs/PRC-SELL.yaml', text}]});
	return qms
		.findings()
		.filter(({rule}) => rules.includes(rule))
		.flatMap(finding => fillings(qms, finding));
}

const body = '# Selling\n\n## Orders\n\nThe seller checks each order.\n';

describe('filling in a head', () => {
	it('puts keys of front matter where people put them', () => {
		assert.equal(
			filled(`---\nid: PRO-009\nstatus: effective\nreview:\n  interval: P12M\n---\n\n${body}`, [
				'version-missing',
				'owner-missing',
				'approver-missing',
				'approval-date-missing',
			]),
			`---\nid: PRO-009\nversion: "1.0"\nstatus: effective\nowner: role:quality-manager\napprover: role:director\napproved: ${today}\nreview:\n  interval: P12M\n---\n\n${body}`,
		);
	});

	it('goes behind a value of several lines', () => {
		assert.equal(
			filled(`---\nid: PRO-009\ntitle: >\n  Selling\n  and more\nowner: role:director\nstatus: draft\n---\n\n${body}`, [
				'version-missing',
			]),
			`---\nid: PRO-009\ntitle: >\n  Selling\n  and more\nversion: "1.0"\nowner: role:director\nstatus: draft\n---\n\n${body}`,
		);
	});

	it('writes over what is empty or a placeholder', () => {
		assert.equal(
			filled(`---\nid: PRO-009\nversion: TBD\nowner:\nstatus: ""\n---\n\n${body}`, [
				'version-missing',
				'owner-missing',
				'status-missing',
			]),
			`---\nid: PRO-009\nversion: "1.0"\nowner: role:quality-manager\nstatus: draft\n---\n\n${body}`,
		);
	});

	it('keeps the form of bold lines, tables and quotations', () => {
		assert.equal(
			filled(
				`# Selling\n\n**Document:** PRO-009  \n**Version:** 2.0  \n**Status:** draft\n\n## Orders\n\nThe seller checks each order.\n`,
				['owner-missing'],
			),
			`# Selling\n\n**Document:** PRO-009  \n**Version:** 2.0  \n**Status:** draft\n**Owner:** Quality manager\n\n## Orders\n\nThe seller checks each order.\n`,
		);
		assert.equal(
			filled(
				`# Selling\n\n| Document | PRO-009 |\n| --- | --- |\n| Version | 2.0 |\n| Owner | Sales manager |\n\n## Orders\n\nThe seller checks each order.\n`,
				['status-missing'],
			),
			`# Selling\n\n| Document | PRO-009 |\n| --- | --- |\n| Version | 2.0 |\n| Status | draft |\n| Owner | Sales manager |\n\n## Orders\n\nThe seller checks each order.\n`,
		);
		assert.equal(
			filled(
				`# Selling\n\n> **Document:** PRO-009\n> **Owner:** Sales manager\n> **Status:** draft\n\n## Orders\n\nThe seller checks each order.\n`,
				['version-missing'],
			),
			`# Selling\n\n> **Document:** PRO-009\n> **Version:** 1.0\n> **Owner:** Sales manager\n> **Status:** draft\n\n## Orders\n\nThe seller checks each order.\n`,
		);
	});

	it('keeps line ends and begins a head where there is none', () => {
		assert.equal(
			filled(`---\r\nid: PRO-009\r\nowner: role:director\r\nstatus: draft\r\n---\r\n\r\n# Selling\r\n`, [
				'version-missing',
			]),
			`---\r\nid: PRO-009\r\nversion: "1.0"\r\nowner: role:director\r\nstatus: draft\r\n---\r\n\r\n# Selling\r\n`,
		);
		assert.match(
			filled(body, ['control-data-missing']),
			/^---\nid: PRO-005\nversion: "0\.1"\nstatus: draft\n---\n\n# Selling\n/,
		);
	});

	it('begins a head without a status where no document has one, since it would speak for all others', () => {
		const qms = createQms({today: () => today});
		const set = [
			...others.map(({path, text}) => ({path, text: text.replace('status: effective\n', '')})),
			{path: 'docs/new.md', text: body},
		];
		qms.apply({set: [{path: 'qms.yaml', text: 'include: ["docs/**"]\n'}, ...set]});
		const titlesOf = (rule: string): readonly string[] =>
			qms
				.findings()
				.filter(each => each.rule === rule)
				.flatMap(finding => fillings(qms, finding))
				.map(({title}) => title);
		assert.deepEqual(titlesOf('control-data-missing'), ['Add a head: id and version']);
		assert.deepEqual(titlesOf('status-missing'), []);
	});

	it('begins front matter above a document that says who and when in its list of revisions alone', () => {
		const revisions =
			'## Revision history\n\n| Version | Date | Author | Change |\n| --- | --- | --- | --- |\n| 1.0 | 2026-03-02 | A. Berger | First issue |\n';
		const given = others.map(each => ({
			...each,
			text: each.text.replace('role:quality-manager', `'Head of "Sales": EU'`),
		}));
		assert.equal(
			filled(`${body}\n${revisions}`, ['owner-missing'], 'docs/PRO-009-selling.md', given),
			`---\nowner: "Head of \\"Sales\\": EU"\n---\n\n${body}\n${revisions}`,
		);
	});

	it('gives the next review from the approval, and not in the past', () => {
		assert.match(
			filled(
				`---\nid: PRO-009\nversion: "1.0"\nstatus: effective\nowner: role:director\napprover: role:quality-manager\napproved: 2024-05-06\n---\n\n${body}`,
				['review-interval-missing'],
			),
			/\nreview: \{ interval: P12M, next: 2027-05-06 \}\n/,
		);
	});

	it('fills in the fields of a process: its owner, and others as prompts to write over', () => {
		const text =
			'kind: process\nid: PRC-SELL\ntitle: Sell\nversion: "1.0"\nstatus: draft\npurpose: Sell what we make.\ninputs:\n  - { name: Enquiry, from: external:customer }\nactivities:\n  - { step: Answer, role: Seller }\noutputs:\n  - { name: Offer, to: external:customer }\n';
		const offered = offeredFor(text, 'process-field-missing');
		assert.deepEqual(
			offered.map(({title, edits}) => [
				title,
				edited(text, edits)
					.split('\n')
					.filter(line => !text.includes(line))
					.join('\n'),
			]),
			[
				[
					'Add measures',
					'measures:\n  - { name: "[Measure]", target: "[Value to be reached]", frequency: "[How often]", unit: "[Unit]" }',
				],
				['Add owner: role:quality-manager', 'owner: role:quality-manager'],
			],
		);
	});

	it('gives what an auditor asks about a process a prompt in the list that is there, or in a new one', () => {
		const text =
			'kind: process\nid: PRC-SELL\ntitle: Sell\nresources: []\nprocedures: [PRO-001]\nrecords:\n  - { id: REC-1, name: Offer, retention: P10Y }\ncompetence:\n  - { role: Seller, requirement: Training }\n';
		const offered = offeredFor(text, 'process-field-expected');
		assert.deepEqual(
			offered.map(({title, edits}) => [
				title,
				edited(text, edits)
					.split('\n')
					.filter(line => !text.includes(`${line}\n`))
					.join('\n'),
			]),
			[
				[
					'Add resources',
					'resources: [{ name: "[Resource]", kind: "[Its kind]", owner: "[Who provides it]", source: "[Where it comes from]" }]',
				],
				[
					'Add risks',
					'risks:\n  - { name: "[What can go wrong]", rating: "[How serious]", action: "[What is done]", owner: "[By whom]" }',
				],
			],
		);
	});

	it('gives an entry of a process the key that it lacks, in the form of the entry', () => {
		const text =
			'kind: process\nid: PRC-SELL\ntitle: Sell\nrisks:\n  - name: Wrong price # seen twice\n  - { name: Late offer }\nmeasures:\n- name: Hit rate\n  target: ">= 30 %"\n  frequency: monthly\n';
		const offered = offeredFor(text, 'risk-without-action', 'measure-without-source');
		assert.deepEqual(
			offered.map(({title, edits}) => [title, edited(text, edits)]),
			[
				['Add action', text.replace('# seen twice\n', '# seen twice\n    action: "[What is done]"\n')],
				['Add action', text.replace('Late offer }', 'Late offer, action: "[What is done]" }')],
				['Add source', `${text}  source: "[Where the figures come from]"\n`],
			],
		);
	});

	it('puts prompts for a claim without evidence behind the text of its section', () => {
		const text = `---\nid: PRO-009\nkind: procedure\nstatus: effective\n---\n\n# Selling\n\n## Causes\n\n<!-- qms: covers EO-9.cause -->\n\nWe sell pumps.\n\n## Orders\n\nThe seller checks each order.\n`;
		const qms = createQms({today: () => today});
		qms.apply({set: [...others, {path: 'docs/new.md', text}]});
		const [finding] = qms.findingsOf('docs/new.md').filter(({rule}) => rule === 'claim-without-evidence');
		assert.ok(finding);
		const [filling] = fillings(qms, finding);
		assert.equal(filling?.title, 'Write what is missing for EO-9.cause');
		const after = edited(text, filling.edits);
		assert.match(after, /\nWe sell pumps\.\n\n\[Describe: .+\]\n\[State .+\.\]\n\n## Orders\n/);
		qms.apply({set: [{path: 'docs/new.md', text: after}]});
		assert.ok(
			qms.findingsOf('docs/new.md').some(({rule}) => rule === 'claim-without-evidence'),
			'prompts are no evidence',
		);
	});
});
