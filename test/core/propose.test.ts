import assert from 'node:assert/strict';
import {join} from 'node:path';
import fc from 'fast-check';
import {claimEdit, proposeClaims} from '../../server/src/core/features/propose/claims.ts';
import {firstConfig} from '../../server/src/core/features/propose/config.ts';
import {globsFor} from '../../server/src/core/features/propose/include.ts';
import {suggestTerms} from '../../server/src/core/features/propose/terms.ts';
import {insertYamlClaim} from '../../server/src/core/fixes/yamlClaim.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import {applyEdits} from '../../server/src/core/text/edit.ts';
import {matches} from '../../server/src/core/text/globs.ts';
import {loadFiles} from '../../server/src/node/load.ts';

type Texts = ReadonlyMap<string, string>;

function qmsOf(texts: Texts): Qms {
	const qms = createQms({today: () => '2026-11-23'});
	qms.apply({set: [...texts].map(([path, text]) => ({path, text})), files: [...texts.keys()]});
	return qms;
}

async function sample(name: string): Promise<Texts> {
	const {texts} = await loadFiles(join(import.meta.dirname, '../../samples', name));
	return new Map(texts.map(({path, text}) => [path, text]));
}

const taken = (qms: Qms): readonly string[] =>
	[...qms.snapshot.documents.values()]
		.filter(({document}) => document.qms)
		.map(({document}) => `${document.path} ${document.kind} ${document.language}`);

/** A folder tree of few names, so that folders fill up. */
const trees = fc
	.uniqueArray(
		fc.record({
			path: fc
				.array(fc.constantFrom('a', 'b', 'ü ü', 'x[1]', '{c}'), {minLength: 1, maxLength: 3})
				.map(parts => `${parts.join('/')}/${parts.length}.md`),
			name: fc.constantFrom('a.md', 'b (1).md', '!c.yaml', 'd+e.md'),
			taken: fc.boolean(),
		}),
		{selector: ({path, name}) => `${path.slice(0, path.lastIndexOf('/'))}/${name}`, maxLength: 24},
	)
	.map(files =>
		files.map(({path, name, taken: yes}) => ({path: `${path.slice(0, path.lastIndexOf('/'))}/${name}`, taken: yes})),
	);

describe('globs for what is there', () => {
	it('name exactly what was taken', () => {
		fc.assert(
			fc.property(trees, documents => {
				const {include, exclude} = globsFor(documents);
				const named = (path: string): boolean =>
					include.some(glob => matches(glob, path)) && !exclude.some(glob => matches(glob, path));
				assert.deepEqual(
					documents.filter(({path}) => named(path)),
					documents.filter(each => each.taken),
				);
			}),
		);
	});

	it('are few', () => {
		const folder = Array.from({length: 9}, (_, index) => ({path: `procedures/PRO-${index}.md`, taken: true}));
		assert.deepEqual(globsFor([...folder, {path: 'README.md', taken: false}, {path: 'MANUAL.md', taken: true}]), {
			include: ['MANUAL.md', 'procedures/**'],
			exclude: [],
		});
		assert.deepEqual(globsFor([...folder, {path: 'procedures/README.md', taken: false}]), {
			include: ['procedures/**'],
			exclude: ['procedures/README.md'],
		});
		assert.deepEqual(
			globsFor([
				{path: 'a/1.md', taken: true},
				{path: 'a/2.md', taken: false},
				{path: 'a/3.md', taken: false},
			]),
			{include: ['a/1.md'], exclude: []},
		);
	});
});

