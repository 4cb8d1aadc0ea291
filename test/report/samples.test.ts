import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {families} from '../../server/src/core/finding/finding.ts';
import {allRules} from '../../server/src/core/rules/index.ts';
import {fakeHost} from '../cli/transcript.ts';

const samples = join(import.meta.dirname, '../../samples');
const update = process.env['QMS_UPDATE'] === '1';

interface Finding {
	readonly rule: string;
	readonly family: string;
	readonly severity: string;
	readonly path: string;
	readonly line: number;
	readonly message: string;
}

async function findingsOf(sample: string): Promise<readonly Finding[]> {
	const {host, stdout} = fakeHost(samples);
	await run(['check', '--format', 'json', '--fail-on', 'never', sample], host);
	return (JSON.parse(stdout()) as {findings: Finding[]}).findings;
}

describe('samples', () => {
	for (const sample of ['acme-valves', 'acme-valves-gaps', 'kleinwerk']) {
		it(`${sample} is reported as in its golden report (QMS_UPDATE=1 writes it anew)`, async () => {
			const {host, stdout} = fakeHost(samples);
			await run(['check', '--fail-on', 'never', sample], host);
			const golden = join(import.meta.dirname, 'golden', `${sample}.txt`);
			if (update) writeFileSync(golden, stdout());
			assert.ok(existsSync(golden), `${golden} is missing`);
			assert.equal(stdout(), readFileSync(golden, 'utf8'));
		});
	}

	it('nothing is found in the complete one', async () => {
		assert.deepEqual(await findingsOf('acme-valves'), []);
	});

	it('every family finds something in the defective one, and its README says where', async () => {
		const found = await findingsOf('acme-valves-gaps');
		const readme = readFileSync(join(samples, 'acme-valves-gaps/README.md'), 'utf8');
		for (const family of families) {
			assert.ok(
				found.some(finding => finding.family === family),
				`${family}: no finding`,
			);
			assert.ok(readme.includes(`| ${family} |`), `${family}: not in the README`);
		}
	});

	// What these need cannot stand beside the other defects: a history, an edition to come, a whole repository that lacks something.
	const elsewhere = new Set([
		'applicability-not-stated',
		'approver-is-author',
		'catalog-invalid',
		'changed-after-approval',
		'clause-moved',
		'configuration-misplaced',
		'customer-path-missing',
		'document-empty',
		'evidence-uncontrolled',
		'file-unreadable',
		'history-not-available',
		'no-qms-documents',
		'outcome-at-risk',
		'pattern-matches-nothing',
		'preventive-action-procedure',
		'process-invalid',
		'reading-invalid',
		'reading-stale',
		'readings-disagree',
		'requirements-not-chosen',
		'review-due-soon',
		'satisfaction-not-measured',
		'single-point-of-evidence',
		'status-missing',
		'systems-nested',
		'title-missing',
	]);

	it('every rule that is on finds something in the defective one, but for those that cannot', async () => {
		const found = new Set((await findingsOf('acme-valves-gaps')).map(({rule}) => rule));
		const silent = allRules.filter(({meta}) => meta.severity !== 'off' && !found.has(meta.id)).map(({meta}) => meta.id);
		assert.deepEqual(silent.sort(), [...elsewhere].sort());
	});
});
