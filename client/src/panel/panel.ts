import {commands, type ExtensionContext, ViewColumn} from 'vscode';
import {type ExplainParams, type Explanation, methods} from '../../../server/src/host/protocol.ts';
import {questionOf} from '../commands/given.ts';
import type {Quality} from '../quality.ts';
import {readingState} from '../views/words.ts';
import type {FromPage, ToPage} from './messages.ts';
import {Page, registerPage} from './page.ts';

/** The coverage panel. */
export function registerPanel(context: ExtensionContext, quality: Quality): void {
	registerPage(context, quality, {
		command: 'qmsLens.showCoverage',
		viewType: 'qmsLens.coverage',
		title: 'Quality Coverage',
		script: 'panel',
		column: given => (questionOf(given) === undefined ? ViewColumn.Active : ViewColumn.Beside),
		make: parts => new Panel(parts),
		asked(panel, given) {
			const params = questionOf(given);
			if (params !== undefined) panel.explain(params);
		},
	});
}

class Panel extends Page<FromPage, ToPage> {
	/** What the user asked to have explained, as it is asked now: a section by its heading, since lines move. */
	#asked: {now: ExplainParams} | undefined;

	/** Shows the explanation of an outcome, a criterion or a place. */
	explain(params: ExplainParams): void {
		this.#asked = {now: params};
		if (this.isReady) void this.#sendExplanation(true);
	}

	protected async refresh(isNew: boolean): Promise<void> {
		await Promise.all([this.#sendData(), ...(this.#asked === undefined ? [] : [this.#sendExplanation(isNew)])]);
	}

	protected async take(message: FromPage): Promise<void> {
		switch (message.type) {
			case 'explain':
				return this.explain(message.params);
			case 'forget':
				this.#asked = undefined;
				return;
			case 'export':
				await commands.executeCommand('qmsLens.exportReport', message.root, message.format);
		}
	}

	async #sendData(): Promise<void> {
		await this.#guarded(async () => {
			const [roots, documents] = await Promise.all([this.quality.outcomes(), this.quality.documents()]);
			await this.send({type: 'data', roots, documents, state: readingState(this.quality.status)});
		});
	}

	async #sendExplanation(focus: boolean): Promise<void> {
		await this.#guarded(async () => {
			const asked = this.#asked;
			if (asked === undefined) return;
			const explanation = await this.quality.client.sendRequest<Explanation | null>(methods.explain, asked.now);
			if (asked !== this.#asked) return;
			asked.now = explanation?.again ?? asked.now;
			await this.send({type: 'explanation', explanation, focus});
		});
	}

	async #guarded(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			await this.send({type: 'problem', message: error instanceof Error ? error.message : String(error)});
		}
	}
}
