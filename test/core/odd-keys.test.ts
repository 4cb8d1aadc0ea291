import assert from 'node:assert/strict';
import {readDuration} from '../../server/src/core/model/dates.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import {readBaseline} from '../../server/src/report/baseline.ts';

/** Names that every object answers to, empty names and names that are numbers: none is a key of any table of ours. */
const odd = [
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'valueOf',
	'isPrototypeOf',
	'__defineGetter__',
	'""',
	'" "',
	'7',
	'1.5',
	'-0',
	'null',
	'~',
	'true',
];

function qmsOf(files: Readonly<Record<string, string>>): Qms {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({set: Object.entries(files).map(([path, text]) => ({path, text}))});
	return qms;
}

/** What is said of a file, after everything was worked out and nothing broke off. */
function said(files: Readonly<Record<string, string>>, ...rules: string[]): string[] {
	const qms = qmsOf(files);
	const findings = qms.findings();
	qms.coverage();
	assert.deepEqual(qms.failures(), []);
	for (const {message} of findings) {
		assert.doesNotMatch(message, /native code|\[object |function |undefined|Invalid input/);
		assert.doesNotMatch(message, /``/, 'something is named');
	}
	return findings.filter(({rule}) => rules.length === 0 || rules.includes(rule)).map(({message}) => message);
}

describe('a key that is no name of anything', () => {
	afterEach(() => {
		const probe: Record<string, unknown> = {};
		assert.deepEqual([...Object.keys(Object.prototype), probe['polluted']], [undefined], 'no prototype was written to');
	});

	for (const key of odd) {
		it(`${key} in front matter and directives is read like any other`, () => {
			const directives = `<!-- qms: covers ${key} ${key}=1 -->\n<!-- qms: ${key} x -->\n<!-- qms: ignore ${key} because="x" -->\n`;
			const head = `id: PRO-1\ntitle: ${key} manual\nkind: procedure\nowner: {${key}: x}\n${key}: {polluted: 1}\ncovers: {${key}: EO-9.cause}\n`;
			said({
				'procedures/a.md': `---\n${head}---\n# ${key} manual\n\n**${key}:** v\n\n| ${key} | Owner |\n| --- | --- |\n| ${key} | x |\n\n${directives}`,
			});
		});

		it(`${key} in a process is read like any other`, () => {
			said({
				'processes/p.yaml': `kind: process\nid: PRC-1\ntitle: P\n${key}: {polluted: 1}\ninputs:\n  - {name: a, ${key}: external:x}\n  - ${key}: b\nactivities: {${key}: [1]}\noutputs: [{${key}: 1, name: ${key}}]\nmeasures: [{name: m, frequency: every ${key} months}]\n`,
			});
		});

		it(`${key} in qms.yaml is said in words, wherever it stands`, () => {
			const top = said({'qms.yaml': `organization: A\n${key}: {polluted: 1}\n`}, 'configuration-invalid');
			assert.equal(top.length, 1, top.join('\n'));
			assert.match(top[0] ?? '', /is not a known key|cannot be a key|A key is empty/);
			for (const setting of ['rules', 'terms', 'keys', 'kinds', 'minStatus', 'profile'])
				assert.notDeepEqual(said({'qms.yaml': `${setting}: {${key}: [1]}\n`}, 'configuration-invalid'), [], setting);
			for (const list of ['roles', 'records', 'notApplicable'])
				assert.notDeepEqual(said({'qms.yaml': `${list}: [{${key}: [1]}]\n`}, 'configuration-invalid'), [], list);
		});

		it(`${key} in a catalogue is said in words`, () => {
			for (const text of [
				`${key}: {polluted: 1}\n`,
				`concepts: {${key}: {en: [a]}}\n`,
				`clauses: {${key}: {${key}: x}}\n`,
			])
				assert.notDeepEqual(
					said({'qms.yaml': 'catalogs: [own.yaml]\n', 'own.yaml': text}, 'catalog-invalid'),
					[],
					text,
				);
		});
	}

	it('in a baseline is no finding that is known', () => {
		const finding = {rule: '__proto__', document: 'constructor', section: '', key: 'toString'};
		const text = `{"__proto__": {"polluted": 1}, "schemaVersion": 1, "findings": [${JSON.stringify(finding)}]}`;
		assert.deepEqual(readBaseline(text), {entries: [finding]});
		const broken = readBaseline('{"schemaVersion": 1, "findings": {"__proto__": []}}');
		assert.match('problem' in broken ? broken.problem : '', /^It is not a baseline: findings /);
	});

	it('is no number of months', () => {
		for (const word of odd) assert.equal(readDuration(`every ${word} constructor`), undefined);
		assert.equal(readDuration('every constructor months'), undefined);
	});
});
