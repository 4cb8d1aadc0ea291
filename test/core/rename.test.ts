import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {occurrencesOf} from '../../server/src/core/features/occurrences.ts';
import {rename, renameTarget} from '../../server/src/core/features/rename.ts';
import {targetAt} from '../../server/src/core/features/target.ts';
import {createQms, type Qms} from '../../server/src/core/service.ts';
import type {TextEdit} from '../../server/src/core/text/span.ts';

type Files = Readonly<Record<string, string>>;

function rootOf(files: Files): Qms {
	const qms = createQms({today: () => '2026-06-01'});
	qms.apply({
		set: Object.entries(files)
			.filter(([path]) => /\.(?:md|ya?ml)$/.test(path))
			.map(([path, text]) => ({path, text})),
		files: Object.keys(files),
	});
	return qms;
}

/** The offset of a text in a file, `plus` on. */
function at(files: Files, path: string, text: string, plus = 1): number {
	const found = files[path]?.indexOf(text) ?? -1;
	assert.ok(found >= 0, `"${text}" in ${path}`);
	return found + plus;
}

function applied(files: Files, edits: readonly TextEdit[]): Record<string, string> {
	const made: Record<string, string> = {...files};
	for (const {path, span, newText} of edits.toSorted((a, b) => b.span.start - a.span.start))
		made[path] = (made[path] ?? '').slice(0, span.start) + newText + (made[path] ?? '').slice(span.end);
	return made;
}

/** The files after a rename at a text; the refusal where there is one. */
function renamed(files: Files, path: string, text: string, newName: string, plus = 1): Record<string, string> | string {
	const result = rename(rootOf(files), path, at(files, path, text, plus), newName);
	if ('problem' in result) return result.problem;
	const overlapping = result.filter((edit, index) =>
		result.some(
			(other, before) =>
				before < index &&
				other.path === edit.path &&
				other.span.start < edit.span.end &&
				edit.span.start < other.span.end,
		),
	);
	assert.deepEqual(overlapping, []);
	return applied(files, result);
}

function changed(files: Files, after: Record<string, string> | string): Record<string, string> {
	assert.ok(typeof after !== 'string', typeof after === 'string' ? after : '');
	return Object.fromEntries(
		Object.keys(files)
			.filter(path => files[path] !== after[path])
			.map(path => [path, after[path] ?? '']),
	);
}

const refused = (after: Record<string, string> | string): string =>
	typeof after === 'string' ? after : `changes ${Object.keys(after).join()}`;

const head = (id: string, more = ''): string =>
	`---\nid: ${id}\ntitle: Purchasing rules\nkind: procedure\nstatus: effective\n${more}---\n\n# Purchasing rules\n\n`;
const process = (id: string, more = ''): string =>
	`kind: process\nid: ${id}\ntitle: Purchasing\nowner: role:buyer\npurpose: Purchasing of parts.\ninputs:\n  - { name: Purchasing request, from: sales }\nactivities:\n  - { step: Purchasing, role: role:buyer }\noutputs:\n  - { name: Parts, to: sales }\n${more}`;
const config = 'include: ["**"]\nroles:\n  buyer: {title: Buyer}\n  director: {title: Managing director, top: true}\n';

