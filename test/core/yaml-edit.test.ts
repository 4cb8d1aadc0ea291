import assert from 'node:assert/strict';
import fc from 'fast-check';
import {loadConfig} from '../../server/src/core/config/load.ts';
import type {NotApplicable, QmsConfig} from '../../server/src/core/config/config.ts';
import {declarationFillings, notApplicableEdits, silenceEdits} from '../../server/src/core/features/reasons.ts';
import {plainOf} from '../../server/src/core/catalog/places.ts';
import {withItem, withValue} from '../../server/src/core/features/yamlEdit.ts';
import {createQms} from '../../server/src/core/service.ts';
import {parseYaml} from '../../server/src/core/syntax/yaml.ts';
import type {YamlNode} from '../../server/src/core/syntax/yamlTree.ts';
import {yamlFlow, yamlScalar} from '../../server/src/core/syntax/yamlWrite.ts';
import {severityFor} from '../../server/src/core/workspace/settings.ts';

const process = 'processes/NEW.yaml';

function rootOf(text: string): ReturnType<typeof createQms> {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({
		set: [
			{path: 'qms.yaml', text},
			{path: process, text: 'kind: process\nid: PRC-NEW\ntitle: New\n'},
		],
	});
	return qms;
}

/** The file after its edits; undefined where none are offered. */
function edited(
	text: string,
	edits: readonly {readonly span: {readonly start: number; readonly end: number}; readonly newText: string}[],
): string | undefined {
	const [edit] = edits;
	assert.ok(edits.length <= 1);
	return edit === undefined ? undefined : text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
}

const declared = (text: string): string | undefined =>
	edited(text, notApplicableEdits(rootOf(text), 'design', 'We build: "to print" only.', 'role:director'));
const silenced = (text: string, rule = 'measure-without-source', reason = 'reason B'): string | undefined =>
	edited(text, silenceEdits(rootOf(text), process, 0, rule, reason));
const said = ({notApplicable}: QmsConfig): readonly Omit<NotApplicable, 'span'>[] =>
	notApplicable.map(({topic, clause, justification, approver, date}) => ({
		topic,
		clause,
		justification,
		approver,
		date,
	}));
const added = {
	topic: 'design',
	clause: '8.3',
	justification: 'We build: "to print" only.',
	approver: 'role:director',
	date: '2026-11-23',
};

const comment = fc.constantFrom('', '  # said in 2024');
const lines = fc.array(fc.constantFrom('# a comment', '', '  # an indented comment', '# notApplicable: []'), {
	maxLength: 2,
});
const others = fc.subarray([
	'organization: Pump Works',
	'rules:\n  review-overdue: error',
	'roles: {director: Director}',
	'terms:\n  nonconformity: [weeper]',
]);
const topics = fc.subarray(['special-processes', 'calibration', 'customer-property']);
const styles = fc.constantFrom(
	'block',
	'block of braces',
	'line',
	'lines',
	'trailing comma',
	'mapping',
	'folded',
	'nothing',
	'null',
	'absent',
	'brackets',
);

/** A list of declarations as people write it. */
function written(topics: readonly string[], style: string, indent: number, remark: string): string {
	const lead = ' '.repeat(indent);
	const braces = topics.map(topic => `{topic: ${topic}, justification: "Not ours, ever."}`);
	if (style === 'absent') return '';
	if (topics.length === 0 || style === 'nothing') return `notApplicable:${remark}`;
	switch (style) {
		case 'null':
			return `notApplicable: ~${remark}`;
		case 'brackets':
			return `notApplicable: []${remark}`;
		case 'line':
			return `notApplicable: [${braces.join(', ')}]${remark}`;
		case 'lines':
			return `notApplicable: [${remark}\n${braces.map(each => `  ${each}`).join(`,${remark}\n`)}${remark}\n]`;
		case 'trailing comma':
			return `notApplicable: [ ${braces.join(', ')}, ]${remark}`;
		case 'mapping':
			return `notApplicable:${remark}\n${topics.map(topic => `${lead} ${topic}:${remark}\n${lead}   justification: Not ours, ever.`).join('\n')}`;
		case 'folded':
			return `notApplicable:${remark}\n${topics.map(topic => `${lead}- topic: ${topic}\n${lead}  justification: >-\n${lead}    Not ours,\n${lead}    ever.`).join('\n')}`;
		case 'block of braces':
			return `notApplicable:${remark}\n${braces.map(each => `${lead}- ${each}${remark}`).join('\n')}`;
		default:
			return `notApplicable:${remark}\n${topics.map(topic => `${lead}-   topic: ${topic}${remark}\n${lead}    justification: Not ours, ever.${remark}`).join('\n')}`;
	}
}

