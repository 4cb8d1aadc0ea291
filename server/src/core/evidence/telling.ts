import type {DocumentKind, QmsDocument, SectionRole} from '../model/document.ts';
import {silentRoles} from '../model/sectionRoles.ts';
import type {ReadSection} from './read.ts';

/** Sections that say what a document is for and where it holds: they may name its subject, and say nothing of what is done. */
export const frameRoles: ReadonlySet<SectionRole> = new Set(['purpose', 'scope']);

/**
 * True for a section by which a document is measured: how long it is, and what share of it speaks of something. No other section
 * makes what is said beside it a smaller part of the whole.
 */
export function tells({section: {role}}: ReadSection): boolean {
	return !silentRoles.has(role) && !frameRoles.has(role);
}

/** Documents whose scope is that of the whole system. */
const ofTheSystem: ReadonlySet<DocumentKind> = new Set(['manual', 'scope', 'policy']);

/** True for a section that may speak for what its document addresses: the frame of a procedure is that of the procedure alone. */
export function speaksIn({kind}: QmsDocument, {section: {role}}: ReadSection): boolean {
	return !silentRoles.has(role) && (!frameRoles.has(role) || ofTheSystem.has(kind));
}