describe('renaming an id that is a word', () => {
	const files = {
		'qms.yaml': config,
		'processes/purchasing.yaml': process('purchasing'),
		'processes/sales.yaml': process('sales', 'interfaces:\n  - { with: purchasing, what: orders }\n')
			.replace('from: sales', 'from: Purchasing')
			.replace('title: Purchasing', 'title: Sales'),
		'docs/p.md': `${head('PRO-007', 'applies-to: [purchasing]\n')}The purchasing department is purchasing. Purchasing!\n`,
	};
	it('changes fields that name it, and no word of a text', () => {
		const after = changed(files, renamed(files, 'processes/purchasing.yaml', 'id: purchasing', 'PRC-BUY', 6));
		assert.deepEqual(after, {
			'processes/purchasing.yaml': files['processes/purchasing.yaml'].replace('id: purchasing', 'id: PRC-BUY'),
			'processes/sales.yaml': files['processes/sales.yaml']
				.replace('from: Purchasing', 'from: PRC-BUY')
				.replace('with: purchasing', 'with: PRC-BUY'),
			'docs/p.md': files['docs/p.md'].replace('[purchasing]', '[PRC-BUY]'),
		});
	});
	it('names nothing in a text', () => {
		const qms = rootOf(files);
		for (const text of ['Purchasing rules', 'purchasing department', 'Purchasing!'])
			assert.equal(targetAt(qms, 'docs/p.md', at(files, 'docs/p.md', text)), undefined, text);
		assert.equal(
			targetAt(qms, 'processes/purchasing.yaml', at(files, 'processes/purchasing.yaml', 'Purchasing request')),
			undefined,
		);
		assert.equal(
			targetAt(qms, 'processes/sales.yaml', at(files, 'processes/sales.yaml', 'from: Purchasing', 8))?.kind,
			'process',
		);
	});

	const register = {
		'qms.yaml': config,
		'docs/reg.md':
			'---\nid: REG-001\ntitle: Records\nkind: register\n---\n\n# Records\n\n| Record | Retention | Location |\n| --- | --- | --- |\n| Complaints | 10 years | ERP |\n| **Audit reports** | 10 years | ERP |\n',
		'docs/c.md':
			'---\nid: PRO-002\ntitle: Customer complaints\nkind: procedure\nrecords: [Complaints]\n---\n\n# Customer complaints\n\nWe answer complaints. Complaints are kept.\n',
	};
	it('leaves texts alone when a record is a title in a table', () => {
		assert.equal(targetAt(rootOf(register), 'docs/c.md', at(register, 'docs/c.md', 'complaints. ')), undefined);
		for (const path of ['docs/reg.md', 'docs/c.md'] as const) {
			const after = changed(
				register,
				renamed(register, path, path === 'docs/reg.md' ? '| Complaints' : '[Complaints', 'Customer letters', 3),
			);
			assert.deepEqual(after, {
				'docs/reg.md': register['docs/reg.md'].replace('Complaints', 'Customer letters'),
				'docs/c.md': register['docs/c.md'].replace('[Complaints]', '[Customer letters]'),
			});
		}
		assert.match(
			changed(register, renamed(register, 'docs/reg.md', 'Audit', 'Reports'))['docs/reg.md'] ?? '',
			/\| \*\*Reports\*\* \|/,
		);
		assert.match(refused(renamed(register, 'docs/reg.md', '| Complaints', 'a | b', 3)), /without punctuation/);
	});
});

describe('renaming an id that is in links', () => {
	const body =
		'PRO-002 and PRO-001/PRO-002, (PRO-002). See https://jira/browse/PRO-002, <https://x/PRO-002>, [x](PRO-002/a.md), [PRO-002 Letters](../docs/PRO-002.md), [y](<PRO-002/a.md>) and docs/PRO-002/a.md, PRO-002/a1.md, PRO-002/2026.\n\n[z]: PRO-002/a.md\n\n<a href="PRO-002/a.md">a</a> `PRO-002` pro-002, [[PRO-002]]\n\n[here](#pro-002-letters), [there](PRO-002.md#pro-002-letters-1)\n\n## PRO-002 letters\n\nText.\n';
	const files = {
		'qms.yaml': config,
		'docs/PRO-002.md': `${head('PRO-002', 'covers: {"#pro-002-letters": [EO-9.cause]}\n')}## PRO-002 letters\n\n### PRO-002 letters\n\nText of PRO-002.\n`,
		'docs/a.md': `${head('PRO-001')}${body}`,
		'docs/PRO-002/a.md': '# A\n',
	};
	it('leaves targets as they are, and leads anchors on', () => {
		const after = changed(files, renamed(files, 'docs/PRO-002.md', 'id: PRO-002', 'PRO-200', 6));
		assert.equal(
			after['docs/a.md'],
			`${head('PRO-001')}PRO-200 and PRO-001/PRO-200, (PRO-200). See https://jira/browse/PRO-002, <https://x/PRO-002>, [x](PRO-002/a.md), [PRO-200 Letters](../docs/PRO-002.md), [y](<PRO-002/a.md>) and docs/PRO-002/a.md, PRO-002/a1.md, PRO-200/2026.\n\n[z]: PRO-002/a.md\n\n<a href="PRO-002/a.md">a</a> \`PRO-200\` pro-002, [[PRO-002]]\n\n[here](#pro-200-letters), [there](PRO-002.md#pro-200-letters-1)\n\n## PRO-200 letters\n\nText.\n`,
		);
		assert.equal(
			after['docs/PRO-002.md'],
			`${head('PRO-200', 'covers: {"#pro-200-letters": [EO-9.cause]}\n')}## PRO-200 letters\n\n### PRO-200 letters\n\nText of PRO-200.\n`,
		);
	});
	it('has no meaning in them', () => {
		const qms = rootOf(files);
		assert.equal(targetAt(qms, 'docs/a.md', at(files, 'docs/a.md', 'browse/PRO-002', 9)), undefined);
		assert.equal(targetAt(qms, 'docs/a.md', at(files, 'docs/a.md', '(PRO-002).', 3))?.kind, 'document');
	});
	it('is refused where the id is the name of the file', () => {
		const named = {
			'qms.yaml': config,
			'docs/PRO-003-letters.md': '---\ntitle: Letters\nkind: procedure\nowner: role:buyer\n---\n\n# Letters\n\nText.\n',
			'docs/b.md': `${head('PRO-004')}See PRO-003.\n`,
		};
		assert.match(refused(renamed(named, 'docs/b.md', 'PRO-003', 'PRO-030')), /by its file name\. Rename the file/);
		assert.match(
			JSON.stringify(renameTarget(rootOf(named), 'docs/b.md', at(named, 'docs/b.md', 'PRO-003'))),
			/problem/,
		);
	});
});

