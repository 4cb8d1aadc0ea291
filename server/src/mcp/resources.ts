import {type McpServer, ResourceTemplate} from '@modelcontextprotocol/server';
import type {Reader} from './reader.ts';

const type = 'application/json';

/** What is expected, for reading up on: all outcomes, one outcome, one criterion. */
export function addResources(server: McpServer, reader: Reader): void {
	server.registerResource(
		'outcomes',
		'qms://outcomes',
		{title: 'Expected outcomes', description: 'Every outcome with its criteria.', mimeType: type},
		async uri => contents(uri, await reader.outcomes()),
	);
	server.registerResource(
		'outcome',
		new ResourceTemplate('qms://outcomes/{id}', {
			list: async () => ({
				resources: (await reader.outcomes()).map(({id}) => ({
					uri: `qms://outcomes/${encodeURIComponent(id)}`,
					name: id,
					mimeType: type,
				})),
			}),
		}),
		{title: 'One outcome', description: 'An outcome with its criteria.', mimeType: type},
		async (uri, {id}) => contents(uri, found(await reader.outcomes(), named(id))),
	);
	server.registerResource(
		'criterion',
		new ResourceTemplate('qms://criteria/{id}', {list: undefined}),
		{
			title: 'One criterion',
			description: 'What is asked, what counts and what does not, such as qms://criteria/EO-9.cause.',
			mimeType: type,
		},
		async (uri, {id}) =>
			contents(
				uri,
				found(
					(await reader.outcomes()).flatMap(({criteria}) => criteria),
					named(id),
				),
			),
	);
}

const named = (id: string | string[] | undefined): string =>
	decodeURIComponent([id ?? ''].flat()[0] ?? '').toLowerCase();

function found<T extends {readonly id: string}>(all: readonly T[], id: string): T {
	const one = all.find(each => each.id.toLowerCase() === id);
	if (one === undefined) throw new Error(`${id} is not there; qms://outcomes lists all.`);
	return one;
}

function contents(uri: URL, value: unknown) {
	return {contents: [{uri: uri.href, mimeType: type, text: JSON.stringify(value, undefined, '\t')}]};
}
