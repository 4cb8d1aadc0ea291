import assert from 'node:assert/strict';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeFolder, removeFolders} from './folder.ts';
import {answer, parseTranscript, printScenario, setUp} from './transcript.ts';

const folder = join(import.meta.dirname, 'transcripts');
const update = process.env['QMS_UPDATE'] === '1';

for (const file of readdirSync(folder)
	.filter(name => name.endsWith('.txt'))
	.sort()) {
	describe(`transcripts: ${file}`, () => {
		afterEach(removeFolders);
		const scenarios = parseTranscript(readFileSync(join(folder, file), 'utf8'));
		const printed: string[] = [];
		for (const scenario of scenarios) {
			it(scenario.title, async () => {
				const root = makeFolder({});
				setUp(root, scenario.setups);
				const answers: string[] = [];
				for (const command of scenario.commands) {
					setUp(root, command.setups);
					answers.push((await answer(root, command)).replaceAll(root, 'ROOT'));
				}
				printed.push(printScenario(scenario, answers));
				if (update) return;
				assert.ok(scenario.commands.length > 0, 'a scenario runs something');
				scenario.commands.forEach((command, index) =>
					assert.equal(answers[index], command.expected, `${command.line}; QMS_UPDATE=1 rewrites the transcript`),
				);
			});
		}
		after(() => {
			if (update && printed.length === scenarios.length) writeFileSync(join(folder, file), `${printed.join('\n')}\n`);
		});
	});
}
