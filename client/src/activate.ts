import {type Disposable, type ExtensionContext, env, window, workspace} from 'vscode';
import type {BaseLanguageClient, LanguageClientOptions} from 'vscode-languageclient';
import {
	clientCommands,
	type DocumentView,
	type InitializationOptions,
	methods,
	type RootView,
	type StatusView,
} from '../../server/src/host/protocol.ts';
import type {ToReadView} from '../../server/src/host/readingProtocol.ts';
import {registerCommands} from './commands/all.ts';
import {serveFiles} from './files.ts';
import {registerMap} from './panel/mapPanel.ts';
import {registerPanel} from './panel/panel.ts';
import {registerReading} from './reading/all.ts';
import {Quality} from './quality.ts';
import {registerDocuments} from './views/documents.ts';
import {registerOutcomes} from './views/outcomes.ts';
import {registerStatus} from './views/status.ts';
import {tellYamlServer, yamlServer} from './yamlServer.ts';

/** What the extension gives to others, and to the tests that run in the extension host. */
export interface Api {
	status(): StatusView | undefined;
	outcomes(): Promise<readonly RootView[]>;
	documents(): Promise<readonly DocumentView[]>;
	toRead(): Promise<readonly ToReadView[]>;
	readonly onDidChange: (listener: () => void) => Disposable;
}

/** Whatever the scheme: the server leaves documents outside the workspace folders alone. */
// MDX, Quarto and R Markdown are languages of their own where an extension brings them, and plain text where none does.
const documentSelector = [{language: 'markdown'}, {language: 'yaml'}, {pattern: '**/*.{mdx,qmd,rmd,Rmd}'}];

/** Starts client and server; shared by the Node and the browser entry, which differ in how a server is started. */
export async function activateWith(
	context: ExtensionContext,
	create: (options: LanguageClientOptions) => BaseLanguageClient,
	also: (context: ExtensionContext, quality: Quality) => void = () => undefined,
): Promise<Api> {
	const log = window.createOutputChannel('QMS Lens', {log: true});
	// Asked anew at every start: trust may have been granted since the last one.
	const initializationOptions = (): InitializationOptions => {
		const yaml = yamlServer();
		return {
			commands: Object.values(clientCommands),
			trusted: workspace.isTrusted,
			files: true,
			completesYaml: yaml.completes,
			checksYaml: yaml.checks,
			...todayOption(context),
		};
	};
	const client = create({documentSelector, outputChannel: log, initializationOptions});
	const quality = new Quality(client);
	context.subscriptions.push(log, client, quality, serveFiles(client));
	registerCommands(context, quality, log);
	registerOutcomes(context, quality);
	registerReading(context, quality);
	registerDocuments(context, quality);
	registerStatus(context, quality);
	registerPanel(context, quality);
	registerMap(context, quality);
	also(context, quality);
	log.info(
		`QMS Lens ${String(context.extension.packageJSON.version)} on VS Code ${env.appName}, ${env.uiKind === 2 ? 'web' : 'desktop'}`,
	);
	await client.start();
	context.subscriptions.push(
		...tellYamlServer(client),
		workspace.onDidGrantWorkspaceTrust(async () => {
			await client.sendNotification(methods.trust, {trusted: true});
			await client.sendRequest(methods.refresh, {});
		}),
	);
	return {
		status: () => quality.status,
		outcomes: () => quality.outcomes(),
		documents: () => quality.documents(),
		toRead: () => quality.toRead(),
		onDidChange: listener => quality.onDidChange(listener),
	};
}

/** Tests and screenshots fix the date so that nothing falls overdue between two runs. */
function todayOption(context: ExtensionContext): {today?: string} {
	const today = workspace.getConfiguration('qmsLens').get<string>('today');
	return today !== undefined && today !== '' && context.extensionMode !== 1 ? {today} : {};
}
