import {standing} from '../support/clauses.ts';
import {cellAt, columnOf} from '../support/tables.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'requirements-not-chosen',
		aliases: ['CTX002'],
		family: 'coverage',
		severity: 'information',
		summary: 'The list of interested parties does not say which of their requirements the QMS takes up.',
		why: 'The 2026 edition asks for the choice (4.2); without it every wish in the list is a requirement.',
		remedy: 'Add a column that says which requirements are taken up, and where.',
		messages: {missing: 'The list of interested parties does not say which requirements the QMS takes up (4.2).'},
	},
	check({document, config, catalogs, today}, report) {
		const catalog = catalogs[0];
		if (!document.qms || document.template || !catalog) return;
		const state = standing('2026', catalog, config, today);
		if (state === 'no') return;
		for (const table of document.tables) {
			const party = columnOf(table, 'party');
			if (party === undefined || columnOf(table, 'takenUp') !== undefined) continue;
			const cell = cellAt(table.header, party);
			report({
				message: 'missing',
				path: document.path,
				span: cell?.span ?? table.span,
				key: 'requirements',
				...(state === 'prepared-for' && {severity: 'hint' as const}),
			});
		}
	},
});