describe('proposed qms.yaml', () => {
	for (const name of ['kleinwerk', 'acme-valves', 'acme-valves-gaps']) {
		it(`changes nothing in ${name} and is understood`, async () => {
			const texts = new Map([...(await sample(name))].filter(([path]) => path !== 'qms.yaml'));
			const before = qmsOf(texts);
			const config = firstConfig(before, 'An: "Organization" # 1');
			const after = qmsOf(new Map([...texts, ['qms.yaml', config]]));
			assert.deepEqual(after.snapshot.config.problems, []);
			assert.equal(after.snapshot.config.organization, 'An: "Organization" # 1');
			assert.ok(taken(before).length > 5);
			assert.deepEqual(taken(after), taken(before));
			assert.deepEqual(
				after
					.findings()
					.filter(({path}) => path === 'qms.yaml')
					.filter(({family}) => family === 'configuration')
					.map(({message}) => message),
				[],
			);
		});
	}

	it('takes the role where a person is named beside it', () => {
		for (const owner of ['Karen Whitfield (Quality Manager)', 'Quality Manager (K. Whitfield)']) {
			const qms = qmsOf(new Map([['procedures/a.md', `---\nid: PRO-001\nowner: ${owner}\n---\n\n# Internal audit\n`]]));
			assert.match(firstConfig(qms, 'A'), /roles:\n  quality-manager: \{title: Quality Manager\}\n/);
		}
	});

	it('names the roles that documents use, and no people', () => {
		const head = (owner: string, id: string): string =>
			`---\nid: ${id}\ntitle: Procedure ${id}\nkind: procedure\nversion: "1"\nowner: ${owner}\n---\n\n# Procedure\n\nText.\n`;
		const qms = qmsOf(
			new Map([
				['p/PRO-1.md', head('role:quality-manager', 'PRO-1')],
				['p/PRO-2.md', head('Jane Miller', 'PRO-2')],
				['p/PRO-3.md', head('"Head of sales, export"', 'PRO-3')],
			]),
		);
		const config = firstConfig(qms, 'A');
		assert.match(config, /^roles:\n(?: {2}.*\n)* {2}quality-manager: \{title: Quality manager\}$/m);
		assert.doesNotMatch(config, /miller/i);
		assert.deepEqual(qmsOf(new Map([['qms.yaml', config]])).snapshot.config.problems, []);
	});
});

