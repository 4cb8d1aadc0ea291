import {nearest} from '../../text/nearest.ts';
import {definedRoles, foldRole, rolesUsedIn, definitionsBasis} from '../support/roles.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'role-undefined',
		aliases: ['ROL001'],
		family: 'roles',
		severity: 'warning',
		summary: 'A role is used that no register of roles defines.',
		why: 'A duty given to a role that nobody holds is given to nobody.',
		remedy: 'Define the role in `qms.yaml` or in a role document, or use one that is defined.',
		messages: {
			undefined: 'The role "{role}" is not defined.',
			suggestion: 'The role "{role}" is not defined. Did you mean "{suggestion}"?',
		},
	},
	reads: snapshot => [definitionsBasis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.template) return;
		const roles = definedRoles(snapshot);
		// Without a register of roles there is nothing that a role could be missing from.
		if (roles.size < 2) return;
		const said = new Set<string>();
		for (const role of rolesUsedIn(document)) {
			const folded = foldRole(role.name);
			if (!role.isId || said.has(folded) || roles.has(folded)) continue;
			said.add(folded);
			const suggestion = nearest(
				role.name,
				[...roles.values()].map(definition => definition.id),
			);
			report({
				message: suggestion === undefined ? 'undefined' : 'suggestion',
				values: {role: role.name, suggestion: suggestion ?? ''},
				path: document.path,
				span: role.span,
				key: folded,
				...(suggestion !== undefined && {
					fixes: [
						{
							kind: 'replace',
							title: `Change to "${suggestion}"`,
							arguments: {from: role.name, to: suggestion},
							safe: false,
						},
					],
				}),
			});
		}
	},
});
