import type {Connection} from 'vscode-languageserver';
import type {Finding} from '../core/finding/finding.ts';
import {type InitializationOptions, methods, type YamlServerView} from '../host/protocol.ts';
import type {QmsRoot} from './root.ts';
import type {Workspace} from './workspace.ts';

/**
 * What another extension does for YAML beside this server. It completes from our schemas, and says of a file that is open
 * what breaks the rules of YAML; of any other file nobody says it but us.
 */
export class YamlServer {
	#does: YamlServerView;
	readonly #workspace: Workspace;
	readonly #listeners: (() => void)[] = [];

	constructor(connection: Connection, workspace: Workspace, options: InitializationOptions) {
		this.#workspace = workspace;
		this.#does = {completes: options.completesYaml === true, checks: options.checksYaml === true};
		connection.onNotification(methods.yamlServer, (told: Partial<YamlServerView> | null) => {
			this.#does = {completes: told?.completes === true, checks: told?.checks === true};
			for (const listener of this.#listeners) listener();
		});
	}

	get completes(): boolean {
		return this.#does.completes;
	}

	onDidChange(listener: () => void): void {
		this.#listeners.push(listener);
	}

	/** The findings that are left for this server to tell. */
	without(findings: readonly Finding[], root: QmsRoot, path: string): readonly Finding[] {
		return findings.some(({ofYaml}) => ofYaml) && this.#reads(root, path)
			? findings.filter(({ofYaml}) => ofYaml !== true)
			: findings;
	}

	#reads(root: QmsRoot, path: string): boolean {
		return this.#does.checks && this.#workspace.buffer(root.uriOf(path))?.languageId === 'yaml';
	}
}
