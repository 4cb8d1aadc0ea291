import assert from 'node:assert/strict';
import {complete} from '../../server/src/core/features/completion/complete.ts';
import {createQms} from '../../server/src/core/service.ts';

type Files = Readonly<Record<string, string>>;

/** What is offered at the bar in one file of a root, by label. */
function offered(files: Files, path: string, marked: string): string[] {
	const offset = marked.indexOf('|');
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({
		set: Object.entries({...files, [path]: marked.slice(0, offset) + marked.slice(offset + 1)}).map(([each, text]) => ({
			path: each,
			text,
		})),
	});
	return complete(qms, path, offset).map(({label}) => label);
}

const procedure =
	'---\nid: PRO-001\nkind: procedure\nowner: role:buyer\nstatus: draft\n---\n\n# Complaints\n\nWe answer complaints.\n';
const process =
	'kind: process\nid: PRC-A\ntitle: Sales\nowner: role:buyer\ninputs:\n  - { name: Order, from: external:customer }\noutputs:\n  - { name: Part, to: external:customer }\n';
const unset: Files = {
	'docs/PRO-001-complaints.md': procedure,
	'flows/a.yaml': process,
	'flows/PRO-002-b.md': procedure.replace('PRO-001', 'PRO-002'),
};
const listed: Files = {...unset, 'qms.yaml': 'include: [docs/**, flows/**]\nroles: {buyer: Buyer}\n'};
const none: Files = {'README.md': '# Pumps\n\nHow to build them.\n', 'src/main.yaml': 'name: x\n'};
const systems = [
	['with nothing of a system', none],
	['without configuration', unset],
	['with a configuration', listed],
] as const;

const prose = `${'This page tells how the library is installed and how its functions are called by a program. '.repeat(8)}\n`;
const foreign: readonly (readonly [name: string, path: string, text: string])[] = [
	['a heading of a README', 'README.md', '# Pumps\n\n## |\n'],
	['a comment of a README', 'README.md', '# Pumps\n\n<!--|\n'],
	['the head of a post', 'posts/2026-hello.md', '---\nlayout: post\ntags: [a]\n|\n---\n\nHello.\n'],
	['a heading of a post', 'posts/2026-hello.md', 'Hello.\n\n## |\n'],
	['an id in a post', 'posts/2026-hello.md', 'Hello PRO-|\n'],
	['services', 'docker-compose.yml', '|\nservices:\n  web: {image: a}\n'],
	['a workflow', '.github/workflows/ci.yml', 'name: CI\non: push\n|\n'],
	['a new workflow', '.github/workflows/ci.yml', '|'],
	['a manifest', 'k8s/app.yaml', 'apiVersion: v1\nkind: |\n'],
	['a manifest beside processes', 'flows/app.yaml', 'apiVersion: v1\nkind: |\n'],
	['data', 'data/list.yaml', 'kind: |\n'],
];

describe('completion in files that belong to something else', () => {
	for (const [system, files] of systems) {
		for (const [name, path, text] of foreign.filter(each => files !== listed || !each[1].startsWith('flows/')))
			it(`is silent ${system}: ${name}`, () => assert.deepEqual(offered(files, path, text), []));
	}
	it('is silent in a long page beside quality documents, but for a claim', () => {
		const page = `# Install\n\n\`\`\`sh\nnpm i\n\`\`\`\n\n${prose}`;
		assert.deepEqual(offered(unset, 'docs/install.md', `${page}\n## |\n`), []);
		assert.deepEqual(offered(unset, 'docs/install.md', `${page}\n<!--|\n`), ['<!-- qms: covers … -->']);
		assert.deepEqual(offered(none, 'docs/install.md', `${page}\n<!--|\n`), []);
	});
	it('is silent in what the configuration leaves', () => {
		const files = {...listed, 'qms.yaml': 'include: [docs/**]\nexclude: [docs/old/**]\n'};
		for (const path of ['docs/old/PRO-009.md', 'other/PRO-009.md'])
			for (const text of ['## |', '<!--|', '---\n|\n---\n'])
				assert.deepEqual(offered(files, path, text), [], `${path} ${text}`);
		assert.deepEqual(
			offered({...files, 'qms.yaml': 'catalogs: [mine.yaml]\n'}, 'mine.yaml', 'schema: 1\n|\noutcomes: []\n'),
			[],
		);
	});
});

