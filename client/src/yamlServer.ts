import {type Disposable, extensions, workspace} from 'vscode';
import type {BaseLanguageClient} from 'vscode-languageclient';
import {methods, type YamlServerView} from '../../server/src/host/protocol.ts';

/** What the YAML extension of Red Hat does here; nothing where it is not installed or is disabled. */
export function yamlServer(): YamlServerView {
	const isThere = extensions.getExtension('redhat.vscode-yaml') !== undefined;
	return {completes: isThere, checks: isThere && workspace.getConfiguration('yaml').get<boolean>('validate', true)};
}

/** Tells the server when the extension comes or goes, and when its checks are switched on or off. */
export function tellYamlServer(client: BaseLanguageClient): readonly Disposable[] {
	const tell = (): void => {
		// One that is being started asks for itself.
		if (client.isRunning()) void client.sendNotification(methods.yamlServer, yamlServer());
	};
	return [
		extensions.onDidChange(tell),
		workspace.onDidChangeConfiguration(event => event.affectsConfiguration('yaml.validate') && tell()),
	];
}
