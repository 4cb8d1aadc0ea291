import type {Fix} from './fix.ts';
import {extendProcessList} from './yamlClaim.ts';

/** Adds an entry to a list of a process. */
export const extendProcess: Fix = {
	kind: 'extend-process',
	summary:
		'Adds `item`, in YAML, to the list `field` of the process `process` in the document at `path`, or of the process that lists `beside` there.',
	edits({snapshot, text, arguments: {path = '', process = '', beside = '', field = '', item = ''}}) {
		const document = snapshot.documents.get(path)?.document;
		const source = text(path);
		const found = document?.processes.find(({id, lists}) =>
			beside === ''
				? id === process
				: lists[field]?.some(({values}) => (values['id'] ?? values['name'])?.text === beside),
		);
		if (document?.format !== 'yaml' || source === undefined || found === undefined || item === '') return [];
		const edit = extendProcessList(document, source, found, field, [item]);
		return edit === undefined ? [] : [edit];
	},
};
