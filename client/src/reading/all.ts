import {commands, type ExtensionContext} from 'vscode';
import type {Quality} from '../quality.ts';
import {Asking} from './asking.ts';
import {answerElsewhere, answerHere, confirmAgents, explainQuestion, readCompletely} from './elsewhere.ts';
import {registerLenses} from './lenses.ts';
import {registerTools} from './tools.ts';
import {registerToRead} from './view.ts';

/** Reading in the editor: the view of what is to be read, the open question at its place, answers and their commands. */
export function registerReading(context: ExtensionContext, quality: Quality): void {
	const asking = new Asking(quality);
	context.subscriptions.push(
		asking,
		quality.onDidChange(() => void asking.follow()),
	);
	registerLenses(context, asking);
	registerToRead(context, quality, asking);
	registerTools(context, quality);
	const handlers: Readonly<Record<string, (...args: never[]) => unknown>> = {
		'qmsLens.reading.next': () => asking.open(),
		'qmsLens.reading.open': (id: string) => asking.open(id),
		'qmsLens.reading.described': () => asking.answer('described'),
		'qmsLens.reading.specified': () => asking.answer('specified'),
		'qmsLens.reading.part': () => asking.answer('part'),
		'qmsLens.reading.no': () => asking.answer('no'),
		'qmsLens.reading.absent': () => asking.answer('absent'),
		'qmsLens.reading.there': answerElsewhere(quality, asking),
		'qmsLens.reading.later': () => asking.later(),
		'qmsLens.reading.why': explainQuestion(asking),
		'qmsLens.reading.undo': () => asking.undo(),
		'qmsLens.reading.here': answerHere(quality, asking),
		'qmsLens.reading.complete': readCompletely(quality, asking),
		'qmsLens.reading.confirm': confirmAgents(quality, asking),
	};
	for (const [command, handler] of Object.entries(handlers))
		context.subscriptions.push(commands.registerCommand(command, handler));
}