describe('proposed claims', () => {
	const head = (id: string, title: string, kind: string): string =>
		`---\nid: ${id}\ntitle: ${title}\nkind: ${kind}\nversion: "1"\nstatus: effective\nowner: role:quality-manager\n---\n\n# ${title}\n\n`;
	const audit =
		'The quality manager plans internal audits in a yearly audit programme; auditors do not audit their own work; results are recorded in the audit report and followed up within 30 days.';

	it('are made of what is shown, and of nothing that is set aside or only listed', () => {
		const claimed = (body: string): readonly string[] =>
			proposeClaims(qmsOf(new Map([['p/PRO-1.md', `${head('PRO-1', 'Internal audit', 'procedure')}${body}`]]))).flatMap(
				({ids}) => ids,
			);
		const items = (entry: (n: number) => string): string => [1, 2, 3].map(n => `- ${entry(n)}`).join('\n');
		assert.ok(claimed(`## Internal audit\n\n${audit}\n`).some(id => id.startsWith('EO-11.audit-')));
		assert.ok(claimed(`## Internal audit\n\n${items(() => audit)}\n`).some(id => id.startsWith('EO-11.audit-')));
		assert.deepEqual(claimed(`## Exclusions\n\n### Internal audit\n\n${audit}\n`), []);
		assert.deepEqual(claimed(`## Internal audit\n\n${items(n => `[${audit}](PRO-${n}.md)`)}\n`), []);
	});

	it('are made where things are said to be done, before a form or the record of one time, and elsewhere where the best place may not be claimed', () => {
		const section = `## Internal audit\n\n${audit}\n`;
		const claimedIn = (documents: Readonly<Record<string, string>>): readonly string[] => [
			...new Set(proposeClaims(qmsOf(new Map(Object.entries(documents)))).map(({path}) => path)),
		];
		const form = `${head('FRM-1', 'Internal audit', 'form')}${section}`;
		const procedure = `${head('PRO-2', 'Internal audit', 'procedure')}${section}`;
		assert.deepEqual(claimedIn({'a/FRM-1.md': form, 'z/PRO-2.md': procedure}), ['z/PRO-2.md']);
		assert.deepEqual(claimedIn({'a/FRM-1.md': form}), ['a/FRM-1.md'], 'where nothing else shows it');
		const excluded = `${head('PRO-1', 'Internal audit', 'procedure')}## Exclusions\n\n${audit}\n`;
		assert.deepEqual(claimedIn({'a/PRO-1.md': excluded, 'z/PRO-2.md': procedure}), ['z/PRO-2.md']);
		const draft = procedure.replace('status: effective', 'status: draft').replace('PRO-2', 'PRO-3');
		const idsIn = (documents: Readonly<Record<string, string>>, of: string): readonly string[] =>
			proposeClaims(qmsOf(new Map(Object.entries(documents)))).flatMap(({path, ids}) => (path === of ? ids : []));
		const inForce = idsIn({'z/FRM-1.md': form}, 'z/FRM-1.md');
		const waiting = idsIn({'a/PRO-3.md': draft, 'z/FRM-1.md': form}, 'a/PRO-3.md');
		assert.ok(inForce.length > 0);
		assert.deepEqual(
			waiting.filter(id => inForce.includes(id)),
			[],
			'a draft waits where something in force shows the same',
		);
	});

	it('ask for the name of an organization that nobody named', () => {
		const config = firstConfig(qmsOf(new Map([['p/PRO-1.md', head('PRO-1', 'Corrective action', 'procedure')]])), '');
		assert.match(config, /^#organization: …$/m);
		assert.equal(qmsOf(new Map([['qms.yaml', config]])).snapshot.config.organization, '');
	});

	it('are recognised where they are put, and cover what they name', async () => {
		const texts = await sample('kleinwerk');
		const before = qmsOf(texts);
		const claims = proposeClaims(before);
		assert.ok(claims.length > 10);
		const after = qmsOf(claimed(texts, before));
		const claimedIds = claims.flatMap(claim => claim.ids);
		assert.deepEqual(
			claimedIds.filter(id => before.coverage()[0]?.criteria.get(id)?.state === 'covered'),
			[],
		);
		// What only a draft shows is claimed there and waits for its release.
		const expected = (id: string): string =>
			before.coverage()[0]?.criteria.get(id)?.state === 'pending' ? 'pending' : 'covered';
		assert.deepEqual(
			claimedIds.filter(id => after.coverage()[0]?.criteria.get(id)?.state !== expected(id)),
			[],
		);
		assert.deepEqual(proposeClaims(after), [], 'nothing is left to propose');
	});

	it('leave a rejected section alone, and text that shows nothing', () => {
		const section = (extra: string): string =>
			`---\nid: PRO-9\ntitle: Corrective action\nkind: procedure\nversion: "1"\nowner: role:qm\n---\n\n# Corrective action\n\n## Cause analysis\n${extra}\nThe quality manager finds the root cause with the 5 whys within ten working days and records it in the corrective action report.\n`;
		const ids = (text: string): readonly string[] =>
			proposeClaims(qmsOf(new Map([['procedures/PRO-9.md', text]]))).flatMap(claim => claim.ids);
		assert.ok(ids(section('')).includes('EO-9.cause'));
		assert.ok(!ids(section('<!-- qms: rejects EO-9.cause because="only an example" -->\n')).includes('EO-9.cause'));
	});
});

/** All proposed claims in the texts. */
function claimed(texts: Texts, qms: Qms): Texts {
	const edits = proposeClaims(qms).flatMap(claim => claimEdit(qms, claim) ?? []);
	return new Map(
		[...texts].map(([path, text]) => [
			path,
			applyEdits(
				text,
				edits.filter(edit => edit.path === path),
			),
		]),
	);
}

describe('claims in YAML', () => {
	const body =
		'title: Sales\nversion: "1"\nowner: role:sales\ninputs:\n  - { name: Enquiry, from: external:customer }\noutputs:\n  - { name: Order, to: external:customer }\n';
	const cases: Readonly<Record<string, readonly [text: string, expected: string | undefined]>> = {
		'a new list at the end': [
			`kind: process\nid: PRC-A\n${body}`,
			`kind: process\nid: PRC-A\n${body}outcomes:\n  - EO-4.owner\n  - EO-4.map\n`,
		],
		'without a final line end': [
			`kind: process\nid: PRC-A\n${body.trimEnd()}`,
			`kind: process\nid: PRC-A\n${body}outcomes:\n  - EO-4.owner\n  - EO-4.map\n`,
		],
		'with CRLF': [
			`kind: process\nid: PRC-A\n${body}`.replaceAll('\n', '\r\n'),
			`kind: process\nid: PRC-A\n${body}outcomes:\n  - EO-4.owner\n  - EO-4.map\n`.replaceAll('\n', '\r\n'),
		],
		'a list in brackets': [
			`kind: process\nid: PRC-A\noutcomes: [EO-1.scope]\n${body}`,
			`kind: process\nid: PRC-A\noutcomes: [EO-1.scope, EO-4.owner, EO-4.map]\n${body}`,
		],
		'an empty list in brackets': [
			`kind: process\nid: PRC-A\noutcomes: []\n${body}`,
			`kind: process\nid: PRC-A\noutcomes: [EO-4.owner, EO-4.map]\n${body}`,
		],
		'a list of lines': [
			`kind: process\nid: PRC-A\noutcomes:\n  - EO-1.scope   # of sales\n${body}`,
			`kind: process\nid: PRC-A\noutcomes:\n  - EO-1.scope   # of sales\n  - EO-4.owner\n  - EO-4.map\n${body}`,
		],
		'a process in a list': [
			`processes:\n  - id: PRC-A\n    ${body.trimEnd().replaceAll('\n', '\n    ')}\n  - id: PRC-B\n    title: B\n    inputs: [{ name: Order }]\n    outputs: [{ name: Valve }]\n`,
			`processes:\n  - id: PRC-A\n    ${body.trimEnd().replaceAll('\n', '\n    ')}\n    outcomes:\n      - EO-4.owner\n      - EO-4.map\n  - id: PRC-B\n    title: B\n    inputs: [{ name: Order }]\n    outputs: [{ name: Valve }]\n`,
		],
		'a process on one line has no safe place': [
			'{kind: process, id: PRC-A, title: Sales, inputs: [{name: Enquiry, from: external:customer}], outputs: []}\n',
			undefined,
		],
	};
	for (const [title, [text, expected]] of Object.entries(cases)) {
		it(title, () => {
			const config: readonly [string, string] = ['qms.yaml', 'include: ["processes/**"]\n'];
			const qms = qmsOf(new Map([config, ['processes/a.yaml', text]]));
			const document = qms.snapshot.documents.get('processes/a.yaml')?.document;
			assert.ok(document !== undefined && document.processes.length > 0, `${document?.reason}`);
			const edit = insertYamlClaim(document, text, document.processes[0]?.section ?? -1, ['EO-4.owner', 'EO-4.map']);
			assert.equal(edit && applyEdits(text, [edit]), expected);
			if (edit === undefined) return;
			const after = qmsOf(new Map([config, ['processes/a.yaml', applyEdits(text, [edit])]])).snapshot.documents.get(
				'processes/a.yaml',
			)?.document;
			assert.deepEqual(after?.problems, []);
			assert.deepEqual(after?.directives.flatMap(directive => directive.ids.map(({id}) => id)).slice(-2), [
				'EO-4.owner',
				'EO-4.map',
			]);
		});
	}
});

describe('suggested terms', () => {
	const page = (id: number, heading: string, text: string): readonly [string, string] => [
		`procedures/PRO-${id}.md`,
		`---\nid: PRO-${id}\ntitle: Work ${id}\nkind: procedure\nversion: "1"\nowner: role:qm\n---\n\n# Work ${id}\n\n## ${heading}\n\n${text}\n\n## Anything else\n\nThe foreman opens the gate at six in the morning.\n`,
	];
	const cause = 'The foreman finds the root cause with the 5 whys before the end of the week.';
	const suggest = (pages: readonly (readonly [string, string])[]): readonly string[] => {
		const qms = qmsOf(new Map(pages));
		const [coverage] = qms.coverage();
		return coverage === undefined
			? []
			: suggestTerms(qms.snapshot, coverage).map(
					({concept, phrase, headings, beside}) => `${concept}: ${phrase} in ${headings} beside ${beside}`,
				);
	};

	it('are words of headings beside a neighbour of a concept that is missing', () => {
		assert.deepEqual(
			suggest([
				page(1, 'Störfall at the press', cause),
				page(2, 'Störfall in the paint shop', cause),
				page(3, 'After a Störfall', cause),
			]),
			['nonconformity: störfall in 3 beside root cause'],
		);
	});

	it('are not made of two headings, nor of headings beside nothing', () => {
		assert.deepEqual(
			suggest([page(1, 'Störfall at the press', cause), page(2, 'Störfall in the paint shop', cause)]),
			[],
		);
		assert.deepEqual(
			suggest([1, 2, 3, 4].map(id => page(id, 'Störfall at the press', 'The foreman calls the shift leader.'))),
			[],
		);
	});

	it('are not made where the concept is known', () => {
		const known = page(
			4,
			'Nonconformity and corrective action',
			'The foreman records every nonconformity and takes corrective action.',
		);
		assert.deepEqual(
			suggest([...[1, 2, 3].map(id => page(id, 'Störfall at the press', cause)), known]).filter(term =>
				/^(?:nonconformity|corrective-action):/.test(term),
			),
			[],
		);
	});
});
