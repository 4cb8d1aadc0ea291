import assert from 'node:assert/strict';
import type {WorkspaceEdit} from 'vscode-languageserver/node';
import {
	type DocumentView,
	type MapView,
	methods,
	type ProposalView,
	type ScaffoldView,
} from '../../server/src/host/protocol.ts';
import {type Editor, openEditor} from './editor.ts';
import {capa, complaints, files} from './fixture.ts';

/** The edit of a proposal as an editor applies it once everything in it is ticked. */
async function take(editor: Editor, edit: object | null): Promise<void> {
	assert.ok(edit);
	await editor.apply(edit as WorkspaceEdit);
}

describe('beginning', () => {
	let editor: Editor;
	afterEach(() => editor.stop());

	it('gives the files of a new system, named after the folder or as the user says', async () => {
		editor = await openEditor({files: {'README.md': '# Nothing yet\n'}});
		const named = await editor.request<ScaffoldView>(methods.scaffold, {folder: 'file:///qms/acme-valves/'});
		assert.equal(named.organization, 'Acme Valves');
		assert.deepEqual(named.files[0]?.uri, 'file:///qms/acme-valves/qms.yaml');
		const {organization, files: made} = await editor.request<ScaffoldView>(methods.scaffold, {
			folder: 'file:///qms',
			organization: 'Ventile "Nord"',
		});
		assert.equal(organization, 'Ventile "Nord"');
		await editor.disk(Object.fromEntries(made.map(({path, text}) => [path, text])));
		assert.deepEqual(
			editor.diagnostics('qms.yaml').filter(({code}) => String(code).startsWith('config')),
			[],
		);
		assert.deepEqual(
			editor
				.document('qms.yaml')
				.getText()
				.match(/^organization: .*$/m)?.[0],
			'organization: Ventile "Nord"',
		);
		const [root] = await editor.request<{outcomes: {state: string}[]}[]>(methods.outcomes, {});
		assert.ok(root?.outcomes.every(({state}) => state === 'gap'));
	});

	it('proposes a configuration and claims, each to be confirmed, and nothing once they are taken', async () => {
		const {'qms.yaml': _, ...documents} = files;
		editor = await openEditor({files: documents});
		const proposal = await editor.request<ProposalView>(methods.proposal, {root: 'file:///qms'});
		assert.equal(proposal.asksOrganization, true);
		const named = await editor.request<ProposalView>(methods.proposal, {
			root: 'file:///qms',
			organization: 'Pump: Works',
		});
		assert.equal(named.asksOrganization, false);
		assert.match(JSON.stringify(named.edit), /organization: \\"Pump: Works/);
		assert.match(proposal.told.join(' '), /^qms\.yaml is proposed\. \d+ claims are proposed in \d documents?\.$/);
		const edit = proposal.edit as WorkspaceEdit;
		assert.deepEqual(
			Object.values(edit.changeAnnotations ?? {}).map(({needsConfirmation}) => needsConfirmation),
			[true, true],
		);
		for (const change of edit.documentChanges ?? []) {
			const annotations =
				'edits' in change
					? change.edits.map(each => 'annotationId' in each && each.annotationId)
					: [change.annotationId];
			assert.ok(
				annotations.every(id => typeof id === 'string' && id in (edit.changeAnnotations ?? {})),
				JSON.stringify(change).slice(0, 80),
			);
		}
		await take(editor, edit);
		assert.match(editor.document('qms.yaml').getText(), /^# Configuration of QMS Lens, proposed/);
		assert.match(editor.document(capa).getText(), /## Verify effectiveness\n\n<!-- qms: covers .*EO-9\.effectiveness/);
		const again = await editor.request<ProposalView>(methods.proposal, {root: 'file:///qms'});
		assert.equal(again.edit, null);
		assert.equal(again.asksOrganization, false);
		assert.deepEqual(again.told, [
			'qms.yaml is there and stays as it is.',
			'No claim is proposed: nothing is shown that is not claimed already.',
		]);
		assert.equal(await editor.request(methods.proposal, {root: 'file:///elsewhere'}), null);
	});

	it('draws the map of the processes, with links that lead to their source, and puts it into the export', async () => {
		editor = await openEditor({files});
		const [map, ...more] = await editor.request<MapView[]>(methods.maps, {alone: false});
		assert.ok(map);
		assert.equal(more.length, 0);
		assert.equal(map.title, 'Pump Works: interaction of processes');
		assert.match(map.summary, /^1 process, \d+ flows?; /);
		assert.match(map.mermaid, /^flowchart LR\n/);
		assert.match(map.svg, /<a href="#PRC-ORDER">/);
		assert.doesNotMatch(map.svg, /<style|<script| style=/);
		const place = map.places['#PRC-ORDER'];
		assert.equal(place?.uri, 'file:///qms/processes/PRC-ORDER.yaml');
		assert.equal(editor.document('processes/PRC-ORDER.yaml').getText(place.range), 'PRC-ORDER');
		const [alone] = await editor.request<MapView[]>(methods.maps, {alone: true});
		assert.match(alone?.svg ?? '', /<style>/);
		assert.doesNotMatch(alone?.svg ?? '', /<a /);
		assert.match(
			await editor.request<string>(methods.export, {root: 'file:///qms', format: 'html'}),
			/<svg [^>]*class="map1"/,
		);
		await editor.disk({'processes/PRC-ORDER.yaml': undefined});
		assert.deepEqual(await editor.request(methods.maps, {alone: false}), []);
		assert.doesNotMatch(
			await editor.request<string>(methods.export, {root: 'file:///qms', format: 'html'}),
			/class="map1"/,
		);
	});

	it('proposes nothing where everything is claimed', async () => {
		editor = await openEditor({
			files: {
				'qms.yaml': 'include: ["docs/**"]\n',
				[complaints]: '---\nid: PRO-002\nkind: procedure\nstatus: effective\n---\n\n# Complaints\n',
			},
		});
		assert.equal((await editor.request<ProposalView>(methods.proposal, {root: 'file:///qms'})).edit, null);
	});

	it('writes a first configuration that changes nothing that was found', async () => {
		const {'qms.yaml': _, ...documents} = files;
		const pages = {
			'README.md': '# Anything\n',
			'.github/workflows/ci.yml': 'on: push\njobs: {}\n',
			'CONTRIBUTING.md': '# How to help\n\nAsk.\n',
		};
		for (const content of [{...documents, ...pages}, pages]) {
			editor = await openEditor({files: content});
			const taken = async (): Promise<string[]> =>
				(await editor.request<DocumentView[]>(methods.documents, {})).map(({path}) => path);
			const [found, said] = [await taken(), editor.shown()];
			await editor.disk({'qms.yaml': await editor.request<string>(methods.firstConfig, {folder: 'file:///qms'})});
			assert.deepEqual(await taken(), found);
			assert.deepEqual(
				editor.shown().filter(line => line.includes('qms.yaml') && line.includes('configuration')),
				[],
			);
			assert.deepEqual(
				// What a whole system lacks is told where a `qms.yaml` says that there is to be one.
				editor
					.shown()
					.filter(line => !said.includes(line) && !/\/qms\.yaml:|places-to-read|outcome-(?:gap|partial)/.test(line)),
				[],
			);
			if (content !== pages) await editor.stop();
		}
	});
});
