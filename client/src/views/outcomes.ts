import {
	type Command,
	EventEmitter,
	type ExtensionContext,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	Uri,
	window,
	workspace,
} from 'vscode';
import type {CriterionView, OutcomeView, PlaceView, RootView} from '../../../server/src/host/protocol.ts';
import type {Quality} from '../quality.ts';
import {notChecked} from './notChecked.ts';
import {stateIcon, stateLabel} from './states.ts';

type Node =
	| {readonly kind: 'root'; readonly root: RootView}
	| {readonly kind: 'outcome'; readonly root: RootView; readonly outcome: OutcomeView}
	| {readonly kind: 'criterion'; readonly root: RootView; readonly criterion: CriterionView}
	| {
			readonly kind: 'place';
			readonly root: RootView;
			readonly criterion: CriterionView;
			readonly place: PlaceView;
			readonly candidate: boolean /** Its number among the places of the criterion. */;
			readonly at: number;
	  }
	| {readonly kind: 'more'; readonly root: RootView; readonly criterion: CriterionView};

/** The view of outcomes, their criteria, and the places that speak to them. */
export function registerOutcomes(context: ExtensionContext, quality: Quality): void {
	const provider = new OutcomesProvider(quality);
	const view = window.createTreeView('qmsLens.outcomes', {treeDataProvider: provider, showCollapseAll: true});
	const show = (): void => {
		const status = quality.status;
		view.description =
			status === undefined || status.documents === 0
				? ''
				: `${status.systems.length > 1 ? `${status.systems.length} systems, ` : ''}${status.covered} of ${status.outcomes} covered${status.toRead > 0 ? `, ${status.toRead} to be read` : ''}`;
		view.message = status === undefined || status.documents === 0 ? '' : notChecked();
		provider.refresh();
	};
	context.subscriptions.push(view, provider, quality.onDidChange(show), workspace.onDidGrantWorkspaceTrust(show));
}

class OutcomesProvider implements TreeDataProvider<Node> {
	readonly #quality: Quality;
	readonly #changed = new EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(quality: Quality) {
		this.#quality = quality;
	}

	refresh(): void {
		this.#changed.fire();
	}

	dispose(): void {
		this.#changed.dispose();
	}

	async getChildren(node?: Node): Promise<Node[]> {
		if (node === undefined) {
			if (this.#quality.status === undefined || this.#quality.status.documents === 0) return [];
			const roots = await this.#quality.outcomes();
			const [only] = roots;
			return roots.length === 1 && only !== undefined ? outcomesOf(only) : roots.map(root => ({kind: 'root', root}));
		}
		if (node.kind === 'root') return outcomesOf(node.root);
		if (node.kind === 'outcome')
			return node.outcome.criteria.map(criterion => ({kind: 'criterion', root: node.root, criterion}));
		if (node.kind === 'criterion') return placesOf(node.root, node.criterion);
		return [];
	}

	getTreeItem(node: Node): TreeItem {
		if (node.kind === 'root') return rootItem(node.root);
		if (node.kind === 'outcome') return outcomeItem(node.root, node.outcome);
		if (node.kind === 'criterion') return criterionItem(node.root, node.criterion);
		if (node.kind === 'more') return moreItem(node.criterion);
		return placeItem(node);
	}
}

function outcomesOf(root: RootView): Node[] {
	return root.outcomes.map(outcome => ({kind: 'outcome', root, outcome}));
}

function placesOf(root: RootView, criterion: CriterionView): Node[] {
	return [
		...criterion.places.map((place, at): Node => ({kind: 'place', root, criterion, place, candidate: false, at})),
		...(criterion.more > 0 ? [{kind: 'more', root, criterion} as const] : []),
		...criterion.candidates.map((place, at): Node => ({kind: 'place', root, criterion, place, candidate: true, at})),
	];
}

