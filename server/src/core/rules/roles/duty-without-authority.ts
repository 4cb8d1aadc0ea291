import {cellAt, columnOf, isBlank} from '../support/tables.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'duty-without-authority',
		aliases: ['ROL005'],
		family: 'roles',
		severity: 'information',
		summary: 'A table of roles gives a role duties but leaves its authority empty.',
		why: 'Who has a duty has to know what may be decided without asking.',
		remedy: 'Say what the role may decide.',
		messages: {missing: 'The role "{role}" has duties but no authority.'},
	},
	check({document}, report) {
		if (!document.qms || document.template || document.kind === 'form') return;
		for (const table of document.tables) {
			const [role, duty, authority] = [columnOf(table, 'role'), columnOf(table, 'duty'), columnOf(table, 'authority')];
			// A table without the column is another table; an empty cell in the column is the gap.
			if (
				role === undefined ||
				duty === undefined ||
				authority === undefined ||
				new Set([role, duty, authority]).size < 3
			)
				continue;
			for (const row of table.rows) {
				const name = cellAt(row, role);
				if (!name || isBlank(name) || isBlank(cellAt(row, duty)) || !isBlank(cellAt(row, authority))) continue;
				report({
					message: 'missing',
					values: {role: name.text.trim()},
					path: document.path,
					span: name.span,
					key: name.text.trim(),
				});
			}
		}
	},
});
