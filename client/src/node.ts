import type {ExtensionContext} from 'vscode';
import {LanguageClient, TransportKind} from 'vscode-languageclient/node';
import {activateWith, type Api} from './activate.ts';
import {registerAgentServer} from './reading/agentServer.ts';

/** Starts the extension where Node runs it: the server is a child process spoken to over IPC. */
export function activate(context: ExtensionContext): Promise<Api> {
	const module = context.asAbsolutePath('dist/server.node.cjs');
	return activateWith(
		context,
		options =>
			new LanguageClient(
				'qmsLens',
				'QMS Lens',
				{
					run: {module, transport: TransportKind.ipc},
					debug: {module, transport: TransportKind.ipc, options: {execArgv: ['--nolazy', '--inspect=6009']}},
				},
				options,
			),
		registerAgentServer,
	);
}