function rootItem(root: RootView): TreeItem {
	const item = new TreeItem(root.name, TreeItemCollapsibleState.Expanded);
	item.id = root.uri + root.catalog;
	item.iconPath = new ThemeIcon('root-folder');
	item.description = `${root.covered} of ${root.counted} covered · ${root.catalog}`;
	item.tooltip = Uri.parse(root.uri).fsPath;
	return item;
}

function outcomeItem(root: RootView, outcome: OutcomeView): TreeItem {
	const item = new TreeItem(`${outcome.qualified} ${outcome.short}`, TreeItemCollapsibleState.Collapsed);
	item.id = `${root.uri} ${root.catalog} ${outcome.id}`;
	item.iconPath = stateIcon(outcome.state);
	item.description = `${outcome.met} of ${outcome.applicable}${outcome.reason === '' ? '' : ` · ${outcome.reason}`}`;
	item.contextValue = 'outcome';
	item.tooltip = tooltip(
		outcome.qualified,
		outcome.title,
		outcome.state,
		outcome.reason === '' ? outcome.statement : `${outcome.statement} ${shownText(outcome)}.`,
		outcome.flags,
	);
	item.accessibilityInformation = {
		label: `${outcome.qualified} ${outcome.title}: ${stateLabel(outcome.state)}, ${shownText(outcome)}`,
	};
	return item;
}

/** `4 of 8 criteria shown, open because EO-4.owner is mandatory`. */
function shownText({met, applicable, reason}: OutcomeView): string {
	return `${met} of ${applicable} criteria shown${reason === '' ? '' : `, ${reason}`}`;
}

function criterionItem(root: RootView, criterion: CriterionView): TreeItem {
	const places = criterion.places.length + criterion.candidates.length;
	const item = new TreeItem(
		criterion.title,
		places > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
	);
	item.id = `${root.uri} ${root.catalog} ${criterion.id}`;
	item.iconPath = stateIcon(criterion.state);
	item.description = `${criterion.id} · ${stateLabel(criterion.state)}`;
	item.contextValue = 'criterion';
	item.tooltip = tooltip(criterion.id, criterion.title, criterion.state, criterion.question, criterion.flags);
	item.command = explain(criterion.id, root.uri);
	item.accessibilityInformation = {label: `${criterion.id} ${criterion.title}: ${stateLabel(criterion.state)}`};
	return item;
}

function placeItem({root, criterion, place, candidate, at}: Extract<Node, {kind: 'place'}>): TreeItem {
	const item = new TreeItem(place.title, TreeItemCollapsibleState.None);
	item.id = `${root.uri} ${criterion.id} ${candidate} ${at}`;
	item.iconPath = new ThemeIcon(candidate ? 'search' : place.claimed ? 'tag' : 'file');
	item.description = `${place.document}:${place.range.start.line + 1} · ${place.grade}${candidate && !place.grade.startsWith('possible') ? ', candidate' : place.claimed ? ', claimed' : ''}`;
	item.tooltip = `${place.path}:${place.range.start.line + 1}`;
	item.command = {command: 'qmsLens.goTo', title: 'Go to Place', arguments: [place.uri, place.range]};
	item.contextValue = 'place';
	return item;
}

function moreItem({more}: CriterionView): TreeItem {
	const item = new TreeItem(`${more} more`, TreeItemCollapsibleState.None);
	item.iconPath = new ThemeIcon('ellipsis');
	return item;
}

function explain(id: string, root: string): Command {
	return {command: 'qmsLens.explain', title: 'Explain', arguments: [{id, uri: root}]};
}

/** Plain text: what catalogues and documents say is never read as Markdown. */
function tooltip(id: string, title: string, state: string, text: string, flags: readonly string[]): string {
	const atRisk = flags.length === 0 ? [] : [`At risk: ${flags.map(flag => flag.replaceAll('-', ' ')).join(', ')}`];
	return [`${id} ${title}`, stateLabel(state), text, ...atRisk].join('\n\n');
}
