import type {TokenRun} from '../../text/fold.ts';
import {remembered} from '../../text/remembered.ts';
import {documentRule} from '../rule.ts';
import {shorten} from '../support/steps.ts';

const parrot =
	/(?<!\b(?:within|of|in|inside|outside|across|by|for|to|from|at|with|que|que en|toda|todo|entire|whole|all|ganze|gesamte|toute|tout) )\b(?:the organi[sz]ation shall|die organisation muss|la organizacion debe(?:ra)?|l organisme doit)\b/;

/** An interval, a deadline or a number of its own shows that the sentence was written for this organization. */
const own =
	/\d|\b(?:once|twice|daily|weekly|monthly|quarterly|annually|yearly|per year|jahrlich|monatlich|anualmente|mensualmente|una vez|annuellement|par an)\b/;

const isParroted = remembered((tokens: TokenRun) => {
	const words = tokens.words.join(' ');
	return parrot.test(words) && !own.test(words);
});

export default documentRule({
	meta: {
		id: 'standard-repeated',
		aliases: ['TXT008'],
		family: 'text',
		severity: 'warning',
		summary: 'A section repeats a requirement ("the organization shall") instead of saying how it is met.',
		why: 'The requirement is known; an auditor asks what you do. A copied requirement gives no evidence.',
		remedy: 'Say who does what, when, and with which record.',
		messages: {repeated: '"{text}" repeats a requirement instead of saying how you meet it.'},
	},
	check({document}, report) {
		if (!document.qms || document.kind === 'external' || document.kind === 'mapping' || document.template) return;
		for (const section of document.sections) {
			if (['references', 'definitions', 'matrix', 'examples'].includes(section.role)) continue;
			// One sentence a section makes the point.
			const statement = section.blocks
				.filter(block => block.kind !== 'quote' && block.kind !== 'code')
				.flatMap(block => block.statements)
				.find(({tokens}) => isParroted(tokens));
			if (statement)
				report({
					message: 'repeated',
					values: {text: shorten(statement.text)},
					path: document.path,
					span: statement.span,
					key: shorten(statement.text),
				});
		}
	},
});
