import {
	EventEmitter,
	type ExtensionContext,
	ThemeColor,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	Uri,
	window,
} from 'vscode';
import type {CriterionToRead, ToReadView} from '../../../server/src/host/readingProtocol.ts';
import type {Quality} from '../quality.ts';
import type {Asking} from './asking.ts';
import {amountWords, type OpenQuestion, placeWords, questionsIn, questionWords} from './words.ts';

type Node =
	| {readonly kind: 'root'; readonly root: ToReadView}
	| {readonly kind: 'criterion'; readonly root: ToReadView; readonly criterion: CriterionToRead}
	| ({readonly kind: 'question'} & OpenQuestion);

/** The view of what is to be read: criteria in order of importance with their possible places, and how many on its badge. */
export function registerToRead(context: ExtensionContext, quality: Quality, asking: Asking): void {
	const provider = new ToReadProvider(quality);
	const view = window.createTreeView('qmsLens.toRead', {treeDataProvider: provider, showCollapseAll: true});
	const count = async (): Promise<void> => {
		const roots = await provider.roots();
		const left = roots.reduce((sum, root) => sum + root.left, 0);
		view.description = amountWords(roots);
		view.badge = left === 0 ? undefined : {value: left, tooltip: `${amountWords(roots)} to read`};
	};
	const show = (): void => {
		provider.refresh();
		void count();
	};
	const reveal = (): void => {
		const {current} = asking;
		view.message = current === undefined ? '' : questionWords(current);
		const node = current && provider.nodeOf(current.question.id);
		// A view that nobody looks at stays as it is.
		if (view.visible && node) void view.reveal(node, {select: true, focus: false}).then(undefined, () => undefined);
	};
	context.subscriptions.push(view, provider, quality.onDidChange(show), asking.onDidChange(reveal));
	show();
}

class ToReadProvider implements TreeDataProvider<Node> {
	readonly #quality: Quality;
	readonly #changed = new EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	#roots: readonly ToReadView[] = [];

	constructor(quality: Quality) {
		this.#quality = quality;
	}

	/** What was told last where the server does not answer. */
	async roots(): Promise<readonly ToReadView[]> {
		if (this.#quality.status === undefined || this.#quality.status.documents === 0) return [];
		this.#roots = await this.#quality.toRead().catch(() => this.#roots);
		return this.#roots;
	}

	nodeOf(id: string): Node | undefined {
		const found = questionsIn(this.#roots).find(({question}) => question.id === id);
		return found && {kind: 'question', ...found};
	}

	refresh(): void {
		this.#changed.fire();
	}

	dispose(): void {
		this.#changed.dispose();
	}

	async getChildren(node?: Node): Promise<Node[]> {
		if (node?.kind === 'root') return criteriaOf(node.root);
		if (node?.kind === 'criterion') {
			const {root, criterion} = node;
			return criterion.questions.map(question => ({kind: 'question', root, criterion, question}));
		}
		if (node !== undefined) return [];
		const roots = (await this.roots()).filter(({left}) => left > 0);
		const [only] = roots;
		return roots.length === 1 && only !== undefined ? criteriaOf(only) : roots.map(root => ({kind: 'root', root}));
	}

	getParent(node: Node): Node | undefined {
		if (node.kind === 'question') return {kind: 'criterion', root: node.root, criterion: node.criterion};
		if (node.kind === 'criterion' && this.#roots.filter(({left}) => left > 0).length > 1)
			return {kind: 'root', root: node.root};
		return undefined;
	}

	getTreeItem(node: Node): TreeItem {
		if (node.kind === 'root') return rootItem(node.root);
		return node.kind === 'criterion' ? criterionItem(node.root, node.criterion) : questionItem(node);
	}
}

function criteriaOf(root: ToReadView): Node[] {
	return root.criteria.map(criterion => ({kind: 'criterion', root, criterion}));
}

function rootItem(root: ToReadView): TreeItem {
	const item = new TreeItem(root.name, TreeItemCollapsibleState.Expanded);
	item.id = root.root;
	item.iconPath = new ThemeIcon('root-folder');
	item.description = amountWords([root]);
	item.tooltip = Uri.parse(root.root).fsPath;
	return item;
}

function criterionItem(root: ToReadView, criterion: CriterionToRead): TreeItem {
	const item = new TreeItem(criterion.title, TreeItemCollapsibleState.Expanded);
	const again = criterion.questions.some(({why}) => why !== 'possible');
	item.id = `${root.root} ${criterion.id}`;
	item.description = `${criterion.id}${criterion.level === 'mandatory' ? '' : ` · ${criterion.level}`}`;
	item.iconPath = again
		? new ThemeIcon('history', new ThemeColor('list.warningForeground'))
		: new ThemeIcon('eye', new ThemeColor('charts.purple'));
	item.tooltip = [`${criterion.id} ${criterion.title}`, criterion.question].join('\n\n');
	item.contextValue = 'criterionToRead';
	return item;
}

function questionItem(open: OpenQuestion): TreeItem {
	const {question, criterion} = open;
	const item = new TreeItem(question.section === '' ? question.path : question.section, TreeItemCollapsibleState.None);
	item.id = `${open.root.root} ${question.id}`;
	item.description = placeWords(question);
	item.iconPath = new ThemeIcon(question.why === 'possible' ? 'question' : 'history');
	item.tooltip = [`${question.path}:${question.range.start.line + 1}`, questionWords(open)].join('\n\n');
	item.contextValue = 'question';
	item.command = {command: 'qmsLens.reading.open', title: 'Read', arguments: [question.id]};
	item.accessibilityInformation = {
		label: `${question.section}, ${placeWords(question)}: does it show ${criterion.id} ${criterion.title}?`,
	};
	return item;
}
