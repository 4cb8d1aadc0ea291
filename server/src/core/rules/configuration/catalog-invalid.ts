import {workspaceRule} from '../rule.ts';

export default workspaceRule({
	meta: {
		id: 'catalog-invalid',
		aliases: ['CFG001'],
		family: 'configuration',
		severity: 'error',
		summary: 'A catalogue of expected outcomes cannot be used.',
		why: 'Half a catalogue would report false gaps and miss real ones, so it is not used at all.',
		remedy: 'Correct the file at the place named, or remove it from `catalogs` of qms.yaml.',
		messages: {problem: '{message}'},
	},
	reads: snapshot => [snapshot.catalogProblems],
	check({snapshot}, report) {
		for (const {path, span, message, remedy, ofYaml} of snapshot.catalogProblems) {
			report({
				message: 'problem',
				values: {message: remedy === '' ? message : `${message} ${remedy}`},
				path,
				span,
				key: message,
				...(ofYaml && {ofYaml}),
			});
		}
	},
});