const begun: readonly (readonly [name: string, files: Files, path: string, text: string, label: string])[] = [
	[
		'the head of a procedure in a folder of procedures',
		unset,
		'procedures/PRO-013-training.md',
		'---\n|\n---\n',
		'owner',
	],
	['the head before its fence is closed', unset, 'procedures/PRO-013-training.md', '---\n|', 'id'],
	['the head after its first key', unset, 'procedures/PRO-013-training.md', '---\nid: PRO-013\nki|', 'kind'],
	['the first value of a head', unset, 'procedures/PRO-013-training.md', '---\nkind: |', 'instruction'],
	['a file beside documents', unset, 'docs/training.md', '---\n|\n---\n', 'owner'],
	[
		'a document with the name of one in a new folder',
		unset,
		'people/PRO-013-training.md',
		'---\nid: PRO-013\nstat|\n---\n',
		'status',
	],
	['a section of it', unset, 'people/PRO-013-training.md', '# Training\n\n## |', '## '],
	['a role in it', listed, 'docs/training.md', '# Training\n\nThe role:|', 'role:buyer'],
	['a file that the configuration names', listed, 'docs/deep/x.md', '---\n|\n---\n', 'owner'],
	['a process beside processes', unset, 'flows/b.yaml', '|', 'inputs'],
	['its second key', unset, 'flows/b.yaml', 'title: Buying\npur|', 'purpose'],
	['a process that the configuration names', listed, 'flows/deep/b.yaml', 'kind: |', 'process'],
	['a process by the name of its file', unset, 'people/PRC-HIRING.yaml', '|', 'purpose'],
	['the first document of a system', {'qms.yaml': 'organization: Pumps\n'}, 'a/PRO-001-x.md', '---\n|\n---\n', 'owner'],
	['the configuration', none, 'qms.yaml', 'organ|', 'organization'],
	['a claim in any page of a system', unset, 'notes/a.md', 'Text.\n\n<!--|', '<!-- qms: covers … -->'],
];

describe('completion in a file that is being begun', () => {
	for (const [name, files, path, text, label] of begun) {
		it(`helps with ${name}`, () => {
			const labels = offered(files, path, text);
			assert.ok(
				labels.some(each => each === label || (label === '## ' && each.startsWith(label))),
				labels.join(),
			);
		});
	}
	it('offers nothing to a file of that kind where there is no system', () => {
		for (const [path, text] of [
			['a/PRO-001-x.md', '---\n|\n---\n'],
			['a/PRC-X.yaml', '|'],
		] as const)
			assert.deepEqual(offered(none, path, text), [], path);
	});
});

const codes = [
	'```sh\n# |\n```\n',
	'~~~\n## |\n~~~\n',
	'````\n```\n# |\n````\n',
	'- a\n\n  ```sh\n  x\n# |\n  ```\n',
	'> ```\n> PRO-|\n> ```\n',
	'1. ```\n   role:|\n',
	'```\n<!--|\n```\n',
	'```\n<!-- qms: covers |\n```\n',
	'```\nnever closed\n\n## |\n',
];
const noCodes = ['```sh\nx\n```\n\n## |\n', '```x``` in a line\n\n## |\n', '~~~\n```\n~~~\n\n## |\n', '``\n\n## |\n'];

describe('completion beside fenced code', () => {
	for (const text of codes)
		it(`is silent inside: ${JSON.stringify(text)}`, () =>
			assert.deepEqual(offered(listed, 'docs/PRO-003.md', procedure + text), []));
	for (const text of noCodes)
		it(`goes on outside: ${JSON.stringify(text)}`, () =>
			assert.ok(offered(listed, 'docs/PRO-003.md', procedure + text).length > 10));
});
