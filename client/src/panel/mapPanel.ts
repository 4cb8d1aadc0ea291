import {env, type ExtensionContext, Uri, ViewColumn, window, workspace} from 'vscode';
import {type MapView, methods} from '../../../server/src/host/protocol.ts';
import {rootOf} from '../commands/given.ts';
import {folderUri} from '../files.ts';
import type {Quality} from '../quality.ts';
import {readingState} from '../views/words.ts';
import type {FromMapPage, ToMapPage} from './messages.ts';
import {Page, registerPage} from './page.ts';

/** The map of the processes. */
export function registerMap(context: ExtensionContext, quality: Quality): void {
	registerPage(context, quality, {
		command: 'qmsLens.showMap',
		viewType: 'qmsLens.map',
		title: 'Process Map',
		script: 'map',
		column: () => ViewColumn.Active,
		make: parts => new MapPanel(parts),
		asked: (panel, given) => panel.choose(rootOf(given)),
	});
}

class MapPanel extends Page<FromMapPage, ToMapPage> {
	#chosen: string | undefined;

	/** Shows the map of a root, where one is named. */
	choose(root: string | undefined): void {
		this.#chosen = root;
		this.update();
	}

	protected async refresh(): Promise<void> {
		const root = this.#chosen;
		this.#chosen = undefined;
		await this.send({
			type: 'maps',
			maps: await this.#maps(false),
			documents: this.quality.status?.documents ?? 0,
			state: readingState(this.quality.status),
			...(root === undefined ? {} : {root}),
		});
	}

	protected async take(message: FromMapPage): Promise<void> {
		switch (message.type) {
			case 'copy':
				await env.clipboard.writeText(message.mermaid);
				void window.setStatusBarMessage('The map was copied as Mermaid.', 4000);
				return;
			case 'save':
				return this.#save(message.root);
		}
	}

	#maps(alone: boolean): Promise<readonly MapView[]> {
		return this.quality.client.sendRequest<readonly MapView[]>(methods.maps, {alone});
	}

	async #save(root: string): Promise<void> {
		const map = (await this.#maps(true)).find(each => each.root === root);
		if (map === undefined) return;
		const target = await window.showSaveDialog({
			title: 'Save the process map',
			defaultUri: Uri.joinPath(folderUri(root), 'process-map.svg'),
			filters: {SVG: ['svg']},
		});
		if (target === undefined) return;
		await workspace.fs.writeFile(target, new TextEncoder().encode(map.svg));
		void window.showInformationMessage(`The process map was written to ${workspace.asRelativePath(target)}.`);
	}
}
