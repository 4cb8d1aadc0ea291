import {Uri, window, workspace, WorkspaceEdit} from 'vscode';
import {methods, type ProposalView, type ScaffoldView} from '../../../server/src/host/protocol.ts';
import {exists} from '../files.ts';
import type {Quality} from '../quality.ts';
import {tellNothing} from './nothing.ts';
import {pickFolder, pickRoot} from './roots.ts';

const begin = 'Create a Quality Management System…';
const propose = 'Propose Configuration and Claims';

/** Makes the files of a new quality management system where the user says, and opens its configuration. */
export function beginSystem(quality: Quality): () => Promise<void> {
	return async () => {
		const base = await pickFolder();
		if (base === undefined) return;
		const path = await window.showInputBox({
			title: `${begin} (1/2)`,
			prompt: `The folder in ${base.name} to make it in. Leave it empty for ${base.name} itself.`,
			placeHolder: 'qms',
			ignoreFocusOut: true,
			validateInput: problemOf,
		});
		if (path === undefined) return;
		const folder = path.trim() === '' ? base.uri : Uri.joinPath(base.uri, path.trim());
		const ask = (organization?: string): Promise<ScaffoldView> =>
			quality.client.sendRequest<ScaffoldView>(methods.scaffold, {
				folder: folder.toString(),
				...(organization === undefined ? {} : {organization}),
			});
		const name = await window.showInputBox({
			title: `${begin} (2/2)`,
			prompt: 'The name of the organization, for qms.yaml.',
			value: (await ask()).organization,
			ignoreFocusOut: true,
		});
		if (name !== undefined) await make(await ask(name.trim()));
	};
}

function problemOf(path: string): string | undefined {
	return /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path.trim())
		? 'Name a folder below this one, such as qms.'
		: undefined;
}

/** All files or none: where one is in the way, nothing is made. */
async function make({files}: ScaffoldView): Promise<void> {
	const targets = files.map(({uri, path, text}) => ({uri: Uri.parse(uri), path, text}));
	const present = (await Promise.all(targets.map(async each => ((await exists(each.uri)) ? [each.path] : [])))).flat();
	if (present.length > 0) {
		const named = present.slice(0, 3).join(', ') + (present.length > 3 ? ` and ${present.length - 3} more` : '');
		void window.showErrorMessage(
			`Nothing was written, because ${present.length === 1 ? 'this file exists' : 'these files exist'}: ${named}. Name an empty folder, or propose a configuration for the documents that are there.`,
		);
		return;
	}
	const edit = new WorkspaceEdit();
	for (const {uri, text} of targets) edit.createFile(uri, {contents: new TextEncoder().encode(text)});
	if (!(await workspace.applyEdit(edit))) {
		void window.showErrorMessage('The files could not be made. The folder may not be writable.');
		return;
	}
	const [config] = targets;
	if (config !== undefined) await window.showTextDocument(config.uri);
	void window.showInformationMessage(
		`${files.length} files were created. Every section asks one question in brackets, so everything is a gap at first.`,
	);
}

/** Shows what may be written for the documents that are there; nothing is written that the user has not ticked. */
export function proposeForExisting(quality: Quality): () => Promise<void> {
	return async () => {
		const known = await quality.outcomes();
		if (known.length === 0) return tellNothing(quality, {title: begin, run: beginSystem(quality)});
		const root = await pickRoot(quality);
		if (root === undefined) return;
		const ask = (organization?: string): Promise<ProposalView | null> =>
			quality.client.sendRequest<ProposalView | null>(methods.proposal, {
				root,
				...(organization === undefined ? {} : {organization}),
			});
		let proposal = await ask();
		if (proposal?.asksOrganization === true) {
			const name = await window.showInputBox({
				title: propose,
				prompt: 'The name of the organization, for qms.yaml. Leave it empty to write it there later.',
				ignoreFocusOut: true,
			});
			if (name === undefined) return;
			if (name.trim() !== '') proposal = await ask(name.trim());
		}
		if (proposal === null) return;
		if (proposal.edit === null) {
			void window.showInformationMessage(proposal.told.join(' '));
			return;
		}
		const edit = await quality.client.protocol2CodeConverter.asWorkspaceEdit(proposal.edit);
		void window.showInformationMessage(`${proposal.told.join(' ')} Select what is true in the preview.`);
		await workspace.applyEdit(edit, {isRefactoring: true});
	};
}
