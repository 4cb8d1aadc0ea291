import * as vscode from 'vscode';
import type {Quality} from '../quality.ts';

/** The client is written for the browser as well; this file is loaded in Node alone. */
declare const process: {readonly execPath: string};

/** What newer editors have: servers for agents that an extension defines. */
interface Newer {
	readonly lm?: {
		registerMcpServerDefinitionProvider?(
			id: string,
			provider: {
				readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
				provideMcpServerDefinitions(): Promise<readonly object[]>;
			},
		): vscode.Disposable;
	};
	readonly McpStdioServerDefinition?: new (
		label: string,
		command: string,
		args: readonly string[],
		env: Readonly<Record<string, string>>,
		version: string,
	) => object;
}

/** Tells the editor of a server for agents for each system on the disk, for agents that know no tools of an editor. Without an editor that can, nothing. */
export function registerAgentServer(context: vscode.ExtensionContext, quality: Quality): void {
	const {lm, McpStdioServerDefinition: Definition} = vscode as unknown as Newer;
	if (lm?.registerMcpServerDefinitionProvider === undefined || Definition === undefined) return;
	const version = String((context.extension.packageJSON as {version: unknown}).version);
	context.subscriptions.push(
		lm.registerMcpServerDefinitionProvider('qmsLens.mcp', {
			onDidChangeMcpServerDefinitions: quality.onDidChange,
			async provideMcpServerDefinitions() {
				const roots = new Map((await quality.outcomes()).map(root => [root.uri, root]));
				return [...roots.values()].flatMap(({uri, name}) => {
					const folder = vscode.Uri.parse(uri);
					if (folder.scheme !== 'file') return [];
					const words = [context.asAbsolutePath('dist/server.node.cjs'), '--mcp', folder.fsPath];
					// The editor's own program is Node where it is told to be.
					const env = {ELECTRON_RUN_AS_NODE: '1'};
					return [new Definition(`QMS Lens: ${name}`, process.execPath, words, env, version)];
				});
			},
		}),
	);
}
