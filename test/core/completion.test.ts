import assert from 'node:assert/strict';
import {complete} from '../../server/src/core/features/completion/complete.ts';
import type {Completion} from '../../server/src/core/features/completion/item.ts';
import {createQms} from '../../server/src/core/service.ts';

/** What is offered at the bar in a text, and the text after one of it is taken; places of a snippet are filled with `value`. */
function offered(
	marked: string,
	path = 'docs/a.md',
): {readonly items: readonly Completion[]; take(label: string, value?: string): string} {
	const offset = marked.indexOf('|');
	const text = marked.slice(0, offset) + marked.slice(offset + 1);
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({
		set: [
			{path: 'qms.yaml', text: 'roles: {quality-manager: Quality manager}\n'},
			{path, text},
		],
	});
	const items = complete(qms, path, offset);
	return {
		items,
		take(label, value = '') {
			const item = items.find(each => each.label === label);
			assert.ok(item, `${label} at ${marked}: ${items.map(each => each.label).join()}`);
			return (
				text.slice(0, item.span.start) +
				(item.snippet ? item.newText.replace(/\$\{?1(?::[^}]*\})?/, value) : item.newText) +
				text.slice(item.span.end)
			);
		},
	};
}

describe('completion of a key', () => {
	it('leaves the colon and the value that stand there', () => {
		const process = 'kind: process\nid: PRC-A\n';
		assert.equal(
			offered(`${process}own|: role:quality-manager\n`, 'a.process.yaml').take('owner'),
			`${process}owner: role:quality-manager\n`,
		);
		assert.equal(offered(`${process}ris| : [a]\n`, 'a.process.yaml').take('risks'), `${process}risks : [a]\n`);
		assert.equal(
			offered(`${process}measures:\n  - { name: X, own|: role:x }\n`, 'a.process.yaml').take('owner'),
			`${process}measures:\n  - { name: X, owner: role:x }\n`,
		);
		assert.equal(
			offered('---\nid: PRO-001\n"stat|": draft\n---\n\n# A\n').take('status'),
			'---\nid: PRO-001\n"status": draft\n---\n\n# A\n',
		);
		assert.equal(
			offered('---\nid: PRO-001\nrev|iw: 2027-01-01\n---\n\n# A\n').take('review'),
			'---\nid: PRO-001\nreview: 2027-01-01\n---\n\n# A\n',
		);
		assert.equal(offered('organ|: Pump Works\n', 'qms.yaml').take('organization'), 'organization: Pump Works\n');
		assert.equal(offered('rules:\n  vague|: off\n', 'qms.yaml').take('vague-time'), 'rules:\n  vague-time: off\n');
	});
	it('brings the colon where there is none', () => {
		assert.equal(
			offered('kind: process\nid: PRC-A\nown|\n', 'a.process.yaml').take('owner'),
			'kind: process\nid: PRC-A\nowner: \n',
		);
		assert.equal(
			offered('---\nid: PRO-001\nsup|\nkind: procedure\n---\n\n# A\n').take('supersedes', 'PRO-000'),
			'---\nid: PRO-001\nsupersedes: [PRO-000]\nkind: procedure\n---\n\n# A\n',
		);
		assert.equal(offered('organ|', 'qms.yaml').take('organization'), 'organization: ');
	});
});

const head = '---\nid: PRO-001\nkind: procedure\n---\n\n# Cause\n\n';
const notations: readonly (readonly [name: string, open: string, close: string])[] = [
	['a comment', '<!-- qms: ', ' -->'],
	['a comment in capitals', '<!--QMS : ', '-->'],
	['[//] with parentheses', '[//]: # (qms: ', ')'],
	['[comment] with quotation marks', '[comment]: # "qms: ', '"'],
	['[#] with single ones', "[#]: # 'qms: ", "'"],
	['[//] with an empty target', '[//]: <> (qms: ', ')'],
	['an attribute', '## Find {#find qms="', '"}'],
];

describe('completion in a directive', () => {
	for (const [name, open, close] of notations) {
		it(`offers what may stand in ${name}, and writes what is read`, () => {
			const begun = (command: string): string => `${head}${open}${command}${close}\n\nText.\n`;
			assert.equal(offered(begun('cov|')).take('covers'), begun('covers '));
			assert.equal(offered(begun('covers EO-9.ca|')).take('EO-9.cause'), begun('covers EO-9.cause'));
			assert.equal(
				offered(begun('covers EO-9.cause; ignore vague|')).take('vague-time'),
				begun('covers EO-9.cause; ignore vague-time'),
			);
			const argued = offered(begun('rejects EO-9.cause |')).take('because', 'too old');
			const qms = createQms({today: () => '2026-11-23'});
			qms.apply({set: [{path: 'docs/a.md', text: argued}]});
			const {directives = [], directiveProblems} = qms.snapshot.documents.get('docs/a.md')?.document ?? {};
			assert.deepEqual(
				directives.map(({verb, ids, arguments: given}) => [verb, ids.map(({id}) => id), given]),
				[['rejects', ['EO-9.cause'], {because: 'too old'}]],
				argued,
			);
			assert.deepEqual(directiveProblems, []);
		});
	}
	it('takes ids alone for a claim in an attribute', () => {
		assert.equal(offered(`${head}## Find {qms="|"}\n`).take('EO-9.cause'), `${head}## Find {qms="EO-9.cause"}\n`);
		assert.equal(
			offered(`${head}## Find {qms="EO-9.cause EO-9.ac|"}\n`).take('EO-9.action'),
			`${head}## Find {qms="EO-9.cause EO-9.action"}\n`,
		);
		assert.equal(
			offered(`${head}Find {qms="EO-9.ca|"}\n---\n`).take('EO-9.cause'),
			`${head}Find {qms="EO-9.cause"}\n---\n`,
		);
	});
	it('offers nothing in words of a reason, after the end, or in a text that only looks like one', () => {
		for (const text of [
			'<!-- qms: rejects EO-9.cause because="EO-9| -->',
			'[//]: # (qms: covers EO-9.cause) EO-9|',
			'[comment]: # "qms: rejects EO-9.cause because=\'EO-9|"',
			'{qms="EO-9|"}',
			'[text]: # (qms: EO-9|)',
			'## A {qms="EO-9.cause"} EO-9|',
		]) {
			assert.deepEqual(
				offered(`${head}${text}\n`).items.filter(({kind}) => kind === 'criterion' || kind === 'outcome'),
				[],
				text,
			);
		}
	});
});
