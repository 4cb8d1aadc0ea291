import assert from 'node:assert/strict';
import {createQms} from '../../server/src/core/service.ts';
import {loadFiles} from '../../server/src/node/load.ts';

describe('findings of one document alone', () => {
	it('are the same before and after other documents are given, and a part of all findings', async () => {
		const {texts, files} = await loadFiles('samples/acme-valves-gaps');
		const whole = createQms({today: () => '2026-11-23'});
		whole.apply({set: texts, files});
		const config = texts.filter(({path}) => path === 'qms.yaml');
		let found = 0;
		for (const file of texts) {
			const alone = createQms({today: () => '2026-11-23'});
			alone.apply({set: [...config, file]});
			const local = alone.localFindingsOf(file.path);
			assert.deepEqual(local, whole.localFindingsOf(file.path), file.path);
			const said = (rule: string, start: number, message: string): string => `${rule} ${start} ${message}`;
			const all = new Set(whole.findingsOf(file.path).map(({rule, span, message}) => said(rule, span.start, message)));
			assert.deepEqual(
				local.filter(({rule, span, message}) => !all.has(said(rule, span.start, message))),
				[],
				file.path,
			);
			found += local.length;
		}
		assert.ok(found > 20, String(found));
	});
});
