import type {Fix} from './fix.ts';
import {extendProcessList} from './yamlClaim.ts';

/** Adds an entry to a list of a process. */
export const extendProcess: Fix = {
	kind: 'extend-process',
	summary:
		'Adds `item`, in YAML, to the list `field` of the process `process` in the document at `path`; without a `process`, to the first one.',
	edits({snapshot, text, arguments: {path = '', process = '', field = '', item = ''}}) {
		const document = snapshot.documents.get(path)?.document;
		const source = text(path);
		const found = document?.processes.find(({id}) => process === '' || id === process);
		if (document?.format !== 'yaml' || source === undefined || found === undefined || item === '') return [];
		const edit = extendProcessList(document, source, found, field, [item]);
		return edit === undefined ? [] : [edit];
	},
};
