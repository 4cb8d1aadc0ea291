import {definedRoles, foldRole, rolesUsedIn} from '../support/roles.ts';
import {graphRule} from '../rule.ts';

/** Two or three capitalised words of which none is a word that roles are made of. */
const person = /^(?:\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?|\p{Lu}\.)(?:\s+(?:de|da|del|von|van|der|la|le|\p{Lu}\.))*\s+\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?$/u;
const roleWord =
	/manager|director|officer|lead|owner|engineer|head|team|department|board|committee|quality|production|sales|chief|supervisor|coordinator|inspector|auditor|operator|technician|representative|executive|administrator|specialist|analyst|planner|buyer|staff|office|service|group|management|leit|beauftragt|verantwort|abteilung|geschaft|vorstand|responsable|jefe|gerente|direccion|departamento|encargad|coordinador|chef|pilote|direction|equipe|comite|president|secretar|founder|developer|designer|controller|security|human|resources|general|top|process|product|project|company|customer|support|operations|finance|legal|compliance|regulatory|affairs|medical|clinical|technical|safety/;

export default graphRule({
	meta: {
		id: 'person-instead-of-role',
		aliases: ['ROL003'],
		family: 'roles',
		severity: 'information',
		summary: 'A document names a person where a role is meant.',
		why: 'People change; a document that names one is wrong on the day the person leaves.',
		remedy: 'Name the role: `owner: role:quality-manager`.',
		messages: {person: '"{name}" looks like a person; name the role instead.'},
	},
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.kind === 'record') return;
		const roles = definedRoles(snapshot);
		// Where roles are not defined as such, naming people is the way of the house.
		if (roles.size < 2) return;
		for (const role of rolesUsedIn(document)) {
			if (role.isId || !person.test(role.name) || roleWord.test(foldRole(role.name)) || roles.has(foldRole(role.name))) continue;
			report({message: 'person', values: {name: role.name}, path: document.path, span: role.span, key: role.name});
		}
	},
});
