import {foldText} from '../../text/fold.ts';

/** Two or three capitalised words of which none is a word that roles are made of. */
const person =
	/^(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?|\p{Lu}\.)(?:\s+(?:de|da|del|von|van|der|la|le|\p{Lu}\.))*\s+\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?$/u;
const roleWord =
	/manager|director|officer|lead|owner|engineer|head|team|department|board|committee|quality|production|sales|chief|supervisor|coordinator|inspector|auditor|operator|technician|representative|executive|administrator|specialist|analyst|planner|buyer|staff|office|service|group|management|leit|beauftragt|verantwort|abteilung|geschaft|vorstand|responsable|jefe|gerente|direccion|departamento|encargad|coordinador|chef|pilote|direction|equipe|comite|president|secretar|founder|developer|designer|controller|security|human|resources|general|top|process|product|project|company|customer|support|operations|finance|legal|compliance|regulatory|affairs|medical|clinical|technical|safety/;

/** True for `Jane Miller` and `M. de la Cruz`; false for `Quality manager` and whatever else holds a word of roles. */
export const looksLikePerson = (name: string): boolean => person.test(name) && !roleWord.test(foldText(name));

/** The role of `Karen Whitfield (Quality Manager)` and `Quality Manager (K. Whitfield)`; any other text as it is. */
export function withoutPerson(text: string): string {
	const [, before = '', inside = ''] = /^([^()]+?)\s*\(([^()]+)\)$/.exec(text) ?? [];
	if (before === '') return text;
	return looksLikePerson(before) ? inside.trim() : looksLikePerson(inside.trim()) ? before : text;
}
