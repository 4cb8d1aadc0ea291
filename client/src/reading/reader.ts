import {ConfigurationTarget, window, workspace} from 'vscode';
import {methods} from '../../../server/src/host/protocol.ts';
import type {Quality} from '../quality.ts';

/** The name that stands in readings: the setting, else what the user gives, which becomes the setting. Undefined where nobody is named. */
export async function readerName(quality: Quality, root: string): Promise<string | undefined> {
	const settings = workspace.getConfiguration('qmsLens');
	const known = settings.get<string>('reader', '').trim();
	if (known !== '') return known;
	const name = await window.showInputBox({
		title: 'Who reads?',
		prompt: 'This name stands beside each answer in qms-readings.yaml.',
		value: await quality.client.sendRequest<string>(methods.readerName, {root}),
		validateInput: text => (text.trim() === '' ? 'Give a name.' : undefined),
		ignoreFocusOut: true,
	});
	if (name === undefined) return undefined;
	await settings.update('reader', name.trim(), ConfigurationTarget.Global);
	return name.trim();
}

/** The line that goes with an answer; empty where none is given, undefined where the user went back. */
export async function askReason(title: string, asks: string): Promise<string | undefined> {
	const text = await window.showInputBox({title, prompt: `${asks} Enter for no reason.`, ignoreFocusOut: true});
	return text?.trim();
}
