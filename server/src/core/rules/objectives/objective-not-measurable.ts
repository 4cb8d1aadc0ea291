import {isUncontrolled} from '../../workspace/state.ts';
import {foldCell, headingPath} from '../support/tables.ts';
import {documentRule} from '../rule.ts';

const heading =
	/^(?:\d+ )*(?:our )?(?:quality )?(?:objectives|goals|quality objectives and targets)$|^(?:\d+ )*(?:unsere )?qualitatsziele$|^(?:\d+ )*objetivos de (?:la )?calidad$|^(?:\d+ )*objectifs qualite$/;
const amount =
	/\d|%|\b(?:zero|all|every|each|none|no|alle|jede|jeder|kein|keine|todos|todas|cada|ningun|tous|toutes|chaque|aucun)\b/i;
const vagueVerb =
	/^(?:to |we )?(?:improve|increase|enhance|reduce|strengthen|maximi[sz]e|minimi[sz]e|foster|achieve|maintain|verbess|steiger|erhoh|reduzier|senken|mejorar|aumentar|reducir|incrementar|ameliorer|augmenter|reduire)/;

export default documentRule({
	meta: {
		id: 'objective-not-measurable',
		aliases: ['OBJ004'],
		family: 'objectives',
		severity: 'warning',
		summary: 'An objective in a list of quality objectives has no amount.',
		why: '"Improve quality" is never missed and never reached.',
		remedy: 'Add amount and date: "reduce complaints to 2 per 1,000 deliveries by December".',
		messages: {vague: '"{text}" cannot be measured: add an amount and a date.'},
	},
	check({document}, report) {
		// What a team writes about itself on a page that nobody controls is no quality objective.
		if (!document.qms || document.template || document.kind === 'policy' || isUncontrolled(document)) return;
		for (const section of document.sections) {
			if (!heading.test(foldCell(headingPath(document, section.index)[0] ?? ''))) continue;
			for (const block of section.blocks) {
				const text = block.statements.map(statement => statement.text).join(' ');
				if (block.kind !== 'item' || amount.test(text) || !vagueVerb.test(foldCell(text))) continue;
				const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
				report({
					message: 'vague',
					values: {text: short},
					path: document.path,
					span: block.span,
					key: short,
				});
			}
		}
	},
});
