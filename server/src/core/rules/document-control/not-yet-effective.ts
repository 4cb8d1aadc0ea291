import {isControlled, nameOf} from '../support/controlled.ts';
import {graphRule} from '../rule.ts';

export default graphRule({
	meta: {
		id: 'not-yet-effective',
		aliases: ['DAT004'],
		family: 'document-control',
		severity: 'information',
		summary: 'A document takes effect on a day to come.',
		why: 'Until that day its evidence is pending and the version before it applies.',
		remedy: 'Nothing to do, unless the date is wrong.',
		messages: {future: '{name} takes effect on {date}; until then its evidence is pending.'},
	},
	reads: () => [],
	check({entry: {document}, today}, report) {
		const {effective} = document.metadata;
		if (!isControlled(document) || !effective || effective.value <= today) return;
		report({
			message: 'future',
			values: {name: nameOf(document), date: effective.value},
			path: document.path,
			span: effective.span,
			key: effective.value,
		});
	},
});
