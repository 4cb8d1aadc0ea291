import {desktop} from './desktop.ts';
import type {Host} from './host.ts';
import {server} from './server.ts';
import {web} from './web.ts';

export const allHosts: readonly Host[] = [server, web, desktop];

/** The host a suite that drives a window is run for. */
export function chosenHost(): Host {
	const name = process.env['QMS_E2E_HOST'] ?? 'server';
	const host = allHosts.find(each => each.name === name);
	if (host === undefined) throw new Error(`There is no host ${name}.`);
	return host;
}
