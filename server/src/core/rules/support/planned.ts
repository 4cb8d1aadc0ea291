import type {QmsDocument, Reference} from '../../model/document.ts';
import {foldedOf} from '../../model/folded.ts';
import {foldText} from '../../text/fold.ts';
import {contains} from '../../text/span.ts';

const unwritten =
	/\b(?:(?:still )?to be (?:written|drafted|created)|not yet (?:written|drafted|available)|(?:noch )?zu (?:erstellen\w*|schreiben)|noch nicht (?:erstellt|geschrieben|vorhanden)|in vorbereitung|por (?:redactar|escribir|elaborar)|pendientes? de (?:redactar|elaborar)|a (?:rediger|ecrire)|pas encore (?:redige|ecrit|disponible)\w*|da (?:redigere|scrivere|elaborare)|a redigir|nog te schrijven)\b/;
// In a sentence "as planned in PRO-012" and "come previsto da" refer to what is there; over a list they do not.
const planned =
	/\b(?:planned|forthcoming|upcoming|future|geplant\w*|kunftig\w*|zukunftig\w*|previst[oaie]s?|planificad\w*|futur[oaie]?s?|prevue?s?|a venir|gepland\w*|por venir)\b/;

/** True where the text says that what a reference names is still to be written: in its sentence, before its list, over its column, or in its heading. */
export function isPlanned({sections}: QmsDocument, {section, span}: Reference): boolean {
	const own = sections[section];
	if (!own) return false;
	const isOpen = (text: string): boolean => unwritten.test(text) || planned.test(text);
	if (isOpen(foldText(own.heading))) return true;
	const block = own.blocks.find(each => contains(each.span, span));
	const statements =
		block?.kind === 'row' ? block.statements : block?.statements.filter(each => contains(each.span, span));
	return (
		block?.context.some(each => isOpen(foldedOf(each))) === true ||
		statements?.some(each => unwritten.test(foldedOf(each))) === true
	);
}
