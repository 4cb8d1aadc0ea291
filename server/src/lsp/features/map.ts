import {interactionMap} from '../../core/rules/support/interaction.ts';
import {mermaidMap} from '../../report/mermaid.ts';
import {mapSummary, mapTitle} from '../../report/processMap.ts';
import {encodedPath, labelText} from '../../report/markdownText.ts';
import {svgMap} from '../../report/svgMap.ts';
import {visible} from '../../report/terminal.ts';
import {locationOf} from '../convert.ts';
import {type MapsParams, type MapView, methods} from '../../host/protocol.ts';
import type {QmsRoot} from '../root.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {systemNames} from '../systemNames.ts';

/** The map of the processes, as the command line draws it. */
export const maps: Feature = server => {
	server.connection.onRequest(
		methods.maps,
		handled(server, methods.maps, [], ({alone}: MapsParams): MapView[] => {
			server.workspace.flush();
			const roots = server.workspace.roots.filter(root => root.complete);
			const nameOf = systemNames(roots);
			return roots.flatMap(root => mapOf(root, nameOf(root), alone));
		}),
	);
	return {};
};

function mapOf(root: QmsRoot, name: string, alone: boolean): MapView[] {
	const {snapshot} = root.qms;
	const interaction = interactionMap(snapshot);
	if (interaction.processes.length === 0) return [];
	const title = mapTitle(snapshot);
	const places = Object.fromEntries(
		interaction.processes.map(({document, process}) => [
			linkOf(process.id.toUpperCase()),
			locationOf(root, document.path, process.idSpan),
		]),
	);
	return [
		{
			root: root.uri,
			name: labelText(name),
			title: visible(title),
			summary: mapSummary(interaction, 'Problems says which'),
			svg: svgMap(interaction, title, alone ? {} : {styled: false, linkOf}),
			mermaid: mermaidMap(interaction),
			places,
		},
	];
}

const linkOf = (process: string): string => `#${encodedPath(process)}`;
