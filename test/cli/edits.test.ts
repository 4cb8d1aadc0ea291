import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {patchOf, writeChanges} from '../../server/src/cli/edits.ts';
import {fixAll} from '../../server/src/cli/fix.ts';
import {documentRule} from '../../server/src/core/rules/rule.ts';
import {createQms} from '../../server/src/core/service.ts';
import {run} from '../../server/src/cli/run.ts';
import {makeFolder, removeFolders} from './folder.ts';
import {fakeHost} from './transcript.ts';

const procedure =
	'---\nid: PRO-010\ntitle: Corrective action\nversion: "1"\nowner: Head of quality\n---\n# Corrective action\n\n## Cause analysis\n\nThe head of quality finds the root cause with the 5 whys within ten working days and records it in the corrective action report.\n';

describe('changes to files', () => {
	afterEach(removeFolders);

	it('keep byte order mark, line ends, mode and links', async () => {
		const root = makeFolder({'procedures/a.md': `\uFEFF${procedure.replaceAll('\n', '\r\n')}`, 'elsewhere/b.md': ''});
		chmodSync(join(root, 'procedures/a.md'), 0o600);
		writeFileSync(
			join(root, 'elsewhere/b.md'),
			'# Quality manual\n\n## Scope of the quality management system\nThe quality management system covers the design, manufacture and repair of valves at our plant in Lyon.\n',
		);
		symlinkSync('../elsewhere/b.md', join(root, 'procedures/b.md'));
		const {host, stderr} = fakeHost(root);
		assert.equal(await run(['init', '--from-existing', '--write'], host), 0, stderr());
		const bytes = readFileSync(join(root, 'procedures/a.md'));
		assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
		const text = bytes.toString('utf8').slice(1);
		assert.match(text, /## Cause analysis\r\n\r\n<!-- qms: covers [^\r\n]+ -->\r\n\r\nThe head/);
		assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
		assert.equal(statSync(join(root, 'procedures/a.md')).mode & 0o777, 0o600);
		assert.ok(lstatSync(join(root, 'procedures/b.md')).isSymbolicLink());
		assert.match(readFileSync(join(root, 'elsewhere/b.md'), 'utf8'), /<!-- qms: covers EO-1\.scope -->/);
	});

	it('are a patch that git applies', async () => {
		const root = makeFolder({
			'procedures/a b.md': procedure,
			'procedures/c.md': procedure.replace('PRO-010', 'PRO-012').replaceAll('\n', '\r\n').replace(/\r\n$/, ''),
		});
		execFileSync('git', ['init', '-q'], {cwd: root});
		const {host, stdout} = fakeHost(root);
		assert.equal(await run(['init', '--from-existing', '--organization', 'Acme'], host), 0);
		execFileSync('git', ['apply', '-'], {cwd: root, input: stdout()});
		const again = fakeHost(root);
		assert.equal(await run(['init', '--from-existing'], again.host), 0);
		assert.equal(again.stdout(), '');
		assert.match(readFileSync(join(root, 'procedures/a b.md'), 'utf8'), /<!-- qms: covers /);
	});

	it('are not made to a file that is not what was read', () => {
		const root = makeFolder({'a.md': 'new\n'});
		assert.throws(
			() => writeChanges(root, [{path: 'a.md', before: 'old\n', after: 'better\n'}]),
			/a\.md changed while it was being read/,
		);
		assert.throws(() => writeChanges(root, [{path: 'a.md', before: undefined, after: 'better\n'}]), /a\.md exists/);
		assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), 'new\n');
	});

	it('are no patch where nothing changes', () => {
		assert.equal(patchOf([{path: 'a.md', before: 'x\n', after: 'x\n'}], '.'), '');
		assert.match(
			patchOf([{path: 'a.md', before: 'x\n', after: 'y\n'}], 'sub/dir'),
			/^--- a\/sub\/dir\/a\.md\n\+\+\+ b\/sub\/dir\/a\.md\n@@/,
		);
	});
});

