import {commands, type QuickPickItem, window} from 'vscode';
import type {ExplainParams} from '../../../server/src/host/protocol.ts';
import type {Quality} from '../quality.ts';
import {stateIcon, stateLabel} from '../views/states.ts';
import {questionOf} from './given.ts';
import {tellNothing} from './nothing.ts';

/** Explains what it is given; without that the section at the cursor, and elsewhere an outcome that the user picks. */
export function explain(quality: Quality): (given?: unknown) => Promise<void> {
	return async given => {
		const asked = questionOf(given) ?? (await here(quality));
		if (asked !== undefined) await commands.executeCommand('qmsLens.showCoverage', asked);
	};
}

async function here(quality: Quality): Promise<ExplainParams | undefined> {
	const editor = window.activeTextEditor;
	if (editor !== undefined && ['markdown', 'yaml'].includes(editor.document.languageId)) {
		const uri = editor.document.uri.toString();
		// A text that is not saved yet belongs to no system and is explained by itself.
		const isUntitled = editor.document.uri.scheme === 'untitled';
		const known = isUntitled || (await quality.documents()).some(document => document.uri === uri);
		if (known) return {uri, line: editor.selection.active.line};
	}
	return pick(quality);
}

async function pick(quality: Quality): Promise<ExplainParams | undefined> {
	const roots = await quality.outcomes();
	const items: (QuickPickItem & {readonly params: ExplainParams})[] = [];
	for (const root of roots) {
		for (const outcome of root.outcomes) {
			items.push({
				label: `${outcome.qualified} ${outcome.title}`,
				description: stateLabel(outcome.state),
				iconPath: stateIcon(outcome.state),
				params: {id: outcome.id, uri: root.uri},
			});
			for (const criterion of outcome.criteria) {
				items.push({
					label: criterion.id,
					description: `${criterion.title} · ${stateLabel(criterion.state)}`,
					iconPath: stateIcon(criterion.state),
					params: {id: criterion.id, uri: root.uri},
				});
			}
		}
	}
	if (items.length === 0) void tellNothing(quality);
	else
		return (await window.showQuickPick(items, {title: 'Explain an outcome or criterion', matchOnDescription: true}))
			?.params;
	return undefined;
}
