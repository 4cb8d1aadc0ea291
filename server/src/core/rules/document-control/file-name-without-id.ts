import {isControlled} from '../support/controlled.ts';
import {documentRule} from '../rule.ts';

const squeeze = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

export default documentRule({
	meta: {
		id: 'file-name-without-id',
		aliases: ['DOC014'],
		family: 'document-control',
		severity: 'off',
		summary: 'The name of a file does not carry the id of its document.',
		why: 'A file that is found by its id in a folder listing saves a search. A matter of taste, so a team opts in.',
		remedy: 'Rename the file so that it begins with the id.',
		messages: {name: 'The file name {file} does not carry the id {id}.'},
	},
	check({document}, report) {
		const {id} = document.metadata;
		const file = document.path.slice(document.path.lastIndexOf('/') + 1);
		if (!isControlled(document) || !id || id.source === 'file-name' || squeeze(file).includes(squeeze(id.value)))
			return;
		report({message: 'name', values: {file, id: id.value}, path: document.path, span: id.span, key: id.value});
	},
});
