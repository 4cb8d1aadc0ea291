import {commands, type ExtensionContext, type LogOutputChannel} from 'vscode';
import type {Quality} from '../quality.ts';
import {addReason} from './reason.ts';
import {beginSystem, proposeForExisting} from './begin.ts';
import {createConfig} from './create.ts';
import {exportReport} from './export.ts';
import {explain} from './explain.ts';
import {goTo} from './goto.ts';
import {offer} from './offer.ts';
import {describeProcess} from './process.ts';
import {refresh, restart} from './server.ts';

/** Every command of the manifest but those of the panels. */
export function registerCommands(context: ExtensionContext, quality: Quality, log: LogOutputChannel): void {
	const handlers: Readonly<Record<string, (...args: never[]) => unknown>> = {
		'qmsLens.goTo': goTo,
		'qmsLens.explain': explain(quality),
		'qmsLens.claim': offer(quality, 'claim'),
		'qmsLens.insertSection': offer(quality, 'skeleton'),
		'qmsLens.addReason': addReason(quality),
		'qmsLens.exportReport': exportReport(quality),
		'qmsLens.createConfig': createConfig(quality),
		'qmsLens.begin': beginSystem(quality),
		'qmsLens.propose': proposeForExisting(quality),
		'qmsLens.describeProcess': describeProcess(quality),
		'qmsLens.refresh': refresh(quality),
		'qmsLens.restartServer': restart(quality),
		'qmsLens.showLog': () => log.show(),
	};
	for (const [command, handler] of Object.entries(handlers))
		context.subscriptions.push(commands.registerCommand(command, handler));
}
