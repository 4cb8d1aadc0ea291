import type {ChangeAnnotation, WorkspaceEdit} from 'vscode-languageserver';
import {builtinCatalog} from '../../core/catalog/builtin.ts';
import {firstConfig} from '../../core/features/propose/config.ts';
import {proposalOf, type Proposal} from '../../core/features/propose/proposal.ts';
import {organizationOf, scaffold} from '../../core/features/scaffold.ts';
import {counted} from '../../report/words.ts';
import {rangeOf} from '../convert.ts';
import {
	methods,
	type ProposalParams,
	type ProposalView,
	type ScaffoldParams,
	type ScaffoldView,
} from '../../host/protocol.ts';
import type {QmsRoot} from '../root.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {nameOf, normalizeUri, uriOf} from '../uris.ts';
import {requireAll} from './place.ts';

/** To begin: the files of a new system, or a proposal for the documents that are there. The editor writes them. */
export const begin: Feature = server => {
	const {connection, workspace} = server;
	connection.onRequest(
		methods.scaffold,
		handled(
			server,
			methods.scaffold,
			'keep',
			({folder, organization = organizationOf(nameOf(folder))}: ScaffoldParams): ScaffoldView => ({
				organization,
				files: scaffold(builtinCatalog(), organization).map(({path, text}) => ({
					uri: uriOf(normalizeUri(folder), path),
					path,
					text,
				})),
			}),
		),
	);
	connection.onRequest(
		methods.proposal,
		handled(
			server,
			methods.proposal,
			'keep',
			async ({root: uri, organization = ''}: ProposalParams): Promise<ProposalView | null> => {
				await workspace.settled();
				const root = workspace.roots.find(each => each.uri === normalizeUri(uri));
				if (root === undefined) return null;
				requireAll(root);
				const proposal = proposalOf(root.qms, organization);
				return {
					asksOrganization: proposal.config !== undefined && organization === '',
					edit: editOf(root, proposal, at => workspace.buffer(at)?.version ?? null),
					told: told(proposal),
				};
			},
		),
	);
	connection.onRequest(
		methods.firstConfig,
		handled(server, methods.firstConfig, 'keep', async ({folder}: {folder: string}): Promise<string | null> => {
			await workspace.settled();
			const root = workspace.roots.find(each => each.uri === normalizeUri(folder));
			return root?.complete === true ? firstConfig(root.qms, '') : null;
		}),
	);
	return {};
};

/** Nothing is written without a look at it: a claim is the word of whoever commits it. */
const changeAnnotations = {
	config: {label: 'Configuration', description: 'for the documents that were found', needsConfirmation: true},
	claims: {label: 'Claims', description: 'of what the text shows; read each section before', needsConfirmation: true},
} satisfies Record<string, ChangeAnnotation>;

function editOf(
	root: QmsRoot,
	{config, claims}: Proposal,
	versionOf: (uri: string) => number | null,
): WorkspaceEdit | null {
	if (config === undefined && claims.size === 0) return null;
	const target = root.uriOf(root.qms.snapshot.configPath);
	const top = {start: {line: 0, character: 0}, end: {line: 0, character: 0}};
	return {
		changeAnnotations,
		documentChanges: [
			...(config === undefined
				? []
				: [
						{kind: 'create' as const, uri: target, annotationId: 'config'},
						{
							textDocument: {uri: target, version: null},
							edits: [{range: top, newText: config, annotationId: 'config'}],
						},
					]),
			...[...claims].map(([path, edits]) => ({
				textDocument: {uri: root.uriOf(path), version: versionOf(root.uriOf(path))},
				edits: edits.map(({span, newText}) => ({
					range: rangeOf(root.lines(path), span),
					newText,
					annotationId: 'claims',
				})),
			})),
		],
	};
}

function told({config, claims, criteria, left}: Proposal): string[] {
	return [
		config === undefined ? 'qms.yaml is there and stays as it is.' : 'qms.yaml is proposed.',
		criteria === 0
			? 'No claim is proposed: nothing is shown that is not claimed already.'
			: `${counted(criteria, 'claim')} ${criteria === 1 ? 'is' : 'are'} proposed in ${counted(claims.size, 'document')}.`,
		...(left.length > 0
			? [`Shown, but you have to claim these by hand because of how the file is written: ${left.join(', ')}.`]
			: []),
	];
}