describe('renaming what a file outside the system names', () => {
	const files = {
		'qms.yaml': 'include: ["docs/**"]\nexclude: [docs/start.md]\nroles:\n  buyer: {title: Buyer}\n',
		'docs/PRO-002.md': `${head('PRO-002')}## PRO-002 letters\n\nRead by the role:buyer.\n`,
		'docs/b.md': `${head('PRO-003')}See PRO-002, written by the role:buyer.\n`,
		'README.md':
			'---\nowner: buyer\n---\n\n# Pump Works\n\nSee PRO-002 first, as `PRO-002` says. The buyer asks role:buyer. Not pro-002, PRO-0021, https://x/PRO-002, docs/PRO-002.md, [x](docs/PRO-002.md), [[docs/PRO-002]] or [y](docs/PRO-002.md#pro-002-letters).\n\n## PRO-002 in short\n\n[here](#pro-002-in-short)\n',
		'docs/start.md': '[[PRO-002]] leads on, [[PRO-002|PRO-002 letters]] too.\n',
		'notes/own.md': 'Nothing of it: PRO-0021.\n\n# PRO-003\n',
		'ci/build.yml': 'steps:\n  - run: echo PRO-002 # PRO-002\n  - uses: works/PRO-002/a.yml\n',
	};
	const after = {
		'docs/PRO-002.md': files['docs/PRO-002.md'].replaceAll('PRO-002', 'PRO-200'),
		'docs/b.md': files['docs/b.md'].replace('PRO-002', 'PRO-200'),
		'README.md': files['README.md']
			.replace('See PRO-002 first, as `PRO-002` says', 'See PRO-200 first, as `PRO-200` says')
			.replace('## PRO-002', '## PRO-200')
			.replaceAll('#pro-002', '#pro-200'),
		'docs/start.md': files['docs/start.md'].replace('|PRO-002', '|PRO-200'),
		'ci/build.yml': files['ci/build.yml'].replace('PRO-002 # PRO-002', 'PRO-200 # PRO-200'),
	};
	for (const [path, text, plus] of [
		['docs/PRO-002.md', 'id: PRO-002', 6],
		['docs/b.md', 'PRO-002', 2],
		['README.md', 'PRO-002 first', 2],
		['ci/build.yml', 'PRO-002 #', 2],
	] as const) {
		it(`changes ids there, and no URL, target or word: from ${path}`, () =>
			assert.deepEqual(changed(files, renamed(files, path, text, 'PRO-200', plus)), after));
	}
	it('has no meaning in a target there', () => {
		for (const text of ['https://x/PRO-002', '[[docs/PRO-002', '(docs/PRO-002'])
			assert.equal(
				targetAt(rootOf(files), 'README.md', at(files, 'README.md', text, text.length - 2)),
				undefined,
				text,
			);
		assert.equal(targetAt(rootOf(files), 'docs/start.md', at(files, 'docs/start.md', '[[PRO-002', 4)), undefined);
		assert.equal(targetAt(rootOf(files), 'docs/start.md', at(files, 'docs/start.md', '|PRO-002', 4))?.kind, 'document');
	});
	it('changes roles with their prefix alone', () => {
		assert.deepEqual(
			changed(files, renamed(files, 'docs/b.md', 'role:buyer', 'purchaser', 7))['README.md'],
			files['README.md'].replace('role:buyer', 'role:purchaser'),
		);
	});
	it('is named among the references', () => {
		const qms = rootOf(files);
		const target = targetAt(qms, 'docs/b.md', at(files, 'docs/b.md', 'PRO-002'));
		assert.ok(target);
		assert.deepEqual(
			occurrencesOf(qms, target).map(({path}) => path),
			[
				'README.md',
				'README.md',
				'README.md',
				'ci/build.yml',
				'ci/build.yml',
				'docs/PRO-002.md',
				'docs/PRO-002.md',
				'docs/b.md',
				'docs/start.md',
			],
		);
	});
});

