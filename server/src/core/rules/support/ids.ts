import type {QmsDocument, Reference} from '../../model/document.ts';
import {remembered} from '../../text/remembered.ts';
import type {Snapshot} from '../../workspace/snapshot.ts';

/** True where a document numbers its own sections so, as a form does with its fields. */
export function numbersOwn({sections}: QmsDocument, {target: id}: Reference): boolean {
	return sections.some(
		({heading, level}) => level > 1 && heading.startsWith(id) && !/^[\p{L}\d]/u.test(heading.slice(id.length)),
	);
}

/** The ids that names of files begin with, also of files that are not read: `FRM-010 Incoming inspection.xlsx`. */
const idsOfFiles = remembered((files: Snapshot['files']): ReadonlySet<string> => {
	const ids = new Set<string>();
	for (const file of files) {
		const name = file.slice(file.lastIndexOf('/') + 1);
		const id = /^[A-Za-z]{1,6}(?:[-_ ][A-Za-z]{1,8}){0,3}[-_ ]?\d{1,4}(?:[-.]\d{1,3}){0,2}(?=[^\d\p{L}]|$)/u.exec(
			name,
		)?.[0];
		if (id !== undefined) ids.add(written(id));
	}
	return ids;
});

/** True where a file of the repository carries the id in its name. */
export const isFile = ({files}: Pick<Snapshot, 'files'>, id: string): boolean => idsOfFiles(files).has(written(id));

const written = (id: string): string => id.toUpperCase().replaceAll(/[_ ]/g, '-');
