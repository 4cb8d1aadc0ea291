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
import type {DocumentView, SystemView} from '../../../server/src/host/protocol.ts';
import type {Quality} from '../quality.ts';

type Node =
	| {readonly kind: 'system'; readonly system: SystemView; readonly documents: readonly DocumentView[]}
	| {readonly kind: 'group'; readonly root: string; readonly name: string; readonly documents: readonly DocumentView[]}
	| {readonly kind: 'document'; readonly document: DocumentView};

/** The view of QMS documents by kind, with status, owner and review date. */
export function registerDocuments(context: ExtensionContext, quality: Quality): void {
	const provider = new DocumentsProvider(quality);
	const view = window.createTreeView('qmsLens.documents', {treeDataProvider: provider, showCollapseAll: true});
	const show = (): void => {
		view.description =
			quality.status === undefined || quality.status.documents === 0 ? '' : String(quality.status.documents);
		provider.refresh();
	};
	context.subscriptions.push(view, provider, quality.onDidChange(show));
}

class DocumentsProvider implements TreeDataProvider<Node> {
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
		if (node?.kind === 'group') return node.documents.map(document => ({kind: 'document', document}));
		if (node?.kind === 'system') return groups(node.system.uri, node.documents);
		const {status} = this.#quality;
		if (node !== undefined || status === undefined || status.documents === 0) return [];
		const documents = await this.#quality.documents();
		if (status.systems.length < 2) return groups('', documents);
		return status.systems.map(system => ({
			kind: 'system',
			system,
			documents: documents.filter(({root}) => root === system.uri),
		}));
	}

	getTreeItem(node: Node): TreeItem {
		if (node.kind === 'system') return systemItem(node.system, node.documents.length);
		return node.kind === 'group' ? groupItem(node) : documentItem(node.document);
	}
}

function groups(root: string, documents: readonly DocumentView[]): Node[] {
	const byKind = new Map<string, DocumentView[]>();
	for (const document of documents) {
		const group = byKind.get(document.kind);
		if (group === undefined) byKind.set(document.kind, [document]);
		else group.push(document);
	}
	return kindOrder.concat([...byKind.keys()].filter(kind => !kindOrder.includes(kind))).flatMap((name): Node[] => {
		const group = byKind.get(name);
		return group === undefined ? [] : [{kind: 'group', root, name, documents: group}];
	});
}

/** From intent to evidence, the way a quality manual is read. */
const kindOrder = [
	'policy',
	'scope',
	'manual',
	'process',
	'procedure',
	'instruction',
	'specification',
	'plan',
	'register',
	'role',
	'form',
	'record',
	'mapping',
	'external',
];

const kindNames: Readonly<Record<string, string>> = {
	policy: 'Policies',
	scope: 'Scope',
	manual: 'Manuals',
	process: 'Processes',
	procedure: 'Procedures',
	instruction: 'Instructions',
	specification: 'Specifications',
	plan: 'Plans',
	register: 'Registers',
	role: 'Roles',
	form: 'Forms',
	record: 'Records',
	mapping: 'Clause matrices',
	external: 'External documents',
	unknown: 'Pages without a kind',
};

function systemItem({uri, name}: SystemView, count: number): TreeItem {
	const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
	item.id = uri;
	item.iconPath = new ThemeIcon('root-folder');
	item.description = String(count);
	item.tooltip = Uri.parse(uri).fsPath;
	return item;
}

function groupItem({root, name, documents}: Extract<Node, {kind: 'group'}>): TreeItem {
	const item = new TreeItem(kindNames[name] ?? name, TreeItemCollapsibleState.Expanded);
	item.id = `${root} ${name}`;
	item.description = String(documents.length);
	return item;
}

function documentItem(document: DocumentView): TreeItem {
	const item = new TreeItem(
		document.id === '' ? document.title : `${document.id} ${document.title}`,
		TreeItemCollapsibleState.None,
	);
	item.id = document.uri;
	item.resourceUri = Uri.parse(document.uri);
	item.iconPath = statusIcon(document);
	item.description = describe(document).join(' · ');
	item.tooltip = tooltip(document);
	item.contextValue = 'document';
	item.command = {command: 'vscode.open', title: 'Open', arguments: [item.resourceUri]};
	item.accessibilityInformation = {
		label: [document.id, document.title, ...describe(document)].filter(part => part !== '').join(', '),
	};
	return item;
}

function describe(document: DocumentView): string[] {
	const status = document.template ? 'template' : document.status;
	const review =
		document.reviewNext === ''
			? ''
			: document.reviewOverdue
				? `review overdue since ${document.reviewNext}`
				: `review ${document.reviewNext}`;
	return [status, document.owner.replace(/^role:/, ''), review].filter(part => part !== '');
}

/** What needs attention comes before the kind. */
function statusIcon(document: DocumentView): ThemeIcon {
	if (document.reviewOverdue) return new ThemeIcon('history', new ThemeColor('list.warningForeground'));
	if (document.template) return new ThemeIcon('file-code', new ThemeColor('disabledForeground'));
	if (document.status === 'draft' || document.status === 'in-review')
		return new ThemeIcon('edit', new ThemeColor('charts.yellow'));
	if (document.status === 'superseded' || document.status === 'withdrawn')
		return new ThemeIcon('archive', new ThemeColor('disabledForeground'));
	return new ThemeIcon(kindIcons[document.kind] ?? 'note');
}

/** By kind and not by file: what a theme of file icons shows for YAML looks like an alarm. */
const kindIcons: Readonly<Record<string, string>> = {
	policy: 'law',
	scope: 'symbol-ruler',
	manual: 'book',
	process: 'type-hierarchy',
	plan: 'target',
	register: 'table',
	role: 'organization',
	form: 'checklist',
	mapping: 'references',
	external: 'globe',
};

/** Plain text: what documents say is never read as Markdown. */
function tooltip(document: DocumentView): string {
	return [document.title, document.path, ...describe(document)].join('\n\n');
}