describe('renaming a role', () => {
	const register =
		'---\nid: REG-001\ntitle: Roles\nkind: register\nowner: role:plant-manager\n---\n\n# Roles\n\n| Role | Responsibility | Authority |\n| --- | --- | --- |\n| Plant Manager | runs the plant | all |\n| Clerk (night) | files | none |\n';
	const uses = `${head('PRO-001', 'owner: plant-manager\napprover: "Plant Manager"\n')}The role:plant-manager acts, role:plant-managers do not. A plant manager reads https://x/role:plant-manager.\n\n<!-- qms: plans EO-9.cause owner=plant-manager due=2027-01-01 -->\n`;
	const files = {
		'qms.yaml': config,
		'docs/reg.md': register,
		'docs/x.md': uses,
		'processes/sales.yaml': process(
			'sales',
			'measures:\n  - { name: Orders, target: "5", owner: "buyer, Plant manager" }\n',
		),
	};
	it('changes the cell that is its only definition, in the words of the cell', () => {
		for (const [path, text, plus] of [
			['docs/x.md', 'role:plant-manager acts', 8],
			['docs/reg.md', 'Plant Manager', 2],
			['docs/x.md', 'owner: plant-manager', 9],
		] as const) {
			const after = changed(files, renamed(files, path, text, 'works-manager', plus));
			assert.deepEqual(after, {
				'docs/reg.md': register
					.replace('role:plant-manager', 'role:works-manager')
					.replace('Plant Manager', 'Works Manager'),
				'docs/x.md': uses
					.replace('owner: plant-manager', 'owner: works-manager')
					.replace('"Plant Manager"', '"Works Manager"')
					.replace('role:plant-manager acts', 'role:works-manager acts')
					.replace('owner=plant-manager', 'owner=works-manager'),
				'processes/sales.yaml': files['processes/sales.yaml'].replace('Plant manager', 'Works manager'),
			});
		}
	});
	it('takes a title where a title is all there is', () => {
		const after = changed(files, renamed(files, 'docs/reg.md', 'Plant Manager', 'Head of Works', 2));
		assert.match(after['docs/reg.md'] ?? '', /owner: role:head-of-works\n[\s\S]*\| Head of Works \|/);
		assert.match(after['docs/x.md'] ?? '', /owner: head-of-works\napprover: "Head of Works"/);
	});
	it('keeps what stands around the name', () => {
		const used = {...files, 'docs/y.md': head('PRO-009', 'owner: "Clerk (night)"\n')};
		const after = changed(used, renamed(used, 'docs/reg.md', 'Clerk', 'Filing clerk (day)'));
		assert.match(after['docs/reg.md'] ?? '', /\| Filing clerk \(day\) \|/);
		assert.match(after['docs/y.md'] ?? '', /owner: "Filing clerk \(day\)"/);
	});
	it('is refused where nothing but running text names it', () => {
		assert.match(
			refused(renamed(files, 'docs/reg.md', 'Clerk', 'Filing clerk')),
			/No head and no field names "Clerk \(night\)"/,
		);
	});
	it('changes bare ids, and leaves titles that a definition keeps', () => {
		const more = {...files, 'docs/y.md': head('PRO-009', 'owner: buyer\napprover: Managing director\n')};
		const buyer = changed(more, renamed(more, 'processes/sales.yaml', 'role:buyer', 'purchaser', 7));
		assert.match(buyer['docs/y.md'] ?? '', /owner: purchaser\napprover: Managing director/);
		assert.match(buyer['qms.yaml'] ?? '', /\n {2}purchaser: \{title: Buyer\}/);
		assert.match(buyer['processes/sales.yaml'] ?? '', /owner: role:purchaser[\s\S]*owner: "purchaser, Plant manager"/);
		assert.match(
			refused(renamed(more, 'docs/y.md', 'Managing director', 'boss')),
			/is the title of the role director.*qms\.yaml/,
		);
	});
	it('is refused where a document has the role as its title', () => {
		const titled = {
			...files,
			'docs/role.md': '---\nid: ROL-001\ntitle: Store keeper\nkind: role\n---\n\n# Store keeper\n\nKeeps the store.\n',
			'docs/z.md': head('PRO-010', 'owner: role:store-keeper\n'),
		};
		assert.match(
			refused(renamed(titled, 'docs/z.md', 'role:store-keeper', 'keeper', 8)),
			/is the title of the role ROL-001, which docs\/role\.md defines/,
		);
	});
	it('is refused where the name is taken or none', () => {
		assert.match(
			refused(renamed(files, 'docs/x.md', 'role:plant-manager', 'Buyer', 8)),
			/There is a role Buyer already/,
		);
		assert.match(refused(renamed(files, 'processes/sales.yaml', 'role:buyer', 'two words', 8)), /made of letters/);
	});
	it('is met with or without its prefix, and as a title', () => {
		const qms = rootOf(files);
		for (const [path, text, plus] of [
			['docs/x.md', 'owner: plant-manager', 9],
			['docs/x.md', 'Plant Manager', 3],
			['docs/reg.md', '| Plant Manager', 4],
			['docs/x.md', 'role:plant-manager acts', 2],
			['processes/sales.yaml', 'Plant manager', 3],
		] as const) {
			const target = targetAt(qms, path, at(files, path, text, plus));
			assert.equal(target?.kind, 'role', text);
			assert.equal(occurrencesOf(qms, target).length, 7);
		}
		assert.equal(targetAt(qms, 'docs/x.md', at(files, 'docs/x.md', 'plant manager reads')), undefined);
	});
});

