import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {run} from '../../server/src/cli/run.ts';
import {fakeHost} from './transcript.ts';

const root = join(import.meta.dirname, '../..');
const file = join(root, 'README.md');
const sample = join(root, 'samples/acme-valves-gaps');

/** What a `console` block shows: its command, run in the sample, and what it printed. */
async function transcript(block: string): Promise<string> {
	const command = /^\$ qms-lens (.*)$/m.exec(block)?.[1] ?? '';
	const {host, stdout} = fakeHost(sample, '', {COLUMNS: '96'});
	await run(command.split(' '), host);
	return `$ qms-lens ${command}\n${stdout()}`;
}

describe('README', () => {
	it('shows what the commands really print; QMS_UPDATE=1 rewrites it', async () => {
		const text = readFileSync(file, 'utf8');
		let fresh = text;
		for (const [, block = ''] of text.matchAll(/```console\n([\s\S]*?)```/g)) {
			const printed = await transcript(block);
			fresh = fresh.replace(`\`\`\`console\n${block}\`\`\``, () => `\`\`\`console\n${printed}\`\`\``);
		}
		if (process.env['QMS_UPDATE'] === '1') writeFileSync(file, fresh);
		else assert.equal(text, fresh);
	});
});
