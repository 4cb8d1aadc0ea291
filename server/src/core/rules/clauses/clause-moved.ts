import {clauseReferences, standing, yearOf} from '../support/clauses.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'clause-moved',
		aliases: ['CLS008'],
		family: 'clauses',
		severity: 'information',
		summary: 'A clause has another number in the 2026 edition, which this QMS uses or prepares for.',
		why: 'After the change of edition the old number leads to another subject or to none.',
		remedy: 'Use the new number; claims name criteria and need no change.',
		messages: {moved: '{clause} "{title}" of ISO 9001:2015 is {mapped} in ISO 9001:2026.'},
	},
	check({document, config, catalogs, today}, report) {
		for (const catalog of catalogs) {
			const state = standing('2026', catalog, config, today);
			if (state === 'no') continue;
			const said = new Set<string>();
			for (const reference of clauseReferences(document)) {
				const moved = catalog.movedClauses.find(each => each.from === reference.target && each.to !== each.from);
				if (!moved || said.has(reference.target) || yearOf(reference) === '2026') continue;
				said.add(reference.target);
				report({
					message: 'moved',
					values: {clause: reference.target, title: moved.title, mapped: moved.to},
					path: document.path,
					span: reference.span,
					key: reference.target,
					...(state === 'prepared-for' && {severity: 'hint' as const}),
					...(!moved.to.includes(',') && {
						fixes: [
							{
								kind: 'replace',
								title: `Change to ${moved.to}`,
								arguments: {from: reference.target, to: moved.to},
								safe: false,
							},
						],
					}),
				});
			}
		}
	},
});
