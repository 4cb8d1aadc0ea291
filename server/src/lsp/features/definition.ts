import type {Location} from 'vscode-languageserver';
import {definitionsOf} from '../../core/features/occurrences.ts';
import {targetAt} from '../../core/features/target.ts';
import {locationOf} from '../convert.ts';
import {handled} from '../runner.ts';
import type {Feature} from '../context.ts';
import {asked, offsetOf} from './place.ts';

/** From an id, role, record or link to its definition; from an outcome to the places that it rests on. */
export const definition: Feature = server => {
	server.connection.onDefinition(
		handled(server, 'textDocument/definition', [], ({textDocument, position}): Location[] => {
			const place = asked(server, textDocument.uri);
			const target = place === undefined ? undefined : targetAt(place.context, place.path, offsetOf(place, position));
			if (place === undefined || target === undefined) return [];
			return definitionsOf(place.context, target).map(({path, span}) => locationOf(place.root, path, span));
		}),
	);
	return {definitionProvider: true};
};