const file = fc
	.record({
		topics,
		style: styles,
		indent: fc.constantFrom(0, 2, 4),
		remark: comment,
		before: others,
		between: lines,
		after: others,
		behind: lines,
		key: fc.constantFrom('notApplicable', 'not-applicable', 'applicability'),
		line: fc.constantFrom('\n', '\r\n'),
		ended: fc.boolean(),
		start: fc.constantFrom('', '---\n'),
	})
	.map(({topics, style, indent, remark, before, between, after, behind, key, line, ended, start}) => {
		const parts = [
			...before,
			...between,
			written(topics, style, indent, remark).replace(/^notApplicable/, key),
			...behind,
			...after.filter(each => !before.includes(each)),
		];
		return `${start}${parts.join('\n')}${ended ? '\n' : ''}`.replaceAll('\n', line);
	});

describe('declaring in qms.yaml what does not apply', () => {
	it('keeps every declaration and every other word, whatever the file looks like', () => {
		fc.assert(
			fc.property(file, text => {
				const before = loadConfig(text, 'qms.yaml');
				assert.deepEqual(before.problems, []);
				const after = declared(text);
				assert.ok(after !== undefined, 'an edit is offered');
				const now = loadConfig(after, 'qms.yaml');
				assert.deepEqual(now.problems, []);
				assert.deepEqual(said(now), [...said(before), added]);
				for (const line of text.split(/\r?\n/)) {
					const kept = line.replace(/^(\S+:) *(?:\[\]|~)/, '$1');
					assert.ok(
						after.includes(kept) || /^(?:not.?applicable|applicability): \[|^ {2}\{/i.test(line),
						`"${line}" is gone`,
					);
				}
				if (text.includes('\r\n')) assert.ok(!/(?<!\r)\n/.test(after), 'one kind of line break');
			}),
			{numRuns: 300},
		);
	});

	it('is written as its neighbours are', () => {
		assert.equal(
			declared('notApplicable: [{topic: calibration, justification: no}]\nclaims: optional\n'),
			'notApplicable: [{topic: calibration, justification: no}, { topic: design, clause: "8.3", justification: "We build: \\"to print\\" only.", approver: role:director, date: 2026-11-23 }]\nclaims: optional\n',
		);
		assert.match(
			declared('notApplicable:\n- topic: calibration # ours\n# more\n') ?? '',
			/^notApplicable:\n- topic: calibration # ours\n- topic: design\n {2}clause: "8\.3"\n/,
		);
		assert.match(
			declared('notApplicable:\n    - topic: calibration') ?? '',
			/^notApplicable:\n {4}- topic: calibration\n {4}- topic: design\n {6}clause/,
		);
	});

	it('is not offered for a file that does not parse, or that would say something else', () => {
		assert.equal(declared('notApplicable: [{topic: x}\nclaims: optional\n'), undefined);
		assert.equal(declared('a: &list [{topic: calibration}]\nnotApplicable: *list\n'), undefined);
		assert.equal(declared('- a list\n'), undefined);
	});
});

describe('completing a declaration in qms.yaml', () => {
	const offered = (text: string, topic: string) => {
		const qms = rootOf(text);
		qms.apply({set: [{path: 'a.md', text: '---\nid: PRO-001\napprover: role:director\n---\n\n# A\n'}]});
		return declarationFillings(qms, topic).map(({title, edits}) => ({title, text: edited(text, edits) ?? ''}));
	};

	it('names who approves it, whatever the file looks like, and touches nothing else', () => {
		let completed = 0;
		fc.assert(
			fc.property(file, text => {
				const before = loadConfig(text, 'qms.yaml');
				for (const {topic} of before.notApplicable) {
					// The catalogue knows no topic of this name, which is another finding.
					if (topic === 'calibration') continue;
					const [first] = offered(text, topic ?? '');
					assert.equal(first?.title, 'Add approver: role:director');
					const now = loadConfig(first.text, 'qms.yaml');
					assert.deepEqual(now.problems, []);
					assert.deepEqual(
						said(now),
						said(before).map(each => (each.topic === topic ? {...each, approver: 'role:director'} : each)),
					);
					completed++;
				}
			}),
			{numRuns: 60},
		);
		assert.ok(completed > 10, `${completed} declarations`);
	});

	it('gives a justification its place and leaves the words to a person', () => {
		assert.deepEqual(offered('notApplicable:\n  - topic: design\n    approver: ""\n', 'design'), [
			{
				title: 'Add approver: role:director',
				text: 'notApplicable:\n  - topic: design\n    approver: role:director\n',
			},
			{
				title: 'Add justification',
				text: 'notApplicable:\n  - topic: design\n    approver: ""\n    justification: "[Say why nothing is affected]"\n',
			},
		]);
		assert.deepEqual(offered('notApplicable: {design: too small}\n', 'design'), []);
	});
});

describe('silencing a rule for a file in qms.yaml', () => {
	const reasons = (text: string): readonly (readonly [paths: string, because: string])[] =>
		loadConfig(text, 'qms.yaml')
			.rules.filter(({paths}) => paths.length > 0)
			.map(({paths, because}) => [paths.join(), because]);

	it('keeps the reasons given for other files, and the form of the file', () => {
		const text =
			'# Ours\nrules:\n    measure-without-source:   # see the minutes\n        because:  "reason A"\n        paths: {"processes/OLD.yaml": off}\nroles:   {director:   Director}\n';
		const after = silenced(text) ?? '';
		assert.equal(
			after,
			text.replace('OLD.yaml": off}', 'OLD.yaml": off, processes/NEW.yaml: { severity: off, because: reason B }}'),
		);
		assert.deepEqual(reasons(after), [
			['processes/OLD.yaml', 'reason A'],
			[process, 'reason B'],
		]);
	});

	it('keeps a severity and options that are set', () => {
		for (const before of [
			'rules:\n  measure-without-source: error # strict\n',
			'rules: {measure-without-source: error}\n',
			'severity:\n  measure-without-source: {severity: error}\n',
			'rules:\n  measure-without-source:\n    severity: error\n  other-rule: off\n',
		]) {
			const after = loadConfig(silenced(before) ?? '', 'qms.yaml');
			assert.equal(severityFor('measure-without-source', process, after), 'off', before);
			assert.equal(severityFor('measure-without-source', 'processes/other.yaml', after), 'error', before);
		}
	});

	it('adds to a reason that the same file has for another severity', () => {
		const after =
			silenced(
				`rules:\n  measure-without-source:\n    paths:\n      ${process}: {severity: hint, because: "Small."}\n`,
			) ?? '';
		assert.deepEqual(reasons(after), [[process, 'Small. reason B']]);
		assert.equal(severityFor('measure-without-source', process, loadConfig(after, 'qms.yaml')), 'off');
	});

	it('is not offered where a later setting would win', () => {
		assert.equal(
			silenced(`rules:\n  measure-without-source:\n    paths:\n      ${process}: hint\n      "processes/**": error\n`),
			undefined,
		);
	});

	it('makes the file, and the key', () => {
		assert.equal(
			silenced(''),
			`rules:\n  measure-without-source:\n    paths:\n      ${process}:\n        severity: off\n        because: reason B\n`,
		);
		assert.equal(
			silenced('rules:\nclaims: optional'),
			`rules:\n  measure-without-source:\n    paths:\n      ${process}:\n        severity: off\n        because: reason B\nclaims: optional`,
		);
	});
});

describe('a value put into YAML', () => {
	const key = fc.constantFrom('a', 'b', 'c', 'x y', '8.3', 'p/N.yaml', 'true');
	const value = fc.constantFrom(
		'off',
		'no',
		'1.0',
		'a: b',
		'# c',
		'two words',
		'- d',
		'"q"',
		'2026-01-01',
		'\\n\ttab',
		'role:x',
		'x:',
		'~',
		'{',
		'',
	);
	it('is read as it was meant', () => {
		fc.assert(
			fc.property(fc.array(key, {minLength: 1, maxLength: 3}), value, (path, text) => {
				const made = withValue('', path, {value: text, list: [text]});
				assert.ok(made !== undefined, 'it can be put into an empty file');
				const again = withItem(made, [...path, 'list'], text);
				assert.ok(again !== undefined, 'and again');
				assert.equal(again.split('\n').length, made.split('\n').length + 1);
			}),
		);
	});

	it('is the text that it was, whatever it holds', () => {
		fc.assert(
			fc.property(fc.oneof(value, fc.string({unit: 'grapheme'}), fc.string()), text => {
				const written = text.replaceAll(/[^\P{Cc}\n\t]|[\u2028\u2029]/gu, ' ');
				const read = (yaml: string): unknown => plainOf(parseYaml(yaml).documents[0] as YamlNode);
				assert.deepEqual(read(`key: ${yamlScalar(written)}\n`), {key: written});
				assert.deepEqual(read(`- ${yamlScalar(written)}\n`), [written]);
				assert.deepEqual(read(`key: ${yamlFlow({a: [written], b: written})}\n`), {key: {a: [written], b: written}});
			}),
		);
	});
});
