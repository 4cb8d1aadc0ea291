import type {Located, DocumentStatus, Metadata} from './document.ts';
import {foldText} from '../text/fold.ts';
import {saidBy} from '../text/globs.ts';

// Folders of scraps, for whoever works on something: what comes of them is filed elsewhere.
const scrapFolder = /^(?:tmp|temp|wip|scratch(?:pad)?|sandbox|playground|work in progress)$/;
// Folders of what is not released yet.
const draftFolder =
	/^(?:drafts?|working drafts?|entwurfe?|in arbeit|borrador(?:es)?|brouillons?|bozz[ae]|rascunhos?|concepten)$/;
// Folders whose names say that what lies in them is kept and no longer worked by, in the languages read.
const folderName =
	/^(?:\d{1,2} )?(?:archived?|archives|archiv|archivier\w*|archivo|arquivo|historic\w*|obsolet\w*|old(?: versions?)?|outdated|superseded|withdrawn|deprecated|retired|previous versions?|veraltete?|alt|altdokumente|alte (?:versionen|dokumente)|zuruckgezogen|abgelost|ungultig|historisch|antigu[oa]s?|derogad[oa]s?|versiones anteriores|anciens?|anciennes(?: versions)?|perimes?|abroges?|versions anterieures)$/;
// A copy that somebody put aside: "manual-old", "Handbuch - Kopie", "Manual copy 2019-03-01". "Data backup" is a subject.
const putAside = /[ _.-](?:old|alt|veraltet|obsolete?|antiguo|ancien(?:ne)?|archived)(?:[ _.-]*\d+)?$/i;
// "_DEPRECATED_01-Login": somebody said it of the file. "obsolete-documents" is a subject.
const saidOf =
	/^(?:_+(?:deprecated|DEPRECATED|obsolete|OBSOLETE|superseded|SUPERSEDED|archived?|ARCHIVED?|old|OLD|veraltet|VERALTET|obsolet[oa]|OBSOLET[OA]|archiviert|ARCHIVIERT)|(?:DEPRECATED|OBSOLETE|SUPERSEDED|ARCHIVED|VERALTET|ARCHIVIERT|OBSOLET[OA]))[ _.-]/;
const copied =
	/(?: - |[ _.-]\()(?:copy|kopie|copia|copie)(?: ?\(?\d+\)?)?\)?$|[ _.-](?:copy|kopie|copia|copie|backup|bak|sicherung|sauvegarde)[ _.-]*(?:of|von|vom|de|du)?[ _.-]*\(?(?:19|20)\d{2}[ _.-]?\d{2}[ _.-]?\d{2}\)?$/i;

/**
 * The folder or the file name that says a document is no longer in force; undefined for one that is. `globs` are those of
 * the configuration, which then decide alone, unless they only leave out.
 */
export function archivedBy(path: string, globs: readonly string[] | undefined): string | undefined {
	const said = globs === undefined ? 'unsaid' : globs.length === 0 ? 'unnamed' : saidBy(globs, path);
	if (typeof said === 'object') return said.taken;
	if (said !== 'unsaid') return undefined;
	const parts = path.split('/');
	const folder = parts.slice(0, -1).find(part => folderName.test(foldText(part)) || scrapFolder.test(foldText(part)));
	if (folder !== undefined) return `${folder}/`;
	const name = parts.at(-1) ?? '';
	const stem = name.replace(/\.[^.]+$/, '');
	return putAside.test(stem) || copied.test(stem) || saidOf.test(stem) ? name : undefined;
}

/** The head of a document by the folder it lies in: in an archive it is withdrawn, whatever it says; among drafts it is one unless it says more. */
export function inArchive(metadata: Metadata, path: string, globs: readonly string[] | undefined): Metadata {
	const folder = archivedBy(path, globs);
	const nowhere = {start: 0, end: 0};
	const status: Located<DocumentStatus> = {
		value: 'withdrawn',
		raw: folder ?? '',
		span: nowhere,
		keySpan: nowhere,
		source: 'path',
	};
	if (folder !== undefined) return {...metadata, status};
	const isDraft =
		!metadata.status &&
		path.split('/').some((part, at, {length}) => at < length - 1 && draftFolder.test(foldText(part)));
	return isDraft ? {...metadata, status: {...status, value: 'draft', source: 'file-name'}} : metadata;
}

/** True for a document that lies in an archive: it is kept as it was, and nobody mends it. */
export const isArchived = ({status}: Pick<Metadata, 'status'>): boolean => status?.source === 'path';
