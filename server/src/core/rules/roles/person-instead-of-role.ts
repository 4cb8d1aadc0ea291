import {looksLikePerson} from '../support/people.ts';
import {definedRoles, foldRole, rolesUsedIn, definitionsBasis} from '../support/roles.ts';
import {graphRule} from '../rule.ts';

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
	reads: snapshot => [definitionsBasis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.kind === 'record') return;
		const roles = definedRoles(snapshot);
		// Where roles are not defined as such, naming people is the way of the house.
		if (roles.size < 2) return;
		for (const role of rolesUsedIn(document)) {
			if (role.isId || !looksLikePerson(role.name) || roles.has(foldRole(role.name))) continue;
			report({message: 'person', values: {name: role.name}, path: document.path, span: role.span, key: role.name});
		}
	},
});