function sample(name: string): Record<string, string> {
	const base = join('samples', name);
	return Object.fromEntries(
		readdirSync(base, {recursive: true, withFileTypes: true})
			.filter(entry => entry.isFile())
			.map(entry => {
				const path = join(entry.parentPath, entry.name);
				return [path.slice(base.length + 1), readFileSync(path, 'utf8')];
			}),
	);
}

describe('a rename in a sample', function () {
	this.timeout(240_000);
	for (const name of readdirSync('samples').filter(each => !each.includes('.'))) {
		it(`brings no finding: ${name}`, () => {
			const files = sample(name);
			const qms = rootOf(files);
			const findings = (): string[] =>
				qms
					.findings()
					.map(({rule, path}) => `${rule} ${path}`)
					.sort();
			const before = findings();
			const {byId, processes, records, roles} = qms.snapshot.index;
			const some = <T>(all: Iterable<T>, count: number): T[] =>
				[...all].filter((_, index, {length}) => index % Math.max(1, Math.floor(length / count)) === 0);
			// The letters of an id tell what a document is.
			const next = (id: string): string => (/\d/.test(id) ? id.replace(/\d+(?!.*\d)/, '901') : `${id}-RENAMED`);
			const places = [
				...some(byId, 6).flatMap(([id, paths]) =>
					paths.slice(0, 1).map(path => ({
						path,
						offset: qms.snapshot.documents.get(path)?.document.metadata.id?.span.start ?? 0,
						to: next(id),
					})),
				),
				...some(processes, 3).map(([id, {path, process}]) => ({
					path,
					offset: qms.snapshot.documents.get(path)?.document.processes[process]?.idSpan.start ?? 0,
					to: next(id),
				})),
				...some(records, 5).flatMap(([id, [record]]) =>
					record === undefined ? [] : [{path: record.path, offset: record.span.start, to: next(id)}],
				),
				// Its words are evidence, too: a manager of sales is somebody who sells.
				...some(roles, 6).flatMap(([key, [role]]) =>
					role === undefined ? [] : [{path: role.path, offset: role.span.start, to: `new-${key.replaceAll(' ', '-')}`}],
				),
			];
			let done = 0;
			for (const {path, offset, to} of places) {
				const edits = rename(qms, path, offset, to);
				if ('problem' in edits) continue;
				done++;
				const made = applied(files, edits);
				const touched = Object.keys(made).filter(each => made[each] !== files[each]);
				assert.ok(touched.length > 0);
				qms.apply({set: touched.map(each => ({path: each, text: made[each] ?? ''}))});
				const left = [...before];
				const more = findings().filter(finding => {
					const known = left.indexOf(finding);
					if (known >= 0) left.splice(known, 1);
					return known < 0;
				});
				assert.deepEqual(more, [], `${path} at ${offset}: ${files[path]?.slice(offset, offset + 20)}`);
				qms.apply({set: touched.map(each => ({path: each, text: files[each] ?? ''}))});
			}
			assert.ok(done > 0 || places.length === 0, 'something could be renamed');
		});
	}
});
