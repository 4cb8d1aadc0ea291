import assert from 'node:assert/strict';
import {buildDocument} from '../../server/src/core/model/build.ts';
import {allRules} from '../../server/src/core/rules/index.ts';
import {createQms, type Qms, type QmsOptions} from '../../server/src/core/service.ts';
import {failureSentences} from '../../server/src/report/failures.ts';
import {brokenFixing, brokenRules, withBrokenRules} from '../support/broken.ts';

const procedure = (id: string): string => `---
id: ${id}
title: Corrective action
kind: procedure
version: "1"
---
# Corrective action

## Find the cause

The quality manager finds the root cause with the 5 whys within ten working days and records it in the corrective action report.
`;
const whole = {path: 'procedures/whole.md', text: procedure('PRO-1')};
const broken = {path: 'procedures/broken.md', text: procedure('PRO-2')};

function qmsOf(options: Partial<QmsOptions>, files = [whole, broken]): Qms {
	const qms = createQms({today: () => '2026-11-23', ...options});
	qms.apply({set: files});
	return qms;
}

const said = (qms: Qms): string[] => qms.findings().map(({path, rule, message}) => `${path} ${rule} ${message}`);
const failed = (qms: Qms): string[] => qms.failures().map(({step, name, path}) => `${step} ${name} ${path}`);

describe('a mistake of the tool', () => {
	it('in a rule leaves out what that rule has to say there, and nothing else', () => {
		const qms = qmsOf(withBrokenRules);
		const sound = qmsOf({rules: [...allRules, brokenFixing]});
		const own = said(qms).filter(line => line.includes(' broken-in-document '));
		assert.deepEqual(own, [`${whole.path} broken-in-document Found.`], 'what it reported before it broke off goes too');
		assert.deepEqual(
			said(qms).filter(line => !line.includes(' broken-in-document ')),
			said(sound),
		);
		assert.deepEqual(failed(qms), [
			`rule broken-in-document ${broken.path}`,
			'rule broken-reading ',
			'rule broken-overall ',
			`rule broken-across ${broken.path}`,
		]);
	});

	it('is told until the document is another one, or the rule is switched off', () => {
		const qms = qmsOf({rules: brokenRules.slice(0, 2)});
		qms.findings();
		assert.equal(qms.failures().length, 2);
		qms.apply({set: [{path: 'qms.yaml', text: 'rules: {broken-across: off}\n'}]});
		qms.findings();
		assert.deepEqual(failed(qms), [`rule broken-in-document ${broken.path}`]);
		qms.apply({removed: [broken.path]});
		qms.findings();
		assert.deepEqual(qms.failures(), []);
	});

	it('in a fix leaves the text as it is', () => {
		const qms = qmsOf(withBrokenRules);
		const finding = qms.findings().find(({rule}) => rule === 'broken-fixing');
		assert.ok(finding?.fixes?.[0]);
		assert.deepEqual(qms.fix(finding, finding.fixes[0]), []);
		assert.ok(failed(qms).includes(`fix broken-fix ${broken.path}`));
	});

	it('over a document leaves that document out, and takes it back when it can be read', () => {
		const qms = qmsOf({
			parts: {
				buildDocument(path, text, options, memory) {
					if (text.includes('PRO-2')) throw new RangeError('Maximum call stack size exceeded');
					return buildDocument({path, text}, options, memory);
				},
			},
		});
		const alone = qmsOf({}, [whole]);
		assert.deepEqual(said(qms), said(alone));
		assert.deepEqual(failed(qms), [`read  ${broken.path}`]);
		assert.deepEqual([...qms.snapshot.files], [broken.path, whole.path], 'links to it hold');
		qms.apply({set: [{path: broken.path, text: procedure('PRO-3')}]});
		assert.deepEqual(said(qms), said(qmsOf({}, [whole, {path: broken.path, text: procedure('PRO-3')}])));
		assert.deepEqual(qms.failures(), []);
		qms.apply({set: [broken]});
		assert.deepEqual(said(qms), said(alone));
	});

	it('in judging or adding up leaves out what one document brings', () => {
		const judging = qmsOf({
			parts: {
				assess(document) {
					throw new Error(document.path);
				},
			},
		});
		assert.equal(judging.coverage()[0]?.verdict, 'incomplete');
		assert.deepEqual(
			failed(judging),
			[`judge iso9001-eo ${broken.path}`, `judge iso9001-eo ${whole.path}`].toReversed(),
		);
		let armed = false;
		const adding = qmsOf({
			parts: {
				buildDocument(path, text, options, memory) {
					const document = buildDocument({path, text}, options, memory);
					const {directives} = document;
					return Object.defineProperty(document, 'directives', {
						get() {
							if (armed && path === broken.path) throw new Error('no directives');
							return directives;
						},
					});
				},
			},
		});
		armed = true;
		const [coverage] = adding.coverage();
		assert.deepEqual(failed(adding), [`coverage iso9001-eo ${broken.path}`]);
		assert.deepEqual([...(coverage?.documents.keys() ?? [])], [whole.path]);
	});

	it('in the coverage of one catalogue leaves the findings of rules standing', () => {
		const qms = qmsOf({});
		const {snapshot} = qms;
		Object.defineProperty(snapshot, 'index', {
			get() {
				throw new Error('no index');
			},
		});
		assert.deepEqual(qms.coverage(), []);
		assert.deepEqual(failed(qms), ['coverage iso9001-eo ']);
	});

	it('is one sentence for many documents', () => {
		const failure = {step: 'rule', name: 'vague-time', path: 'a.md', message: 'TypeError: x\ny', stack: ''} as const;
		assert.deepEqual(failureSentences([failure, {...failure, path: 'b.md'}, {...failure, path: 'c.md'}], 'docs'), [
			'The rule vague-time broke off at docs/a.md and 2 more documents (TypeError: x y) and reports nothing there.',
		]);
	});
});
