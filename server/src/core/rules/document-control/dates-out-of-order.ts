import type {Located} from '../../model/document.ts';
import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'dates-out-of-order',
		aliases: ['DOC010'],
		family: 'document-control',
		severity: 'error',
		summary: 'The dates of a document contradict each other.',
		why: 'A document cannot be in force before it was approved, nor be due for review before its last review.',
		remedy: 'Correct the date that is wrong.',
		messages: {order: 'The {first} ({firstDate}) lies after the {second} ({secondDate}).'},
	},
	check({document}, report) {
		if (!document.qms) return;
		const {approved, effective, reviewLast, reviewNext} = document.metadata;
		const compare = (
			first: string,
			one: Located<string> | undefined,
			second: string,
			two: Located<string> | undefined,
		) => {
			if (!one || !two || one.value <= two.value) return;
			report({
				message: 'order',
				values: {first, firstDate: one.value, second, secondDate: two.value},
				path: document.path,
				span: one.span,
				key: `${first} ${second}`,
				related: [{path: document.path, span: two.span, message: `The ${second} stands here.`}],
			});
		};
		compare('approval date', approved, 'effective date', effective);
		compare('approval date', approved, 'next review date', reviewNext);
		compare('last review date', reviewLast, 'next review date', reviewNext);
	},
});
