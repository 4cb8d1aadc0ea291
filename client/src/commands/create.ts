import {Uri, window, workspace} from 'vscode';
import {exists} from '../files.ts';
import {pickFolder} from './roots.ts';

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
	const folder = await pickFolder();
	if (folder === undefined) return;
	const target = Uri.joinPath(folder.uri, 'qms.yaml');
	if (!(await exists(target))) await workspace.fs.writeFile(target, new TextEncoder().encode(text));
	await window.showTextDocument(target);
}
