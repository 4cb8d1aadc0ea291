import {distance} from 'fastest-levenshtein';
import {definedRoles, definitionsBasis, rolesUsedIn, usedRoles} from '../support/roles.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'role-spelled-two-ways',
		aliases: [],
		family: 'roles',
		severity: 'information',
		summary: 'A role is written in two ways that differ by a letter or two.',
		why: 'Nobody can tell whether the two are one role or two.',
		remedy: 'Use the spelling that most documents use.',
		messages: {two: '"{role}" is written "{other}" in {count} other places.'},
	},
	reads: snapshot => [usedRoles.basis(snapshot), definitionsBasis(snapshot)],
	check({entry: {document}, snapshot}, report) {
		if (!document.qms || document.template) return;
		const counts = usedRoles(snapshot);
		const roles = definedRoles(snapshot);
		const said = new Set<string>();
		for (const role of rolesUsedIn(document)) {
			const {folded} = role;
			if (folded.length < 8 || said.has(folded) || roles.has(folded)) continue;
			said.add(folded);
			const own = counts.get(folded)?.count ?? 0;
			const other = [...counts].find(
				([name, {count}]) =>
					name !== folded &&
					count > own &&
					name.length >= 8 &&
					Math.abs(name.length - folded.length) <= 2 &&
					distance(name, folded) <= 2 &&
					name.replaceAll(/\d/g, '') !== folded.replaceAll(/\d/g, ''),
			);
			if (!other) continue;
			// A role id that is undefined already has its own finding.
			if (role.isId && roles.size >= 2) continue;
			report({
				message: 'two',
				values: {role: role.name, other: other[1].name, count: other[1].count},
				path: document.path,
				span: role.span,
				key: folded,
				// An id of a role is more than its name.
				...(!role.isId && {
					fixes: [
						{
							kind: 'replace',
							title: `Write ${other[1].name}`,
							arguments: {from: role.name, to: other[1].name},
							safe: false,
						},
					],
				}),
			});
		}
	},
});
