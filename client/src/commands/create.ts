import {Uri, window, workspace} from 'vscode';

const text = `# What QMS Lens reads and how it judges. Everything here is optional.
organization: ""
include: ["**/*.md", "**/*.yaml"]
exclude: []
profile:
  goods: true
  services: true
  edition: "2015+A1"
notApplicable: []
`;

/** Writes a first \`qms.yaml\` and opens it; opens the one there is. */
export async function createConfig(): Promise<void> {
	const folders = workspace.workspaceFolders ?? [];
	const folder = folders.length > 1 ? await window.showWorkspaceFolderPick({placeHolder: 'Where does the quality management system live?'}) : folders[0];
	if (folder === undefined) {
		if (folders.length === 0) void window.showInformationMessage('Open a folder first.');
		return;
	}
	const target = Uri.joinPath(folder.uri, 'qms.yaml');
	if (!(await exists(target))) await workspace.fs.writeFile(target, new TextEncoder().encode(text));
	await window.showTextDocument(target);
}

async function exists(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
