import {documentRule} from '../rule.ts';

export default documentRule({
	meta: {
		id: 'syntax-invalid',
		aliases: [],
		family: 'configuration',
		severity: 'error',
		summary: 'A document cannot be read in full: its YAML does not parse, or it goes beyond a limit.',
		why: 'What was not read was not checked; claims and control data in it may be lost.',
		remedy: 'Correct the place that is named. What could be read was used.',
		messages: {problem: '{message}'},
	},
	check({document}, report) {
		// One break makes others after it: of each sort the first is said.
		const said = new Set<string>();
		for (const {span, message, remedy, code, ofYaml} of document.problems) {
			if (said.has(code)) continue;
			said.add(code);
			report({
				message: 'problem',
				values: {message: remedy === '' ? message : `${message} ${remedy}`},
				path: document.path,
				span,
				key: code,
				...(ofYaml && {ofYaml}),
			});
		}
	},
});