describe('safe fixes', () => {
	afterEach(removeFolders);

	it('keep byte order mark and line ends, and leave nothing safe to do', async () => {
		const head =
			'# Packing\r\n\r\n**Version:** 1.0 | **Status:** draft\r\n**Owner:** role:dispatch | **Kind:** procedure\r\n\r\nThe packer packs.\r\n';
		const root = makeFolder({
			'qms.yaml': 'include: ["p/**"]\nrules: {metadata-only-in-text: warning}\n',
			'p/a.md': `\uFEFF${head}`,
			'p/b.md':
				'---\r\nid: PRO-1\r\nkind: proceedure\r\n---\r\n# B\r\n\r\n<!-- qms: ignore owner-missing, step-without-actr because="one person" -->\r\n',
		});
		const first = fakeHost(root);
		assert.equal(await run(['check', '--fix', '--fail-on', 'never'], first.host), 0);
		assert.match(first.stderr(), /^\d fixes were made in 2 files:/);
		const bytes = readFileSync(join(root, 'p/a.md'));
		assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
		for (const file of ['p/a.md', 'p/b.md']) {
			const text = readFileSync(join(root, file), 'utf8');
			assert.match(text, /kind: procedure\r\n/);
			assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/, `${file} keeps one kind of line end`);
		}
		const again = fakeHost(root);
		assert.equal(await run(['check', '--fix', '--dry-run'], again.host), 0);
		assert.equal(again.stdout(), '');
	});

	it('end where two rules undo each other', () => {
		const swap = (from: string, to: string) =>
			documentRule({
				meta: {
					id: `${from}-to-${to}`,
					aliases: [],
					family: 'text',
					severity: 'warning',
					summary: '',
					why: '',
					remedy: '',
					messages: {swap: 'Swap.'},
				},
				check({document, text}, report) {
					const start = text.indexOf(from);
					if (start >= 0)
						report({
							message: 'swap',
							path: document.path,
							span: {start, end: start + from.length},
							key: from,
							fixes: [{kind: 'replace', title: 'Swap', arguments: {from, to}, safe: true}],
						});
				},
			});
		const qms = createQms({today: () => '2026-11-23', rules: [swap('heads', 'tails'), swap('tails', 'heads')]});
		qms.apply({
			set: [
				{path: 'qms.yaml', text: 'include: ["**"]\n'},
				{path: 'a.md', text: '# A\n\nheads\n'},
			],
		});
		const fixed = fixAll(qms, () => true);
		assert.equal(fixed.stable, false);
		assert.deepEqual(fixed.changes, [], 'an even number of swaps leaves the text as it was');
	});

	it('make one of two that meet, then ask again', () => {
		const grow = documentRule({
			meta: {
				id: 'grow',
				aliases: [],
				family: 'text',
				severity: 'warning',
				summary: '',
				why: '',
				remedy: '',
				messages: {grow: 'Grow.'},
			},
			check({document, text}, report) {
				for (const match of text.matchAll(/(?<=x)x/g))
					report({
						message: 'grow',
						path: document.path,
						span: {start: match.index - 1, end: match.index + 1},
						key: String(match.index),
						fixes: [{kind: 'replace', title: 'Grow', arguments: {from: 'xx', to: 'y'}, safe: true}],
					});
			},
		});
		const qms = createQms({today: () => '2026-11-23', rules: [grow]});
		qms.apply({
			set: [
				{path: 'qms.yaml', text: 'include: ["**"]\n'},
				{path: 'a.md', text: 'xxxxx\n'},
			],
		});
		const fixed = fixAll(qms, () => true);
		assert.deepEqual(fixed.changes, [{path: 'a.md', before: 'xxxxx\n', after: 'yxy\n'}]);
		assert.equal(fixed.stable, true);
	});
});
